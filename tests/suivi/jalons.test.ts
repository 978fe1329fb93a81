import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dresseCalendrier, trimestreOf, type JalonLu } from '@/lib/suivi/jalons';
import type { ActionSuivie } from '@/lib/suivi/tableau';

const today = '2026-11-22';
const action = (id: number, part: Partial<ActionSuivie> = {}) =>
  ({ id, etat: 'active', avancement: 'en_cours', ...part }) as ActionSuivie;
const jalon = (id: number, actionId: number, fin: string, faitLe: string | null = null): JalonLu => ({
  ...{ id, actionId, libelle: `Jalon ${id}`, debut: null, fin, faitLe },
});
const titres = (jalons: { id: number }[]) => jalons.map(({ id }) => id);

test('ce qui est en retard est à part, puis le trimestre en cours et les suivants, puis le passé', () => {
  const jalons = [
    ...[jalon(1, 1, '2026-03-31', '2026-03-01'), jalon(2, 1, '2026-06-30'), jalon(3, 1, '2026-10-15', '2026-10-10')],
    ...[jalon(4, 1, '2026-12-31'), jalon(5, 2, '2027-01-01'), jalon(6, 1, '2025-12-31', '2025-11-01')],
  ];
  const { retards, trimestres, passes, sansJalon } = dresseCalendrier(jalons, [action(1), action(2), action(3)], today);
  expect(titres(retards)).toEqual([2]);
  expect(trimestres.map(({ titre, jalons: own }) => [titre, titres(own)])).toEqual([
    ['4e trimestre 2026', [3, 4]],
    ['1er trimestre 2027', [5]],
  ]);
  expect(passes.map(({ titre, jalons: own }) => [titre, titres(own)])).toEqual([
    ['1er trimestre 2026', [1]],
    ['4e trimestre 2025', [6]],
  ]);
  expect(sansJalon).toBe(1);
});

test('une action faite ou retirée n’est pas en retard d’un jalon jamais marqué', () => {
  const jalons = [jalon(1, 1, '2026-06-30'), jalon(2, 2, '2026-06-30')];
  const actions = [action(1, { avancement: 'fait' }), action(2, { etat: 'retiree' })];
  const { retards, passes } = dresseCalendrier(jalons, actions, today);
  expect(retards).toEqual([]);
  expect(passes[0]!.jalons.map(({ etat }) => etat)).toEqual(['sans_suite', 'sans_suite']);
});

test('le jour du terme, un jalon n’est pas encore en retard', () => {
  expect(dresseCalendrier([jalon(1, 1, today)], [action(1)], today).retards).toEqual([]);
});

test('chaque jalon des actions montrées a une place et une seule, et les trimestres se suivent', () => {
  const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const one = fc.record({ actionId: fc.integer({ min: 1, max: 4 }), fin: day, faitLe: fc.option(day) });
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(fc.array(one), (drawn) => {
      const jalons = drawn.map(({ actionId, fin, faitLe }, i) => jalon(i, actionId, iso(fin), faitLe && iso(faitLe)));
      const { retards, trimestres, passes } = dresseCalendrier(jalons, [action(1), action(2), action(3)], today);
      const found = [retards, ...[...trimestres, ...passes].map((one) => one.jalons)].flatMap(titres);
      const shown = jalons.filter(({ actionId }) => actionId !== 4);
      expect(found.toSorted((a, b) => a - b)).toEqual(titres(shown));
      const cles = [...passes.toReversed(), ...trimestres].map(({ cle }) => cle);
      expect(cles).toEqual([...new Set(cles)].toSorted());
      expect(cles.filter((cle) => cle < trimestreOf(today))).toHaveLength(passes.length);
    }),
  );
});
