import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocumentEcrit } from '@/lib/exports/document';
import { writeOdt } from '@/lib/exports/odt';
import { writePdf } from '@/lib/exports/pdf';
import { firstMissing, has, texteOdt, textePdf } from './textes.ts';

const hostiles = ['<b>&amp;"\'', '#panic("x")', '$x$ *gras* _it_', '= pas un titre', '“œ” ’ €'];
const ecrit: DocumentEcrit = {
  ...{ titre: 'Compte rendu d’essai', sousTitre: 'Séance du 18 juin 2026', mention: 'Projet', date: '2026-06-18' },
  blocs: [
    { nature: 'titre', niveau: 2, texte: 'Présences' },
    { nature: 'liste', elements: hostiles },
    { nature: 'paragraphe', texte: 'Première ligne\nseconde ligne' },
    { nature: 'paragraphe', texte: 'Décision 2026-07', genre: 'fort' },
    { nature: 'titre', niveau: 3, texte: 'Ordre' },
    { nature: 'liste', elements: ['un', 'deux'], ordonnee: true },
    { nature: 'tableau', legende: 'Relevé', entetes: ['Numéro', 'Texte'], lignes: [['2026-07', 'Faire & dire']] },
  ],
};
const attendus = [
  ...['Compte rendu d’essai', 'Séance du 18 juin 2026', 'Projet', 'Présences', ...hostiles],
  ...[
    'Première ligne',
    'seconde ligne',
    'Décision 2026-07',
    'Ordre',
    'un',
    'deux',
    'Numéro',
    'Texte',
    '2026-07',
    'Faire & dire',
  ],
];
const ordonnes = (dit: string) => expect(firstMissing(dit, attendus)).toBeUndefined();

describe('ODT', () => {
  const octets = writeOdt(ecrit);

  test('est une archive dont le type vient en tête, sans compression', () => {
    expect(strFromU8(octets.slice(30, 38))).toBe('mimetype');
    expect(strFromU8(octets.slice(38, 77))).toBe('application/vnd.oasis.opendocument.text');
    expect(Object.keys(unzipSync(octets)).toSorted()).toEqual(
      ['META-INF/manifest.xml', 'content.xml', 'meta.xml', 'mimetype', 'styles.xml'].toSorted(),
    );
  });

  test('dit les textes tels quels, dans l’ordre, et le même contenu donne les mêmes octets', () => {
    ordonnes(texteOdt(octets));
    expect(writeOdt(ecrit)).toEqual(octets);
  });

  test('n’emporte pas de caractère de commande', () => {
    const sale = writeOdt({ ...ecrit, titre: 'a\u0001b\u0000c\ud800d' });
    expect(texteOdt(sale)).toContain('a b c\ufffdd');
  });

  test.runIf(has('soffice'))(
    's’ouvre dans LibreOffice, qui y lit les mêmes textes (quand il est installé)',
    () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'odt-'));
      try {
        fs.writeFileSync(path.join(folder, 'essai.odt'), octets);
        execFileSync('soffice', [
          '-env:UserInstallation=file://' + folder + '/profil',
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          path.join(folder, 'essai.odt'),
        ]);
        ordonnes(fs.readFileSync(path.join(folder, 'essai.txt'), 'utf8'));
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    },
    90_000,
  );
});

describe('PDF', () => {
  const octets = Buffer.from(writePdf(ecrit));

  test('est balisé, en français, titré, et dit suivre PDF/UA-1', () => {
    const dit = octets.toString('latin1');
    expect(dit.slice(0, 5)).toBe('%PDF-');
    expect(dit).toMatch(/pdfuaid:part>1</);
    expect(dit).toMatch(/\/Lang\s*\(fr/);
    expect(dit).toContain('/StructTreeRoot');
    expect(dit).toMatch(/\/DisplayDocTitle true/);
  });

  test('le même contenu donne les mêmes octets', () => {
    expect(Buffer.from(writePdf(ecrit)).equals(octets)).toBe(true);
  });

  test.runIf(has('pdftotext'))('dit les textes tels quels, dans l’ordre (quand pdftotext est installé)', () => {
    ordonnes(textePdf(octets));
  });
});
