import { sub } from 'date-fns';
import { now } from './clock';
import { asSystem } from './db';
import { logError } from './log';

const DAY = 86_400_000;

/** Purges now and every day; a fault is logged and the next day tries again. */
export function purgeDaily(): void {
  const attempt = () => void purge().catch((error: unknown) => logError(error, { tache: 'purge' }));
  attempt();
  setInterval(attempt, DAY).unref();
}

/** Removes access-log lines older than twelve months (CNIL 2021-122), one-time keys and sign-in counters older than thirty days; returns the counts. */
export async function purge(): Promise<{ acces: number; cles: number; tentatives: number }> {
  const today = now();
  return asSystem('purge des journaux', async (db) => ({
    acces: (await db.journalAcces.deleteMany({ where: { createdAt: { lt: sub(today, { months: 12 }) } } })).count,
    tentatives: (await db.tentativeConnexion.deleteMany({ where: { dernierEchec: { lt: sub(today, { days: 30 }) } } }))
      .count,
    cles: (await db.cleMutation.deleteMany({ where: { createdAt: { lt: sub(today, { days: 30 }) } } })).count,
  }));
}
