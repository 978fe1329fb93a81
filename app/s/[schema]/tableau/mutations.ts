'use server';

import { mutation } from '@/lib/mutation';
import { annulerStatutsInput, changerStatutsInput, confirmerStatutsInput } from '@/lib/suivi/input';
import { cancelStatuts, changeStatuts, confirmStatuts, raconteResultats } from '@/lib/suivi/plusieurs';

export const changerStatuts = mutation({
  name: 'changerStatuts',
  input: changerStatutsInput,
  run: async ({ db, viewer, today }, input) => {
    const data = await changeStatuts(db, viewer, input, today);
    return { message: raconteResultats(data, 'enregistrée'), data };
  },
});

export const confirmerStatuts = mutation({
  name: 'confirmerStatuts',
  input: confirmerStatutsInput,
  run: async ({ db, viewer, today }, input) => {
    const data = await confirmStatuts(db, viewer, input, today);
    return { message: raconteResultats(data, 'confirmée'), data };
  },
});

export const annulerStatuts = mutation({
  name: 'annulerStatuts',
  input: annulerStatutsInput,
  run: async ({ db, viewer, today }, input) => {
    const data = await cancelStatuts(db, viewer, input, today);
    return { message: raconteResultats(data, 'rétablie'), data };
  },
});
