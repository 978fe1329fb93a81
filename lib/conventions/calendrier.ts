import { addMonths, format, parseISO } from 'date-fns';
import type { Jour } from '@/lib/clock';
import { addJours, joursEntre } from '@/lib/jours';
import { termeOf, type Echeance } from './echeances';
import type { Suivie } from './registre';

/** How far the calendar looks, in months. */
export const HORIZON = 24;

export type Attendue = Pick<Echeance, 'nature' | 'le' | 'dans'> & {
  convention: Suivie;
  /** The year to evaluate, when it is one in particular. */
  annee: number | null;
};

/** What the conventions expect one by one, the most pressing first: within six months, or late. */
export function attenduesDe(conventions: readonly Suivie[]): Attendue[] {
  return conventions
    .flatMap((convention) =>
      convention.echeances.map(({ nature, le, dans }): Attendue => ({
        nature,
        le,
        dans,
        convention,
        annee: nature === 'evaluation' && dans < 0 ? Number(le.slice(0, 4)) : null,
      })),
    )
    .toSorted(byJour);
}

/**
 * What is late, then what comes within 24 months: the terms, those that a tacit renewal brings included, their notices, and the
 * evaluation of each year, due at its end or before a tacit renewal.
 */
export function dresseCalendrier(conventions: readonly Suivie[], today: Jour): Attendue[] {
  const horizon = format(addMonths(parseISO(today), HORIZON), 'yyyy-MM-dd');
  const retards = attenduesDe(conventions).filter(({ dans }) => dans < 0);
  const venir = conventions
    .filter(({ etat }) => etat === 'signee')
    .flatMap((convention) => [...termesOf(convention, today, horizon), ...evaluationsOf(convention, today, horizon)])
    .toSorted(byJour);
  return [...retards, ...venir];
}

function termesOf(convention: Suivie, today: Jour, horizon: Jour): Attendue[] {
  const found: Attendue[] = [];
  let jour = today;
  for (
    let terme = termeOf(convention, jour);
    terme && terme.terme >= jour && terme.terme <= horizon;
    terme = termeOf(convention, jour)
  ) {
    found.push(attendue('terme', terme.terme));
    if (terme.preavis && terme.preavis >= today) found.push(attendue('preavis', terme.preavis));
    jour = addJours(terme.terme, 1);
  }
  // the notice of a term that is beyond the horizon may be within
  const dernier = termeOf(convention, jour);
  if (dernier?.preavis && dernier.terme > horizon && dernier.preavis >= today && dernier.preavis <= horizon)
    found.push(attendue('preavis', dernier.preavis));
  return found;

  function attendue(nature: 'terme' | 'preavis', le: Jour): Attendue {
    return { nature, le, dans: joursEntre(today, le), convention, annee: null };
  }
}

/** None for who does not read the signatures: the evaluations are not theirs either. */
function evaluationsOf(convention: Suivie, today: Jour, horizon: Jour): Attendue[] {
  if (!convention.signeeLe) return [];
  const found = termeOf(convention, today);
  const [premiere, derniere] = [today, horizon].map((jour) => Number(jour.slice(0, 4))) as [number, number];
  const annees = Array.from({ length: derniere - premiere + 1 }, (_, i) => premiere + i);
  return annees.flatMap((annee): Attendue[] => {
    if (convention.evaluations.some((one) => one.annee === annee)) return [];
    if (found && !found.isReconduite && annee > Number(found.terme.slice(0, 4))) return [];
    const isAvantReconduction =
      found?.isReconduite && found.preavis && found.preavis >= today && annee === Number(found.terme.slice(0, 4));
    const le = isAvantReconduction ? found.preavis! : `${annee}-12-31`;
    return le > horizon ? [] : [{ nature: 'evaluation', le, dans: joursEntre(today, le), convention, annee }];
  });
}

function byJour(a: Attendue, b: Attendue): number {
  return a.le.localeCompare(b.le) || a.convention.reference.localeCompare(b.convention.reference);
}
