import { TableurRefuse } from './refus';

/** One cell as a person reads it, with the address to name it by; or why it says nothing. */
export type Cellule = { adresse: string; texte: string } | { adresse: string; erreur: string };
/** One sheet: every row has as many cells as the widest, without the empty rows and columns that end it. */
export type Feuille = { nom: string; lignes: Cellule[][] };
/** What a spreadsheet file holds. */
export type Tableur = { feuilles: Feuille[] };

export const LIGNES_MAX = 5000;
export const COLONNES_MAX = 60;

/** The address of a cell as spreadsheets show it: row 11, column 2 (both from zero) is « C12 ». */
export function adresse(ligne: number, colonne: number): string {
  let lettres = '';
  for (let n = colonne + 1; n > 0; n = Math.floor((n - 1) / 26))
    lettres = String.fromCharCode(65 + ((n - 1) % 26)) + lettres;
  return `${lettres}${ligne + 1}`;
}

/** A raw cell before it has its address: its text, or why it has none. */
export type Brute = string | { erreur: string };

const pleine = (brute: Brute | undefined) => brute !== undefined && (typeof brute !== 'string' || brute.trim() !== '');

/** Makes a sheet of raw cells: ends cut, sizes checked, addresses given. */
export function feuille(nom: string, brutes: readonly (readonly (Brute | undefined)[])[]): Feuille {
  let hauteur = 0;
  let largeur = 0;
  brutes.forEach((ligne, l) => {
    const derniere = ligne.findLastIndex(pleine);
    if (derniere < 0) return;
    hauteur = l + 1;
    largeur = Math.max(largeur, derniere + 1);
  });
  if (hauteur > LIGNES_MAX) throw new TableurRefuse('lignes');
  if (largeur > COLONNES_MAX) throw new TableurRefuse('colonnes');
  const lignes = Array.from({ length: hauteur }, (_, l) =>
    Array.from({ length: largeur }, (_, c) => {
      const brute = brutes[l]?.[c] ?? '';
      const ou = adresse(l, c);
      return typeof brute === 'string' ? { adresse: ou, texte: sansApostrophe(brute) } : { adresse: ou, ...brute };
    }),
  );
  return { nom, lignes };
}

/** Takes away the apostrophe our own exports put before what a spreadsheet would compute. */
const sansApostrophe = (texte: string) => texte.replace(/^'(?=\s*[=+\-@])/, '');
