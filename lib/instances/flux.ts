import type { Viewer } from '@/lib/access/can';
import { createJeton, empreinteOf } from '@/lib/comptes/jeton';
import { asSystem, type ViewerDb, type WriteDb } from '@/lib/db';

export type FluxLu = { createdAt: string };

/** The private calendar address of a person, when they have one that still answers; its secret is never read back. */
export async function readFlux(db: ViewerDb): Promise<FluxLu | null> {
  const [row] = await db.$queryRaw<FluxLu[]>`
    select to_json(created_at) #>> '{}' as "createdAt" from flux_calendrier
    where utilisateur_id = acces.utilisateur() and revoque_le is null order by id desc limit 1`;
  return row ?? null;
}

/** Opens a new calendar address, and closes the one there was; returns its secret, shown once. */
export async function openFlux(db: WriteDb, viewer: Viewer): Promise<string> {
  await revokeFlux(db, viewer);
  const secret = createJeton();
  await db.$executeRaw`insert into flux_calendrier (utilisateur_id, empreinte) values (${viewer.id}, ${empreinteOf(secret)})`;
  return secret;
}

/** Closes the calendar address of a person: it answers no more. */
export async function revokeFlux(db: WriteDb, viewer: Viewer): Promise<void> {
  await db.$executeRaw`update flux_calendrier set revoque_le = acces.maintenant()
    where utilisateur_id = ${viewer.id} and revoque_le is null`;
}

/** Whose calendar a secret opens; null when it was never given, or was revoked, or the account is closed. */
export async function findFlux(secret: string): Promise<number | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  return asSystem('calendrier privé : un agenda présente un secret, pas une session', async (db) => {
    const [row] = await db.$queryRaw<{ id: number }[]>`
      select f.utilisateur_id as id from flux_calendrier f join compte c on c.utilisateur_id = f.utilisateur_id
      where f.empreinte = ${empreinteOf(secret)} and f.revoque_le is null and c.ferme_le is null`;
    return row?.id ?? null;
  });
}
