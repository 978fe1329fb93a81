import { z } from 'zod';
import { degres, etatsSchema, familles, typesAxe } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const jour = (message: string) => z.iso.date(message);
const optionalJour = z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional());
const text = (message: string, max = 300) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const long = z
  .string()
  .trim()
  .max(20_000, 'Au plus 20 000 caractères.')
  .optional()
  .transform((value) => value?.replaceAll('\r\n', '\n') || null);
const isChecked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const several = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(one).max(500));

const code = text('Donnez un code.', 40).regex(
  /^[0-9a-z]+(-[0-9a-z]+)*$/,
  'Des minuscules, des chiffres et des tirets, par exemple 84-2027.',
);
const entete = {
  nom: text('Donnez le nom du schéma.'),
  debut: jour('Donnez le premier jour du schéma.'),
  fin: jour('Donnez le dernier jour du schéma.'),
};
type Dates = { debut: string; fin: string };
function checkDates({ debut, fin }: Dates, context: z.RefinementCtx): void {
  if (fin <= debut) context.addIssue({ code: 'custom', path: ['fin'], message: 'La fin doit suivre le début.' });
}

export const creerSchemaInput = z
  .object({ code, departement: text('Choisissez le département.', 3), ...entete })
  .superRefine(checkDates);
export const modifierSchemaInput = z
  .object({ schemaId: id, revision: id, ...entete, motif: text('', 1000).or(z.literal('')).optional() })
  .superRefine(checkDates);
export const changerEtatSchemaInput = z.object({
  schemaId: id,
  revision: id,
  etat: z.enum(etatsSchema, { error: 'Choisissez le nouvel état.' }),
});
export const dupliquerSchemaInput = z
  .object({ schemaId: id, code, ...entete, jalons: isChecked })
  .superRefine(checkDates);

/** The EPCI ticked, each with the sigle typed beside it in `sigle-<id>`. */
export const ajouterEpcisInput = z.looseObject({ schemaId: id, epci: several(id) }).transform((form, context) => {
  if (form.epci.length === 0) context.addIssue({ code: 'custom', path: ['epci'], message: 'Cochez au moins un EPCI.' });
  const epcis = form.epci.map((epciId) => {
    const parsed = text('Donnez un sigle.', 20).safeParse(form[`sigle-${epciId}`]);
    if (!parsed.success)
      context.addIssue({ code: 'custom', path: [`sigle-${epciId}`], message: parsed.error.issues[0]!.message });
    return { epciId, sigle: parsed.data ?? '' };
  });
  return { schemaId: form.schemaId, epcis };
});
export const retirerEpciInput = z.object({ schemaId: id, epciId: id });

/** Without `axeId`, a new axe. */
export const enregistrerAxeInput = z.object({
  schemaId: id,
  axeId: optionalId,
  revision: optionalId,
  numero: z.coerce
    .number({ error: 'Donnez un numéro.' })
    .int('Un nombre entier.')
    .positive('À partir de 1.')
    .max(99, 'Au plus 99.'),
  libelle: text('Donnez le libellé de l’axe.'),
  type: z.enum(typesAxe, { error: 'Choisissez le type de l’axe.' }),
});
export const retirerAxeInput = z.object({ axeId: id });

/** Without `facetteId`, a new facet. */
export const enregistrerFacetteInput = z.object({
  schemaId: id,
  facetteId: optionalId,
  revision: optionalId,
  famille: z.enum(familles, { error: 'Choisissez la famille.' }),
  libelle: text('Donnez le libellé.', 120),
});
export const retirerFacetteInput = z.object({ facetteId: id });

export const deplacerInput = z.object({
  objet: z.enum(['axe', 'fiche', 'action', 'facette'], { error: absent }),
  id,
  sens: z.enum(['monter', 'descendre'], { error: absent }),
});

