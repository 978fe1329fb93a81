import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse } from '@/lib/errors';
import { refuseBeside } from '@/lib/referentiel/garde';
import { takeInstance } from './garde';
import { instantOf } from './horaire';
import type { planifierSeanceInput } from './instance-input';

/**
 * Plans a meeting of a body, at an hour of Europe/Paris; returns its id. One already held is written the same way. Refuses a
 * day on which the body meets already, or did not exist.
 */
export async function planSeance(
  db: WriteDb,
  viewer: Viewer,
  { instanceId, nature, jour, heure, dureeMinutes, lieu, visio }: z.output<typeof planifierSeanceInput>,
): Promise<number> {
  const { schemaId } = await takeInstance(db, viewer, instanceId, 'tenir');
  // one at a time for a body, so that two people do not plan the same day
  await db.$queryRaw`select 1 from (select pg_advisory_xact_lock(72707383, ${instanceId}::int)) as verrou`;
  const [jourDit] = await db.$queryRaw<{ isPrise: boolean; isTropTot: boolean }[]>`
    select creee_le > ${jour}::date as "isTropTot", exists (select from seance s where s.instance_id = i.id and s.etat <> 'annulee'
      and (s.debut at time zone 'Europe/Paris')::date = ${jour}::date) as "isPrise"
    from instance i where i.id = ${instanceId}`;
  if (jourDit?.isTropTot) throw new ChampRefuse('jour', 'Cette instance n’existait pas encore.');
  if (jourDit?.isPrise) throw new ChampRefuse('jour', 'Cette instance a déjà une séance ce jour-là.');
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into seance (instance_id, schema_id, nature, debut, duree_minutes, lieu, visio)
      values (${instanceId}, ${schemaId}, ${nature}::nature_seance, ${instantOf(jour, heure).toISOString()}::timestamptz,
        ${dureeMinutes}, ${lieu}, ${visio ?? null}) returning id`,
    [[/ne se réunit plus/, 'jour', 'Cette instance ne se réunit plus à cette date.']],
  );
  return row!.id;
}
