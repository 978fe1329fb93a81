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

const LOT_MAX = 200;
const nombre = '[1-9][0-9]{0,8}';

/** Actions and the revision read of each, as one text (`13:2,14:0`): no more than a board, none twice. */
const lot = liste(new RegExp(`^(${nombre}):(0|${nombre})$`)).transform((all) =>
  all.map(([actionId, revision]) => ({ actionId: actionId!, revision: revision! })),
);

/** The same decision for several actions, with one comment. */
export const changerStatutsInput = z.object({
  actions: lot,
  avancement: z.enum(avancements, { error: 'Choisissez un statut.' }),
  commentaire: text('Un commentaire est obligatoire : il sera celui de chaque action cochée.'),
  dateEffet: jour,
});

export const confirmerStatutsInput = z.object({ actions: lot });

/** Entries just written, to cancel: action, revision and entry (`13:3:207`). */
export const annulerStatutsInput = z.object({
  statuts: liste(new RegExp(`^(${nombre}):(0|${nombre}):(${nombre})$`)).transform((all) =>
    all.map(([actionId, revision, statutId]) => ({ actionId: actionId!, revision: revision!, statutId: statutId! })),
  ),
});

/** A list of numbers joined by commas, cut after the pattern; the first number of an entry is there once. */
function liste(pattern: RegExp) {
  return z
    .string({ error: 'Cochez au moins une action.' })
    .min(1, 'Cochez au moins une action.')
    .transform((value) => value.split(','))
    .pipe(
      z
        .array(z.string().regex(pattern, 'Cette sélection ne se lit pas.'))
        .max(LOT_MAX, `Au plus ${LOT_MAX} actions à la fois.`)
        .transform((all) => all.map((one) => pattern.exec(one)!.slice(1).map(Number))),
    )
    .refine((all) => new Set(all.map(([first]) => first)).size === all.length, 'Une action est cochée deux fois.');
}
