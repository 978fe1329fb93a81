import { expect, test } from 'vitest';
import { pageOf, readVue, writeVue } from '@/lib/conventions/lecture';
import { readRecherche } from '@/lib/conventions/registre';

const lire = (address: string) => {
  const params = new URLSearchParams(address);
  return { ...readVue(params), asked: readRecherche(params) };
};

test('une vue se partage : son adresse se relit telle quelle', () => {
  const address = '?vue=calendrier&q=la+poste&niveau=cadre_objectifs&epci=jlvd&epci=paa&page=3';
  const { vue, page, asked } = lire(address);
  expect(writeVue(asked, { vue, page })).toBe(address);
  expect(writeVue(asked, { vue: 'registre' })).toBe('?q=la+poste&niveau=cadre_objectifs&epci=jlvd&epci=paa');
  expect(writeVue(readRecherche(new URLSearchParams()), { vue: 'registre' })).toBe('');
});

test('une vue inconnue est le registre, une page illisible la première', () => {
  for (const address of ['', 'vue=ailleurs&page=0', 'page=-2', 'page=1e9', 'page=deux'])
    expect(lire(address)).toMatchObject({ vue: 'registre', page: 1 });
});

test('les pages se suivent sans rien perdre ni répéter, et la dernière répond à toutes celles d’après', () => {
  const rows = Array.from({ length: 250 }, (_, i) => i);
  expect([1, 2, 3].flatMap((page) => pageOf(rows, page).lignes)).toEqual(rows);
  expect(pageOf(rows, 9)).toMatchObject({ page: 3, pages: 3, debut: 200, total: 250 });
  expect(pageOf([], 2)).toEqual({ lignes: [], page: 1, pages: 1, debut: 0, total: 0 });
});
