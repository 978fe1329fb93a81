'use server';

import { giveVisa, recordVisa, withdrawVisa } from '@/lib/campagnes/visa';
import { donnerVisaInput, enregistrerVisaInput, retirerVisaInput } from '@/lib/campagnes/input';
import { formatJour } from '@/lib/format';
import { mutation } from '@/lib/mutation';
import { readCompetenceEcrite, saveCompetence } from '@/lib/territoires/competence-ecriture';
import { enregistrerCompetenceInput } from '@/lib/territoires/input';

export const donnerVisa = mutation({
  name: 'donnerVisa',
  input: donnerVisaInput,
  run: async ({ db, viewer, today }, input) => {
    await giveVisa(db, viewer, input, today);
    return { message: 'Visa donné.' };
  },
});

export const enregistrerVisa = mutation({
  name: 'enregistrerVisa',
  input: enregistrerVisaInput,
  run: async ({ db, viewer, today }, input) => {
    await recordVisa(db, viewer, input, today);
    return { message: `Visa enregistré : instance locale du ${formatJour(input.dateVisa)}.` };
  },
});

export const retirerVisa = mutation({
  name: 'retirerVisa',
  input: retirerVisaInput,
  run: async ({ db, viewer, today }, input) => {
    await withdrawVisa(db, viewer, input, today);
    return { message: 'Visa retiré.' };
  },
});

export const enregistrerCompetence = mutation({
  name: 'enregistrerCompetence',
  input: enregistrerCompetenceInput,
  run: async ({ db, viewer, today }, input) => {
    await saveCompetence(db, viewer, input, today);
    return { message: 'Compétence enregistrée.' };
  },
  conflict: async ({ db }, { competenceId }) => (competenceId ? readCompetenceEcrite(db, competenceId) : null),
});
