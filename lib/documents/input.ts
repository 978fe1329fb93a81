import { z } from 'zod';
import type { FichierRecu } from './reception';
import { naturesDocument, visibilites } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const titre = z
  .string({ error: 'Donnez un titre.' })
  .trim()
  .min(1, 'Donnez un titre.')
  .max(200, 'Au plus 200 caractères.');
const nature = z.enum(naturesDocument, { error: 'Dites ce que c’est.' });
const visibilite = z.enum(visibilites, { error: 'Dites qui le lit.' });
const fichier = z.custom<FichierRecu | string>().transform((value, context) => {
  if (typeof value !== 'string') return value;
  context.addIssue({ code: 'custom', message: value });
  return z.NEVER;
});

/** A file that makes a document of a convention. */
export const deposerDocumentInput = z.object({ conventionId: id, titre, nature, visibilite, fichier });

/** A file that follows the versions of a document; `numero` is the one its author saw last. */
export const deposerVersionInput = z.object({ documentId: id, numero: id, fichier });

export const modifierDocumentInput = z.object({ documentId: id, revision: id, titre, nature, visibilite });

/** Taken off, or put back. */
export const retirerDocumentInput = z.object({
  documentId: id,
  revision: id,
  retire: z.enum(['oui', 'non']).transform((value) => value === 'oui'),
});
