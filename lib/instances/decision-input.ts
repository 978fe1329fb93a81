import { z } from 'zod';
import { suitesEvaluation } from '@/lib/conventions/rules';
import { avancements } from '@/lib/suivi/rules';
import { naturesDecision, naturesEffet, suivisDecision } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const optionalJour = z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional());
const text = (message: string, max = 4000) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);

/** A decision being written, new without `decisionId`: its text first, the rest when it is known. */
export const enregistrerDecisionInput = z.object({
  seanceId: id,
  decisionId: optionalId,
  revision: optionalId,
  pointId: optionalId,
  nature: z.enum(naturesDecision, { error: 'Choisissez ce sur quoi porte la décision.' }),
  texte: text('Écrivez la décision.'),
  responsableId: optionalId,
  responsable: optionalText(120),
  echeance: optionalJour,
  /** The confirmed decision that this one cancels. */
  annuleId: optionalId,
});
export const decisionInput = z.object({ decisionId: id, revision: id });

export const suivreDecisionInput = z
  .object({
    decisionId: id,
    revision: id,
    suivi: z.enum(suivisDecision, { error: 'Dites où elle en est.' }),
    constat: optionalText(2000),
  })
  .superRefine(({ suivi, constat }, context) => {
    if ((suivi === 'faite' || suivi === 'abandonnee') && !constat)
      context.addIssue({
        code: 'custom',
        path: ['constat'],
        message: suivi === 'faite' ? 'Dites ce qui a été fait.' : 'Dites pourquoi elle est abandonnée.',
      });
  });

const NECESSAIRES: Record<(typeof naturesEffet)[number], [champ: string, message: string][]> = {
  statut: [
    ['actionId', 'Choisissez l’action.'],
    ['avancement', 'Choisissez le statut décidé.'],
  ],
  retrait: [['actionId', 'Choisissez l’action à retirer.']],
  retablissement: [['actionId', 'Choisissez l’action à rétablir.']],
  jalon: [
    ['jalonId', 'Choisissez le jalon.'],
    ['fin', 'Donnez la nouvelle échéance.'],
  ],
  renegociation: [
    ['conventionId', 'Choisissez la convention.'],
    ['reference', 'Donnez la référence de la suivante, par exemple CAD-09.'],
  ],
  evaluation: [
    ['conventionId', 'Choisissez la convention.'],
    ['annee', 'Donnez l’année évaluée.'],
    ['avancement', 'Choisissez une couleur.'],
    ['suite', 'Choisissez la suite donnée.'],
  ],
  compte_rendu: [['seanceVisee', 'Choisissez la séance.']],
};

/** What the decision will do once confirmed; each kind asks for its own fields. */
export const ajouterEffetInput = z
  .object({
    decisionId: id,
    nature: z.enum(naturesEffet, { error: 'Choisissez l’effet.' }),
    actionId: optionalId,
    jalonId: optionalId,
    conventionId: optionalId,
    seanceVisee: optionalId,
    avancement: z.preprocess(empty, z.enum(avancements).optional()),
    suite: z.preprocess(empty, z.enum(suitesEvaluation).optional()),
    annee: z.preprocess(empty, z.coerce.number({ error: 'Donnez l’année.' }).int().min(2000).max(2100).optional()),
    fin: optionalJour,
    reference: optionalText(40),
    dateEffet: optionalJour,
    dateFin: optionalJour,
  })
  .superRefine((value, context) => {
    for (const [champ, message] of NECESSAIRES[value.nature] ?? [])
      if (!value[champ as keyof typeof value]) context.addIssue({ code: 'custom', path: [champ], message });
    if (value.nature === 'renegociation' && value.dateEffet && value.dateFin && value.dateFin < value.dateEffet)
      context.addIssue({ code: 'custom', path: ['dateFin'], message: 'Le terme suit la date d’effet.' });
  });
export const retirerEffetInput = z.object({ effetId: id });

/** What is said of a point, or of an action or a fiche; new without `noteId`, taken off when its text is emptied. */
export const enregistrerNoteInput = z.object({
  seanceId: id,
  pointId: id,
  noteId: optionalId,
  revision: optionalId,
  actionId: optionalId,
  ficheId: optionalId,
  texte: z.string().trim().max(20_000, 'Au plus 20 000 caractères.').default(''),
});

/** The point under discussion: what the projector shows. */
export const suivrePointInput = z.object({ seanceId: id, pointId: optionalId });
