import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMois, semainesOf } from '@/lib/instances/mois';
import { anneesInstances, readLectureInstances, vuesInstances, writeLectureInstances } from '@/lib/instances/vue';

const TODAY = '2026-11-22';
const lire = (search: string) => readLectureInstances(new URLSearchParams(search), TODAY);

describe('l’adresse des instances', () => {
  test('dit la vue, l’année et le mois ; ce qu’elle ne sait pas lire vaut aujourd’hui', () => {
    expect(lire('')).toEqual({ vue: 'instances', annee: 2026, mois: '2026-11' });
    expect(lire('vue=calendrier&annee=2025')).toEqual({ vue: 'calendrier', annee: 2025, mois: '2026-11' });
    expect(lire('vue=mois&mois=2025-03')).toEqual({ vue: 'mois', annee: 2025, mois: '2025-03' });
    expect(lire('vue=mois&annee=2025').mois).toBe('2025-01');
    expect(lire('vue=autre&annee=demain&mois=2026-13')).toEqual(lire(''));
  });

  test('se relit comme elle s’écrit', () => {
    const mois = fc.tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.constantFrom(...vuesInstances), mois, (vue, [annee, numero]) => {
        const ecrite = { vue, annee, mois: `${annee}-${String(numero).padStart(2, '0')}` };
        const relue = lire(writeLectureInstances(ecrite, TODAY).slice(1));
        expect(relue.vue).toBe(vue);
        if (vue === 'mois') expect(relue).toEqual(ecrite);
        else if (vue !== 'participation') expect(relue.annee).toBe(annee);
      }),
    );
  });

  test('offre les années du schéma jusqu’à la prochaine, et celle qu’on demande', () => {
    expect(anneesInstances({ debut: '2025-01-01', today: TODAY, annee: 2026 })).toEqual([2025, 2026, 2027]);
    expect(anneesInstances({ debut: '2025-01-01', today: TODAY, annee: 2031 })).toEqual([2025, 2026, 2027, 2031]);
  });
});

describe('les semaines d’un mois', () => {
  test('commencent le lundi ; novembre 2026 commence un dimanche', () => {
    const semaines = semainesOf('2026-11');
    expect(semaines).toHaveLength(6);
    expect(semaines[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(semaines[1]![0]).toBe('2026-11-02');
    expect(semaines.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null]);
    expect(semainesOf('2027-02')).toHaveLength(4);
  });

  test('tiennent chaque jour du mois une fois, dans l’ordre, sur sept colonnes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (annee, numero) => {
        const mois = `${annee}-${String(numero).padStart(2, '0')}`;
        const semaines = semainesOf(mois);
        expect(semaines.every((semaine) => semaine.length === 7 && semaine.some(Boolean))).toBe(true);
        const jours = semaines.flat().filter((jour) => jour !== null);
        expect(jours).toEqual([...new Set(jours)].sort());
        expect(jours).toHaveLength(new Date(Date.UTC(annee, numero, 0)).getUTCDate());
      }),
    );
  });

  test('se suivent d’une année à l’autre', () => {
    expect(addMois('2026-12', 1)).toBe('2027-01');
    expect(addMois('2026-01', -1)).toBe('2025-12');
  });
});
