import { TZDate } from '@date-fns/tz';
import { addDays, addMinutes, addYears, format, isWeekend, parseISO } from 'date-fns';

/** The day `n` days before another ('YYYY-MM-DD'). */
export function daysBefore(day: string, n: number): string {
  return format(addDays(parseISO(day), -n), 'yyyy-MM-dd');
}

/** The same day `n` years later; 29 February becomes 28 February where there is none. */
export function shiftYears(day: string, n: number): string {
  return format(addYears(parseISO(day), n), 'yyyy-MM-dd');
}

const FERIES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** The day itself, or the nearest before (`-1`) or after (`1`) that is neither of a weekend nor a holiday of fixed date. */
export function workday(day: string, sens: -1 | 1): string {
  const isFree = isWeekend(parseISO(day)) || FERIES.includes(day.slice(5));
  return isFree ? workday(daysBefore(day, -sens), sens) : day;
}

/** The instant `minutes` after midnight in Paris on that day, in ISO. */
export function instantOf(day: string, minutes: number): string {
  return addMinutes(TZDate.tz('Europe/Paris', ...ymd(day)), minutes).toISOString();
}

function ymd(day: string): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return [year, month - 1, date];
}
