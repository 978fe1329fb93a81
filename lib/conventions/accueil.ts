import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { attenduesDe, type Attendue } from './calendrier';
import { listConventions } from './data';
import { suivre } from './registre';

/**
 * What the signed conventions expect of this person within six months, or are late for, the most pressing first: all those of the
 * scheme for the cellule and the copil, one's own for the others. One query; none for who reads no convention.
 */
export async function listEcheancesAccueil(
  db: ViewerDb,
  viewer: Viewer,
  schemaId: number,
  today: Jour,
): Promise<Attendue[]> {
  if (!can(viewer, 'lire', 'convention', { schemaId })) return [];
  const propres = !can(viewer, 'lire', 'couverture', { schemaId });
  return attenduesDe(suivre(await listConventions(db, schemaId, { propres, etat: 'signee' }), today));
}
