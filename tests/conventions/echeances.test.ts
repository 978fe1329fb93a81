import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dernierJourDePreavis, echeancesOf, finDePeriode, moisDePeriode, termeOf } from '@/lib/conventions/echeances';
import { addJours } from '@/lib/jours';

const jour = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const mois = fc.integer({ min: 1, max: 120 });
const dernierDuMois = (one: string) => addJours(one, 1).endsWith('-01');
const moisEntre = (a: string, b: string) =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));

describe('la fin d’une période', () => {
  test.each([
    ['2026-01-01', 36, '2028-12-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-03-15', 6, '2026-09-14'],
  ])('du %s, en %i mois : %s', (debut, duree, fin) => expect(finDePeriode(debut, duree)).toBe(fin));

  test('redonne sa durée en mois entiers, et n’en donne pas à une période qui n’en a pas', () => {
    fc.assert(
      fc.property(jour, mois, (debut, duree) => {
        expect(moisDePeriode(debut, finDePeriode(debut, duree))).toBe(duree);
      }),
    );
    expect(moisDePeriode('2026-01-01', '2026-01-20')).toBeNull();
    expect(moisDePeriode('2026-01-01', '2025-12-31')).toBeNull();
  });

  test('tombe la veille du même quantième, ou le dernier jour d’un mois trop court', () => {
    fc.assert(
      fc.property(jour, mois, (debut, duree) => {
        const fin = finDePeriode(debut, duree);
        const lendemain = addJours(fin, 1);
        if (lendemain.slice(8) === debut.slice(8)) expect(moisEntre(debut, lendemain)).toBe(duree);
        else {
          expect(dernierDuMois(fin)).toBe(true);
          expect(moisEntre(debut, fin)).toBe(duree);
          expect(Number(debut.slice(8))).toBeGreaterThan(Number(fin.slice(8)));
        }
      }),
    );
  });
});

describe('le dernier jour de préavis', () => {
  test.each([
    ['2026-12-31', 3, '2026-09-30'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2026-05-31', 3, '2026-02-28'],
    ['2026-06-30', 6, '2025-12-30'],
  ])('pour le terme du %s, %i mois avant : %s', (terme, duree, jusqua) =>
    expect(dernierJourDePreavis(terme, duree)).toBe(jusqua),
  );

  test('laisse toujours au moins ce nombre de mois entiers, et pas un jour de trop', () => {
    fc.assert(
      fc.property(jour, mois, (terme, duree) => {
        const jusqua = dernierJourDePreavis(terme, duree);
        expect(moisEntre(jusqua, terme)).toBe(duree);
        expect(jusqua.slice(8) <= terme.slice(8)).toBe(true);
        if (jusqua.slice(8) !== terme.slice(8)) expect(dernierDuMois(jusqua)).toBe(true);
      }),
    );
  });
});

const sans = {
  reconduction: 'aucune',
  dureeReconductionMois: null,
  nbReconductionsMax: null,
  preavisMois: null,
} as const;

describe('le terme', () => {
  test('est celui de la convention, sans reconduction, même passé', () => {
    const duree = { ...sans, dateEffet: '2023-01-01', fin: '2025-12-31' };
    expect(termeOf(duree, '2026-11-22')).toMatchObject({ terme: '2025-12-31', reconductions: 0, isReconduite: false });
    expect(termeOf({ ...duree, fin: null }, '2026-11-22')).toBeNull();
  });

  test('avance d’une période à chaque reconduction tacite, jusqu’à leur nombre', () => {
    const duree = {
      ...({ dateEffet: '2022-01-01', fin: '2023-12-31', reconduction: 'tacite', dureeReconductionMois: 12 } as const),
      ...{ nbReconductionsMax: 3, preavisMois: 3 },
    };
    expect(termeOf(duree, '2026-11-22')).toEqual({
      ...{ terme: '2026-12-31', reconductions: 3, isReconduite: false, preavis: '2026-09-30' },
    });
    expect(termeOf({ ...duree, nbReconductionsMax: null }, '2026-11-22')).toMatchObject({ isReconduite: true });
    expect(termeOf({ ...duree, nbReconductionsMax: 1 }, '2026-11-22')).toMatchObject({ terme: '2024-12-31' });
  });

  test('ne dérive jamais : les périodes se suivent sans trou depuis la première fin', () => {
    fc.assert(
      fc.property(jour, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 }), (fin, duree, ans) => {
        const today = `${Number(fin.slice(0, 4)) + ans}-06-15`;
        const found = termeOf(
          { ...sans, dateEffet: null, fin, reconduction: 'tacite', dureeReconductionMois: duree },
          today,
        )!;
        expect(found.terme >= today || found.reconductions === 0).toBe(true);
        const debut = addJours(fin, 1);
        if (found.reconductions > 0) expect(found.terme).toBe(finDePeriode(debut, duree * found.reconductions));
        if (found.reconductions > 1) expect(finDePeriode(debut, duree * (found.reconductions - 1)) < today).toBe(true);
      }),
    );
  });
});

