import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { direCellule, lireCellule, type Definition } from '@/lib/indicateurs/cellule';
import { etonnement, typesIndicateur, type Donnee } from '@/lib/indicateurs/rules';
import { lireBloc } from '@/lib/indicateurs/saisie';

// the last is a word of its own elsewhere: it is said « En hausse »
const graduations = ['Insuffisant', 'Moyen', 'Très satisfaisant', 'hausse'];
const definitionOf = (type: Definition['type']): Definition => ({ type, unite: null, graduations });
const vide = { valeur: null, numerateur: null, denominateur: null, jour: null, graduation: null };
const autour = { commentaire: null, source: null, isEstimee: false };
const dite = (donnee: Partial<Donnee>): Donnee => ({ statut: 'renseignee', ...vide, ...autour, ...donnee });

const nombre = fc.integer({ min: 0, max: 1e12 }).map((n) => n / 1000);
const donneeDe: Record<Definition['type'], fc.Arbitrary<Donnee>> = {
  nombre: nombre.map((valeur) => dite({ valeur })),
  montant: nombre.map((valeur) => dite({ valeur })),
  pourcentage: fc.oneof(
    nombre.map((valeur) => dite({ valeur })),
    fc
      .tuple(nombre, fc.integer({ min: 1, max: 1e9 }))
      .map(([numerateur, denominateur]) => dite({ numerateur, denominateur })),
  ),
  oui_non: fc.constantFrom('oui', 'non').map((graduation) => dite({ graduation })),
  date: fc
    .date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((jour) => dite({ jour: jour.toISOString().slice(0, 10) })),
  tendance: fc.constantFrom('hausse', 'stable', 'baisse').map((graduation) => dite({ graduation })),
  qualitatif: fc.constantFrom(...graduations).map((graduation) => dite({ graduation })),
};
const sansValeur = fc
  .constantFrom('non_disponible', 'sans_objet')
  .map((statut): Donnee => ({ ...vide, ...autour, statut: statut as Donnee['statut'] }));

describe('une cellule', () => {
  test('ce qu’elle dit se relit comme la même donnée, quel que soit son type', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...typesIndicateur)
          .chain((type) =>
            fc.oneof(donneeDe[type], sansValeur, fc.constant(null)).map((donnee) => [type, donnee] as const),
          ),
        ([type, donnee]) => {
          expect(lireCellule(direCellule(donnee), definitionOf(type))).toEqual({ donnee });
        },
      ),
    );
  });

  test.each([
    ['pourcentage', '45 %', dite({ valeur: 45 })],
    ['pourcentage', '12 / 40', dite({ numerateur: 12, denominateur: 40 })],
    ['pourcentage', '1 200 sur 4 000', dite({ numerateur: 1200, denominateur: 4000 })],
    ['nombre', '1 234,5', dite({ valeur: 1234.5 })],
    ['nombre', '0', dite({ valeur: 0 })],
    ['montant', '12 000 €', dite({ valeur: 12_000 })],
    ['oui_non', 'OUI', dite({ graduation: 'oui' })],
    ['tendance', 'En baisse', dite({ graduation: 'baisse' })],
    ['qualitatif', 'tres satisfaisant', dite({ graduation: 'Très satisfaisant' })],
    ['date', '1/2/2026', dite({ jour: '2026-02-01' })],
    ['nombre', '- pas de gare', { ...vide, ...autour, statut: 'sans_objet', commentaire: 'pas de gare' }],
    ['nombre', '-3', dite({ valeur: -3 })],
    ['date', '-', { ...vide, ...autour, statut: 'sans_objet' }],
  ] as const)('un %s écrit « %s » est compris', (type, texte, donnee) => {
    expect(lireCellule(texte, definitionOf(type))).toEqual({ donnee });
  });

  test('l’unité peut se dire, une autre non', () => {
    const lieux: Definition = { type: 'nombre', unite: 'lieux', graduations: [] };
    expect(lireCellule('12 lieux', lieux)).toEqual({ donnee: dite({ valeur: 12 }) });
    expect(lireCellule('12 personnes', lieux)).toHaveProperty('erreur');
  });

  test.each([
    ['nombre', 'beaucoup'],
    ['nombre', '1.234'],
    ['nombre', '45 %'],
    ['pourcentage', '3/0'],
    ['oui_non', 'peut-être'],
    ['date', '31/02/2026'],
    ['date', '2026'],
    ['qualitatif', 'Parfait'],
  ] as const)('un %s écrit « %s » est refusé par une phrase', (type, texte) => {
    expect(lireCellule(texte, definitionOf(type))).toEqual({ erreur: expect.stringMatching(/\S{2}/) });
  });
});

test('ce qui étonne se demande : trois fois plus, trois fois moins, une part au-dessus du tout ; le reste non', () => {
  const avant = dite({ valeur: 10 });
  expect(etonnement('nombre', dite({ valeur: 120 }), avant)).toContain('12 fois');
  expect(etonnement('nombre', dite({ valeur: 2 }), avant)).toContain('5 fois moins');
  expect(etonnement('nombre', dite({ valeur: 14 }), avant)).toBeUndefined();
  expect(etonnement('nombre', dite({ valeur: 0 }), avant)).toBeUndefined();
  expect(etonnement('nombre', dite({ valeur: 500 }), null)).toBeUndefined();
  expect(etonnement('pourcentage', dite({ numerateur: 30, denominateur: 20 }), null)).toContain('100');
});

test('un bloc collé se lit ligne à ligne et colonne à colonne', () => {
  expect(lireBloc('12\t45 %\r\nnc\t-\r\n')).toEqual([
    ['12', '45 %'],
    ['nc', '-'],
  ]);
  expect(lireBloc('1 234,5')).toEqual([['1 234,5']]);
  expect(lireBloc('\n3\n')).toEqual([[''], ['3']]);
});
