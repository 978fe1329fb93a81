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

/**
 * Seconds left before an attempt is heard, or 0 once it is counted as failed, before it is judged: attempts at the same
 * moment wait for one another's lock. An hour of calm starts afresh.
 */
export async function takeTentative(db: SystemDb, cles: string[], now: Date): Promise<number> {
  const rows: { cle: string; echecs: number; bloqueJusqua: Date | null }[] = [];
  for (const cle of [...cles].sort()) {
    rows.push(
      ...(await db.$queryRaw<typeof rows>`
        insert into tentative_connexion as t (cle, echecs, dernier_echec) values (${cle}, 0, ${now})
        on conflict (cle) do update set echecs = case when t.dernier_echec < ${sub(now, { hours: 1 })} then 0 else t.echecs end
        returning cle, echecs, bloque_jusqua as "bloqueJusqua"`),
    );
  }
  const waits = rows.map(({ bloqueJusqua }) =>
    bloqueJusqua ? differenceInSeconds(bloqueJusqua, now, { roundingMethod: 'ceil' }) : 0,
  );
  const wait = Math.max(...waits);
  if (wait > 0) return wait;
  for (const { cle, echecs } of rows) {
    const delai = delaiApres(echecs + 1, tolerances[cle.startsWith('compte:') ? 'compte' : 'adresse']);
    await db.tentativeConnexion.update({
      where: { cle },
      data: { echecs: echecs + 1, dernierEchec: now, bloqueJusqua: delai > 0 ? add(now, { seconds: delai }) : null },
    });
  }
  return 0;
}

/** Forgets the failures of an account that has just signed in; of its address, only this attempt, which was no failure. */
export async function forgetTentatives(db: SystemDb, [compte, adresse]: string[]): Promise<void> {
  await db.tentativeConnexion.deleteMany({ where: { cle: compte! } });
  if (!adresse) return;
  await db.tentativeConnexion.updateMany({
    where: { cle: adresse, echecs: { gt: 0 } },
    data: { echecs: { decrement: 1 }, bloqueJusqua: null },
  });
}
