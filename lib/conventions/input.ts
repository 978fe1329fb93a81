import { z } from 'zod';
import { avancements } from '@/lib/suivi/rules';
import { constats, etatsConvention, suitesEvaluation } from './rules';

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
