import type { CastName } from '../../cast.ts';
import type { Depart } from '../mandats.ts';
import type { Avancement } from '../types.ts';

/** What an EPCI says of an action in a campaign; 'inchange' repeats the last validated line. */
export type LigneFaite = 'inchange' | Dit;
export type Dit = {
  avancement: Avancement;
  commentaire?: string;
  difficulte?: string;
  preuve?: string;
  /** Returned by the cellule with this reason, and sent again if `reprise` says so. */
  retour?: string;
  /** What was said again after the return. */
  reprise?: Dit;
  /** Not examined yet. */
  enAttente?: true;
};

/**
 * What an EPCI sent in a campaign. The lines, in this order, are cut in as many groups of equal size as there are `envois`;
 * each group is sent in one go and examined in one go. All days are before the anchor day.
 */
export type EnvoisFaits = {
  auteur: CastName | Depart;
  envois: readonly number[];
  /** One for each of `envois`, or none: nothing is examined. */
  examens: readonly number[];
  /** When what was returned was sent again, and examined. */
  reprise?: readonly [envoi: number, examen: number];
  /** Entered by the cellule in the name of the EPCI. */
  isPourCompte?: true;
  lignes: Readonly<Record<string, LigneFaite>>;
};

/** What was typed that day and never sent; a status may be missing. */
export type BrouillonsFaits = {
  ilYA: number;
  lignes: Readonly<Record<string, 'inchange' | Partial<Omit<Dit, 'retour' | 'reprise' | 'enAttente'>>>>;
};

export type RemonteeFaite = { epci: string; passee: EnvoisFaits; courante?: EnvoisFaits };

type Precisions = Omit<Dit, 'avancement' | 'commentaire'>;

function dire(avancement: Avancement) {
  return (commentaire?: string, precisions?: Precisions): Dit => ({ avancement, commentaire, ...precisions });
}

export const fait = dire('fait');
export const enCours = dire('en_cours');
export const pasFait = dire('pas_fait');
