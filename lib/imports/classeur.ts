import ExcelJS from 'exceljs';
import { type Brute, COLONNES_MAX, type Feuille, LIGNES_MAX, feuille } from './cellule';
import { TableurRefuse } from './refus';
import { unzip, zip } from './zip';

/** What a workbook may weigh once open: eighty bytes for each cell that may be read. */
const OUVERT_MAX = 24_000_000;
const CELLULES_MAX = LIGNES_MAX * COLONNES_MAX;

const UTILES =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;
// what is not a value; several of these make the library walk every cell of a range, however large
const IGNORES = [
  ...['autoFilter', 'mergeCells', 'rowBreaks', 'colBreaks', 'hyperlinks', 'dataValidations', 'headerFooter'],
  ...['picture', 'drawing', 'sheetProtection', 'tableParts', 'conditionalFormatting', 'extLst', 'legacyDrawing'],
];

/** Reads a workbook. The library is only handed the parts that hold values, opened and weighed here, in an archive made here. */
export async function readXlsx(octets: Buffer): Promise<Feuille[]> {
  const parties = unzip(octets, (nom) => UTILES.test(nom), OUVERT_MAX);
  let cellules = 0;
  for (const [nom, contenu] of parties) {
    if (nom.startsWith('xl/worksheets/')) cellules += compte(contenu, '<c') + compte(contenu, '<row');
    // named ranges are walked cell by cell too
    if (nom === 'xl/workbook.xml')
      parties.set(nom, Buffer.from(contenu.toString().replaceAll('definedName', 'ignore')));
  }
  if (cellules > CELLULES_MAX * 2) throw new TableurRefuse('gonfle');
  const classeur = new ExcelJS.Workbook();
  try {
    await classeur.xlsx.load(zip(parties) as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORES });
  } catch {
    throw new TableurRefuse('abime');
  }
  const depuis1904 = classeur.properties.date1904;
  return classeur.worksheets.map((page) => {
    const lignes: Brute[][] = [];
    page.eachRow((row, r) => {
      const ligne: Brute[] = [];
      row.eachCell((cell, c) => {
        ligne[c - 1] = brute(cell, depuis1904);
      });
      lignes[r - 1] = ligne;
    });
    return feuille(page.name, lignes);
  });
}

function compte(contenu: Buffer, signe: string): number {
  let combien = 0;
  for (let p = contenu.indexOf(signe); p >= 0; p = contenu.indexOf(signe, p + signe.length)) combien++;
  return combien;
}

const SANS_RESULTAT =
  'Cette formule n’a pas de résultat : ouvrez le fichier, enregistrez-le, puis déposez-le de nouveau.';

function brute(cell: ExcelJS.Cell, depuis1904: boolean): Brute {
  const valeur = cell.value;
  if (cell.type === ExcelJS.ValueType.Formula) {
    return cell.result === undefined ? { erreur: SANS_RESULTAT } : simple(cell.result, cell.numFmt, depuis1904);
  }
  return simple(valeur, cell.numFmt, depuis1904);
}

function simple(valeur: unknown, format: string | undefined, depuis1904: boolean): Brute {
  if (valeur === null || valeur === undefined) return '';
  if (typeof valeur === 'string') return valeur.replace(/\r\n?/g, '\n');
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (valeur instanceof Date) return date(valeur, depuis1904);
  if (typeof valeur === 'number') return pourcent(format) ? `${nombre(valeur * 100)} %` : nombre(valeur);
  const objet = valeur as { richText?: { text: string }[]; error?: string; text?: unknown };
  if (objet.error) return { erreur: `Le tableur y signale une erreur : ${objet.error}.` };
  if (objet.richText)
    return objet.richText
      .map(({ text }) => text)
      .join('')
      .replace(/\r\n?/g, '\n');
  return simple(objet.text, format, depuis1904);
}

/** A number without thousands nor exponent, with a decimal comma: fifteen digits as spreadsheets show, six decimals as we keep. */
function nombre(valeur: number): string {
  const vu = Number(valeur.toPrecision(15));
  if (Math.abs(vu) >= 1e15) return BigInt(Math.round(vu)).toString();
  const texte = vu
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .replace('.', ',');
  return texte === '-0' ? '0' : texte;
}

/** Whether a number format shows a percentage: a percent sign that is neither quoted nor escaped. */
const pourcent = (format = '') => format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').includes('%');

const JOUR = 86_400_000;
const MARS_1900 = Date.UTC(1900, 2, 1);

/** A date as typed. The library counts days in UTC, so no time zone moves them; it forgets that spreadsheets believe in 29/02/1900. */
function date(instant: Date, depuis1904: boolean): Brute {
  let ms = instant.getTime();
  if (Number.isNaN(ms)) return { erreur: 'Cette date ne se lit pas.' };
  const heure = new Date(Math.round(ms / 60_000) * 60_000).toISOString().slice(11, 16);
  if (!depuis1904 && ms < MARS_1900) {
    if (ms >= MARS_1900 - JOUR) return '29/02/1900';
    ms += JOUR;
    // less than a day since the start: an hour alone
    if (ms < Date.UTC(1900, 0, 1)) return heure;
  }
  const [annee, mois, jour] = new Date(ms).toISOString().slice(0, 10).split('-');
  return ms % JOUR === 0 ? `${jour}/${mois}/${annee}` : `${jour}/${mois}/${annee} ${heure}`;
}
