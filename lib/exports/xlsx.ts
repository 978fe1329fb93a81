import ExcelJS from 'exceljs';
import { unzip, zip } from '@/lib/imports/zip';
import { sansCommande } from './csv';

/** A cell to write: a number stays one, a text is a text even when it begins with '='. */
export type CelluleEcrite = string | number | null;
/** A column: its title, how wide in characters, and whether it is greyed and locked. */
export type Colonne = { titre: string; largeur?: number; fixe?: boolean };
/** A sheet to write. */
export type FeuilleEcrite = {
  nom: string;
  colonnes: readonly Colonne[];
  lignes: readonly (readonly CelluleEcrite[])[];
};

const GRIS: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
const TEXTE_MAX = 32_767;
// dates of no matter: the same sheets give the same bytes
const DATE = new Date('2000-01-01T00:00:00Z');

/** A workbook: titles bold and frozen, fixed columns grey and locked (without password). The same sheets give the same bytes. */
export async function writeXlsx(feuilles: readonly FeuilleEcrite[]): Promise<Buffer> {
  const classeur = new ExcelJS.Workbook();
  Object.assign(classeur, { created: DATE, modified: DATE, creator: 'Maillage', lastModifiedBy: 'Maillage' });
  const pris = new Set<string>();
  for (const { nom, colonnes, lignes } of feuilles) {
    const page = classeur.addWorksheet(nomDeFeuille(nom, pris), { views: [{ state: 'frozen', ySplit: 1 }] });
    page.addRow(colonnes.map(({ titre }) => texte(titre))).font = { bold: true };
    lignes.forEach((ligne) => page.addRow(ligne.map((cell) => (typeof cell === 'string' ? texte(cell) : cell))));
    colonnes.forEach(({ titre, largeur }, i) => {
      page.getColumn(i + 1).width = largeur ?? Math.min(40, Math.max(12, titre.length + 2));
    });
    if (colonnes.some(({ fixe }) => fixe)) await verrouille(page, colonnes, lignes.length);
  }
  const octets = Buffer.from(await classeur.xlsx.writeBuffer());
  return zip(unzip(octets, () => true, 1 << 30));
}

async function verrouille(page: ExcelJS.Worksheet, colonnes: readonly Colonne[], hauteur: number) {
  for (let l = 2; l <= hauteur + 1; l++) {
    colonnes.forEach(({ fixe }, c) => {
      const cell = page.getCell(l, c + 1);
      if (fixe) cell.fill = GRIS;
      else cell.protection = { locked: false };
    });
  }
  await page.protect('', { formatColumns: true, sort: true, autoFilter: true });
}

/** A typed text cell is never computed, so nothing is put before '='; only what XML or the format would misread is changed. */
function texte(cell: string): string {
  const propre = sansCommande(cell)
    .slice(0, TEXTE_MAX)
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');
  return propre.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** A name spreadsheets accept, and that no other sheet has. */
function nomDeFeuille(nom: string, pris: Set<string>): string {
  const propre =
    sansCommande(nom)
      .replace(/[[\]:*?/\\\n]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Feuille';
  let choisi = propre.slice(0, 31);
  for (let n = 2; pris.has(choisi.toLowerCase()); n++) choisi = `${propre.slice(0, 27)} ${n}`;
  pris.add(choisi.toLowerCase());
  return choisi;
}
