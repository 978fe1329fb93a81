'use server';

import { mutation } from '@/lib/mutation';
import { changeEtatAction, saveAction } from '@/lib/referentiel/actions';
import { changerEtatActionInput, enregistrerActionInput } from '@/lib/referentiel/input';
import { readVersionEcrite } from '@/lib/referentiel/lecture-action';

const faits = { archivee: 'Action archivée.', retiree: 'Action retirée.', active: 'Action restaurée.' };

export const enregistrerAction = mutation({
  name: 'enregistrerAction',
  input: enregistrerActionInput,
  run: async ({ db, viewer, today }, input) => {
    const id = await saveAction(db, viewer, input, today);
    const message = !input.actionId
      ? `Action ${input.code} ajoutée.`
      : input.nature === 'forme'
        ? 'Correction de forme enregistrée.'
        : 'Modification enregistrée.';
    return { message, data: { id } };
  },
  conflict: async ({ db }, { actionId }) => (actionId ? readVersionEcrite(db, actionId) : null),
});

export const changerEtatAction = mutation({
  name: 'changerEtatAction',
  input: changerEtatActionInput,
  run: async ({ db, viewer, today }, input) => {
    await changeEtatAction(db, viewer, input, today);
    return { message: faits[input.etat] };
  },
  conflict: ({ db }, { actionId }) => readVersionEcrite(db, actionId),
});
