import type pg from 'pg';
import { daysBefore, instantOf } from './days.ts';
import type { Scheme } from './scheme.ts';

/** Something that happened one day, so many days before the anchor; `write` tells it to the database, which believes it is then. */
export type Moment = { ilYA: number; write: (at: { day: string; instant: string }) => Promise<void> };

/** As many days ago as to be the first day of the scheme, whatever the anchor day. */
export const DEBUT = 2000;

type Context = { client: pg.Client; scheme: Scheme; anchor: string };

/** Plays the moments from the oldest to the last, in the order they are told within a day, between 09:00 and 17:00. */
export async function play({ client, ...context }: Context, moments: readonly Moment[]): Promise<void> {
  const ordered = moments.toSorted((a, b) => b.ilYA - a.ilYA);
  const counts = new Map<number, number>();
  for (const { ilYA } of ordered) counts.set(ilYA, (counts.get(ilYA) ?? 0) + 1);
  let rank = 0;
  for (const [i, { ilYA, write }] of ordered.entries()) {
    rank = ordered[i - 1]?.ilYA === ilYA ? rank + 1 : 0;
    const day = dayOf(context, ilYA);
    const instant = instantOf(day, minuteOf(rank, counts.get(ilYA)!, i));
    await client.query("select set_config('maillage.maintenant', $1, true)", [instant]);
    await write({ day, instant });
  }
}

/** That many days before the anchor day, and never before the scheme. */
export function dayOf({ scheme, anchor }: { scheme: Scheme; anchor: string }, ilYA: number): string {
  const day = daysBefore(anchor, ilYA);
  return day < scheme.debut ? scheme.debut : day;
}

// In order, spread by the golden ratio so that no hour looks made up.
function minuteOf(rank: number, count: number, seed: number): number {
  const jitter = (seed * 0.618_034) % 1;
  return 9 * 60 + Math.floor((8 * 60 * (rank + jitter)) / count);
}
