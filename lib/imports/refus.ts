import { Refus } from '@/lib/errors';

const PHRASES = {
  vide: 'Ce fichier est vide. Remplissez le modèle, puis déposez-le.',
  autre: 'Ce fichier n’est pas un tableur. Déposez un fichier XLSX ou CSV.',
  xls: 'Ce fichier est à l’ancien format d’Excel (.xls). Ouvrez-le, enregistrez-le au format XLSX ou CSV, puis déposez-le.',
  xlsb: 'Ce fichier est au format binaire d’Excel (.xlsb). Ouvrez-le, enregistrez-le au format XLSX ou CSV, puis déposez-le.',
  ods: 'Ce fichier est au format OpenDocument (.ods). Ouvrez-le, enregistrez-le au format XLSX ou CSV, puis déposez-le.',
  protege: 'Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis déposez-le.',
  lourd: 'Ce fichier dépasse 5 Mo. Gardez-y les seules données à importer.',
  gonfle: 'Ce fichier est trop volumineux une fois ouvert. Gardez-y les seules données à importer.',
  lignes: 'Une feuille dépasse 5 000 lignes. Partagez le fichier en plusieurs.',
  colonnes: 'Une feuille dépasse 60 colonnes. Gardez-y les seules colonnes du modèle.',
  abime: 'Ce fichier ne se lit pas : il est abîmé ou incomplet. Ouvrez-le, enregistrez-le de nouveau, puis déposez-le.',
} as const;

/** Why a file is not read as a spreadsheet. */
export type Motif = keyof typeof PHRASES;

/** A file refused before any cell is looked at, with the sentence for the person. */
export class TableurRefuse extends Refus {
  constructor(readonly motif: Motif) {
    super(PHRASES[motif]);
  }
}
