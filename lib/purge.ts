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

/** Removes access-log lines older than twelve months (CNIL 2021-122) and one-time keys older than thirty days; returns both counts. */
export async function purge(): Promise<{ acces: number; cles: number }> {
  const today = now();
  return asSystem('purge des journaux', async (db) => ({
    acces: (await db.journalAcces.deleteMany({ where: { createdAt: { lt: sub(today, { months: 12 }) } } })).count,
    cles: (await db.cleMutation.deleteMany({ where: { createdAt: { lt: sub(today, { days: 30 }) } } })).count,
  }));
}
