import { formatListe } from '@/lib/format';
import { avancementLabels, avancementOrder, avancements, type Avancement, type EtatAction } from './rules';

export type AvancementLocal = { sigle: string; avancement: Avancement | null };
export type Proposition = {
  /** The status that the EPCI add up to; null when none has a validated progress. */
  avancement: Avancement | null;
  /** « 7 EPCI sur 8 : fait ; JLVD sans réponse ». */
  raison: string;
};

/**
 * The departmental status that the validated local progress proposes: all « fait » → fait, all « pas fait » → pas fait,
 * otherwise en cours; EPCI without validated progress are named, never counted as red. The cellule decides (PRODUCT,
 * « Two levels that never overwrite each other »). Null when the action concerns no EPCI.
 */
export function proposeStatut(locaux: readonly AvancementLocal[]): Proposition | null {
  if (locaux.length === 0) return null;
  const counts = countReponses(locaux);
  const silent = locaux.filter(({ avancement }) => avancement === null).map(({ sigle }) => sigle);
  const parts = counts.map(({ code, count }, i) => {
    const who = i === 0 ? `${count} EPCI sur ${locaux.length}` : String(count);
    return `${who} : ${avancementLabels[code].toLowerCase()}`;
  });
  if (silent.length === locaux.length) parts.push(`aucune réponse validée (${formatListe(silent)})`);
  else if (silent.length > 0) parts.push(`${formatListe(silent)} sans réponse`);
  return { avancement: proposeAvancement(counts), raison: parts.join(' ; ') };
}

function proposeAvancement(counts: { code: Avancement }[]): Avancement | null {
  if (counts.length === 0) return null;
  return counts.length === 1 ? counts[0]!.code : 'en_cours';
}

/**
 * The gap between the two levels, named: « Écart : le département dit En cours, 7 EPCI sur 8 disent Fait ». Null when the
 * departmental status is the one that the EPCI propose, or when they propose none.
 */
export function nommeEcart(departemental: Avancement | null, locaux: readonly AvancementLocal[]): string | null {
  const counts = countReponses(locaux);
  const proposed = proposeAvancement(counts);
  if (proposed === null || proposed === departemental) return null;
  const parts = counts.map(({ code, count }, i) =>
    i === 0
      ? `${count} EPCI sur ${locaux.length} ${count >= 2 ? 'disent' : 'dit'} ${avancementLabels[code]}`
      : `${count} ${avancementLabels[code]}`,
  );
  const dit = departemental
    ? `le département dit ${avancementLabels[departemental]}`
    : 'le département ne dit rien encore';
  return `Écart : ${dit}, ${formatListe(parts)}`;
}

/** Whether the departmental status of a followed action is not the one that its EPCI propose. */
export function hasEcart({ etat, avancement, locaux }: Comparee): boolean {
  const proposed = etat === 'active' ? proposeAvancement(countReponses(locaux)) : null;
  return proposed !== null && proposed !== avancement;
}
type Comparee = { etat: EtatAction; avancement: Avancement | null; locaux: readonly AvancementLocal[] };

function countReponses(locaux: readonly AvancementLocal[]): { code: Avancement; count: number }[] {
  return avancementOrder.flatMap((code) => {
    const count = locaux.filter(({ avancement }) => avancement === code).length;
    return code === 'non_renseigne' || count === 0 ? [] : [{ code, count }];
  });
}

export type Ecart = 'avance' | 'retrait';
export const ecartLabels: Record<Ecart, string> = { avance: 'EPCI plus avancé', retrait: 'EPCI moins avancé' };

/** How one EPCI stands against the département on an action; null when both say the same, or when one says nothing. */
export function ecartOf(departemental: Avancement | null, local: Avancement | null): Ecart | null {
  if (departemental === null || local === null || departemental === local) return null;
  return avancements.indexOf(local) > avancements.indexOf(departemental) ? 'avance' : 'retrait';
}
