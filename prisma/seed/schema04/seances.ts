import { communeDe } from './instances.ts';
import { departementales } from './seances-departementales.ts';

type Effet = { nature: string; action?: string; convention?: string; contenu: Record<string, string | number> };
export type DecisionFaite = {
  texte: string;
  nature: string;
  organisation?: string;
  personne?: string;
  /** Days after the meeting. */
  delai?: number;
  suivi?: string;
  constat?: string;
  effet?: Effet;
};
export type PointFait = {
  nature: string;
  intitule: string;
  duree: number;
  rapporteur?: string;
  actions?: readonly string[];
  conventions?: readonly string[];
  note?: string;
  remarques?: readonly [action: string, texte: string][];
  decisions?: readonly DecisionFaite[];
};
export type SeanceFaite = {
  instance: string;
  /** Days before the anchor; negative: to come. */
  ilYA: number;
  /** Minutes after midnight. */
  heure: number;
  duree: number;
  nature: string;
  etat: 'prevue' | 'convoquee' | 'tenue' | 'diffuse' | 'approuve' | 'publie' | 'annulee';
  motif?: string;
  lieu: string;
  visio?: string;
  points: readonly PointFait[];
};

const APRES_MIDI = 14 * 60;

/** Two years of meetings around the anchor day, the oldest first. */
export function listSeances(epcis: readonly string[]): SeanceFaite[] {
  return [...departementales, ...epcis.flatMap(locales)].sort((a, b) => b.ilYA - a.ilYA);
}

/** The meetings of one local body: two a year at best, minutes in every state; CCVUSP has held none this year, JLVD one. */
function locales(sigle: string, i: number): SeanceFaite[] {
  const commun = {
    instance: sigle,
    heure: APRES_MIDI,
    duree: 90,
    lieu: `Siège de l’intercommunalité, ${communeDe(sigle)}`,
  };
  const hiver = (ilYA: number, etat: SeanceFaite['etat']): SeanceFaite => ({
    ...{ ...commun, ilYA, etat, nature: 'suivi' },
    points: [
      {
        ...{ nature: 'information', intitule: 'La fiche de l’EPCI', duree: 30, rapporteur: 'Référent technique' },
        note: 'Chaque action du territoire est passée en revue.',
      },
      {
        ...{ nature: 'validation', intitule: 'Programme d’action de la MSAP', duree: 40, actions: ['3-B-2'] },
        note: 'Le programme est validé.',
        decisions: [
          {
            ...{ texte: 'Ouvrir la MSAP un samedi par mois.', nature: 'reseau', organisation: sigle, delai: 120 },
            ...(i % 2 === 0
              ? { suivi: 'faite', constat: 'Ouverture tenue depuis le printemps.' }
              : { suivi: 'en_cours' }),
          },
        ],
      },
    ],
  });
  const automne = (ilYA: number, etat: SeanceFaite['etat'], motif?: string): SeanceFaite => ({
    ...{ ...commun, ilYA, etat, nature: 'programmation', ...(motif && { motif }) },
    points: [
      { nature: 'information', intitule: 'Point de mi-année', duree: 30, note: 'Le tableau local est à jour.' },
      { nature: 'discussion', intitule: 'Programme de l’an prochain', duree: 45 },
    ],
  });
  const passee = [hiver(645 - 2 * i, 'approuve'), ...(i % 3 === 2 ? [] : [automne(415 + i, 'approuve')])];
  if (sigle === 'CCVUSP') return passee.slice(0, 1);
  const debut = hiver(284 - 2 * i, i % 2 === 0 ? 'diffuse' : 'approuve');
  if (sigle === 'JLVD') return [...passee, debut];
  if (sigle === 'CCSB')
    return [
      ...passee,
      debut,
      automne(44, 'annulee', 'Séance reportée : la présidence était en cours de remplacement.'),
    ];
  if (sigle === 'HPPB') return [...passee, debut, automne(-12, 'convoquee')];
  return [...passee, debut, automne(46 + i, i % 2 === 0 ? 'tenue' : 'diffuse')];
}
