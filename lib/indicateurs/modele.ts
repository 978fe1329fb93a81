import { writeCsv } from '@/lib/exports/csv';
import { writeXlsx, type CelluleEcrite, type Colonne } from '@/lib/exports/xlsx';
import { direCellule, direEcriture } from './cellule';
import type { Donnee } from './rules';
import { debutCellule, type LigneGrille } from './saisie';

/** Where values are imported: `cle` is a SIREN or « departement », `epciId` null for the département. */
export type PlaceImport = { cle: string; epciId: number | null; annee: number };

/** The first cell of a line of the template: it says for which indicator, territory and year the line is. */
export function identifiantOf({ cle, annee }: PlaceImport, indicateurId: number): string {
  return `${cle}-${annee}-${indicateurId}`;
}

/** The titles of the template; the year before is not called a value, so that it is never taken for one. */
export function titresDe(annee: number) {
  return {
    identifiant: 'Identifiant',
    action: 'Action',
    libelle: 'Indicateur',
    unite: 'Unité',
    ecriture: 'S’écrit',
    avant: `Rappel ${annee - 1}`,
    valeur: `Valeur ${annee}`,
    commentaire: 'Commentaire',
    source: 'Source',
    estimee: 'Estimée (oui/non)',
  } as const;
}

const largeurs = [26, 9, 60, 16, 26, 14, 16, 40, 30, 18];
const FIXES = 6;

/** The template of a territory and a year: one line an indicator, with what it says already. */
export async function writeModele(
  format: 'xlsx' | 'csv',
  lignes: readonly LigneGrille[],
  place: PlaceImport,
): Promise<Uint8Array> {
  const titres = Object.values(titresDe(place.annee));
  const cellules = lignes.map((ligne) => lineOf(ligne, place));
  if (format === 'csv') {
    return Buffer.from(
      writeCsv(
        titres,
        cellules.map((line) => line.map((cell) => String(cell ?? ''))),
      ),
    );
  }
  const colonnes = titres.map((titre, i): Colonne => ({ titre, largeur: largeurs[i]!, fixe: i < FIXES }));
  const lines = cellules.map((line) => line.map((cell, i) => (i === FIXES || i === FIXES - 1 ? nombreOf(cell) : cell)));
  return writeXlsx([{ nom: `Valeurs ${place.annee}`, colonnes, lignes: lines }]);
}

function lineOf(ligne: LigneGrille, place: PlaceImport): string[] {
  const cellule = ligne.cellules[0]!;
  const donnee = debutCellule(cellule);
  return [
    identifiantOf(place, ligne.indicateurId),
    ligne.action?.code ?? '',
    ligne.libelle,
    ligne.unite ?? '',
    direEcriture(ligne),
    dire(cellule.avant),
    dire(donnee),
    donnee?.commentaire ?? '',
    donnee?.source ?? '',
    donnee?.isEstimee ? 'oui' : '',
  ];
}

/** A share by its two terms is written in words: spreadsheets would take 12/40 for a date. */
function dire(donnee: Donnee | null): string {
  const texte = direCellule(donnee);
  return donnee?.numerateur != null ? texte.replace('/', ' sur ') : texte;
}

/** What a spreadsheet holds exactly as a number is written as one. */
function nombreOf(texte: string): CelluleEcrite {
  return /^-?[0-9]{1,9}(,[0-9]{1,6})?$/.test(texte) ? Number(texte.replace(',', '.')) : texte || null;
}
