import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { DocumentEcrit } from '@/lib/exports/document';

/** The published minutes of a meeting, for anybody; null when they are not published. */
export async function readPublie(db: ViewerDb, seanceId: number): Promise<DocumentEcrit | null> {
  const [row] = await db.$queryRaw<{ contenu: DocumentEcrit }[]>`
    select contenu from compte_rendu_public where seance_id = ${seanceId}`;
  return row?.contenu ?? null;
}

/** All published minutes, the latest first. */
export async function listPublies(
  db: ViewerDb,
): Promise<{ seanceId: number; titre: string; sousTitre: string; jour: Jour }[]> {
  return db.$queryRaw`
    select seance_id as "seanceId", contenu ->> 'titre' as titre, coalesce(contenu ->> 'sousTitre', '') as "sousTitre", contenu ->> 'date' as jour
    from compte_rendu_public order by contenu ->> 'date' desc, seance_id desc`;
}
