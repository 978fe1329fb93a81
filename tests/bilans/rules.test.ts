import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anneesOf, bornesOf, rendu } from '@/lib/bilans/rules';

const DEBUT = '2025-01-01';
const today = '2026-11-22';

test.each([
  [2026, { du: '2025-12-31', au: '2026-11-22', isClose: false }],
  [2025, { du: '2025-01-01', au: '2025-12-31', isClose: true }],
  [2024, null],
  [2027, null],
])('le bilan %i se lit d’un dernier jour à l’autre, ou jusqu’à aujourd’hui', (annee, bornes) => {
  expect(bornesOf(annee, DEBUT, today)).toEqual(bornes);
});

test('un schéma commencé aujourd’hui n’a pas encore de bilan', () => {
  expect(bornesOf(2026, today, today)).toBeNull();
  expect(anneesOf(today, today)).toEqual([]);
});

test('les années sont celles du schéma, la plus récente d’abord', () => {
  expect(anneesOf(DEBUT, today)).toEqual([2026, 2025]);
});

test('deux bilans qui se suivent se touchent : l’un commence où l’autre finit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2026, max: 2029 }), (annee) => {
      const [avant, apres] = [bornesOf(annee - 1, DEBUT, '2030-06-30')!, bornesOf(annee, DEBUT, '2030-06-30')!];
      expect(apres.du).toBe(avant.au);
    }),
  );
});

test('la part rendue compte ce qui est parti, quoi qu’il en soit advenu', () => {
  const epci = { epciId: 1, sigle: 'JLVD', nom: '', siren: '', referent: null, viseLe: null };
  expect(rendu({ ...epci, attendues: 4, transmises: 1, validees: 1, retournees: 1 })).toBe(0.75);
  expect(rendu({ ...epci, attendues: 0, transmises: 0, validees: 0, retournees: 0 })).toBe(1);
});
