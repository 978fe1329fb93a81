'use server';

import { mutation } from '@/lib/mutation';
import { creerSchemaInput } from '@/lib/referentiel/input';
import { createSchema } from '@/lib/referentiel/schema';

export const creerSchema = mutation({
  name: 'creerSchema',
  input: creerSchemaInput,
  run: async ({ db, viewer }, input) => {
    const data = await createSchema(db, viewer, input);
    return { message: `Schéma ${data.code} ouvert.`, data };
  },
});
