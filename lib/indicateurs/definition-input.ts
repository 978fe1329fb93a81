import { z } from 'zod';
import { formules } from './calculs';
import {
  agregationLabels,
  agregations,
  agregationsDe,
  echelles,
  periodicites,
  sensIndicateur,
  typeIndicateurLabels,
  typesIndicateur,
} from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const text = (message: string, max: number) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);
const annee = (min: number) =>
  z.coerce.number({ error: 'Donnez une année.' }).int('Donnez une année.').min(min, 'Donnez une année.').max(2100);

/** What is measured, and how several territories make one. */
const termes = {
  libelle: text('Dites ce qui est mesuré.', 400),
  type: z.enum(typesIndicateur, { error: 'Choisissez le type.' }),
  unite: optionalText(60),
  echelle: z.enum(echelles, { error: 'Choisissez l’échelle.' }),
  agregation: z.enum(agregations, { error: 'Choisissez comment les valeurs des EPCI se réunissent.' }),
  sens: z.enum(sensIndicateur, { error: 'Choisissez le sens.' }),
  graduations: z
    .string()
    .max(500, 'Au plus 500 caractères.')
    .optional()
    .transform((value) => [...new Set((value ?? '').split(/[\n,;]+/).map((one) => one.trim()))].filter(Boolean)),
};
type Termes = z.output<z.ZodObject<typeof termes>>;

/** Only an appreciation has steps, two at least; an aggregation has a meaning for the type. */
const checkTermes = (
  { type, agregation, graduations }: Pick<Termes, 'type' | 'agregation' | 'graduations'>,
  refuse: (champ: string, message: string) => void,
) => {
  if (type === 'qualitatif' && graduations.length < 2)
    refuse('graduations', 'Donnez au moins deux échelons, séparés par des virgules.');
  if (!agregationsDe[type].includes(agregation)) {
    const permises = agregationsDe[type].map((code) => `« ${agregationLabels[code]} »`).join(', ');
    refuse('agregation', `Pour le type « ${typeIndicateurLabels[type]} » : ${permises}.`);
  }
};

const definition = {
  ...termes,
  periodicite: z.enum(periodicites, { error: 'Choisissez la périodicité.' }),
  source: optionalText(300),
  /** As typed: it is read once the type is known. */
  referenceValeur: optionalText(40),
  referenceAnnee: z.preprocess(empty, annee(1990).optional()),
  formule: z.preprocess(empty, z.enum(formules, { error: absent }).optional()).transform((value) => value ?? null),
  proprietaireId: optionalId.transform((value) => value ?? null),
};
type Definition = z.output<z.ZodObject<typeof definition>>;

const checkDefinition = (value: Definition, context: z.RefinementCtx) => {
  const refuse = (champ: string, message: string) => context.addIssue({ code: 'custom', path: [champ], message });
  checkTermes(value, refuse);
  if (value.referenceValeur !== null && value.referenceAnnee === undefined)
    refuse('referenceAnnee', 'De quelle année est cette valeur ?');
  if (value.referenceValeur === null && value.referenceAnnee !== undefined)
    refuse('referenceValeur', 'Donnez la valeur de cette année, ou laissez les deux vides.');
  if (value.formule === null) return;
  if (value.type !== 'nombre' && value.type !== 'oui_non')
    refuse('type', 'Ce qui se calcule est un nombre, ou se dit oui ou non.');
  if (value.echelle !== 'departement') refuse('echelle', 'Ce qui se calcule vaut pour le département.');
};
const sansGraduations = <T extends { type: string; graduations: string[] }>(value: T): T =>
  value.type === 'qualitatif' ? value : { ...value, graduations: [] };

/** An indicator of an action, or of the scheme itself without `actionId`. */
export const creerIndicateurInput = z
  .object({ schemaId: id, actionId: optionalId, ...definition })
  .superRefine(checkDefinition)
  .transform(sansGraduations);

/** Its first definition, or the one that holds from a year on. */
export const definirIndicateurInput = z
  .object({ indicateurId: id, revision: id, desAnnee: annee(2000), ...definition })
  .superRefine(checkDefinition)
  .transform(sansGraduations);

const PARTIES_MAX = 5;
const partie = z
  .object(termes)
  .superRefine((value, context) =>
    checkTermes(value, (champ, message) => context.addIssue({ code: 'custom', path: [champ], message })),
  );

/** The parts of a composite line: fields `libelle1`, `type1`, `libelle2`…; two at least, those without label left out. */
export const scinderIndicateurInput = z
  .looseObject({ indicateurId: id, revision: id, motif: text('Dites pourquoi elle est scindée.', 500) })
  .transform(({ indicateurId, revision, motif, ...champs }, context) => {
    const parties = Array.from({ length: PARTIES_MAX }, (_, i) => i + 1).flatMap((n) => {
      const dite = champs[`libelle${n}`];
      if (n > 2 && (typeof dite !== 'string' || dite.trim() === '')) return [];
      const lue = partie.safeParse(
        Object.fromEntries(Object.keys(termes).map((champ) => [champ, champs[`${champ}${n}`]])),
      );
      if (lue.success) return [sansGraduations(lue.data)];
      for (const { path, message } of lue.error.issues)
        context.addIssue({ code: 'custom', path: [`${String(path[0])}${n}`], message });
      return [];
    });
    return { indicateurId, revision, motif, parties };
  });

/** Takes an indicator off, with the reason. */
export const retirerIndicateurInput = z.object({
  indicateurId: id,
  revision: id,
  motif: text('Dites pourquoi il est retiré.', 500),
});

export const retablirIndicateurInput = z.object({ indicateurId: id, revision: id });

/** A target by year: fields `cible2026`…, as typed; an empty one removes it. */
export const enregistrerCiblesInput = z
  .looseObject({ indicateurId: id, revision: id })
  .transform(({ indicateurId, revision, ...champs }) => ({
    ...{ indicateurId, revision },
    cibles: Object.entries(champs).flatMap(([champ, texte]) => {
      const [, annee] = /^cible(2\d{3})$/.exec(champ) ?? [];
      return annee && typeof texte === 'string' ? [{ annee: Number(annee), texte: texte.slice(0, 40) }] : [];
    }),
  }));

export const figerAnneeInput = z.object({ schemaId: id, annee: annee(2000) });

/** A frozen year opens again, with the reason. */
export const rouvrirAnneeInput = z.object({
  schemaId: id,
  annee: annee(2000),
  motif: text('Dites pourquoi l’année est rouverte.', 500),
});