/** Without `ficheId`, a new fiche. */
export const enregistrerFicheInput = z.object({
  schemaId: id,
  ficheId: optionalId,
  revision: optionalId,
  axeId: z.preprocess(empty, z.coerce.number({ error: 'Choisissez l’axe.' }).int().positive()),
  code: text('Donnez le code de la fiche, par exemple 1-A.', 20),
  titre: text('Donnez le titre de la fiche.'),
  degrePriorite: z.enum(degres, { error: 'Choisissez le degré de priorité.' }),
  constat: long,
  enjeux: long,
  mesures: long,
});
export const changerEtatFicheInput = z.object({
  ficheId: id,
  revision: id,
  etat: z.enum(['active', 'archivee'], { error: absent }),
  motif: text('Dites pourquoi, en une phrase.', 1000),
});

const jalon = z
  .object({
    id: id.nullish(),
    libelle: text('donnez un libellé.'),
    debut: z.preprocess(empty, z.iso.date('donnez une date de début complète.').nullish()),
    fin: z.preprocess(empty, z.iso.date('donnez la date de fin.')),
  })
  .refine(({ debut, fin }) => !debut || debut <= fin, { message: 'la fin ne peut pas précéder le début.' });

/** The milestones travel as one JSON text, whose errors name the line. */
const jalons = z.string().transform((json, context) => {
  const rows = z.array(z.unknown()).max(100).safeParse(parseJson(json));
  const read = (rows.data ?? []).map((row) => jalon.safeParse(row));
  if (!rows.success) context.addIssue({ code: 'custom', message: 'Ces jalons ne se lisent pas.' });
  for (const [i, { error }] of read.entries())
    if (error) context.addIssue({ code: 'custom', message: `Jalon ${i + 1} : ${error.issues[0]!.message}` });
  return read.flatMap(({ data }) => (data ? [data] : []));
});
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Without `actionId`, a new action. A correction of form reads its texts alone. */
export const enregistrerActionInput = z
  .object({
    schemaId: id,
    actionId: optionalId,
    /** The number of the version read. */
    revision: optionalId,
    nature: z.enum(['modification', 'forme'], { error: 'Dites ce que vous changez.' }).default('modification'),
    ficheId: optionalId,
    code: z.string().trim().max(20, 'Au plus 20 caractères.').optional(),
    titre: text('Donnez le titre de l’action.'),
    resume: long,
    objectif: long,
    description: long,
    publicCible: long,
    porteur: long,
    isPorteurADesigner: isChecked,
    partenaires: long,
    calendrier: long,
    lieux: long,
    financements: long,
    liensSchemas: long,
    isDepartementale: isChecked,
    epci: several(id),
    facette: several(id),
    jalons: jalons.default([]),
    dateEffet: optionalJour,
    decision: z.string().trim().max(1000, 'Au plus 1000 caractères.').optional(),
    motif: z.string().trim().max(1000, 'Au plus 1000 caractères.').optional(),
  })
  .superRefine((value, context) => {
    if (value.nature === 'forme') return;
    if (!value.ficheId) context.addIssue({ code: 'custom', path: ['ficheId'], message: 'Choisissez la fiche.' });
    if (!value.code) context.addIssue({ code: 'custom', path: ['code'], message: 'Donnez un code.' });
  });

/** Takes an action out of the board, or back in; `code` is asked again when it comes back. */
export const changerEtatActionInput = z
  .object({
    actionId: id,
    revision: id,
    etat: z.enum(['active', 'archivee', 'retiree'], { error: 'Choisissez.' }),
    code: z.string().trim().max(20, 'Au plus 20 caractères.').optional(),
    dateEffet: jour('Donnez la date d’effet.'),
    motif: text('Dites pourquoi, en une phrase.', 1000),
    decision: z.string().trim().max(1000, 'Au plus 1000 caractères.').optional(),
  })
  .superRefine(({ etat, decision, code: given }, context) => {
    if (etat === 'retiree' && !decision)
      context.addIssue({ code: 'custom', path: ['decision'], message: 'Citez la décision qui retire l’action.' });
    if (etat === 'active' && !given)
      context.addIssue({ code: 'custom', path: ['code'], message: 'Donnez le code que l’action reprend.' });
  });
