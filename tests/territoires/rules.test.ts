import { describe, expect, test } from 'vitest';
import { demandesOf, enDifficulte } from '@/lib/territoires/demandes';
import type { ActionTerritoire } from '@/lib/territoires/fiche-territoire';
import { ecartOf, etatMandat, jourDecale, titulaires, vacantDepuis, type NatureMandat } from '@/lib/territoires/rules';

const AUJOURDHUI = '2026-11-22';
const mandat = (nature: NatureMandat, debut: string, fin: string | null = null, id = 1) => ({
  ...{ id, nature, debut, fin, prenom: 'Ada', nom: 'Lune', fonction: null, motifCumul: null },
});

describe('un mandat', () => {
  test.each([
    ['2026-11-22', null, 'en_cours'],
    ['2026-11-23', null, 'a_venir'],
    ['2025-01-01', '2026-11-22', 'en_cours'],
    ['2025-01-01', '2026-11-21', 'termine'],
  ])('du %s au %s est %s', (debut, fin, etat) => {
    expect(etatMandat({ debut, fin }, AUJOURDHUI)).toBe(etat);
  });

  test('les titulaires sont ceux du jour et de la nature, le plus ancien d’abord', () => {
    const all = [
      mandat('elu_referent', '2026-02-01', null, 1),
      mandat('elu_referent', '2025-01-01', '2026-12-31', 2),
      mandat('elu_referent', '2025-01-01', '2026-01-31', 3),
      mandat('referent_technique', '2025-01-01', null, 4),
    ];
    expect(titulaires(all, 'elu_referent', AUJOURDHUI).map(({ id }) => id)).toEqual([2, 1]);
  });

  test('la vacance commence le lendemain du dernier mandat, ou n’a pas de date', () => {
    const all = [
      mandat('elu_referent', '2025-01-01', '2026-02-28'),
      mandat('elu_referent', '2025-01-01', '2025-06-30'),
      mandat('elu_referent', '2027-01-01'),
    ];
    expect(vacantDepuis(all, 'elu_referent', AUJOURDHUI)).toBe('2026-03-01');
    expect(vacantDepuis(all, 'referent_technique', AUJOURDHUI)).toBeNull();
  });
});

test('un jour se décale par-dessus les mois et le changement d’heure', () => {
  expect(jourDecale('2026-03-01', -1)).toBe('2026-02-28');
  expect(jourDecale('2026-10-25', 1)).toBe('2026-10-26');
});

test('l’écart ne se nomme que si les deux disent quelque chose, et autre chose', () => {
  expect(ecartOf('en_cours', 'fait')).toBe('avance');
  expect(ecartOf('fait', 'pas_fait')).toBe('retrait');
  expect(ecartOf('fait', 'fait')).toBeNull();
  expect(ecartOf(null, 'fait')).toBeNull();
  expect(ecartOf('fait', null)).toBeNull();
});

const action = (more: Partial<ActionTerritoire>): ActionTerritoire => ({
  ...{ id: 1, code: '1-A-1', titre: 'Action', axe: 1, avancement: null, echeance: null, jalon: null, blocage: null },
  ...{ local: null, etape: null, motif: null, isCorrectionDemandee: false },
  ...more,
});

describe('ce qui est demandé', () => {
  const actions = [
    action({ etape: 'a_remplir' }),
    action({ etape: 'retourne', motif: 'À préciser.' }),
    action({ etape: 'transmis' }),
    action({ etape: 'valide', isCorrectionDemandee: true }),
  ];
  const campagne = { id: 1, annee: 2026, ouverture: '2026-10-18', echeance: '2027-01-01', revision: 1 };
  const rights = {
    lireLocal: true,
    nommer: false,
    donnerVisa: false,
    enregistrerVisa: false,
    saisir: false,
    lireRemontee: true,
  };
  const mandats = [mandat('referent_technique', '2025-01-01')];

  test('compte les lignes par étape et nomme les mandats vacants', () => {
    const found = demandesOf({ actions, mandats, campagne, can: rights }, AUJOURDHUI);
    expect(found).toMatchObject({ vacants: ['elu_referent'], lignes: { manquantes: 1, attendues: 4, corrections: 1 } });
    expect(found.lignes?.retournees.map(({ motif }) => motif)).toEqual(['À préciser.']);
  });

  test('ne dit rien des lignes à qui ne les lit pas, ni sans campagne', () => {
    const hidden = { ...rights, lireRemontee: false };
    expect(demandesOf({ actions, mandats, campagne, can: hidden }, AUJOURDHUI).lignes).toBeNull();
    expect(demandesOf({ actions, mandats, campagne: undefined, can: rights }, AUJOURDHUI).lignes).toBeNull();
  });
});

test('sont en difficulté les actions en retard pour le département ou bloquées, et elles seules', () => {
  const late = action({ id: 1, avancement: 'en_cours', echeance: '2026-11-21' });
  const blocked = action({ id: 2, avancement: 'fait', blocage: 'Sans local.' });
  const fine = [action({ id: 3, avancement: 'fait', echeance: '2026-11-21' }), action({ id: 4, local: 'pas_fait' })];
  expect(enDifficulte([late, ...fine, blocked], AUJOURDHUI).map(({ id }) => id)).toEqual([1, 2]);
});
