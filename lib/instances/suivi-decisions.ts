import type { Jour } from '@/lib/clock';
import type { DecisionLue } from './decision';
import { isDue, suivisDecision, type SuiviDecision } from './rules';

/** What the follow-up shows: those to carry out by default, late ones alone, those of a state, or all. */
export const filtresSuivi = ['dues', 'retard', ...suivisDecision, 'annulees', 'toutes'] as const;
export type FiltreSuivi = (typeof filtresSuivi)[number];
export const filtreSuiviLabels: Record<FiltreSuivi, string> = {
  dues: 'À suivre',
  retard: 'En retard',
  a_faire: 'À faire',
  en_cours: 'En cours',
  faite: 'Faites',
  abandonnee: 'Abandonnées',
  annulees: 'Annulées',
  toutes: 'Toutes',
};

export type LectureSuivi = { suivi: FiltreSuivi; instance: string; annee: string };

/** What the address asks for; what it does not know is left aside. */
export function readLectureSuivi(search: URLSearchParams): LectureSuivi {
  const suivi = filtresSuivi.find((filtre) => filtre === search.get('suivi')) ?? 'dues';
  return { suivi, instance: search.get('instance') ?? '', annee: search.get('annee') ?? '' };
}

/** Whether a decision passed its day without being carried out; one without a day is never late. */
export function isEnRetard({ echeance, suivi, annuleePar }: Suivie, today: Jour): boolean {
  return echeance !== null && echeance < today && isDue(suivi) && annuleePar === null;
}
type Suivie = Pick<DecisionLue, 'echeance' | 'suivi' | 'annuleePar'>;

/** The decisions asked for: those to carry out by their day, the others the latest first as they came. */
export function filtreDecisions(
  decisions: readonly DecisionLue[],
  { suivi, instance, annee }: LectureSuivi,
  today: Jour,
): DecisionLue[] {
  const found = decisions.filter(
    (decision) =>
      (!instance || decision.instance.nom === instance) &&
      (!annee || String(decision.annee) === annee) &&
      repond(decision, suivi, today),
  );
  if (suivi !== 'dues' && suivi !== 'retard') return found;
  return found.toSorted((a, b) => (a.echeance ?? '9999').localeCompare(b.echeance ?? '9999'));
}

function repond(decision: DecisionLue, filtre: FiltreSuivi, today: Jour): boolean {
  const isAnnulee = decision.annuleePar !== null;
  if (filtre === 'toutes') return true;
  if (filtre === 'annulees') return isAnnulee;
  if (filtre === 'retard') return isEnRetard(decision, today);
  if (filtre === 'dues') return !isAnnulee && isDue(decision.suivi);
  return !isAnnulee && decision.suivi === (filtre satisfies SuiviDecision);
}
