import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import { refuseBeside, type VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import type { enregistrerNoteInput, suivrePointInput } from './decision-input';
import { takeSeance } from './garde';

type Enregistree = { id: number; revision: number } | null;

/** Keeps what is said of a point, an action or a fiche as it is typed; null when its text was emptied, and the note taken off. */
export async function saveNote(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerNoteInput>,
): Promise<Enregistree> {
  const { seanceId, pointId, noteId, revision = 0, actionId = null, ficheId = null, texte } = input;
  const { schemaId, etat } = await takeSeance(db, viewer, seanceId);
  if (etat === 'annulee') throw new Refus('Cette séance est annulée.');
  if (!noteId) {
    if (!texte) return null;
    // one note for each thing under a point: two secretaries write the same one, and see each other
    await db.$queryRaw`select 1 from (select pg_advisory_xact_lock(72707382, ${pointId}::int)) as verrou`;
    if (await findNote(db, { pointId, actionId, ficheId })) throw new Conflit();
    const [row] = await refuseBeside(
      db.$queryRaw<{ id: number; revision: number }[]>`
        insert into note_seance (seance_id, point_id, schema_id, action_id, fiche_id, texte)
        values (${seanceId}, ${pointId}, ${schemaId}, ${actionId}, ${ficheId}, ${texte}) returning id, revision`,
      [
        [/note_seance_point_id/, '_', 'Ce point n’est pas de cette séance.'],
        [/note_seance_action_id/, 'actionId', 'Cette action n’est pas de ce schéma.'],
        [/note_seance_fiche_id/, 'ficheId', 'Cette fiche n’est pas de ce schéma.'],
      ],
    );
    return row!;
  }
  const rows = await db.$queryRaw<{ id: number; revision: number }[]>(
    texte
      ? Prisma.sql`update note_seance set texte = ${texte}, revision = revision + 1
          where id = ${noteId} and seance_id = ${seanceId} and revision = ${revision} returning id, revision`
      : Prisma.sql`delete from note_seance where id = ${noteId} and seance_id = ${seanceId} and revision = ${revision} returning id, revision`,
  );
  if (!rows[0]) throw new Conflit();
  return texte ? rows[0] : null;
}

/** Puts a point under discussion, or none; whoever reads the meeting sees it on the projector. */
export async function followPoint(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, pointId }: z.output<typeof suivrePointInput>,
): Promise<void> {
  const { etat } = await takeSeance(db, viewer, seanceId);
  if (etat === 'annulee') throw new Refus('Cette séance est annulée.');
  const moved = await db.$executeRaw`
    update seance set point_courant_id = ${pointId ?? null}
    where id = ${seanceId} and (${pointId ?? null}::int is null
      or exists (select from point_seance p where p.id = ${pointId ?? null}::int and p.seance_id = seance.id))`;
  if (moved === 0) throw new ChampRefuse('pointId', 'Ce point n’est pas de cette séance.');
}

type Cible = { pointId: number; actionId?: number | null | undefined; ficheId?: number | null | undefined };

async function findNote(
  db: ViewerDb,
  { pointId, actionId = null, ficheId = null }: Cible,
): Promise<number | undefined> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select id from note_seance where point_id = ${pointId} and action_id is not distinct from ${actionId}::int
      and fiche_id is not distinct from ${ficheId}::int`;
  return row?.id;
}

/** What somebody else wrote of the same thing meanwhile, with the id of their note; null when it was taken off. */
export async function readNoteEcrite(
  db: ViewerDb,
  { noteId, ...cible }: Cible & { noteId?: number | undefined },
): Promise<(VersionEcrite & { id: number }) | null> {
  const id = noteId ?? (await findNote(db, cible));
  if (!id) return null;
  const version = await readVersionEcrite(db, Prisma.sql`note_seance where id = ${id}`, { objet: 'note_seance', id }, [
    ['texte', 'Ce qui est noté'],
  ]);
  return version && { ...version, id };
}
