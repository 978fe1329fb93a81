'use server';

import {
  ajouterEffetInput,
  decisionInput,
  enregistrerDecisionInput,
  enregistrerNoteInput,
  retirerEffetInput,
  suivrePointInput,
} from '@/lib/instances/decision-input';
import { confirmDecision, removeDecision, saveDecision } from '@/lib/instances/decisions';
import { addEffet, removeEffet } from '@/lib/instances/effets-ecriture';
import { followPoint, readNoteEcrite, saveNote } from '@/lib/instances/notes';
import { readDecisionEcrite } from '@/lib/instances/versions';
import { mutation } from '@/lib/mutation';

export const enregistrerNote = mutation({
  name: 'enregistrerNote',
  input: enregistrerNoteInput,
  isQuiet: true,
  run: async ({ db, viewer }, input) => ({ message: 'Noté.', data: await saveNote(db, viewer, input) }),
  conflict: ({ db }, input) => readNoteEcrite(db, input),
});

export const enregistrerDecision = mutation({
  name: 'enregistrerDecision',
  input: enregistrerDecisionInput,
  isQuiet: true,
  run: async ({ db, viewer }, input) => ({
    message: 'Décision gardée.',
    data: await saveDecision(db, viewer, input),
  }),
  conflict: ({ db }, { decisionId }) => readDecisionEcrite(db, decisionId),
});

export const retirerDecision = mutation({
  name: 'retirerDecision',
  input: decisionInput,
  run: async ({ db, viewer }, input) => {
    await removeDecision(db, viewer, input);
    return { message: 'Décision retirée.' };
  },
  conflict: ({ db }, { decisionId }) => readDecisionEcrite(db, decisionId),
});

export const confirmerDecision = mutation({
  name: 'confirmerDecision',
  input: decisionInput,
  run: async ({ db, viewer, today }, input) => ({
    message: `Décision ${await confirmDecision(db, viewer, input, today)} confirmée.`,
  }),
  conflict: ({ db }, { decisionId }) => readDecisionEcrite(db, decisionId),
});

export const ajouterEffet = mutation({
  name: 'ajouterEffet',
  input: ajouterEffetInput,
  run: async ({ db, viewer }, input) => {
    await addEffet(db, viewer, input);
    return { message: 'Effet préparé : il s’appliquera à la confirmation.' };
  },
});

export const retirerEffet = mutation({
  name: 'retirerEffet',
  input: retirerEffetInput,
  run: async ({ db, viewer }, { effetId }) => {
    await removeEffet(db, viewer, effetId);
    return { message: 'Effet retiré.' };
  },
});

export const suivrePoint = mutation({
  name: 'suivrePoint',
  input: suivrePointInput,
  run: async ({ db, viewer }, input) => {
    await followPoint(db, viewer, input);
    return { message: 'Point affiché.' };
  },
});
