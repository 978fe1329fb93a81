'use server';

import {
  ajouterEngagementInput,
  ajouterPartieInput,
  enregistrerConventionInput,
  enregistrerMontantInput,
} from '@/lib/conventions/input';
import { addEngagement, addPartie, saveConvention, saveMontant } from '@/lib/conventions/redaction';
import { readConventionEcrite } from '@/lib/conventions/versions';
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

export const enregistrerMontant = mutation({
  name: 'enregistrerMontant',
  input: enregistrerMontantInput,
  run: async ({ db, viewer }, input) => {
    await saveMontant(db, viewer, input);
    return { message: 'Montant enregistré.' };
  },
});
