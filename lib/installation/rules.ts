import type { Jour } from '@/lib/clock';

/** Years added to the dates of the 2017 scheme so that it is in its second year on the anchor day (2026: 7). */
export function decalage(ancre: Jour): number {
  return Number(ancre.slice(0, 4)) - 2019;
}
