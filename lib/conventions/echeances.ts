import { addDays, addMonths, differenceInCalendarMonths, format, getDate, parseISO, subMonths } from 'date-fns';
import type { Jour } from '@/lib/clock';
import { joursEntre } from '@/lib/jours';
import type { EtatConvention, Reconduction } from './rules';

/** Days before a date at which it is recalled. */
export const PALIERS = [30, 90, 180] as const;

/**
 * The last day of a period of so many months. It ends on the eve of the same day of the month; where that month has no such day,
 * on its last one (code de procédure civile, art. 641).
 */
export function finDePeriode(debut: Jour, mois: number): Jour {
  const start = parseISO(debut);
  const end = addMonths(start, mois);
  return jourDe(getDate(end) === getDate(start) ? addDays(end, -1) : end);
}

/** How many whole months a period lasts, both days included; null when it does not end on the eve of such a month. */
export function moisDePeriode(debut: Jour, fin: Jour): number | null {
  const mois = differenceInCalendarMonths(addDays(parseISO(fin), 1), parseISO(debut));
  // the eve of a short month's last day counts one month more or less
  return [mois - 1, mois, mois + 1].find((one) => one > 0 && finDePeriode(debut, one) === fin) ?? null;
}

/** The last day on which notice can be given: so many months before the term, or the last day of that month when it is shorter. */
export function dernierJourDePreavis(terme: Jour, mois: number): Jour {
  return jourDe(subMonths(parseISO(terme), mois));
}

export type Duree = {
  dateEffet: Jour | null;
  /** The end in force, avenants included. */
  fin: Jour | null;
  reconduction: Reconduction;
  dureeReconductionMois: number | null;
  /** How many times it may be renewed; null when nothing limits it. */
  nbReconductionsMax: number | null;
  preavisMois: number | null;
};

export type Terme = { terme: Jour; preavis: Jour | null; reconductions: number; isReconduite: boolean };

/**
 * The term that comes, and the last day to give notice before it. A tacit renewal whose notice has passed is counted as done: its
 * periods follow one another from the first end, so that a month's end never drifts. Null while the convention has no end.
 */
export function termeOf(duree: Duree, today: Jour): Terme | null {
  const { fin, reconduction, dureeReconductionMois: mois, nbReconductionsMax: max } = duree;
  if (!fin) return null;
  const debut = jourDe(addDays(parseISO(fin), 1));
  const termeApres = (count: number) => (count === 0 ? fin : finDePeriode(debut, mois! * count));
  let reconductions = 0;
  if (reconduction === 'tacite' && mois) {
    while (termeApres(reconductions) < today && (max === null || reconductions < max)) reconductions++;
  }
  const terme = termeApres(reconductions);
  return {
    ...{
      terme,
      reconductions,
      isReconduite: reconduction === 'tacite' && mois !== null && (max === null || reconductions < max),
    },
    preavis: duree.preavisMois === null ? null : dernierJourDePreavis(terme, duree.preavisMois),
  };
}

export type Echeance = {
  nature: 'terme' | 'preavis' | 'evaluation';
  le: Jour;
  /** Days left; negative once past. */
  dans: number;
  /** The nearest recall that is reached; 0 once past. */
  palier: 0 | (typeof PALIERS)[number];
};

type Suivie = Duree & {
  etat: EtatConvention;
  signeeLe: Jour | null;
  /** Years already evaluated. */
  evaluations: readonly number[];
};

/**
 * What a signed convention expects within 180 days, or is late for, the most pressing first: its term, the last day of notice,
 * the evaluation of a year gone, and that of the year before a tacit renewal can no longer be refused.
 */
export function echeancesOf(convention: Suivie, today: Jour): Echeance[] {
  if (convention.etat !== 'signee') return [];
  const found = termeOf(convention, today);
  const echeances: Pick<Echeance, 'nature' | 'le'>[] = [];
  if (found) {
    const { terme, preavis, isReconduite } = found;
    echeances.push({ nature: 'terme', le: terme });
    if (preavis && preavis >= today) echeances.push({ nature: 'preavis', le: preavis });
    const annee = Number(terme.slice(0, 4));
    if (convention.signeeLe && isReconduite && preavis && preavis >= today && !convention.evaluations.includes(annee))
      echeances.push({ nature: 'evaluation', le: preavis });
  }
  const due = evaluationDue(convention, today);
  if (due && !echeances.some(({ nature }) => nature === 'evaluation'))
    echeances.push({ nature: 'evaluation', le: due });
  return echeances
    .map(({ nature, le }): Echeance | null => {
      const dans = joursEntre(today, le);
      const palier = dans < 0 ? 0 : PALIERS.find((days) => dans <= days);
      return palier === undefined ? null : { nature, le, dans, palier };
    })
    .filter((one) => one !== null)
    .toSorted((a, b) => a.dans - b.dans);
}

/** The end of the oldest year gone, since the signature, that nobody evaluated; null when all were (each year: fiches 04). */
function evaluationDue({ signeeLe, evaluations }: Suivie, today: Jour): Jour | null {
  if (!signeeLe) return null;
  const now = Number(today.slice(0, 4));
  for (let annee = Number(signeeLe.slice(0, 4)); annee < now; annee++)
    if (!evaluations.includes(annee)) return `${annee}-12-31`;
  return null;
}

function jourDe(date: Date): Jour {
  return format(date, 'yyyy-MM-dd');
}
