import { z } from 'zod';
import { avancements } from '@/lib/suivi/rules';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const place = { schemaId: id, epciId: id };
/** What was read before writing; 0 when there was nothing yet. */
const lue = z.coerce.number().int().min(0).max(2_147_483_647);
const jour = z.iso.date('Donnez une date, par exemple 12/06/2026.');
const text = (max: number) => z.string().max(max, `Au plus ${max} caractères.`);
const optional = (max: number) => text(max).trim().default('');
const reason = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(2000, 'Au plus 2000 caractères.');

/** As many characters whoever writes: a line of the référent may be taken up by the cellule. */
const longueurs = { commentaire: 4000, difficulte: 2000, preuve: 500 };

/** What an EPCI says of an action, as typed; only what is sent is checked further (refuseSaisie). */
const saisie = z.object({
  avancement: z.enum(avancements).nullable(),
  commentaire: text(longueurs.commentaire),
  difficulte: text(longueurs.difficulte),
  preuve: text(longueurs.preuve),
});

/** Several lines travel together as JSON in one field. */
function lines<S extends z.ZodType>(line: S) {
  return z
    .string()
    .max(1_000_000)
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'Lignes illisibles.' });
        return z.NEVER;
      }
    })
    .pipe(z.array(line).min(1, 'Choisissez au moins une ligne.').max(500));
}

export const enregistrerBrouillonsInput = z.object({
  ...place,
  lignes: lines(saisie.extend({ actionId: id, revision: lue })),
});

export const transmettreInput = z.object({ ...place, lignes: lines(z.object({ actionId: id, revision: lue })) });

export const demanderCorrectionInput = z.object({
  avancementId: id,
  motif: reason('Dites ce qui est à corriger.'),
});

// one line or several: a form repeats the field
const lignes = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).min(1, 'Choisissez au moins une ligne.').max(500, 'Au plus 500 lignes à la fois.'),
);

export const validerLignesInput = z.object({ avancementId: lignes });

export const retournerLignesInput = z.object({
  avancementId: lignes,
  motif: reason('Dites en une phrase ce qui est à reprendre.'),
});

/** The answer to a correction asked for; a refusal says why. */
export const repondreCorrectionInput = z
  .object({ demandeId: id, reponse: z.enum(['accepter', 'refuser']), motif: optional(2000) })
  .superRefine(({ reponse, motif }, context) => {
    if (reponse === 'refuser' && !motif)
      context.addIssue({ code: 'custom', path: ['motif'], message: 'Dites en une phrase pourquoi vous refusez.' });
  });

/** What the cellule says in the name of an EPCI; `derniereId` is the last line it read of this cell, 0 when there was none. */
export const saisirPourCompteInput = z.object({
  ...place,
  actionId: id,
  derniereId: lue,
  avancement: z.enum(avancements, { error: 'Choisissez où en est l’action.' }),
  commentaire: optional(longueurs.commentaire),
  difficulte: optional(longueurs.difficulte),
  preuve: optional(longueurs.preuve),
});

const annee = z.coerce.number({ error: 'Donnez une année.' }).int('Donnez une année.');
const dates = { ouverture: jour, echeance: jour };

export const ouvrirCampagneInput = z.object({ schemaId: id, annee, ...dates });
export const modifierCampagneInput = z.object({ campagneId: id, revision: id, ...dates });

export const donnerVisaInput = z.object(place);

/** A visa given in a local meeting, recorded with its date. */
export const enregistrerVisaInput = z.object({ ...place, dateVisa: z.iso.date('Donnez la date de la réunion.') });

export const retirerVisaInput = z.object({ visaId: id });
