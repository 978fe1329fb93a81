import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreger, type Apport } from '@/lib/indicateurs/agregation';
import { agregations, agregationsDe, typesIndicateur } from '@/lib/indicateurs/rules';

const valeur = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((one) => one / 1000);
const donnee = fc
  .record({
    territoire: fc.constantFrom('PAA', 'DLVA', 'CCAPV', 'CCSB', 'JLVD', 'HPPB'),
    statut: fc.constantFrom('renseignee', 'renseignee', 'non_disponible', 'sans_objet', 'absente'),
    valeur,
    numerateur: fc.nat(1000),
    denominateur: fc.nat(1000),
    le: fc.constantFrom('2025-12-31', '2026-03-01', '2026-11-22'),
  })
  // what has no value says none
  .map((one): Apport => (one.statut === 'renseignee' ? one : { territoire: one.territoire, statut: one.statut }));
const donnees = fc.array(donnee, { maxLength: 12 });
const dites = (all: readonly Apport[]) => all.filter(({ statut }) => statut === 'renseignee');

describe('l’agrégat de plusieurs territoires', () => {
  test('ne dépend pas de leur ordre', () => {
    fc.assert(
      fc.property(donnees, fc.constantFrom(...agregations), fc.integer(), (all, agregation, graine) => {
        const autre = all
          .map((one, i) => [(i * 7919 + graine) % 101, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect({ ...agreger(autre, agregation), manquants: [] }).toEqual({
          ...agreger(all, agregation),
          manquants: [],
        });
      }),
    );
  });

  test('dit sur combien il tient, et nomme ceux qui manquent', () => {
    fc.assert(
      fc.property(donnees, fc.constantFrom(...agregations), (all, agregation) => {
        const { valeur: trouvee, sur, attendus, manquants } = agreger(all, agregation);
        expect(sur).toBe(dites(all).length);
        expect(sur + manquants.length).toBe(attendus);
        expect(attendus).toBe(all.filter(({ statut }) => statut !== 'sans_objet').length);
        if (sur === 0) expect(trouvee).toBeNull();
      }),
    );
  });

  test('ne compte jamais un manque pour zéro', () => {
    const muet = fc
      .constantFrom('non_disponible', 'absente', 'sans_objet')
      .map((statut) => ({ territoire: 'X', statut }));
    fc.assert(
      fc.property(donnees, fc.array(muet), fc.constantFrom(...agregations), (all, muets, agregation) => {
        expect(agreger([...all, ...(muets as Apport[])], agregation).valeur).toBe(agreger(all, agregation).valeur);
      }),
    );
    const un = (one: number): Apport => ({ territoire: 'PAA', statut: 'renseignee', valeur: one });
    expect(agreger([un(0)], 'somme').valeur).toBe(0);
    expect(agreger([], 'somme').valeur).toBeNull();
    expect(agreger([un(-5), { territoire: 'DLVA', statut: 'absente' }], 'max').valeur).toBe(-5);
  });

  test('d’un pourcentage est celui des sommes, pas la moyenne des taux', () => {
    const part = (numerateur: number, denominateur: number): Apport => ({
      ...{ territoire: 'PAA', statut: 'renseignee', numerateur, denominateur },
    });
    expect(agreger([part(1, 2), part(0, 98)], 'moyenne_ponderee').valeur).toBe(1);
    expect(agreger([part(0, 0)], 'moyenne_ponderee').valeur).toBeNull();
    fc.assert(
      fc.property(donnees, (all) => {
        const { valeur: taux } = agreger(all, 'moyenne_ponderee');
        const bornees = dites(all).every((one) => one.numerateur! <= one.denominateur!);
        if (taux !== null && bornees) expect(taux).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('s’additionne au millième près, sans rien perdre', () => {
    const paquet: Apport[] = [0.1, 0.2, 0.3, 1_000_000.1].map((one) => ({
      ...{ territoire: 'PAA', statut: 'renseignee', valeur: one },
    }));
    expect(agreger(paquet, 'somme').valeur).toBe(1_000_000.7);
  });

  test('de ce qui ne s’additionne pas n’est rien, et nul type ne s’additionne à tort', () => {
    expect(agreger([{ territoire: 'PAA', statut: 'renseignee', valeur: 3 }], 'aucune').valeur).toBeNull();
    for (const type of typesIndicateur) expect(agregationsDe[type]).toContain('aucune');
    for (const type of ['pourcentage', 'oui_non', 'date', 'tendance', 'qualitatif'] as const)
      expect([type, agregationsDe[type].includes('somme')]).toEqual([type, false]);
  });
});

test('le dernier est la valeur donnée en dernier, et le plus tardif des jours ; deux valeurs du même jour ne se départagent pas', () => {
  const dite = (valeur: number, le: string): Apport => ({ territoire: 'PAA', statut: 'renseignee', valeur, le });
  const jour = (jour: string): Apport => ({ territoire: 'PAA', statut: 'renseignee', jour, le: '2026-11-22' });
  const dernier = (...donnees: Apport[]) => agreger(donnees, 'dernier');
  expect(dernier(dite(7, '2026-03-01'), dite(4, '2026-06-01'), dite(9, '2026-01-01')).valeur).toBe(4);
  expect(dernier(dite(7, '2026-06-01'), dite(4, '2026-06-01')).valeur).toBeNull();
  expect(dernier(dite(7, '2026-06-01'), dite(7, '2026-06-01')).valeur).toBe(7);
  expect(dernier(jour('2026-02-01'), jour('2026-05-01'), jour('2025-05-01'))).toMatchObject({
    ...{ valeur: null, jour: '2026-05-01', sur: 3 },
  });
  expect(agreger([jour('2026-02-01')], 'aucune').jour).toBeNull();
});
