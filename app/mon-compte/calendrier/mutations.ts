'use server';

import { z } from 'zod';
import { env } from '@/lib/env';
import { openFlux, revokeFlux } from '@/lib/instances/flux';
import { mutation } from '@/lib/mutation';

export const ouvrirCalendrier = mutation({
  name: 'ouvrirCalendrier',
  input: z.object({}),
  isSecret: true,
  run: async ({ db, viewer }) => ({
    message: 'Adresse créée.',
    data: {
      adresse: `${new URL(env().NEXTAUTH_URL ?? 'http://127.0.0.1:3000').origin}/api/calendrier/${await openFlux(db, viewer)}.ics`,
    },
  }),
});

export const revoquerCalendrier = mutation({
  name: 'revoquerCalendrier',
  input: z.object({}),
  run: async ({ db, viewer }) => {
    await revokeFlux(db, viewer);
    return { message: 'Adresse révoquée : elle ne répond plus.' };
  },
});
