import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeRetour } from '@/lib/comptes/retour';

const ici = 'https://maillage.example';

test.each(['/s/04-2025/tableau?statut=fait&q=a b', '/actions/13#historique', '/?q=//exemple.org'])(
  '« %s » est suivi tel quel',
  (asked) => expect(safeRetour(asked)).toBe(asked),
);

test.each([
  '//exemple.org',
  '/\\exemple.org',
  '\\\\exemple.org',
  '/\t/exemple.org',
  '/\n//exemple.org',
  ' //exemple.org',
  'https://exemple.org',
  'https:exemple.org',
  'javascript:alert(1)',
  'exemple.org',
  '/connexion?retour=/connexion',
  '',
])('« %s » ramène à l’accueil', (asked) => expect(safeRetour(asked)).toBe('/'));

test('aucune demande ne mène à un autre site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '\t',
    '\n',
    '\u0000',
    ' ',
    'https',
    'exemple.org',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }), (pieces) => {
      expect(new URL(safeRetour(pieces.join('')), ici).origin).toBe(ici);
    }),
    { numRuns: 2_000 },
  );
});
