import type { Viewer } from '@/lib/access/can';
import type { ViewerDb } from '@/lib/db';
import { readSchema } from '@/lib/suivi/tableau';
import { mayTenir } from './garde';
import { readSeance, type SeanceLue } from './seance';

export type SeanceOuverte = { schemaId: number; isOuvert: boolean; seance: SeanceLue; tenir: boolean };

/** A meeting by its address, and whether this person holds it; null when the address leads nowhere for them. Two queries. */
export async function openSeance(
  db: ViewerDb,
  viewer: Viewer,
  { code, id }: { code: string; id: string },
): Promise<SeanceOuverte | null> {
  const schema = /^[0-9]{1,9}$/.test(id) ? await readSchema(db, code) : null;
  const seance = schema && (await readSeance(db, schema.id, Number(id)));
  if (!seance) return null;
  const { epci, isSansReferent } = seance.instance;
  const tenir = mayTenir(viewer, { schemaId: schema.id, epciId: epci?.id ?? null, isSansReferent });
  return { schemaId: schema.id, isOuvert: schema.etat !== 'clos', seance, tenir };
}
