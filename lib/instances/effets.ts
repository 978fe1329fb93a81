import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Refus } from '@/lib/errors';
import { cancelOf, writeOf, type Avant, type Effet } from './effet';

/** The decision whose effects are written: its number as it is said, its words, the day of its meeting. */
export type Prise = { id: number; numero: string; texte: string; jour: Jour };

const select = (decisionId: number, db: ViewerDb) => db.$queryRaw<(Effet & { avant: Avant })[]>`
  select id, nature::text as nature, action_id as "actionId", convention_id as "conventionId", seance_id as "seanceId",
    jalon_id as "jalonId", contenu, avant from decision_effet
  where decision_id = ${decisionId} and annule_le is null order by id`;

/** Writes every effect of a decision that has just been confirmed; one that is refused leaves nothing of the whole. */
export async function applyEffets(db: WriteDb, viewer: Viewer, prise: Prise, today: Jour): Promise<void> {
  for (const effet of await select(prise.id, db)) {
    const avant = await writeOf(db, viewer, effet, { prise, today });
    await db.$executeRaw`update decision_effet set avant = ${JSON.stringify(avant)}::jsonb, applique_le = acces.maintenant()
      where id = ${effet.id}`;
  }
}

/** Undoes every effect of an earlier decision, the last one first; refuses what cannot be undone any more. */
export async function cancelEffets(
  db: WriteDb,
  viewer: Viewer,
  decisionId: number,
  { prise, today }: { prise: Prise; today: Jour },
): Promise<void> {
  for (const effet of (await select(decisionId, db)).toReversed()) {
    await cancelOf(db, viewer, effet, { prise, today });
    const done = await db.$executeRaw`update decision_effet set annule_le = acces.maintenant()
      where id = ${effet.id} and applique_le is not null and annule_le is null`;
    if (done === 0) throw new Refus('Cette décision est déjà annulée.');
  }
}
