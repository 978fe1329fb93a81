'use server';

import { suivreDecisionInput } from '@/lib/instances/decision-input';
import { followDecision } from '@/lib/instances/decisions';
import { readSuiviEcrit } from '@/lib/instances/versions';
import { mutation } from '@/lib/mutation';

export const suivreDecision = mutation({
  name: 'suivreDecision',
  input: suivreDecisionInput,
  run: async ({ db, viewer }, input) => {
    await followDecision(db, viewer, input);
    return { message: 'Suivi de la décision enregistré.' };
  },
  conflict: ({ db }, { decisionId }) => readSuiviEcrit(db, decisionId),
});
