import { addDays, format, parseISO } from 'date-fns';
import type { Jour } from './clock';

/** The day that many days later, or earlier when negative, whatever the time zone of who asks. */
export function addJours(jour: Jour, count: number): Jour {
  return format(addDays(parseISO(jour), count), 'yyyy-MM-dd');
}
