import { TZDate } from '@date-fns/tz';
import { addDays, addMinutes, addYears, format, parseISO } from 'date-fns';

/** The day `n` days before another ('YYYY-MM-DD'). */
export function daysBefore(day: string, n: number): string {
  return format(addDays(parseISO(day), -n), 'yyyy-MM-dd');
}

/** The same day `n` years later; 29 February becomes 28 February where there is none. */
export function shiftYears(day: string, n: number): string {
  return format(addYears(parseISO(day), n), 'yyyy-MM-dd');
}

/** The instant `minutes` after midnight in Paris on that day, in ISO. */
export function instantOf(day: string, minutes: number): string {
  return addMinutes(TZDate.tz('Europe/Paris', ...ymd(day)), minutes).toISOString();
}

function ymd(day: string): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return [year, month - 1, date];
}
