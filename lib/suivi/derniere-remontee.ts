import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { Moment } from './lecture';
import type { Avancement } from './rules';

/** The last validated report of an EPCI on an action. */
export type DerniereRemontee = {
  avancement: Avancement;
  commentaire: string | null;
  difficulte: string | null;
  preuve: string | null;
  annee: number;
  dateEffet: Jour;
  isPourCompte: boolean;
};

type Place = { schemaId: number; actionId: number; epciId: number };

/** What the matrix shows of a cell, at the moment read, in one query; null when nothing was validated, or for who may not read it. */
export async function readDerniereRemontee(
  db: ViewerDb,
  { schemaId, actionId, epciId }: Place,
  moment: Moment | null,
): Promise<DerniereRemontee | null> {
  const [found] = await db.$queryRaw<DerniereRemontee[]>`
    select l.avancement::text as avancement, l.commentaire, l.difficulte, l.preuve, c.annee, l.date_effet::text as "dateEffet",
      l.is_pour_compte as "isPourCompte"
    from avancement_epci l
    join suite_avancement s on s.avancement_id = l.id and s.suite = 'valide'
      and s.created_at < suivi.fin_du_jour(${moment?.connuLe ?? null}::date)
    join campagne c on c.id = l.campagne_id
    where l.schema_id = ${schemaId} and l.action_id = ${actionId} and l.epci_id = ${epciId}
      and l.date_effet <= coalesce(${moment?.au ?? null}::date, 'infinity')
    order by l.id desc limit 1`;
  return found ?? null;
}
