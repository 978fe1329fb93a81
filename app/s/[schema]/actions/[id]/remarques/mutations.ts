'use server';

import { mutation } from '@/lib/mutation';
import { answerRemarque, closeRemarque, writeRemarque } from '@/lib/remarques/data';
import { cloreRemarqueInput, ecrireRemarqueInput, repondreRemarqueInput } from '@/lib/remarques/input';

export const ecrireRemarque = mutation({
  name: 'ecrireRemarque',
  input: ecrireRemarqueInput,
  run: async ({ db, viewer }, input) => {
    await writeRemarque(db, viewer, input);
    return { message: 'Remarque enregistrée.' };
  },
});

export const repondreRemarque = mutation({
  name: 'repondreRemarque',
  input: repondreRemarqueInput,
  run: async ({ db, viewer }, input) => {
    await answerRemarque(db, viewer, input);
    return { message: input.cloture ? 'Réponse enregistrée, remarque close.' : 'Réponse enregistrée.' };
  },
});

export const cloreRemarque = mutation({
  name: 'cloreRemarque',
  input: cloreRemarqueInput,
  run: async ({ db, viewer }, input) => {
    await closeRemarque(db, viewer, input);
    return { message: 'Remarque close.' };
  },
});
