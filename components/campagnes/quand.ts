import { jourOf, type Jour } from '@/lib/clock';
import { formatHeure, formatJourDe } from '@/lib/format';

/** When, as the desk says it: 'à 10:42' today, 'le 12 juin 2018' before. */
export function direQuand(instant: string, today: Jour): string {
  const date = new Date(instant);
  return jourOf(date) === today ? formatHeure(date, date) : `le ${formatJourDe(date)}`;
}
