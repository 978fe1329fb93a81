import { describe, expect, test } from 'vitest';
import type { IndicateurLu } from '@/lib/indicateurs/data';
import { composeLignes } from '@/lib/indicateurs/liste';
import { colonnesListe, lignesListe } from '@/lib/indicateurs/liste-export';
import { definition, donnee, epcis, indicateurLu, valeur } from './lus.ts';

const composer = (change: Partial<IndicateurLu>, figees: number[] = []) =>
  composeLignes({
    indicateurs: [indicateurLu(change)],
    annee: 2026,
    annees: [2026, 2025],
    epcis: epcis as never,
    figees,
  });
/** The cells of a line by the title of their column without its accents, those that say something. */
const exporter = (change: Partial<IndicateurLu>, figees: number[] = []) =>
  lignesListe(composer(change, figees), epcis).map((ligne) => {
    expect(ligne).toHaveLength(colonnesListe.length);
    return Object.fromEntries(
      colonnesListe.map((titre, i) => [sansAccents(titre), ligne[i]!]).filter(([, texte]) => texte !== ''),
    );
  });
const sansAccents = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '');
const departement = { ...definition, echelle: 'departement' as const, agregation: 'aucune' as const };
const deux = (avant: number, cette: number) => [
  valeur(null, donnee('renseignee', avant), 2025),
  valeur(null, donnee('renseignee', cette), 2026),
];

describe('d’une année à l’autre', () => {
  const evolution = (change: Partial<IndicateurLu>) => composer(change)[0]!.evolution;

  test('en hausse, stable ou en baisse', () => {
    expect([3, 4, 5].map((cette) => evolution({ definitions: [departement], valeurs: deux(4, cette) }))).toEqual([
      ...['baisse', 'stable', 'hausse'],
    ]);
  });

  test('ne se compare pas à ce qui mesurait autre chose, et chaque année garde ses mots', () => {
    const definitions = [
      departement,
      { ...departement, numero: 2, desAnnee: 2026, type: 'montant' as const, unite: '€' },
    ];
    const [ligne] = composer({ definitions, valeurs: deux(4, 5) });
    expect(ligne!.evolution).toBeNull();
    expect([ligne!.avant!.valeur, ligne!.annee.valeur]).toEqual(['4', '5\u00a0€']);
  });

  test('ne se compare pas à une absence', () => {
    expect(evolution({ definitions: [departement], valeurs: deux(4, 5).slice(1) })).toBeNull();
  });
});

describe('le téléchargement', () => {
  test('dit chaque EPCI qui devait répondre, et pourquoi il n’y a pas de nombre', () => {
    const valeurs = [
      valeur(1, { ...donnee('renseignee', 1234.5, true), source: 'CAF' }, 2026),
      valeur(2, { ...donnee('sans_objet'), commentaire: 'Pas de gare.' }, 2026),
    ];
    const debut = { Indicateur: 'Lieux', Type: 'Nombre', Unite: 'lieux', Annee: '2026' };
    expect(exporter({ valeurs }, [2026]).slice(3)).toEqual([
      {
        ...{ ...debut, Territoire: 'Jabron Lure Vançon Durance', 'Statut de la donnee': 'Renseignée' },
        ...{ Valeur: '1234,5', Estimee: 'oui', 'Annee figee': 'oui', Source: 'CAF' },
      },
      {
        ...{ ...debut, Territoire: 'Durance Luberon Verdon', 'Statut de la donnee': 'Sans objet' },
        ...{ 'Annee figee': 'oui', Commentaire: 'Pas de gare.' },
      },
      { ...debut, Territoire: 'Provence Alpes', 'Statut de la donnee': 'Non renseignée', 'Annee figee': 'oui' },
    ]);
  });

  test('dit ce qui se calcule, et ce que rien ne calcule encore', () => {
    const calculs = [{ annee: 2026, jour: '2026-11-22', valeur: 2, epcis: [1, 3] }];
    const [avant, cette] = exporter({ definitions: [departement], formule: 'competence_msap', calculs });
    expect(avant).toMatchObject({ Annee: '2025', 'Statut de la donnee': 'Non renseignée', Calculee: 'oui' });
    expect(avant).not.toHaveProperty('Valeur');
    expect(cette).toMatchObject({
      ...{ 'Statut de la donnee': 'Renseignée', Valeur: '2', Calculee: 'oui' },
      Commentaire: 'Calculé au 22 novembre 2026 : JLVD et PAA.',
    });
  });

  test('garde ce qui reste à qualifier', () => {
    const change = { etat: 'a_qualifier' as const, definitions: [], libelleSource: 'Nombre de lieux et fréquentation' };
    expect(exporter(change)).toEqual([
      { Indicateur: 'Nombre de lieux et fréquentation', 'Statut de la donnee': 'À qualifier' },
    ]);
  });
});
