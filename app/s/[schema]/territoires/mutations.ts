'use server';

import { mutation } from '@/lib/mutation';
import { correctMandat, endMandat, nameReferent, readMandat } from '@/lib/territoires/data';
import { modifierMandatInput, nommerReferentInput, terminerMandatInput } from '@/lib/territoires/input';

export const nommerReferent = mutation({
  name: 'nommerReferent',
  input: nommerReferentInput,
  run: async ({ db, viewer, today }, input) => {
    await nameReferent(db, viewer, input, today);
    const who = `${input.prenom} ${input.nom}`;
    return { message: input.remplaceId ? `${who} prend la suite.` : `Mandat enregistré : ${who}.` };
  },
  conflict: async ({ db }, { remplaceId }) => (remplaceId ? readMandat(db, remplaceId) : null),
});

export const modifierMandat = mutation({
  name: 'modifierMandat',
  input: modifierMandatInput,
  run: async ({ db, viewer, today }, input) => {
    await correctMandat(db, viewer, input, today);
    return { message: 'Mandat corrigé.' };
  },
  conflict: ({ db }, { mandatId }) => readMandat(db, mandatId),
});

export const terminerMandat = mutation({
  name: 'terminerMandat',
  input: terminerMandatInput,
  run: async ({ db, viewer, today }, input) => {
    await endMandat(db, viewer, input, today);
    return { message: input.date > today ? 'Fin du mandat enregistrée.' : 'Mandat terminé.' };
  },
  conflict: ({ db }, { mandatId }) => readMandat(db, mandatId),
});
