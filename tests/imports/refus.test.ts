import { describe, expect, it } from 'vitest';
import { writeXlsx } from '@/lib/exports/xlsx';
import { type Motif, TableurRefuse } from '@/lib/imports/refus';
import { readTableur } from '@/lib/imports/tableur';
import { unzip, zip } from '@/lib/imports/zip';

const ANCIEN = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)]);
const ancien = (flux: string) => Buffer.concat([ANCIEN, Buffer.from(flux, 'utf16le')]);
const archive = (parties: Record<string, string | Buffer>) =>
  zip(new Map(Object.entries(parties).map(([nom, contenu]) => [nom, Buffer.from(contenu)])));

async function motif(octets: Buffer, nom = 'valeurs.xlsx'): Promise<Motif | 'lu'> {
  try {
    await readTableur(octets, nom);
    return 'lu';
  } catch (error) {
    if (error instanceof TableurRefuse) return error.motif;
    throw error;
  }
}

const classeur = () => writeXlsx([{ nom: 'A', colonnes: [{ titre: 'Code' }], lignes: [['x']] }]);

/** The same workbook with one part changed. */
async function modifie(partie: string, change: (texte: string) => string) {
  const parties = unzip(await classeur(), () => true, 1 << 30);
  return zip(parties.set(partie, Buffer.from(change(parties.get(partie)!.toString()))));
}

describe('Fichiers refusés', () => {
  it.each<[string, Motif, Buffer]>([
    ['un fichier vide', 'vide', Buffer.alloc(0)],
    ['un CSV sans rien', 'vide', Buffer.from('\ufeff;;\r\n ;\r\n')],
    ['un programme renommé', 'autre', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000', 'latin1')],
    ['un PDF renommé', 'autre', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['une page web renommée', 'autre', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['un .xls', 'xls', ancien('Workbook')],
    ['un document Word ancien', 'autre', ancien('WordDocument')],
    ['un classeur protégé', 'protege', ancien('EncryptedPackage')],
    ['un .xlsb', 'xlsb', archive({ 'xl/workbook.bin': 'x' })],
    ['une archive quelconque', 'autre', archive({ 'lisez-moi.txt': 'x' })],
    ['un classeur sans ses feuilles', 'abime', archive({ 'xl/workbook.xml': '<workbook' })],
    ['plus de 5 Mo', 'lourd', Buffer.alloc(5 * 1024 * 1024 + 1, 'a;b\n')],
    ['plus de 5 000 lignes', 'lignes', Buffer.from('a;b\n'.repeat(5001))],
    ['plus de 60 colonnes', 'colonnes', Buffer.from('a;'.repeat(61))],
  ])('%s', async (_, attendu, octets) => {
    expect(await motif(octets)).toBe(attendu);
  });

  it('un .ods dit comment faire', async () => {
    const type = 'application/vnd.oasis.opendocument.spreadsheet';
    const octets = Buffer.from(archive({ mimetype: '', 'content.xml': '<x/>' }));
    const ods = Buffer.concat([octets.subarray(0, 38), Buffer.from(type), octets.subarray(38)]);
    // its index has moved by as much
    const fin = ods.length - 22;
    ods.writeUInt32LE(ods.readUInt32LE(fin + 16) + type.length, fin + 16);
    await expect(readTableur(ods, 'x.ods')).rejects.toThrow(/\.ods\).*enregistrez-le au format XLSX ou CSV/);
  });

  it('5 000 lignes de 60 colonnes se lisent', async () => {
    expect(await motif(Buffer.from(`${'1;'.repeat(59)}1\n`.repeat(5000)))).toBe('lu');
  });

  it('un classeur tronqué est dit abîmé', async () => {
    const octets = await classeur();
    expect(await motif(octets.subarray(0, octets.length - 40))).toBe('abime');
  });
});

describe('Classeurs hostiles', () => {
  it('une archive qui gonfle, même si elle ment sur ses tailles', async () => {
    const bombe = await modifie('xl/sharedStrings.xml', (texte) => texte + ' '.repeat(200_000_000));
    expect(bombe.length).toBeLessThan(1_000_000);
    expect(await motif(bombe)).toBe('gonfle');
    // the declared size follows the compressed one in the local and in the central header
    const taille = Buffer.alloc(4);
    for (const entete of [22, 24]) {
      const signe = Buffer.from(entete === 22 ? 'PK\u0003\u0004' : 'PK\u0001\u0002', 'latin1');
      for (let p = bombe.indexOf(signe); p >= 0; p = bombe.indexOf(signe, p + 4)) taille.copy(bombe, p + entete);
    }
    expect(await motif(bombe)).toBe('gonfle');
  });

  it('des millions de cellules sans rien', async () => {
    const octets = await modifie('xl/worksheets/sheet1.xml', (texte) =>
      texte.replace('<sheetData>', `<sheetData><row r="9">${'<c r="A9"/>'.repeat(700_000)}</row>`),
    );
    expect(await motif(octets)).toBe('gonfle');
  });

  it('des plages immenses, fusionnées, nommées ou validées, ne coûtent rien', async () => {
    const plage = 'A1:XFD1048576';
    const parties = unzip(await classeur(), () => true, 1 << 30);
    const change = (nom: string, avant: string, apres: string) => {
      const texte = parties.get(nom)!.toString();
      expect(texte).toContain(avant);
      parties.set(nom, Buffer.from(texte.replace(avant, apres)));
    };
    change(
      'xl/workbook.xml',
      '</sheets>',
      `</sheets><definedNames><definedName name="x">A!${plage}</definedName></definedNames>`,
    );
    change(
      'xl/worksheets/sheet1.xml',
      '</sheetData>',
      `</sheetData><mergeCells count="1"><mergeCell ref="${plage}"/></mergeCells><dataValidations><dataValidation type="whole" sqref="${plage}"/></dataValidations>`,
    );
    expect(await motif(zip(parties))).toBe('lu');
  });
});
