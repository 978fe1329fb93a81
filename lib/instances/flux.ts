import { createHash, randomBytes } from 'node:crypto';
import type { Viewer } from '@/lib/access/can';
import { asSystem, type ViewerDb, type WriteDb } from '@/lib/db';
import type { Rendezvous } from './calendrier';

const empreinteOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export type FluxLu = { id: number; createdAt: string };

/** The calendar addresses of a person that still answer; the secret itself is never read back. */
export async function listFlux(db: ViewerDb): Promise<FluxLu[]> {
  return db.$queryRaw<FluxLu[]>`
    select id, to_json(created_at) #>> '{}' as "createdAt" from flux_calendrier
    where utilisateur_id = acces.utilisateur() and revoque_le is null order by id`;
}

/** Opens a new calendar address and revokes the earlier ones; returns its secret, shown once. */
export async function openFlux(db: WriteDb, viewer: Viewer): Promise<string> {
  await revokeFlux(db, viewer);
  const secret = randomBytes(32).toString('base64url');
  await db.$executeRaw`insert into flux_calendrier (utilisateur_id, empreinte) values (${viewer.id}, ${empreinteOf(secret)})`;
  return secret;
}

/** Revokes the calendar addresses of a person: they answer no more. */
export async function revokeFlux(db: WriteDb, viewer: Viewer): Promise<void> {
  await db.$executeRaw`update flux_calendrier set revoque_le = acces.maintenant()
    where utilisateur_id = ${viewer.id} and revoque_le is null`;
}

/** Whose calendar a secret opens; null when it was never given, or was revoked, or the account is closed. */
export async function findFlux(secret: string): Promise<number | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  return asSystem('a calendar presents a secret, not a session', async (db) => {
    const [row] = await db.$queryRaw<{ id: number }[]>`
      select f.utilisateur_id as id from flux_calendrier f join compte c on c.utilisateur_id = f.utilisateur_id
      where f.empreinte = ${empreinteOf(secret)} and f.revoque_le is null and c.ferme_le is null`;
    return row?.id ?? null;
  });
}

/** The meetings that this person reads, for a calendar: those of two years around, or one of them. One query. */
export async function listRendezvous(
  db: ViewerDb,
  { origine, seanceId }: { origine: string; seanceId?: number },
): Promise<Rendezvous[]> {
  return db.$queryRaw<Rendezvous[]>`
    select s.id, i.nom as instance, s.nature::text as nature, s.etat::text as etat, to_json(s.debut) #>> '{}' as debut,
      s.duree_minutes as "dureeMinutes", s.lieu, s.visio, s.revision, ${origine} || '/s/' || d.code || '/seances/' || s.id as url,
      coalesce((select json_agg(json_build_object('intitule', p.intitule, 'nature', p.nature, 'dureeMinutes', p.duree_minutes) order by p.ordre)
        from point_seance p where p.seance_id = s.id), '[]') as points
    from seance s join instance i on i.id = s.instance_id join schema_departemental d on d.id = s.schema_id
    where case when ${seanceId ?? null}::int is null
      then s.debut > acces.maintenant() - interval '1 year' and s.debut < acces.maintenant() + interval '2 years'
      else s.id = ${seanceId ?? null}::int end
    order by s.debut, s.id`;
}
