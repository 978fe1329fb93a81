import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb } from '@/lib/db';
import { ChampRefuse, databaseError, Introuvable, Refus } from '@/lib/errors';

const SEULE_LA_CELLULE = 'Seule la cellule de ce schéma peut l’écrire.';
type Ecrit = 'schema_departemental' | 'axe' | 'facette' | 'fiche' | 'action';

/** The scheme that holds this row, once the person is known to write it; not found when the row is outside what they see. */
export async function takeSchemaOf(
  db: ViewerDb,
  viewer: Viewer,
  { table, id }: { table: Ecrit; id: number },
): Promise<number> {
  const column = Prisma.raw(table === 'schema_departemental' ? 'id' : 'schema_id');
  const [row] = await db.$queryRaw<{ schemaId: number }[]>`
    select ${column} as "schemaId" from ${Prisma.raw(table)} where id = ${id}`;
  if (!row) throw new Introuvable();
  if (!can(viewer, 'modifier', 'referentiel', row)) throw new Refus(SEULE_LA_CELLULE);
  return row.schemaId;
}

/** The same for what is added to a scheme. */
export function takeSchema(db: ViewerDb, viewer: Viewer, id: number): Promise<number> {
  return takeSchemaOf(db, viewer, { table: 'schema_departemental', id });
}

/** Puts beside its field what a constraint of the database refuses: `words` of its message, the field ('_': none), the sentence. */
export async function refuseBeside<T>(write: Promise<T>, refusals: [words: RegExp, champ: string, message: string][]) {
  return write.catch((error: unknown): T => {
    const { message = '' } = databaseError(error) ?? {};
    const found = refusals.find(([words]) => words.test(message));
    if (!found) throw error;
    if (found[1] === '_') throw new Refus(found[2]);
    throw new ChampRefuse(found[1], found[2]);
  });
}

/** One writer of a scheme's order at a time, until the end of the transaction. */
export async function lockOrdre(db: ViewerDb, schemaId: number): Promise<void> {
  await db.$queryRaw`select 1 from (select pg_advisory_xact_lock(72707373, ${schemaId}::int)) as verrou`;
}

/** What somebody else wrote meanwhile, field by field, for whoever was writing at the same time. */
export type VersionEcrite = {
  revision: number;
  auteur: string | null;
  quand: string | null;
  champs: ChampEcrit[];
};
/** `valeur` is what the form would send; `mots` how it is said, when that is something else (a choice, a date). */
export type ChampEcrit = { nom: string; label: string; valeur: string; mots?: string };
