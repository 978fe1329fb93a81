import { facetter, type Groupe } from '@/lib/facettes';
import { fold, wordsOf } from '@/lib/text';
import { composeAnnees, type Annee } from './annees';
import { alertesDe, natureAlerteLabels, naturesAlerte, type Alerte } from './alertes';
import type { IndicateurLu } from './data';
import { titreOf, versionPour } from './fiche';
import type { ListeOuverte } from './ouvrir-liste';
import { etatIndicateurLabels, etatsIndicateur } from './rules';

export const facettesIndicateurs = ['etat', 'alerte', 'mode', 'axe'] as const;
export type FacetteIndicateurs = (typeof facettesIndicateurs)[number];
export type Recherche = { q: string } & Record<FacetteIndicateurs, string[]>;

export type Evolution = 'hausse' | 'stable' | 'baisse';

/** A line of the list: what the indicator is worth this year and last, and what it calls for. */
export type Ligne = {
  indicateur: IndicateurLu;
  titre: string;
  annee: Annee;
  avant: Annee | null;
  /** Which way it went, when both years measure the same thing. */
  evolution: Evolution | null;
  alertes: Alerte[];
};
type Axe = { numero: number; libelle: string };

/** What an address asks of the list; unknown parameters are ignored. */
export function readRecherche(params: URLSearchParams): Recherche {
  const lists = Object.fromEntries(
    facettesIndicateurs.map((facette) => [facette, [...new Set(params.getAll(facette))]]),
  );
  return { q: (params.get('q') ?? '').trim().slice(0, 200), ...(lists as Record<FacetteIndicateurs, string[]>) };
}

type Lues = Pick<ListeOuverte, 'indicateurs' | 'annee' | 'annees' | 'epcis' | 'figees'>;

/** Each indicator as it stands in a year, the one before beside it when the scheme had begun. */
export function composeLignes({ indicateurs, annee, annees, epcis, figees }: Lues): Ligne[] {
  const sigles = new Map(epcis.map(({ id, sigle }) => [id, sigle]));
  const lues = [annee - 1, annee].filter((one) => annees.includes(one));
  return indicateurs.map((indicateur) => {
    const composees = composeAnnees({ indicateur, epcis, annees: lues, figees });
    const cette = composees.find((one) => one.annee === annee)!;
    const avant = composees.find((one) => one.annee === annee - 1) ?? null;
    return {
      ...{ indicateur, titre: titreOf(indicateur), annee: cette, avant },
      evolution: evolutionDe(indicateur, cette, avant),
      alertes: alertesDe(indicateur, annee, sigles),
    };
  });
}

function evolutionDe({ definitions }: IndicateurLu, cette: Annee, avant: Annee | null): Evolution | null {
  if (cette.nombre === null || avant === null || avant.nombre === null) return null;
  const [une, autre] = [cette, avant].map(({ annee }) => versionPour(definitions, annee)!);
  if (une!.type !== autre!.type || une!.unite !== autre!.unite || une!.echelle !== autre!.echelle) return null;
  if (cette.nombre === avant.nombre) return 'stable';
  return cette.nombre > avant.nombre ? 'hausse' : 'baisse';
}

const modeOf = ({ etat, formule }: IndicateurLu) => (etat === 'actif' ? [formule ? 'calcule' : 'saisi'] : []);
const axeOf = ({ action }: IndicateurLu) => action?.code?.split('-')[0] ?? 'schema';

/** The lines that answer, every word found, and the facets. Those that were taken off show only when they are asked for. */
export function rechercher(
  lignes: readonly Ligne[],
  asked: Recherche,
  axes: readonly Axe[],
): { lignes: Ligne[]; groupes: Groupe[] } {
  const words = wordsOf(asked.q);
  const trouvees = lignes.filter(({ indicateur: { action, libelleSource }, titre }) => {
    const text = fold([titre, libelleSource ?? '', action?.code ?? '', action?.titre ?? ''].join(' '));
    return words.every((word) => text.includes(word));
  });
  const demande = asked.etat.length > 0 ? asked : { ...asked, etat: ['actif', 'a_qualifier'] };
  const { rows, groupes } = facetter(
    trouvees,
    ({ indicateur, alertes }) => ({
      etat: [indicateur.etat],
      alerte: [...new Set(alertes.map(({ nature }) => nature as string))],
      mode: modeOf(indicateur),
      axe: [axeOf(indicateur)],
    }),
    demande,
    [
      { famille: 'alerte', legende: 'Alerte', options: naturesAlerte.map((code) => [code, natureAlerteLabels[code]]) },
      { famille: 'etat', legende: 'État', options: etatsIndicateur.map((code) => [code, etatIndicateurLabels[code]]) },
      {
        famille: 'mode',
        legende: 'Valeur',
        options: [
          ['saisi', 'Saisie'],
          ['calcule', 'Calculée'],
        ],
      },
      {
        famille: 'axe',
        legende: 'Axe',
        options: [
          ...axes.map(({ numero, libelle }) => [String(numero), `${numero}. ${libelle}`] as const),
          ['schema', 'Le schéma lui-même'] as const,
        ],
      },
    ],
  );
  const ticked = groupes.map((groupe) => ({
    ...groupe,
    cases: groupe.cases.map(([valeur, libelle, nombre]): Groupe['cases'][number] => [
      ...([valeur, libelle, nombre] as [string, string, number]),
      asked[groupe.famille as FacetteIndicateurs].includes(valeur),
    ]),
  }));
  return { lignes: rows, groupes: ticked };
}
