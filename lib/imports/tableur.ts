import type { Tableur } from './cellule';
import { readXlsx } from './classeur';
import { TableurRefuse } from './refus';
import { readCsv } from './texte';
import { nomsDeZip } from './zip';

const TAILLE_MAX = 5 * 1024 * 1024;
// the ZIP and the container of older Office files, by their first bytes
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const ANCIEN = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Reads a spreadsheet by what it holds, never by its name; throws `TableurRefuse` when it is none, or is too large. */
export async function readTableur(bytes: Uint8Array, nom: string): Promise<Tableur> {
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (octets.length === 0) throw new TableurRefuse('vide');
  if (octets.length > TAILLE_MAX) throw new TableurRefuse('lourd');
  const commence = (debut: Buffer) => octets.subarray(0, debut.length).equals(debut);
  if (commence(ANCIEN)) throw new TableurRefuse(ancien(octets));
  if (commence(ZIP)) seulementXlsx(octets);
  const feuilles = commence(ZIP) ? await readXlsx(octets) : [readCsv(octets, nom)];
  if (feuilles.every(({ lignes }) => lignes.length === 0)) throw new TableurRefuse('vide');
  return { feuilles };
}

/** An older container holds either an encrypted workbook, an .xls one, or something else. */
function ancien(octets: Buffer) {
  const contient = (flux: string) => octets.includes(Buffer.from(flux, 'utf16le'));
  if (contient('EncryptedPackage')) return 'protege';
  return contient('Workbook') || contient('Book') ? 'xls' : 'autre';
}

function seulementXlsx(octets: Buffer) {
  const noms = new Set(nomsDeZip(octets));
  if (noms.has('xl/workbook.xml')) return;
  if (noms.has('xl/workbook.bin')) throw new TableurRefuse('xlsb');
  // its first part is stored as is, and says what it is
  const ods = octets.subarray(0, 200).includes('application/vnd.oasis.opendocument.spreadsheet');
  throw new TableurRefuse(ods ? 'ods' : 'autre');
}
