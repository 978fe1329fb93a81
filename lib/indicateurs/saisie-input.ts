import { z } from 'zod';

const id = z.coerce.number().int().positive().max(2_147_483_647);
/** What was read before writing; 0 when there was nothing yet. */
const lue = z.coerce.number().int().min(0).max(2_147_483_647);
const place = { schemaId: id, annee: z.coerce.number().int().min(2000).max(2100) };
const reason = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(2000, 'Au plus 2000 caractères.');
const optional = (max: number) => z.string().trim().max(max, `Au plus ${max} caractères.`).default('');

/** Several cells travel together as JSON in one field. */
function cells<S extends z.ZodType>(cell: S) {
  return z
    .string()
    .max(1_000_000)
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'Cellules illisibles.' });
        return z.NEVER;
      }
    })
    .pipe(z.array(cell).min(1, 'Choisissez au moins une valeur.').max(2000));
}

/** `epciId` null: the département's own. The text is read again by the server, with the definition it holds. */
export const enregistrerValeursInput = z.object({
  ...place,
  epciId: z.preprocess((value) => (value === '' ? null : value), id.nullable()),
  cellules: cells(
    z.object({
      indicateurId: id,
      lue,
      texte: z.string().max(400, 'Au plus 400 caractères.'),
      /** Absent: what was written around the value stays. */
      commentaire: z.string().trim().max(2000, 'Au plus 2000 caractères.').optional(),
      source: z.string().trim().max(300, 'Au plus 300 caractères.').optional(),
      isEstimee: z.boolean().optional(),
    }),
  ),
});

export const transmettreValeursInput = z.object({
  ...place,
  epciId: id,
  cellules: cells(z.object({ indicateurId: id, lue })),
});

const valeurs = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).min(1, 'Choisissez au moins une valeur.').max(2000, 'Au plus 2000 valeurs à la fois.'),
);
export const validerValeursInput = z.object({ valeurId: valeurs });
export const retournerValeursInput = z.object({
  valeurId: valeurs,
  motif: reason('Dites en une phrase ce qui est à reprendre.'),
});
export const demanderCorrectionValeurInput = z.object({ valeurId: id, motif: reason('Dites ce qui est à corriger.') });
export const rouvrirValeurInput = z.object({ valeurId: id });

/** The cellule writes an EPCI's value: a référent is missing, or what was sent is wrong; `lue` is the last row it read. */
export const corrigerValeurInput = z.object({
  ...place,
  epciId: id,
  indicateurId: id,
  lue,
  texte: z
    .string({ error: 'Donnez la valeur.' })
    .trim()
    .min(1, 'Donnez la valeur.')
    .max(400, 'Au plus 400 caractères.'),
  commentaire: reason('Dites pourquoi vous corrigez.'),
  source: optional(300),
});
