import { Prisma, type ViewerDb } from '@/lib/db';
import type { Moment } from './lecture';
import type { JalonLu } from './jalons';

/** The milestones of every action as its text stands at the moment read, in order of term, in one query. */
export async function listJalons(db: ViewerDb, schemaId: number, moment: Moment | null): Promise<JalonLu[]> {
  const versions = moment
    ? Prisma.sql`select p.action_id, p.version_id
        from suivi.actions_au(${schemaId}, ${moment.au}::date, suivi.fin_du_jour(${moment.connuLe}::date)) p`
    : Prisma.sql`select a.id as action_id, a.version_id from action a
        where a.schema_id = ${schemaId} and a.etat in ('active', 'retiree')`;
  return db.$queryRaw<JalonLu[]>`
    with versions as (${versions})
    select jv.jalon_id as id, x.action_id as "actionId", jv.libelle, jv.debut::text as debut, jv.fin::text as fin,
      f.fait_le::text as "faitLe"
    from versions x
    join action_version v on v.id = x.version_id and v.etat in ('active', 'retiree')
    join jalon_version jv on jv.version_id = v.id
    left join suivi.jalons_au(${schemaId}, ${moment?.au ?? 'infinity'}::date, suivi.fin_du_jour(${moment?.connuLe ?? null}::date)) f
      on f.jalon_id = jv.jalon_id
    order by jv.fin, x.action_id, jv.jalon_id`;
}
