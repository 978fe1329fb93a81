import { describe, expect, test } from 'vitest';
import { alertesDe } from '@/lib/indicateurs/alertes';
import type { IndicateurLu } from '@/lib/indicateurs/data';
import { definition, donnee, epcis, indicateurLu, valeur } from './lus.ts';

const sigles = new Map(epcis.map(({ id, sigle }) => [id, sigle]));
const alertes = (change: Partial<IndicateurLu>, annee = 2025) => alertesDe(indicateurLu(change), annee, sigles);
const natures = (change: Partial<IndicateurLu>, annee = 2025) => alertes(change, annee).map(({ nature }) => nature);
const cible = (attendu: number) => [{ annee: 2025, valeur: attendu }];
const chacun = (nombre: number) => [1, 2, 3].map((id) => valeur(id, donnee('renseignee', nombre)));
const departement = [{ ...definition, echelle: 'departement' as const, agregation: 'aucune' as const }];
const sens = (un: 'hausse' | 'baisse' | 'aucun') => [{ ...definition, sens: un }];

describe('loin de la cible', () => {
  test('au-delà d’un quart, dans le mauvais sens seulement', () => {
    const ecart = (nombre: number, un: 'hausse' | 'baisse' | 'aucun') =>
      natures({ definitions: sens(un), cibles: cible(12), valeurs: chacun(nombre) });
    expect(ecart(3, 'hausse')).toEqual([]);
    expect(ecart(2, 'hausse')).toEqual(['ecart']);
    expect(ecart(100, 'hausse')).toEqual([]);
    expect(ecart(5, 'baisse')).toEqual([]);
    expect(ecart(6, 'baisse')).toEqual(['ecart']);
    expect(ecart(0, 'baisse')).toEqual([]);
    expect(ecart(0, 'aucun')).toEqual([]);
  });

  test('dit de combien, et de quel côté', () => {
    const texte = (nombre: number, un: 'hausse' | 'baisse') =>
      alertes({ definitions: sens(un), cibles: cible(12), valeurs: chacun(nombre) })[0]!.texte;
    expect(texte(2, 'hausse')).toBe('50\u00a0% sous la trajectoire.');
    expect(texte(8, 'baisse')).toBe('100\u00a0% au-dessus de la trajectoire.');
  });

  test('tient après la dernière cible', () => {
    const valeurs = [1, 2, 3].map((id) => valeur(id, donnee('renseignee', 2), 2027));
    expect(natures({ cibles: cible(12), valeurs }, 2027)).toEqual(['ecart']);
  });

  test('ne se dit ni d’un total incomplet, ni d’une cible nulle, ni d’un indicateur retiré', () => {
    expect(natures({ cibles: cible(12), valeurs: chacun(1).slice(1) })).toEqual(['manquante']);
    expect(natures({ cibles: cible(0), valeurs: chacun(1), definitions: sens('baisse') })).toEqual([]);
    expect(natures({ cibles: cible(12), valeurs: chacun(1), etat: 'retire' })).toEqual([]);
  });
});

describe('manquante', () => {
  test('nomme les EPCI qui n’ont rien dit ; « non disponible » et « sans objet » sont dits', () => {
    const valeurs = [valeur(1, donnee('non_disponible'))];
    expect(alertes({ valeurs })).toEqual([{ nature: 'manquante', texte: 'Manquent : DLVA et PAA.' }]);
    expect(alertes({ valeurs: [...valeurs, valeur(2, donnee('sans_objet'))] })).toEqual([
      { nature: 'manquante', texte: 'Manque : PAA.' },
    ]);
    expect(alertes({})[0]!.texte).toBe('Manquent : JLVD, DLVA et PAA.');
  });

  test('au département, quand rien n’a jamais été dit', () => {
    expect(alertes({ definitions: departement })).toEqual([{ nature: 'manquante', texte: 'Aucune valeur.' }]);
    expect(alertes({ definitions: departement, valeurs: [valeur(null, donnee('non_disponible'))] })).toEqual([]);
  });

  test('jamais pour ce qui se calcule', () => {
    expect(alertes({ definitions: departement, formule: 'tableau_en_place' })).toEqual([]);
  });
});

describe('pas confirmée cette année', () => {
  test('la dernière valeur du département est d’avant', () => {
    const valeurs = [valeur(null, donnee('renseignee', 3), 2024)];
    expect(alertes({ definitions: departement, valeurs })).toEqual([
      { nature: 'non_confirmee', texte: 'Dernière valeur : 2024.' },
    ]);
  });

  test('une valeur est estimée', () => {
    const valeurs = [...chacun(4).slice(1), valeur(1, donnee('renseignee', 4, true))];
    expect(alertes({ valeurs })).toEqual([{ nature: 'non_confirmee', texte: '1 valeur estimée, à confirmer.' }]);
  });
});
