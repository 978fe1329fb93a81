import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sansCommande, writeCsv } from '@/lib/exports/csv';
import { writeXlsx } from '@/lib/exports/xlsx';
import { adresse } from '@/lib/imports/cellule';
import { readTableur } from '@/lib/imports/tableur';
import { lireNombre } from '@/lib/indicateurs/nombre';

async function lit(octets: Uint8Array | string, nom = 'valeurs.csv') {
  const { feuilles } = await readTableur(typeof octets === 'string' ? Buffer.from(octets) : octets, nom);
  return feuilles[0]!.lignes.map((ligne) => ligne.map((cell) => ('texte' in cell ? cell.texte : cell.erreur)));
}

/** A workbook whose first row holds these values, each with its number format. */
async function classeur(...cases: [valeur: ExcelJS.CellValue, format?: string][]) {
  const livre = new ExcelJS.Workbook();
  const page = livre.addWorksheet('Valeurs');
  cases.forEach(([valeur, format], i) => {
    const cell = page.getCell(1, i + 1);
    cell.value = valeur;
    if (format) cell.numFmt = format;
  });
  return Buffer.from(await livre.xlsx.writeBuffer());
}

// no cell at the ends is blank, since blank ends are cut; a leading apostrophe is what the export adds
const cellule = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '-', '+3', '@x', 'a;b,c\td"e', 'un\ndeux', '_x0041_'))
  .map((texte) => texte.replace(/[\ufeff\ufffe\uffff]/g, ''))
  .filter((texte) => !texte.startsWith("'") && texte.trim() !== '');
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((n) => fc.array(fc.array(cellule, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 6 }));

describe('Aller et retour', () => {
  it('un CSV que l’on écrit se relit tel quel', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (lignes) => {
        const [titres, ...suite] = lignes.map((ligne) =>
          ligne.map((cell, c) => (ligne === lignes[0] ? `T${c}` : cell)),
        );
        expect(await lit(writeCsv(titres!, suite))).toEqual([titres, ...suite.map((l) => l.map(sansCommande))]);
      }),
    );
  });

  it('un XLSX que l’on écrit se relit tel quel, nombres compris', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer(), async (lignes, entier) => {
        const colonnes = lignes[0]!.map((titre, c) => ({ titre, fixe: c === 0 }));
        const octets = await writeXlsx([{ nom: 'Essai', colonnes, lignes: [...lignes.slice(1), [entier / 100]] }]);
        const lu = await lit(octets);
        expect(lu.slice(0, -1)).toEqual(lignes.map((l) => l.map(sansCommande)));
        expect(lireNombre(lu.at(-1)![0]!)).toEqual({ statut: 'renseignee', valeur: entier / 100 });
      }),
      { numRuns: 40 },
    );
  });

  it('les mêmes feuilles donnent les mêmes octets', async () => {
    const ecrit = () => writeXlsx([{ nom: 'A/B', colonnes: [{ titre: 'Code', fixe: true }], lignes: [['=1'], [2]] }]);
    expect((await ecrit()).equals(await ecrit())).toBe(true);
  });

  it('deux feuilles du même nom, ou d’un nom trop long, s’écrivent quand même', async () => {
    const feuille = { nom: `Accueil : ${'x'.repeat(40)}`, colonnes: [{ titre: 'Code' }], lignes: [] };
    const { feuilles } = await readTableur(await writeXlsx([feuille, feuille]), 'x.xlsx');
    expect(new Set(feuilles.map(({ nom }) => nom)).size).toBe(2);
  });
});

