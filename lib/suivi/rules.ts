import type { Jour } from '@/lib/clock';
import { joursEntre } from '@/lib/jours';

/** How far an action is (not how well): the three values of the scheme's own board. Absence is not a fourth value. */
export const avancements = ['pas_fait', 'en_cours', 'fait'] as const;
export type Avancement = (typeof avancements)[number];

/** Absence counted beside the three values, and never as « Pas fait ». */
export type Etat = Avancement | 'non_renseigne';
export const avancementOrder = ['fait', 'en_cours', 'pas_fait', 'non_renseigne'] as const satisfies readonly Etat[];
/** The columns of the kanban, from left to right as an action moves forward. */
export const kanbanOrder = ['non_renseigne', 'pas_fait', 'en_cours', 'fait'] as const satisfies readonly Etat[];
export const avancementLabels: Record<Etat, string> = {
  fait: 'Fait',
  en_cours: 'En cours',
  pas_fait: 'Pas fait',
  non_renseigne: 'Non renseigné',
};

/** Months without a status or a confirmation after which information is no longer recent. */
export const FRAICHEUR_JOURS = 183;

export type EtatAction = 'active' | 'retiree' | 'archivee' | 'ressource';
export const etatActionLabels: Record<EtatAction, string> = {
  active: 'Suivie',
  retiree: 'Retirée',
  archivee: 'Archive',
  ressource: 'Document ressource',
};

type Suivie = {
  etat: EtatAction;
  avancement: Avancement | null;
  echeance: Jour | null;
  confirmeLe: Jour | null;
};

/**
 * Whether an action is late: a milestone of its current version is over and not done while the action is not « Fait ».
 * Computed, never typed; red before its date is normal. A withdrawn action is not late.
 */
export function isEnRetard({ etat, avancement, echeance }: Suivie, today: Jour): boolean {
  return etat === 'active' && avancement !== 'fait' && echeance !== null && echeance < today;
}

/** Whether nobody has spoken of the action for six months, or ever; what is done needs no news. */
export function isSansInformationRecente({ etat, avancement, confirmeLe }: Suivie, today: Jour): boolean {
  if (etat !== 'active' || avancement === 'fait') return false;
  return confirmeLe === null || joursEntre(confirmeLe, today) > FRAICHEUR_JOURS;
}

export type Totaux = Record<Etat, number> & { total: number; retirees: number };

/** Counts by state; they always add up to `total`. Withdrawn actions stay in, and are told apart in `retirees`. */
export function countEtats(actions: readonly Pick<Suivie, 'avancement' | 'etat'>[]): Totaux {
  const totaux: Totaux = { fait: 0, en_cours: 0, pas_fait: 0, non_renseigne: 0, total: actions.length, retirees: 0 };
  for (const { avancement, etat } of actions) {
    totaux[avancement ?? 'non_renseigne']++;
    if (etat === 'retiree') totaux.retirees++;
  }
  return totaux;
}

/** Why a date of effect is refused (French sentence), or null when it is good: not in the future, not before the scheme. */
export function refuseDateEffet(date: Jour, { today, debutSchema }: { today: Jour; debutSchema: Jour }): string | null {
  if (date > today) return 'La date d’effet ne peut pas être dans le futur.';
  if (date < debutSchema) return 'La date d’effet ne peut pas précéder le début du schéma.';
  return null;
}

/** Year of the scheme on a day, from 1; 0 before it begins, capped at its last year after its term. */
export function anneeDuSchema(today: Jour, { dateDebut, dateFin }: { dateDebut: Jour; dateFin: Jour }) {
  const year = (jour: Jour) => Number(jour.slice(0, 4));
  const sur = year(dateFin) - year(dateDebut) + 1;
  return { annee: Math.min(Math.max(year(today) - year(dateDebut) + 1, 0), sur), sur };
}
