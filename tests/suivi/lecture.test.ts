import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { champsCaches, momentOf, readLecture, vues, writeLecture } from '@/lib/suivi/lecture';

const bornes = { today: '2026-11-22', debut: '2025-01-01' };
const read = (search: string) => momentOf(readLecture(new URLSearchParams(search)), bornes);

test('une adresse écrite se relit pareille, quels que soient les filtres, la vue et les dates', () => {
  const text = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(text, fc.constantFrom(...vues), text, text, text, (q, vue, du, au, connu) => {
      const asked = readLecture(new URLSearchParams({ q, vue, du, au, connu_le: connu, axe: '2' }));
      expect(readLecture(new URLSearchParams(writeLecture(asked)))).toEqual(asked);
      expect(readLecture(new URLSearchParams(champsCaches(asked)))).toEqual({
        ...asked,
        filtres: readLecture(new URLSearchParams()).filtres,
      });
    }),
  );
});

test('une vue inconnue est la liste', () => {
  expect(readLecture(new URLSearchParams('vue=camembert')).vue).toBe('liste');
});

describe('les dates', () => {
  test('sans date, le tableau est celui d’aujourd’hui', () => {
    expect(read('')).toEqual({ moment: null, du: null, erreurs: {} });
  });

  test('une date d’effet se lit avec ce que l’on sait aujourd’hui', () => {
    expect(read('au=2026-06-30').moment).toEqual({ au: '2026-06-30', connuLe: null });
  });

  test('une date de connaissance seule se lit à ce jour-là', () => {
    expect(read('connu_le=2026-06-30').moment).toEqual({ au: '2026-06-30', connuLe: '2026-06-30' });
  });

  test('une comparaison sans fin va jusqu’à aujourd’hui, les deux dates avec la même connaissance', () => {
    expect(read('du=2025-12-31')).toMatchObject({
      moment: { au: '2026-11-22' },
      du: { au: '2025-12-31', connuLe: null },
    });
    const { moment, du } = read('du=2025-12-31&au=2026-06-30&connu_le=2026-07-15');
    expect([moment!.connuLe, du!.connuLe]).toEqual(['2026-07-15', '2026-07-15']);
  });

  test.each([
    ['au=hier', 'au', /Donnez une date/],
    ['au=2026-02-30', 'au', /Donnez une date/],
    ['au=2026-11-23', 'au', /futur/],
    ['au=2024-12-31', 'au', /commence le 1er janvier 2025/],
    ['connu_le=2027-01-01', 'connu_le', /futur/],
    ['du=2026-06-30&au=2026-06-30', 'du', /précéder/],
    ['du=2026-11-22', 'du', /précéder/],
  ] as const)('%s est refusé, et rien ne se lit', (search, name, message) => {
    const { moment, du, erreurs } = read(search);
    expect([moment, du]).toEqual([null, null]);
    expect(erreurs[name]).toMatch(message);
  });
});
