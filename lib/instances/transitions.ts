import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai } from '@/lib/format';
import { isTenue, suitesSeance, type EtatSeance } from './rules';

type Suivie = {
  etat: EtatSeance;
  jour: Jour;
  /** How many points its agenda has, how many people are noted there or represented, how many decisions are not confirmed. */
  points: number;
  presents: number;
  aConfirmer: number;
};
export type TransitionSeance = { vers: EtatSeance; isRetour: boolean; refus: string | null };

/** The steps that belong to the minutes, and are taken from their page. */
export const DU_COMPTE_RENDU: readonly EtatSeance[] = ['approuve', 'publie'];

/** The states this meeting may go to from its page, each with the French sentence that refuses it for now, or null. */
export function transitionsSeance(seance: Suivie, today: Jour): TransitionSeance[] {
  const { etat } = seance;
  if (DU_COMPTE_RENDU.includes(etat)) return [];
  return suitesSeance[etat]
    .filter((vers) => !DU_COMPTE_RENDU.includes(vers))
    .map((vers) => ({ vers, isRetour: isRetour(etat, vers), refus: refuseTransition(seance, vers, today) }));
}

function isRetour(etat: EtatSeance, vers: EtatSeance): boolean {
  return vers === 'prevue' || (vers === 'convoquee' && isTenue(etat)) || (vers === 'tenue' && etat === 'diffuse');
}

// said again here so that it is read before it is tried: the database refuses the same (instances.avant_seance)
function refuseTransition({ etat, jour, points, presents, aConfirmer }: Suivie, vers: EtatSeance, today: Jour) {
  if (isRetour(etat, vers)) return null;
  if (vers === 'convoquee' && points === 0) return 'L’ordre du jour n’a encore aucun point.';
  if (vers === 'tenue') {
    if (jour > today) return `Elle a lieu ${formatDelai(jour, today)}.`;
    if (presents === 0) return 'Notez d’abord qui était présent.';
  }
  if (vers === 'diffuse' && aConfirmer > 0)
    return `${formatCompte(aConfirmer, 'décision reste', 'décisions restent')} à confirmer, ou à retirer.`;
  return null;
}
