import { z } from 'zod';
import { colleges, qualites, typesInstance } from './rules';
import { quandEtOu } from './seance-input';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const jour = (message: string) => z.iso.date(message);
const optionalJour = z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional());
const text = (message: string, max = 200) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);
const entier = (message: string, { min, max }: { min: number; max: number }) =>
  z.coerce.number({ error: message }).int(message).min(min, message).max(max, message);
const optionalEntier = (message: string, bornes: { min: number; max: number }) =>
  z.preprocess(empty, entier(message, bornes).optional());
const coche = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** A body, new without `instanceId`; what it is and its EPCI are chosen once. */
export const enregistrerInstanceInput = z
  .object({
    schemaId: id,
    instanceId: optionalId,
    revision: optionalId,
    type: z.enum(typesInstance, { error: 'Choisissez ce qu’est cette instance.' }),
    epciId: optionalId,
    nom: text('Nommez l’instance.'),
    minimumAnnuel: z.preprocess(
      empty,
      entier('Un nombre de réunions par an, de 0 à 12.', { min: 0, max: 12 }).optional(),
    ),
    quorum: optionalEntier('Un nombre de membres, de 1 à 200.', { min: 1, max: 200 }),
    tenueDans: optionalText(200),
    isComiteMsap: coche,
    creeeLe: jour('Dites depuis quand elle existe.'),
  })
  .superRefine(({ type, epciId, instanceId }, context) => {
    if (!instanceId && type === 'instance_locale' && !epciId)
      context.addIssue({ code: 'custom', path: ['epciId'], message: 'Choisissez l’EPCI de cette instance locale.' });
  });

/** Its last day; none: it meets again. */
export const fermerInstanceInput = z.object({ instanceId: id, revision: id, finLe: optionalJour });

/** A seat, new without `siegeId`; the organisation by its name, when one is represented. */
export const enregistrerSiegeInput = z.object({
  instanceId: id,
  siegeId: optionalId,
  revision: optionalId,
  college: z.enum(colleges, { error: 'Choisissez le collège.' }),
  organisation: optionalText(200),
  intitule: text('Dites qui siège : « Le président ou son représentant ».'),
  ordre: optionalEntier('Un rang, de 1 à 999.', { min: 1, max: 999 }),
});
export const retirerSiegeInput = z.object({
  siegeId: id,
  revision: id,
  retireLe: jour('Dites depuis quand ce siège n’existe plus.'),
});

/** Who holds a seat, new without `membreId`; `remplaceId` then ends the day before. `revision` is that of the row known already. */
export const enregistrerMembreInput = z
  .object({
    siegeId: id,
    membreId: optionalId,
    revision: optionalId,
    remplaceId: optionalId,
    qualite: z.enum(qualites, { error: 'Dites si c’est le titulaire ou le suppléant.' }),
    utilisateurId: optionalId,
    prenom: text('Donnez le prénom.', 120),
    nom: text('Donnez le nom.', 120),
    fonction: optionalText(200),
    debut: jour('Donnez le premier jour de son mandat.'),
    fin: optionalJour,
  })
  .superRefine(({ debut, fin }, context) => {
    if (fin && fin < debut)
      context.addIssue({ code: 'custom', path: ['fin'], message: 'La fin du mandat suit son début.' });
  });
/** `date` is the first day without. */
export const terminerMembreInput = z.object({
  membreId: id,
  revision: id,
  date: jour('Donnez la date à partir de laquelle cette personne ne siège plus.'),
});

/** A meeting of a body, planned or held already. */
export const planifierSeanceInput = z.object({ instanceId: id, ...quandEtOu });

/** Signatories of conventions that get a seat. */
export const ajouterSignatairesInput = z.object({
  instanceId: id,
  organisationId: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(id).min(1, 'Choisissez une organisation.').max(200, 'Au plus 200 organisations.'),
  ),
});
