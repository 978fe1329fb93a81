import type { EtatPresence, EtatSeance, NatureDecision, NaturePoint, NatureSeance } from '@/lib/instances/rules';
import { copil } from './seances-copil.ts';
import { groupes } from './seances-groupes.ts';
import { locales } from './seances-locales.ts';

/** What a decision changed, by the code of an action, the reference of a convention, or the meeting before of the same body. */
export type EffetFait =
  | { nature: 'retrait'; action: string }
  /** Of the year before the anchor's. */
  | { nature: 'evaluation'; convention: string; avancement: 'pas_fait'; suite: 'renegociation' }
  | { nature: 'compte_rendu' };
export type DecisionFaite = {
  nature: NatureDecision;
  texte: string;
  /** The sigle of an organisation. */
  organisation: string;
  personne?: string;
  /** Days after the meeting. */
  delai: number;
  effet?: EffetFait;
} & (
  | { suivi?: 'a_faire'; constat?: never }
  | { suivi: 'en_cours'; constat?: string }
  | { suivi: 'faite' | 'abandonnee'; constat: string }
);
export type PointFait = {
  nature: NaturePoint;
  intitule: string;
  duree: number;
  rapporteur?: string;
  actions?: readonly string[];
  conventions?: readonly string[];
  /** An action, for the first of its indicators that is followed. */
  indicateurs?: readonly string[];
  /** A document of the demonstration, by its title. */
  documents?: readonly string[];
  note?: string;
  /** What was said of an action ('3-B-2') or of a fiche ('3-B'). */
  remarques?: readonly [code: string, texte: string][];
  decisions?: readonly DecisionFaite[];
};
/** Who did not come, by the key of the seat; everyone else did. */
export type Absence = Exclude<EtatPresence, 'present' | 'pouvoir'> | { pouvoir: string };
export type SeanceFaite = {
  instance: string;
  /** Days before the anchor; negative: to come. */
  ilYA: number;
  /** Days after the first day of the scheme, where `ilYA` would fall before; without it, that meeting is not told. */
  auPlusTot?: number;
  /** Minutes after midnight. */
  heure: number;
  duree: number;
  nature: NatureSeance;
  etat: EtatSeance;
  motif?: string;
  lieu: string;
  visio?: string;
  points: readonly PointFait[];
  absences?: Record<string, Absence>;
  invites?: readonly { prenom: string; nom: string; fonction: string; organisation: string }[];
};

/** Two years of meetings around the anchor day. */
export const seances: readonly SeanceFaite[] = [...copil, ...groupes, ...locales];
