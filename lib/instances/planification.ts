import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse } from '@/lib/errors';
import { takeInstance } from './garde';
import { instantOf } from './horaire';
import type { planifierSeanceInput } from './instance-input';

/**
 * Plans a meeting of a body, at an hour of Europe/Paris; returns its id. One already held is written the same way.
 */
export async function planSeance(
  db: WriteDb,
  viewer: Viewer,
  { instanceId, nature, jour, heure, dureeMinutes, lieu, visio }: z.output<typeof planifierSeanceInput>,
): Promise<number> {
  const { schemaId } = await takeInstance(db, viewer, instanceId, 'tenir');
  await takeJour(db, { instanceId, jour });
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into seance (instance_id, schema_id, nature, debut, duree_minutes, lieu, visio)
    values (${instanceId}, ${schemaId}, ${nature}::nature_seance, ${instantOf(jour, heure).toISOString()}::timestamptz,
      ${dureeMinutes}, ${lieu}, ${visio ?? null}) returning id`;
  return row!.id;
}

type JourPris = { instanceId: number; jour: Jour; seanceId?: number };

/**
 * Keeps a day for a meeting of a body, one person at a time. Refuses a day on which the body does not exist, or holds another
 * meeting than this one.
 */
export async function takeJour(db: WriteDb, { instanceId, jour, seanceId = 0 }: JourPris): Promise<void> {
  await db.$queryRaw`select 1 from (select pg_advisory_xact_lock(72707383, ${instanceId}::int)) as verrou`;
  const [row] = await db.$queryRaw<{ isHors: boolean; isPrise: boolean }[]>`
    select (i.creee_le > ${jour}::date or i.fin_le < ${jour}::date) is true as "isHors",
      exists (select from seance s where s.instance_id = i.id and s.id <> ${seanceId} and s.etat <> 'annulee'
        and (s.debut at time zone 'Europe/Paris')::date = ${jour}::date) as "isPrise"
    from instance i where i.id = ${instanceId}`;
  if (row?.isHors) throw new ChampRefuse('jour', 'Cette instance n’existe pas à cette date.');
  if (row?.isPrise) throw new ChampRefuse('jour', 'Cette instance a déjà une séance ce jour-là.');
}
