import { Prisma, type WriteDb } from '@/lib/db';
import { refuseBeside } from '@/lib/referentiel/garde';

/** What a point of the agenda may be about. */
export const LIENS = ['action', 'convention', 'indicateur', 'document'] as const;
export type Liens = Partial<Record<(typeof LIENS)[number], number[]>>;

const ETRANGERS: [RegExp, string, string][] = LIENS.map((objet) => [
  new RegExp(`point_lien_${objet}_id`),
  objet,
  'Un de ces éléments n’est pas de ce schéma.',
]);

/** Ties a point to what it is about, each thing once; refuses what is not of its scheme. */
export async function writeLiens(db: WriteDb, pointId: number, liens: Liens): Promise<void> {
  for (const objet of LIENS) {
    const ids = liens[objet] ?? [];
    if (ids.length === 0) continue;
    await refuseBeside(
      db.$executeRaw`insert into point_lien (point_id, seance_id, schema_id, ${Prisma.raw(`${objet}_id`)})
        select p.id, p.seance_id, p.schema_id, n from point_seance p, (select distinct unnest(${ids}::int[]) n) x where p.id = ${pointId}`,
      ETRANGERS,
    );
  }
}
