'use server';

import { z } from 'zod';
import { openFlux, revokeFlux } from '@/lib/instances/flux';
import { mutation } from '@/lib/mutation';

export const ouvrirCalendrier = mutation({
  name: 'ouvrirCalendrier',
  input: z.object({}),
  isSecret: true,
  run: async ({ db, viewer }) => ({
    message: 'Votre adresse de calendrier est créée.',
    data: { secret: await openFlux(db, viewer) },
  }),
});

export const revoquerCalendrier = mutation({
  name: 'revoquerCalendrier',
  input: z.object({}),
  run: async ({ db, viewer }) => {
    await revokeFlux(db, viewer);
    return { message: 'Adresse fermée : elle ne répond plus.' };
  },
});
