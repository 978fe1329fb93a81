import { describe, expect, test } from 'vitest';
import { composeAnnees } from '@/lib/indicateurs/annees';
import type { IndicateurLu } from '@/lib/indicateurs/data';
import { anneesDe, versionPour } from '@/lib/indicateurs/fiche';
import { trajectoire } from '@/lib/indicateurs/trajectoire';
import { definition, donnee, epcis, indicateurLu, valeur } from './lus.ts';

const composer = (change: Partial<IndicateurLu>) =>
  composeAnnees({ indicateur: indicateurLu(change), epcis, annees: [2025], figees: [] });

describe('une année de la fiche', () => {
  test('dit sur combien d’EPCI elle porte et nomme ceux qui manquent, le non disponible compris, le sans objet exclu', () => {
    const valeurs = [valeur(1, donnee('renseignee', 4)), valeur(2, donnee('non_disponible'))];
    expect(composer({ valeurs })[0]).toMatchObject({
      ...{ valeur: '4', nombre: 4, isPartielle: true },
      appui: '1 EPCI sur 3. Manquent : DLVA et PAA.',
    });
    expect(composer({ valeurs: [...valeurs, valeur(3, donnee('sans_objet'))] })[0]!.appui).toBe(
      '1 EPCI sur 2. Manquent : DLVA.',
    );
  });

  test('sans aucune valeur n’est pas un zéro', () => {
    expect(composer({})[0]).toMatchObject({ valeur: 'Non renseignée', nombre: null, appui: 'Aucun EPCI sur 3.' });
  });

  test('dit pourquoi ce qui ne s’additionne pas n’a pas de total', () => {
    const [annee] = composer({
      valeurs: [valeur(1, donnee('renseignee', 4))],
      definitions: [{ ...definition, agregation: 'aucune' }],
    });
    expect(annee).toMatchObject({ valeur: 'Par EPCI', nombre: null });
    expect(annee!.appui).toMatch(/^Ne s’additionne pas : se lit EPCI par EPCI\. 1 EPCI sur 3/);
  });

  test('nomme les EPCI comptés par un calcul, avec son jour', () => {
    const calculs = [{ annee: 2025, jour: '2025-12-31', valeur: 2, epcis: [1, 3] }];
    expect(composer({ formule: 'competence_msap', calculs })[0]).toMatchObject({
      ...{ valeur: '2', appui: 'Calculé au 31 décembre 2025 : JLVD et PAA.' },
    });
  });
});

test('les années vont du début du schéma à aujourd’hui, puis sans trou jusqu’à la dernière cible', () => {
  const schema = { dateDebut: '2025-01-01', dateFin: '2030-12-31' };
  expect(anneesDe(schema, '2026-11-22')).toEqual([2025, 2026]);
  expect(anneesDe(schema, '2033-01-01')).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
  // not begun yet: its first year
  expect(anneesDe(schema, '2024-06-01')).toEqual([2025]);
  const annees = composer({ cibles: [{ annee: 2028, valeur: 40 }] });
  expect(annees.map(({ annee, isAVenir, cible }) => [annee, isAVenir, cible])).toEqual([
    [2025, false, null],
    [2026, true, null],
    [2027, true, null],
    [2028, true, 40],
  ]);
});

test('la trajectoire va droit de la référence à chaque cible, tient la dernière, et ne dit rien avant', () => {
  const depuis = { ...definition, reference: { valeur: 10, annee: 2024 } };
  const cibles = [
    { annee: 2026, valeur: 20 },
    { annee: 2030, valeur: 60 },
  ];
  const [avant, ...annees] = [2023, 2024, 2025, 2026, 2028, 2030, 2031];
  expect(annees.map((annee) => trajectoire({ definition: depuis, cibles }, annee))).toEqual([10, 15, 20, 40, 60, 60]);
  expect(trajectoire({ definition: depuis, cibles }, avant!)).toBeNull();
  expect(trajectoire({ definition: depuis, cibles: [] }, 2026)).toBeNull();
  expect(trajectoire({ definition, cibles: [{ annee: 2026, valeur: 20 }] }, 2025)).toBeNull();
});

test('chaque année se lit avec la définition qui vaut pour elle, la première avant toutes', () => {
  const versions = [definition, { ...definition, numero: 2, desAnnee: 2027 }];
  expect([2024, 2025, 2026, 2027, 2030].map((annee) => versionPour(versions, annee)?.numero)).toEqual([1, 1, 1, 2, 2]);
  expect(versionPour([], 2026)).toBeNull();
});