describe('les échéances', () => {
  const convention = {
    ...sans,
    ...({
      etat: 'signee',
      dateEffet: '2024-01-01',
      fin: '2027-01-21',
      signeeLe: '2024-01-10',
      evaluations: [2024, 2025],
    } as const),
  };
  const today = '2026-11-22';

  test('rappellent le terme à 180, 90 et 30 jours, puis disent qu’il est passé', () => {
    const palier = (fin: string) => echeancesOf({ ...convention, fin }, today)[0];
    expect(palier(addJours(today, 181))).toBeUndefined();
    expect(palier(addJours(today, 180))).toMatchObject({ nature: 'terme', palier: 180, dans: 180 });
    expect(palier(addJours(today, 90))).toMatchObject({ palier: 90 });
    expect(palier(addJours(today, 60))).toMatchObject({ palier: 90, dans: 60 });
    expect(palier(addJours(today, 30))).toMatchObject({ palier: 30 });
    expect(palier(today)).toMatchObject({ palier: 30, dans: 0 });
    expect(palier(addJours(today, -1))).toMatchObject({ palier: 0, dans: -1 });
  });

  test('rappellent le préavis avant le terme, et plus une fois passé', () => {
    const preavis = { ...convention, fin: '2027-03-31', preavisMois: 3 };
    expect(echeancesOf(preavis, today).map(({ nature, le }) => [nature, le])).toEqual([
      ['preavis', '2026-12-31'],
      ['terme', '2027-03-31'],
    ]);
    expect(echeancesOf({ ...preavis, preavisMois: 6 }, today).map(({ nature }) => nature)).toEqual(['terme']);
  });

  test('réclament l’évaluation d’une année passée, et celle d’avant une reconduction tacite', () => {
    expect(echeancesOf({ ...convention, fin: '2029-12-31', evaluations: [2024] }, today)).toEqual([
      { nature: 'evaluation', le: '2025-12-31', dans: -326, palier: 0 },
    ]);
    const tacite = { ...convention, fin: '2026-12-31', reconduction: 'tacite', dureeReconductionMois: 12 } as const;
    const attendue = echeancesOf({ ...tacite, preavisMois: 1 }, today);
    expect(attendue.map(({ nature, le }) => [nature, le])).toEqual([
      ['preavis', '2026-11-30'],
      ['evaluation', '2026-11-30'],
      ['terme', '2026-12-31'],
    ]);
    expect(echeancesOf({ ...tacite, preavisMois: 1, evaluations: [2024, 2025, 2026] }, today)).toHaveLength(2);
  });

  test('une convention qui n’est pas signée n’en a pas', () => {
    for (const etat of ['reperee', 'en_negociation', 'en_signature', 'echue', 'resiliee'] as const)
      expect(echeancesOf({ ...convention, etat }, today)).toEqual([]);
  });
});
