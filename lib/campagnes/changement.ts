import { avancementLabels, type Avancement } from '@/lib/suivi/rules';
import { ecartOf } from '@/lib/territoires/rules';

/** What a line says, as it is stored: what was not said is null. */
export type Dit = {
  avancement: Avancement;
  commentaire: string | null;
  difficulte: string | null;
  preuve: string | null;
};

/** How a line stands against the last one validated before it. */
export type Changement = 'premiere' | 'inchange' | 'precise' | 'change';

/**
 * What a line changes. « Inchangé » is what may be validated without being read: the same status, and nothing said that was
 * not said before.
 */
export function changementOf(ligne: Dit, precedente: Dit | null): Changement {
  if (!precedente) return 'premiere';
  if (ligne.avancement !== precedente.avancement) return 'change';
  const isSame = (said: string | null, before: string | null) => !said?.trim() || said.trim() === (before ?? '').trim();
  const isSilent =
    isSame(ligne.commentaire, precedente.commentaire) &&
    isSame(ligne.difficulte, precedente.difficulte) &&
    isSame(ligne.preuve, precedente.preuve);
  return isSilent ? 'inchange' : 'precise';
}

/** « De Pas fait à En cours », « Inchangé »… */
export function direChangement(ligne: Dit, precedente: Dit | null): string {
  switch (changementOf(ligne, precedente)) {
    case 'premiere':
      return 'Première réponse';
    case 'inchange':
      return 'Inchangé';
    case 'precise':
      return 'Même statut, précisé';
    case 'change':
      return `De ${avancementLabels[precedente!.avancement]} à ${avancementLabels[ligne.avancement]}`;
  }
}

/** How the EPCI stands against the département, in words; null when both say the same, or when one says nothing. */
export function direEcart(local: Avancement | null, departemental: Avancement | null): string | null {
  const ecart = ecartOf(departemental, local);
  return ecart && (ecart === 'avance' ? 'L’EPCI est plus avancé' : 'L’EPCI est moins avancé');
}
