import { addDays, format, parseISO } from 'date-fns';
import type { Jour } from './clock';

/** How many days the second is after the first; negative when it is before. */
export function joursEntre(debut: Jour, fin: Jour): number {
  return Math.round((instantOf(fin) - instantOf(debut)) / 86_400_000);
}

// read by hand: a board compares hundreds of days, and date-fns costs as much as drawing their lines
function instantOf(jour: Jour): number {
  return Date.UTC(Number(jour.slice(0, 4)), Number(jour.slice(5, 7)) - 1, Number(jour.slice(8, 10)));
}

/** The day that many days later, or earlier when negative, whatever the time zone of who asks. */
export function addJours(jour: Jour, count: number): Jour {
  return format(addDays(parseISO(jour), count), 'yyyy-MM-dd');
}
