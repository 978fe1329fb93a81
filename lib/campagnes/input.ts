import { z } from 'zod';
import { avancements } from '@/lib/suivi/rules';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const revision = z.coerce.number().int().min(0).max(2_147_483_647);
const text = (max: number) => z.string().max(max, `Au plus ${max} caractères.`);

/** What an EPCI says of an action, as typed; only what is sent is checked further (refuseSaisie). */
const saisie = z.object({
  avancement: z.enum(avancements).nullable(),
  commentaire: text(4000),
  difficulte: text(2000),
  preuve: text(500),
});

/** Several lines travel together as JSON in one field. */
function lines<S extends z.ZodType>(line: S) {
  return z
    .string()
    .max(1_000_000)
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'Lignes illisibles.' });
        return z.NEVER;
      }
    })
    .pipe(z.array(line).min(1, 'Choisissez au moins une ligne.').max(500));
}

const place = { schemaId: id, epciId: id };

export const enregistrerBrouillonsInput = z.object({
  ...place,
  lignes: lines(saisie.extend({ actionId: id, revision })),
});

export const transmettreInput = z.object({ ...place, lignes: lines(z.object({ actionId: id, revision })) });

export const demanderCorrectionInput = z.object({
  avancementId: id,
  motif: z
    .string({ error: 'Dites ce qui est à corriger.' })
    .trim()
    .min(1, 'Dites ce qui est à corriger.')
    .max(2000, 'Au plus 2000 caractères.'),
});
