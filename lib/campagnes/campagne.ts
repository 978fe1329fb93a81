import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { Campagne } from './rules';

/** The campaigns of a scheme, the last year first; the one that is not open yet included. */
export async function listCampagnes(db: ViewerDb, schemaId: number): Promise<Campagne[]> {
  return db.$queryRaw<Campagne[]>`
    select id, annee, ouverture::text as ouverture, echeance::text as echeance, revision
    from campagne where schema_id = ${schemaId} order by annee desc`;
}

/** The campaign that sent lines belong to on a day: the last one opened, even past its deadline; undefined before the first. */
export function currentCampagne(campagnes: readonly Campagne[], today: Jour): Campagne | undefined {
  return campagnes.find(({ ouverture }) => ouverture <= today);
}
