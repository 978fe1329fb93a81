import { z } from 'zod';
import { etatsPresence, etatsSeance, naturesPoint, naturesSeance } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const text = (message: string, max = 300) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);
const minutes = (min: number, max: number) => {
  const message = `Une durée en minutes, de ${min} à ${max}.`;
  return z.coerce.number({ error: message }).int(message).min(min, message).max(max, message);
};
const toList = (value: unknown) =>
  value === undefined || value === '' ? [] : [value].flat().filter((one) => one !== '');
const several = z.preprocess(toList, z.array(id).max(60, 'Au plus 60 liens.'));

const codes = z
  .string()
  .max(1000, 'Au plus 1000 caractères.')
  .optional()
  .transform((value) =>
    (value ?? '')
      .split(/[,;\n]/)
      .map((code) => code.trim())
      .filter(Boolean),
  );

/** When and where a meeting is held: the day and the hour as they are said in Paris. */
export const quandEtOu = {
  nature: z.enum(naturesSeance, { error: 'Choisissez la nature de la séance.' }),
  jour: z.iso.date('Donnez la date, par exemple 12/06/2026.'),
  heure: z
    .string({ error: 'Donnez l’heure.' })
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Donnez l’heure, par exemple 09:30.'),
  dureeMinutes: minutes(15, 720),
  lieu: optionalText(300),
  visio: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/, error: 'Donnez une adresse complète, par exemple https://visio.example/copil.' })
      .optional(),
  ),
};
export const modifierSeanceInput = z.object({ seanceId: id, revision: id, ...quandEtOu });

export const changerEtatSeanceInput = z
  .object({
    seanceId: id,
    revision: id,
    etat: z.enum(etatsSeance, { error: 'Choisissez le nouvel état.' }),
    motif: optionalText(1000),
  })
  .superRefine(({ etat, motif }, context) => {
    if (etat === 'annulee' && !motif)
      context.addIssue({ code: 'custom', path: ['motif'], message: 'Dites pourquoi la séance est annulée.' });
  });

/** A point, new without `pointId`, with what it is about. */
export const enregistrerPointInput = z.object({
  seanceId: id,
  pointId: optionalId,
  revision: optionalId,
  nature: z.enum(naturesPoint, { error: 'Choisissez la nature du point.' }),
  intitule: text('Donnez l’intitulé du point.'),
  dureeMinutes: minutes(0, 480),
  rapporteur: optionalText(200),
  /** The codes of its actions and the references of its conventions, separated by commas. */
  actions: codes,
  conventions: codes,
  indicateur: several,
  document: several,
  /** What it was about and still is, each as 'action:12'. */
  lien: z.preprocess(
    toList,
    z
      .array(z.string().regex(/^(action|convention|indicateur|document):[1-9][0-9]{0,8}$/, absent))
      .max(60, 'Au plus 60 liens.'),
  ),
});
export const retirerPointInput = z.object({ pointId: id, revision: id });
/** A point just taken off, as it was, put back at its rank. */
export const retablirPointInput = z.object({
  ...{
    seanceId: id,
    ordre: id,
    nature: enregistrerPointInput.shape.nature,
    intitule: enregistrerPointInput.shape.intitule,
  },
  ...{ dureeMinutes: minutes(0, 480), rapporteur: optionalText(200), lien: enregistrerPointInput.shape.lien },
  proposition: optionalText(300),
});
/** The points of a meeting in their new order, and in the order that was on the page. */
export const ordonnerPointsInput = z.object({ seanceId: id, avant: several, point: several });

/** A proposal by its key; `cle` in a form is already its one-time key. */
export const propositionInput = z
  .object({ seanceId: id, proposition: text('Cette proposition n’existe plus.', 300) })
  .transform(({ seanceId, proposition }) => ({ seanceId, cle: proposition }));

export const ecrireConvocationInput = z.object({
  seanceId: id,
  revision: id,
  convocation: text('Écrivez le texte de la convocation.', 10_000),
});

/** The attendance of one person: a member by `membreId`, or somebody already on the sheet by `presenceId`. */
export const noterPresenceInput = z
  .object({
    seanceId: id,
    membreId: optionalId,
    presenceId: optionalId,
    revision: optionalId,
    etat: z.enum(etatsPresence, { error: 'Choisissez.' }),
    parQui: optionalText(200),
  })
  .superRefine(({ etat, parQui, membreId, presenceId }, context) => {
    if (!membreId && !presenceId) context.addIssue({ code: 'custom', path: ['etat'], message: absent });
    if ((etat === 'represente' || etat === 'pouvoir') && !parQui)
      context.addIssue({
        code: 'custom',
        path: ['parQui'],
        message: etat === 'pouvoir' ? 'Dites à qui le pouvoir est donné.' : 'Dites par qui.',
      });
  });
export const inviterInput = z.object({
  seanceId: id,
  prenom: text('Donnez le prénom.', 100),
  nom: text('Donnez le nom.', 100),
  fonction: optionalText(200),
  organisation: optionalText(200),
});
export const tousPresentsInput = z.object({ seanceId: id });
export const retirerPresenceInput = z.object({ presenceId: id });

/** The words around the minutes, and until when they may be proofread. */
export const ecrireCompteRenduInput = z.object({
  seanceId: id,
  revision: optionalId,
  ouverture: optionalText(5000),
  cloture: optionalText(5000),
  relectureAu: z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional()),
});
export const compteRenduInput = z.object({ seanceId: id, revision: id });
