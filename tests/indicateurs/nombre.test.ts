import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNombre } from '@/lib/format';
import { lireNombre } from '@/lib/indicateurs/nombre';

describe('un nombre tel qu’on le tape', () => {
  test.each([
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['1234.5', 1234.5],
    ['0', 0],
    ['0,0', 0],
    ['-3', -3],
    ['−3,5', -3.5],
    ['+12', 12],
    ['007', 7],
  ])('« %s » se lit %d', (texte, valeur) => expect(lireNombre(texte)).toEqual({ statut: 'renseignee', valeur }));

  test('se lit avec son unité, et pas avec une autre', () => {
    expect(lireNombre('45 %', '%')).toEqual({ statut: 'renseignee', valeur: 45 });
    expect(lireNombre('12 000 €', '€')).toEqual({ statut: 'renseignee', valeur: 12_000 });
    expect(lireNombre('45 %')).toHaveProperty('erreur');
    expect(lireNombre('45 %', '€')).toHaveProperty('erreur');
  });

  test('n’est jamais pris pour zéro quand il manque', () => {
    for (const vide of ['', '  ', '\u00a0', '\t\n']) expect(lireNombre(vide)).toEqual({ statut: 'absente' });
    for (const nc of ['nc', 'NC', 'n.c.', 'N/D', 'nd', 'Non disponible', 'non communiqué', '…'])
      expect([nc, lireNombre(nc)]).toEqual([nc, { statut: 'non_disponible' }]);
    for (const so of ['-', '–', '—', '///', 's.o.', 'SO', 'sans objet', 'n/a'])
      expect([so, lireNombre(so)]).toEqual([so, { statut: 'sans_objet' }]);
  });

  test('est refusé s’il se lit de deux façons, ou pas du tout', () => {
    expect(lireNombre('1.234')).toEqual({ erreur: '« 1.234 » se lit de deux façons : écrivez 1 234 ou 1,234.' });
    for (const faux of [
      '1.234.567',
      '1,2,3',
      '12,',
      ',5',
      'douze',
      '1e3',
      '12 34,5 6',
      '3/4',
      '--3',
      '1,2345678',
      'Infinity',
    ])
      expect([faux, lireNombre(faux)]).toEqual([faux, { erreur: expect.any(String) }]);
  });

  test('écrit à la française, il se relit le même', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.nat(999), (entier, millieme) => {
        const valeur = (entier * 1000 + millieme) / 1000;
        expect(lireNombre(formatNombre(valeur))).toEqual({ statut: 'renseignee', valeur: valeur === 0 ? 0 : valeur });
      }),
    );
  });

  test('quel que soit le texte, il répond sans faute, et un nombre lu est fini', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (texte) => {
        const lu = lireNombre(texte);
        if ('valeur' in lu) expect(Number.isFinite(lu.valeur)).toBe(true);
      }),
    );
  });
});
