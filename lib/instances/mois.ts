import { addMonths, eachWeekOfInterval, endOfMonth, format, parseISO, startOfMonth } from 'date-fns';
import type { Jour } from '@/lib/clock';
import { addJours } from '@/lib/jours';
import type { Mois } from './vue';

/** The weekdays as the heads of a month say them, Monday first. */
export const joursSemaine = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** The weeks of a month, Monday first; null for the days of its neighbours. */
export function semainesOf(mois: Mois): (Jour | null)[][] {
  const debut = startOfMonth(parseISO(`${mois}-01`));
  const lundis = eachWeekOfInterval({ start: debut, end: endOfMonth(debut) }, { weekStartsOn: 1 });
  return lundis.map((lundi) =>
    joursSemaine.map((_, i) => {
      const jour = addJours(format(lundi, 'yyyy-MM-dd'), i);
      return jour.startsWith(mois) ? jour : null;
    }),
  );
}

/** The month that many months later, or earlier when negative. */
export function addMois(mois: Mois, count: number): Mois {
  return format(addMonths(parseISO(`${mois}-01`), count), 'yyyy-MM');
}
