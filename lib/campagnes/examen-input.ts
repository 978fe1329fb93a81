import { z } from 'zod';
import { avancements } from '@/lib/suivi/rules';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const jour = z.iso.date('Donnez une date, par exemple 12/06/2026.');
const MOTIF = 'Dites en une phrase ce qui est à reprendre.';
const text = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(2000, 'Au plus 2000 caractères.');
const optional = z.string().trim().max(2000, 'Au plus 2000 caractères.').default('');
// one line or several: a form repeats the field
const lignes = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).min(1, 'Choisissez au moins une ligne.').max(500, 'Au plus 500 lignes à la fois.'),
);

export const validerLignesInput = z.object({ avancementId: lignes });

export const retournerLignesInput = z.object({ avancementId: lignes, motif: text(MOTIF) });

/** The answer to a correction asked for; a refusal says why. */
export const repondreCorrectionInput = z
  .object({ demandeId: id, reponse: z.enum(['accepter', 'refuser']), motif: optional })
  .superRefine(({ reponse, motif }, context) => {
    if (reponse === 'refuser' && !motif)
      context.addIssue({ code: 'custom', path: ['motif'], message: 'Dites en une phrase pourquoi vous refusez.' });
  });

/** What the cellule says in the name of an EPCI; `derniereId` is the last line it read of this cell, 0 when there was none. */
export const saisirPourCompteInput = z.object({
  schemaId: id,
  epciId: id,
  actionId: id,
  derniereId: z.coerce.number().int().min(0).max(2_147_483_647),
  avancement: z.enum(avancements, { error: 'Choisissez où en est l’action.' }),
  commentaire: optional,
  difficulte: optional,
  preuve: optional,
});

const annee = z.coerce.number({ error: 'Donnez une année.' }).int('Donnez une année.');
const dates = { ouverture: jour, echeance: jour };

export const ouvrirCampagneInput = z.object({ schemaId: id, annee, ...dates });
export const modifierCampagneInput = z.object({ campagneId: id, revision: id, ...dates });
