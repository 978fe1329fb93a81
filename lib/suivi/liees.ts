import { conventionsDeAction, type ConventionDeAction } from '@/lib/conventions/action';
import type { ViewerDb } from '@/lib/db';
import { decisionsParmi, type DecisionLue } from '@/lib/instances/decision';

export type Liees = { conventions: ConventionDeAction[]; decisions: DecisionLue[] };

/** What serves an action and what was decided of it, as far as this person reads them; one query for the two. */
export async function readLiees(db: ViewerDb, schemaId: number, actionId: number): Promise<Liees> {
  const [row] = await db.$queryRaw<Liees[]>`
    select (select coalesce(json_agg(c), '[]') from (${conventionsDeAction(schemaId, actionId)}) c) as conventions,
      (select coalesce(json_agg(d.decision), '[]') from (${decisionsParmi(schemaId, { actionId })}) d) as decisions`;
  return row!;
}
