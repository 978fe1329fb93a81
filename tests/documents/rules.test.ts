import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nomDeFichier, refuseFichier } from '@/lib/documents/rules';
import { formatTaille } from '@/lib/format';

describe('un fichier déposé', () => {
  test('est accepté quand son contenu est des nôtres et que son nom s’accorde', () => {
    expect(refuseFichier('Convention.PDF', 'application/pdf')).toBeNull();
    expect(refuseFichier('plan.jpeg', 'image/jpeg')).toBeNull();
  });

  test('est refusé quand son contenu est autre, ou que son nom ment', () => {
    expect(refuseFichier('convention.pdf', 'application/x-msdownload')).toMatch(/Son contenu compte/);
    expect(refuseFichier('convention.pdf', undefined)).toMatch(/Son contenu compte/);
    expect(refuseFichier('convention.exe', 'application/pdf')).toBe(
      'Son contenu est celui d’un fichier PDF, mais son nom finit par « .exe ».',
    );
    expect(refuseFichier('convention', 'application/pdf')).not.toBeNull();
    expect(refuseFichier('a.png', 'constructor')).not.toBeNull();
  });

  test('garde un nom sans dossier ni signe caché, de 200 caractères au plus, avec sa fin', () => {
    expect(nomDeFichier('C:\\Bureau\\Convention signée.pdf')).toBe('Convention signée.pdf');
    expect(nomDeFichier('../../etc/passwd')).toBe('passwd');
    expect(nomDeFichier('a\r\nX-Autre: b.pdf')).toBe('aX-Autre: b.pdf');
    expect(nomDeFichier(' / ')).toBe('document');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (nom) => {
        const propre = nomDeFichier(`${nom}.pdf`);
        expect(propre.length).toBeLessThanOrEqual(200);
        expect(propre).not.toMatch(/[/\\\p{Cc}]/u);
        expect(propre.trim()).not.toBe('');
        expect(propre.endsWith('.pdf')).toBe(true);
      }),
    );
  });

  test('dit sa taille comme on la lit', () => {
    expect([1, 812, 24_000, 1_258_291, 20_971_520].map(formatTaille)).toEqual([
      ...['1 octet', '812 octets', '23 ko', '1,2 Mo', '20 Mo'],
    ]);
  });
});
