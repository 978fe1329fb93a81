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

/** What somebody else wrote of the same note meanwhile; null when it was taken off. */
export function readNoteEcrite(db: ViewerDb, noteId: number | undefined): Promise<VersionEcrite | null> {
  if (!noteId) return Promise.resolve(null);
  return readVersionEcrite(db, Prisma.sql`note_seance where id = ${noteId}`, { objet: 'note_seance', id: noteId }, [
    ['texte', 'Ce qui est noté'],
  ]);
}
