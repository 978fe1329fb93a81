'use server';

import {
  ajouterEngagementInput,
  ajouterPartieInput,
  ajouterMontantInput,
  enregistrerConventionInput,
  modifierMontantInput,
} from '@/lib/conventions/input';
import { addMontant, updateMontant } from '@/lib/conventions/financement';
import { addEngagement, addPartie, saveConvention } from '@/lib/conventions/redaction';
import { readConventionEcrite, readMontantEcrit } from '@/lib/conventions/versions';
import { mutation } from '@/lib/mutation';

export const enregistrerConvention = mutation({
  name: 'enregistrerConvention',
  input: enregistrerConventionInput,
  run: async ({ db, viewer }, input) => {
    await saveConvention(db, viewer, input);
    return {
      message: input.conventionId ? 'Convention enregistrée.' : `Convention ${input.reference} ajoutée au registre.`,
    };
  },
  conflict: async ({ db }, { conventionId }) => (conventionId ? readConventionEcrite(db, conventionId) : null),
});

export const ajouterPartie = mutation({
  name: 'ajouterPartie',
  input: ajouterPartieInput,
  run: async ({ db, viewer }, input) => ({ message: `${await addPartie(db, viewer, input)} : partie ajoutée.` }),
});

export const ajouterEngagement = mutation({
  name: 'ajouterEngagement',
  input: ajouterEngagementInput,
  run: async ({ db, viewer }, input) => {
    await addEngagement(db, viewer, input);
    return { message: 'Engagement ajouté.' };
  },
});

export const ajouterMontant = mutation({
  name: 'ajouterMontant',
  input: ajouterMontantInput,
  run: async ({ db, viewer }, input) => {
    await addMontant(db, viewer, input);
    return { message: 'Montant ajouté.' };
  },
});

export const modifierMontant = mutation({
  name: 'modifierMontant',
  input: modifierMontantInput,
  run: async ({ db, viewer }, input) => {
    await updateMontant(db, viewer, input);
    return { message: 'Montant enregistré.' };
  },
  conflict: ({ db }, { montantId }) => readMontantEcrit(db, montantId),
});
