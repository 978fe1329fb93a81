import { parse } from 'csv-parse/sync';
import { type Feuille, COLONNES_MAX, LIGNES_MAX, feuille } from './cellule';
import { TableurRefuse } from './refus';

// the 32 bytes where Windows-1252 is not Latin-1; written here because not every runtime's decoder knows them
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Reads bytes as text: UTF-8, UTF-16 when marked so, else Windows-1252, which French Excel still writes. */
export function decode(octets: Buffer): string {
  if (octets[0] === 0xff && octets[1] === 0xfe) return octets.toString('utf16le', 2);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return octets.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80] ?? c);
  }
}

/** Reads a CSV; the name says what its only sheet is called. */
export function readCsv(octets: Buffer, nom: string): Feuille {
  const texte = decode(octets);
  // eslint-disable-next-line no-control-regex -- what no text holds, and every program or picture does
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(texte) || /^\s*(<|%PDF-|\{\\rtf)/.test(texte)) {
    throw new TableurRefuse('autre');
  }
  const [entete, dit] = /^sep=([;,\t|])\r?\n/.exec(texte) ?? [];
  const corps = entete ? texte.slice(entete.length) : texte;
  return feuille(nom.replace(/\.[^.]*$/, '') || 'Feuille', lignesDe(corps, dit ?? separateur(corps)));
}

function lignesDe(texte: string, delimiter: string): string[][] {
  try {
    return parse(texte, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_000_000,
      on_record: (record: string[], { records }) => {
        if (records > LIGNES_MAX * 4) throw new TableurRefuse('lignes');
        if (record.length > COLONNES_MAX * 10) throw new TableurRefuse('colonnes');
        return record.map((cell) => cell.replace(/\r\n?/g, '\n'));
      },
    });
  } catch (error) {
    throw error instanceof TableurRefuse ? error : new TableurRefuse('abime');
  }
}

/** The separator that cuts the first twenty lines into the same number of columns most often; a semicolon when none does. */
function separateur(texte: string): string {
  const candidats = [';', '\t', ','].map((signe) => {
    const comptes = compte(texte.slice(0, 20_000), signe).slice(0, 20);
    const premier = comptes[0] ?? 0;
    return { signe, note: premier === 0 ? 0 : comptes.filter((n) => n === premier).length };
  });
  return candidats.reduce((mieux, autre) => (autre.note > mieux.note ? autre : mieux)).signe;
}

/** How many times a sign stands outside quotes, line by line. */
function compte(texte: string, signe: string): number[] {
  const lignes = [0];
  let cite = false;
  for (const c of texte) {
    if (c === '"') cite = !cite;
    else if (!cite && c === '\n') lignes.push(0);
    else if (!cite && c === signe) lignes[lignes.length - 1]! += 1;
  }
  return lignes.filter((n, i) => n > 0 || i === 0);
}
