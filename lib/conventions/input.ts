import { z } from 'zod';
import { typeOrganisation } from '@/lib/organisations/input';
import { avancements } from '@/lib/suivi/rules';
import { constats, etatsConvention, familles, niveaux, reconductions, suitesEvaluation, volets } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const optionalJour = z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional());
const jour = (message: string) => z.iso.date(message);
const text = (message: string, max = 2000) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);

export const changerEtatInput = z
  .object({
    conventionId: id,
    revision: id,
    etat: z.enum(etatsConvention, { error: 'Choisissez le nouvel état.' }),
    motif: optionalText(1000),
  })
  .superRefine(({ etat, motif }, context) => {
    if (etat === 'resiliee' && !motif)
      context.addIssue({ code: 'custom', path: ['motif'], message: 'Dites pourquoi elle est résiliée.' });
  });

/** Without `revision`, the first time something is written for this party. */
export const enregistrerSignatureInput = z.object({
  partieId: id,
  revision: optionalId,
  instance: optionalText(200),
  deliberationNumero: optionalText(60),
  deliberationLe: optionalJour,
  signataire: optionalText(120),
  fonction: optionalText(120),
  signeLe: optionalJour,
});

export const ajouterAvenantInput = z.object({
  conventionId: id,
  objet: text('Dites l’objet de l’avenant.'),
  signeLe: jour('Donnez la date de signature.'),
  nouvelleFin: optionalJour,
});

/** Without `revision`, the first evaluation of that year. */
export const evaluerInput = z.object({
  conventionId: id,
  revision: optionalId,
  annee: z.coerce
    .number({ error: 'Donnez l’année.' })
    .int('Donnez l’année.')
    .min(2000, 'Donnez l’année.')
    .max(2100, 'Donnez l’année.'),
  avancement: z.enum(avancements, { error: 'Choisissez une couleur.' }),
  suite: z.enum(suitesEvaluation, { error: 'Choisissez la suite donnée.' }),
  commentaire: text('Dites pourquoi, en une phrase.'),
});

export const constaterInput = z.object({
  engagementId: id,
  revision: id,
  constat: z.enum(constats, { error: 'Choisissez.' }),
  preuve: optionalText(1000),
});

const mois = (message: string) =>
  z.preprocess(empty, z.coerce.number({ error: message }).int(message).min(0, message).max(240, message).optional());

/**
 * A convention, new without `conventionId`. A financière names its cadre or says why it has none; a duration of renewal goes
 * with a renewal; the codes of its actions are typed, separated by commas.
 */
export const enregistrerConventionInput = z
  .object({
    schemaId: id,
    conventionId: optionalId,
    revision: optionalId,
    reference: text('Donnez une référence, par exemple CAD-09.', 40),
    intitule: text('Donnez l’intitulé.', 300),
    niveau: z.enum(niveaux, { error: 'Choisissez le niveau.' }),
    famille: z.enum(familles, { error: 'Dites entre qui et qui.' }),
    objet: optionalText(4000),
    parentId: optionalId,
    sansParent: optionalText(500),
    dateEffet: optionalJour,
    dateFin: optionalJour,
    reconduction: z.enum(reconductions, { error: 'Choisissez la reconduction.' }),
    dureeReconductionMois: mois('Un nombre de mois.'),
    nbReconductionsMax: mois('Un nombre.'),
    preavisMois: mois('Un nombre de mois.'),
    epci: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(id).max(100),
    ),
    actions: z
      .string()
      .max(1000, 'Au plus 1000 caractères.')
      .optional()
      .transform((value) => [...new Set((value ?? '').split(/[\s,;]+/).filter(Boolean))]),
  })
  .superRefine((value, context) => {
    const refuse = (champ: string, message: string) => context.addIssue({ code: 'custom', path: [champ], message });
    if (value.niveau === 'financiere_realisation') {
      if (!value.parentId && !value.sansParent)
        refuse('parentId', 'Choisissez sa convention cadre, ou dites pourquoi elle n’en a pas.');
      if (value.parentId && value.sansParent) refuse('sansParent', 'Elle a une convention cadre : laissez vide.');
    }
    if (value.dateEffet && value.dateFin && value.dateFin < value.dateEffet)
      refuse('dateFin', 'Le terme suit la date d’effet.');
    if (value.reconduction !== 'aucune' && !value.dureeReconductionMois)
      refuse('dureeReconductionMois', 'Donnez la durée d’une reconduction, en mois.');
    if ((value.preavisMois ?? 0) > 60) refuse('preavisMois', 'Au plus 60 mois.');
  });

/** A party by its name, with what it is when it is new; `isAutre` when it is not the one of a like name. */
export const ajouterPartieInput = z.object({
  conventionId: id,
  organisation: text('Nommez l’organisation.', 200),
  type: z.preprocess(empty, typeOrganisation.optional()),
  qualite: optionalText(60),
  isAutre: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export const ajouterEngagementInput = z.object({
  partieId: id,
  texte: text('Dites à quoi elle s’engage.'),
  action: optionalText(20),
  epciId: optionalId,
  echeance: optionalJour,
});

/** Euros as French people type them: '18 500,50', '0', '12 000 €'. */
const euros = (message: string) =>
  z
    .string()
    .transform((value) => value.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.'))
    .pipe(z.string().regex(/^\d{1,10}(\.\d{1,2})?$/, message));

/** One line of a convention's money: zero is a value, empty is none. */
export const ajouterMontantInput = z.object({
  conventionId: id,
  annee: z.coerce
    .number({ error: 'Donnez l’année.' })
    .int('Donnez l’année.')
    .min(2000, 'Donnez l’année.')
    .max(2100, 'Donnez l’année.'),
  volet: z.enum(volets, { error: 'Choisissez le volet.' }),
  financeurId: z.preprocess(empty, z.coerce.number({ error: 'Choisissez le financeur.' }).int().positive()),
  prevu: euros('Un montant en euros, par exemple 18 500,50.'),
  verse: z.preprocess(empty, euros('Un montant en euros, par exemple 18 500,50.').optional()),
});

/** What was planned and paid, written again. */
export const modifierMontantInput = z.object({
  montantId: id,
  revision: id,
  prevu: ajouterMontantInput.shape.prevu,
  verse: ajouterMontantInput.shape.verse,
});

export const retirerPartieInput = z.object({ partieId: id });
export const retirerEngagementInput = z.object({ engagementId: id });
export const retirerMontantInput = z.object({ montantId: id });

/** The convention that follows another: its own reference and dates. */
export const renouvelerInput = z
  .object({
    conventionId: id,
    reference: text('Donnez une référence, par exemple CAD-09.', 40),
    dateEffet: jour('Donnez la date d’effet.'),
    dateFin: jour('Donnez le terme.'),
  })
  .superRefine(({ dateEffet, dateFin }, context) => {
    if (dateFin < dateEffet)
      context.addIssue({ code: 'custom', path: ['dateFin'], message: 'Le terme suit la date d’effet.' });
  });
