import { Prisma, type WriteDb } from '@/lib/db';
import type { Viewer } from '@/lib/access/can';
import { Introuvable, Refus } from '@/lib/errors';
import { takeConvention } from './redaction';

type Pris = 'convention_partie' | 'engagement' | 'convention_montant';

async function take(db: WriteDb, viewer: Viewer, table: Pris, id: number): Promise<number> {
  const [row] = await db.$queryRaw<{ conventionId: number }[]>`
    select convention_id as "conventionId" from ${Prisma.raw(table)} where id = ${id}`;
  if (!row) throw new Introuvable();
  await takeConvention(db, viewer, row.conventionId);
  return row.conventionId;
}

/** Takes back a party before the signature, with what it committed to; refuses one that finances. */
export async function withdrawPartie(db: WriteDb, viewer: Viewer, partieId: number): Promise<void> {
  const conventionId = await take(db, viewer, 'convention_partie', partieId);
  const montants = await db.$queryRaw<unknown[]>`
    select 1 from convention_montant m join convention_partie p on p.organisation_id = m.financeur_id and p.convention_id = m.convention_id
    where p.id = ${partieId} and m.convention_id = ${conventionId} limit 1`;
  if (montants.length > 0) throw new Refus('Elle finance cette convention : retirez d’abord ses montants.');
  await db.$executeRaw`delete from engagement where partie_id = ${partieId}`;
  await db.$executeRaw`delete from convention_signature where partie_id = ${partieId}`;
  await db.$executeRaw`delete from convention_partie where id = ${partieId}`;
}

/** Takes back an engagement before the signature; once signed it is history, and the base refuses. */
export async function withdrawEngagement(db: WriteDb, viewer: Viewer, engagementId: number): Promise<void> {
  await take(db, viewer, 'engagement', engagementId);
  await db.$executeRaw`delete from engagement where id = ${engagementId}`;
}

/** Takes back an amount before the signature; once signed it is history, and the base refuses. */
export async function withdrawMontant(db: WriteDb, viewer: Viewer, montantId: number): Promise<void> {
  await take(db, viewer, 'convention_montant', montantId);
  await db.$executeRaw`delete from convention_montant where id = ${montantId}`;
}