describe('CSV', () => {
  const attendu = [
    ['Écoute', '€ 12'],
    ['1,5', 'nc'],
  ];
  it.each([
    ['UTF-8', Buffer.from('Écoute;€ 12\n1,5;nc\n')],
    ['UTF-8 avec BOM', Buffer.from('\ufeffÉcoute;€ 12\r\n1,5;nc')],
    ['Windows-1252', Buffer.from([0xc9, ...Buffer.from('coute;'), 0x80, ...Buffer.from(' 12\r\n1,5;nc')])],
    ['UTF-16', Buffer.from('\ufeffÉcoute\t€ 12\r\n1,5\tnc', 'utf16le')],
    ['tabulations', Buffer.from('Écoute\t€ 12\n1,5\tnc')],
    ['virgules', Buffer.from('Écoute,€ 12\n"1,5",nc')],
    ['séparateur dit', Buffer.from('sep=,\nÉcoute,€ 12\n"1,5",nc')],
  ])('%s', async (_, octets) => {
    expect(await lit(octets)).toEqual(attendu);
  });

  it('une cellule de plusieurs lignes reste une cellule, et les adresses suivent', async () => {
    const { feuilles } = await readTableur(Buffer.from('a;b\n"un\ndeux";"dit ""oui"""\n\nfin;\n'), 'essai.csv');
    expect(feuilles[0]!.nom).toBe('essai');
    expect(feuilles[0]!.lignes[1]).toEqual([
      { adresse: 'A2', texte: 'un\ndeux' },
      { adresse: 'B2', texte: 'dit "oui"' },
    ]);
    expect(feuilles[0]!.lignes[3]![0]).toEqual({ adresse: 'A4', texte: 'fin' });
  });

  it.each([
    [11, 2, 'C12'],
    [0, 25, 'Z1'],
    [0, 26, 'AA1'],
    [4, 701, 'ZZ5'],
  ])('ligne %i, colonne %i : %s', (ligne, colonne, dit) => {
    expect(adresse(ligne, colonne)).toBe(dit);
  });
});

describe('Cellules d’un classeur', () => {
  it.each<[ExcelJS.CellValue, string | undefined, string]>([
    [1234.5, '#,##0.00', '1234,5'],
    [1.234, undefined, '1,234'],
    [0.1 + 0.2, undefined, '0,3'],
    [-0.5, undefined, '-0,5'],
    [1e21, undefined, '1000000000000000000000'],
    [100, undefined, '100'],
    [0.45, '0%', '45 %'],
    [0.4537, '0.0%', '45,37 %'],
    [45, '0" %"', '45'],
    [true, undefined, 'oui'],
    [false, undefined, 'non'],
    [{ richText: [{ text: 'en ' }, { text: 'gras', font: { bold: true } }] }, undefined, 'en gras'],
    [{ text: 'site', hyperlink: 'https://exemple.fr' }, undefined, 'site'],
    [{ formula: 'A1+1', result: 12.5 }, undefined, '12,5'],
    [{ formula: 'A1/2', result: 0.5 }, '0%', '50 %'],
    [{ formula: 'A1', result: 'mot' }, undefined, 'mot'],
    [{ error: '#REF!' }, undefined, 'Le tableur y signale une erreur : #REF!.'],
    [{ formula: '1/0', result: { error: '#DIV/0!' } }, undefined, 'Le tableur y signale une erreur : #DIV/0!.'],
  ])('%j au format %s se lit %s', async (valeur, format, dit) => {
    expect(await lit(await classeur([valeur, format]), 'x.xlsx')).toEqual([[dit]]);
  });

  it('une formule jamais calculée le dit', async () => {
    const [[dit]] = (await lit(await classeur([{ formula: 'SUM(B1:B9)' } as ExcelJS.CellValue]), 'x.xlsx')) as [
      [string],
    ];
    expect(dit).toMatch(/^Cette formule n’a pas de résultat/);
  });

  describe.each(['Europe/Paris', 'America/New_York', 'Pacific/Auckland'])('une date sous %s', (fuseau) => {
    const avant = process.env.TZ;
    afterEach(() => {
      process.env.TZ = avant;
    });
    it.each<[number, string]>([
      [45_352, '01/03/2024'],
      [45_351, '29/02/2024'],
      [46_108, '27/03/2026'],
      [46_110, '29/03/2026'],
      [45_352.75, '01/03/2024 18:00'],
      [1, '01/01/1900'],
      [59, '28/02/1900'],
      [60, '29/02/1900'],
      [61, '01/03/1900'],
      [0.5, '12:00'],
    ])('le jour %d est le %s', async (jour, dit) => {
      process.env.TZ = fuseau;
      expect(await lit(await classeur([jour, 'dd/mm/yyyy']), 'x.xlsx')).toEqual([[dit]]);
    });
  });
});
