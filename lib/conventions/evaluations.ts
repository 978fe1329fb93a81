import type { Jour } from '@/lib/clock';
import { avancements, type Avancement } from '@/lib/suivi/rules';
import type { Suivie } from './registre';
import type { SuiteEvaluation } from './rules';

/** `non_evaluee`: a year gone that nobody evaluated, which says nothing of how it went. `a_venir`: the year that runs. `hors`: before the signature, or over. */
export type EtatCase = Avancement | 'non_evaluee' | 'a_venir' | 'hors';
export type Case = { annee: number; etat: EtatCase; suite: SuiteEvaluation | null };
export type LigneEvaluee = { convention: Suivie; cases: Case[] };
export const etatsComptes = [...avancements.toReversed(), 'non_evaluee'] as const;
export type TableauEvaluations = {
  annees: number[];
  lignes: LigneEvaluee[];
  /** For each year, how many conventions have each colour, or lack it. */
  totaux: Record<(typeof etatsComptes)[number], number[]>;
  /** Conventions signed whose evaluations this person does not read. */
  fermees: number;
};

/** The colours of the annual evaluations: conventions by years, from the year of a day back to the first signature. */
export function dresseEvaluations(conventions: readonly Suivie[], today: Jour): TableauEvaluations {
  const conclues = conventions.filter(({ etat }) => ['signee', 'echue', 'resiliee'].includes(etat));
  const lues = conclues.filter(({ signeeLe }) => signeeLe !== null);
  const fin = yearOf(today);
  const debut = Math.min(
    fin,
    ...lues.flatMap(({ signeeLe, evaluations }) => [yearOf(signeeLe!), ...evaluations.map(({ annee }) => annee)]),
  );
  const annees = Array.from({ length: fin - debut + 1 }, (_, i) => fin - i);
  const lignes = lues.map((convention) => ({
    convention,
    cases: annees.map((annee) => caseOf(convention, annee, fin)),
  }));
  const count = (etat: EtatCase) => annees.map((_, i) => lignes.filter(({ cases }) => cases[i]!.etat === etat).length);
  return {
    ...{ annees, lignes, fermees: conclues.length - lues.length },
    totaux: {
      fait: count('fait'),
      en_cours: count('en_cours'),
      pas_fait: count('pas_fait'),
      non_evaluee: count('non_evaluee'),
    },
  };
}

function caseOf({ etat, signeeLe, terme, evaluations }: Suivie, annee: number, enCours: number): Case {
  const found = evaluations.find((one) => one.annee === annee);
  if (found) return { annee, etat: found.avancement, suite: found.suite };
  // the day of a termination is not kept: what follows the last evaluation is not claimed
  const derniere = etat === 'resiliee' ? (evaluations[0]?.annee ?? 0) : terme ? yearOf(terme) : enCours;
  if (annee < yearOf(signeeLe!) || annee > derniere) return { annee, etat: 'hors', suite: null };
  return { annee, etat: annee < enCours ? 'non_evaluee' : 'a_venir', suite: null };
}

function yearOf(jour: Jour): number {
  return Number(jour.slice(0, 4));
}
