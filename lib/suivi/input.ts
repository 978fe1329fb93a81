import { z } from 'zod';
import { avancements } from './rules';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const revision = z.coerce.number().int().min(0).max(2_147_483_647);
const jour = z.iso.date('Donnez une date, par exemple 12/06/2026.');
const text = (message: string, max = 4000) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optional = z.string().trim().max(500, 'Au plus 500 caractères.').optional();
const isChecked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const blocage = {
  motif: text('Dites ce qui bloque.', 2000),
  condition: text('Dites ce qui lèverait le blocage.', 2000),
  responsable: optional,
};

/** A decision on the status; the blocage fields count only when the box is ticked. */
export const changerStatutInput = z.preprocess(
  (form) =>
    (form as { bloque?: string }).bloque === 'on'
      ? form
      : { ...(form as object), motif: undefined, condition: undefined },
  z
    .object({
      actionId: id,
      revision,
      avancement: z.enum(avancements, { error: 'Choisissez un statut.' }),
      commentaire: text('Un commentaire est obligatoire : dites en une phrase ce qui justifie ce statut.'),
      dateEffet: jour,
      bloque: isChecked,
      motif: blocage.motif.optional(),
      condition: blocage.condition.optional(),
      responsable: optional,
    })
    .superRefine((value, context) => {
      if (!value.bloque) return;
      if (!value.motif) context.addIssue({ code: 'custom', path: ['motif'], message: 'Dites ce qui bloque.' });
      if (!value.condition)
        context.addIssue({ code: 'custom', path: ['condition'], message: 'Dites ce qui lèverait le blocage.' });
    }),
);

export const confirmerStatutInput = z.object({ actionId: id, revision });

/** A correction replaces one earlier entry; « annuler » leaves nothing of it. */
export const corrigerStatutInput = z.object({
  actionId: id,
  revision,
  corrigeId: id,
  avancement: z
    .enum([...avancements, 'annuler'], { error: 'Choisissez ce que l’entrée aurait dû dire.' })
    .transform((value) => (value === 'annuler' ? null : value)),
  commentaire: text('Dites en une phrase pourquoi vous corrigez.'),
  dateEffet: jour,
});

export const declarerBlocageInput = z.object({ actionId: id, revision, dateEffet: jour, ...blocage });
export const leverBlocageInput = z.object({
  actionId: id,
  revision,
  blocageId: id,
  dateEffet: jour,
  commentaire: text('Dites en une phrase ce qui a levé le blocage.'),
});

/** Marks a milestone done on a day, or open again when `rouvrir` is sent. */
export const marquerJalonInput = z.object({
  actionId: id,
  revision,
  jalonId: id,
  faitLe: z.union([jour, z.literal('rouvrir')], { error: 'Donnez la date à laquelle le jalon a été atteint.' }),
  commentaire: optional,
});
