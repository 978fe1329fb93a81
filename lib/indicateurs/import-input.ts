import { z } from 'zod';
import { TAILLE_IMPORT } from './import';
import { enregistrerValeursInput } from './saisie-input';

const place = enregistrerValeursInput.pick({ schemaId: true, annee: true, epciId: true });

export const lireImportInput = place.extend({
  fichier: z
    .file('Choisissez le fichier.')
    .min(1, 'Ce fichier est vide, ou aucun n’est choisi.')
    .max(TAILLE_IMPORT, 'Ce fichier dépasse 900 ko : gardez-y les seules données à importer.'),
});

/** The cells of the preview; the server reads each text again. */
export const confirmerImportInput = enregistrerValeursInput.extend({
  nom: z
    .string()
    .trim()
    .transform((nom) => nom.slice(-200) || 'Fichier'),
});

export const annulerImportInput = z.object({ lotId: z.coerce.number().int().positive().max(2_147_483_647) });
