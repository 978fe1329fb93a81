'use server';

import { mutation } from '@/lib/mutation';
import { removeContact, saveContact, saveOrganisation } from '@/lib/organisations/data';
import { enregistrerContactInput, enregistrerOrganisationInput, retirerContactInput } from '@/lib/organisations/input';
import { readContactEcrit, readOrganisationEcrite } from '@/lib/organisations/versions';

export const enregistrerOrganisation = mutation({
  name: 'enregistrerOrganisation',
  input: enregistrerOrganisationInput,
  run: async ({ db, viewer }, input) => {
    await saveOrganisation(db, viewer, input);
    return { message: input.organisationId ? 'Organisation enregistrée.' : `${input.nom} : organisation ajoutée.` };
  },
  conflict: async ({ db }, { organisationId }) => (organisationId ? readOrganisationEcrite(db, organisationId) : null),
});

export const enregistrerContact = mutation({
  name: 'enregistrerContact',
  input: enregistrerContactInput,
  run: async ({ db, viewer }, input) => {
    await saveContact(db, viewer, input);
    return { message: input.contactId ? 'Contact enregistré.' : 'Contact ajouté.' };
  },
  conflict: async ({ db }, { contactId }) => (contactId ? readContactEcrit(db, contactId) : null),
});

export const retirerContact = mutation({
  name: 'retirerContact',
  input: retirerContactInput,
  run: async ({ db, viewer }, input) => {
    await removeContact(db, viewer, input);
    return { message: 'Contact retiré.' };
  },
  conflict: async ({ db }, { contactId }) => readContactEcrit(db, contactId),
});
