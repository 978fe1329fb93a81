import { createHash } from 'node:crypto';
import { add, differenceInSeconds, sub } from 'date-fns';
import type { SystemDb } from '@/lib/db';
import { delaiApres } from './rules';

/** Failures that cost no wait: a person mistypes, a whole office may share one address. */
const tolerances = { compte: 3, adresse: 20 };

/** The two counters of an attempt. The address counts only when a declared proxy gives it; unknown accounts count too. */
export function clesOf(courriel: string, adresse: string | null): string[] {
  const compte = `compte:${createHash('sha256').update(courriel).digest('hex')}`;
  return adresse ? [compte, `adresse:${adresse}`] : [compte];
}

/** Seconds left before another attempt is heard; 0 when none. */
export async function secondesAAttendre(db: SystemDb, cles: string[], now: Date): Promise<number> {
  const rows = await db.tentativeConnexion.findMany({ where: { cle: { in: cles }, bloqueJusqua: { gt: now } } });
  return Math.max(0, ...rows.map(({ bloqueJusqua }) => differenceInSeconds(bloqueJusqua!, now, { roundingMethod: 'ceil' })));
}

/** Counts an attempt as failed before it is judged, so that simultaneous ones wait for one another; an hour of calm starts afresh. */
export async function countTentative(db: SystemDb, cles: string[], now: Date): Promise<void> {
  for (const cle of [...cles].sort()) {
    const [row] = await db.$queryRaw<{ echecs: number }[]>`
      insert into tentative_connexion as t (cle, echecs, dernier_echec) values (${cle}, 1, ${now})
      on conflict (cle) do update set dernier_echec = ${now},
        echecs = case when t.dernier_echec < ${sub(now, { hours: 1 })} then 1 else t.echecs + 1 end
      returning echecs`;
    const { echecs } = row!;
    const delai = delaiApres(echecs, tolerances[cle.startsWith('compte:') ? 'compte' : 'adresse']);
    if (delai > 0) {
      await db.tentativeConnexion.update({ where: { cle }, data: { bloqueJusqua: add(now, { seconds: delai }) } });
    }
  }
}

/** Forgets the failures of an account that has just signed in; those of the address stay until they are purged. */
export async function forgetTentatives(db: SystemDb, cles: string[]): Promise<void> {
  await db.tentativeConnexion.deleteMany({ where: { cle: cles[0]! } });
}
