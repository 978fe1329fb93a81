import { now } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { env } from '@/lib/env';
import { writeIcal, type Rendezvous } from './calendrier';

/** The meetings that this person reads, as a calendar says them: all of them, or one of a scheme. One query. */
export async function listRendezvous(
  db: ViewerDb,
  { origine, seance }: { origine: string; seance?: { id: number; schemaCode: string } },
): Promise<Rendezvous[]> {
  return db.$queryRaw<Rendezvous[]>`
    select s.id, i.nom as instance, s.nature::text as nature, s.etat::text as etat, s.motif_etat as motif, to_json(s.debut) #>> '{}' as debut,
      s.duree_minutes as "dureeMinutes", s.lieu, s.visio, s.revision, ${origine} || '/s/' || d.code || '/seances/' || s.id as url,
      coalesce((select json_agg(json_build_object('intitule', p.intitule, 'nature', p.nature, 'dureeMinutes', p.duree_minutes) order by p.ordre, p.id)
        from point_seance p where p.seance_id = s.id), '[]') as points
    from seance s join instance i on i.id = s.instance_id join schema_departemental d on d.id = s.schema_id
    where ${seance?.id ?? null}::int is null or (s.id = ${seance?.id ?? null}::int and d.code = ${seance?.schemaCode ?? null}::text)
    order by s.debut, s.id`;
}

/** What the pages of this installation begin with, for a calendar that leaves it. */
export function origineOf(request: Request): string {
  return new URL(env().NEXTAUTH_URL ?? request.url).origin;
}

/** A calendar as an answer, kept by nobody on the way. */
export function answerIcal(rendezvous: readonly Rendezvous[], nom: string, fichier?: string): Response {
  return new Response(writeIcal(rendezvous, { nom, at: now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
      ...(fichier && { 'content-disposition': `attachment; filename="${fichier}"` }),
    },
  });
}
