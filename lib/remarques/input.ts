import { z } from 'zod';

const MAXIMUM = 4000;
const id = z.coerce.number().int().positive().max(2_147_483_647);
const texte = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(MAXIMUM, `Au plus ${MAXIMUM} caractères.`);

/** A remark; `signature` is asked only of who may sign in several names: the id of an EPCI, or « moi ». */
export const ecrireRemarqueInput = z.object({
  actionId: id,
  signature: z
    .union([z.literal('moi').transform(() => null), id], { error: 'Choisissez au nom de qui vous écrivez.' })
    .optional(),
  texte: texte('Écrivez votre remarque.'),
});

/** An answer, which may close the remark. */
export const repondreRemarqueInput = z.object({
  remarqueId: id,
  texte: texte('Écrivez votre réponse.'),
  cloture: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

/** A closing, with a last word if one is given. */
export const cloreRemarqueInput = z.object({
  remarqueId: id,
  texte: z.string().trim().max(MAXIMUM, `Au plus ${MAXIMUM} caractères.`).optional(),
});
