import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import type { deposerDocumentInput, deposerVersionInput, modifierDocumentInput, retirerDocumentInput } from './input';
import type { FichierRecu } from './reception';

/** The largest piece written at once, in bytes; the constraint of document_morceau says the same. */
const MORCEAU = 512 * 1024;

function refuseSansDroit(viewer: Viewer, schemaId: number): void {
  if (!can(viewer, 'ecrire', 'document', { schemaId }))
    throw new Refus('Seule la cellule de ce schéma dépose et modifie ses documents.');
}

/** Keeps a file as the first version of a new document of a convention. */
export async function addDocument(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, titre, nature, visibilite, fichier }: z.output<typeof deposerDocumentInput>,
): Promise<void> {
  const [convention] = await db.$queryRaw<{ schemaId: number }[]>`
    select schema_id as "schemaId" from convention where id = ${conventionId}`;
  if (!convention) throw new Introuvable();
  const { schemaId } = convention;
  refuseSansDroit(viewer, schemaId);
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into document (schema_id, convention_id, titre, nature, visibilite)
    values (${schemaId}, ${conventionId}, ${titre}, ${nature}::nature_document, ${visibilite}::visibilite_document) returning id`;
  await addVersionOf(db, viewer, { documentId: row!.id, schemaId, numero: 1 }, fichier, lire(fichier));
}

/** Keeps a file as the next version of a document; what was there stays. Returns its number. */
export async function addVersion(
  db: WriteDb,
  viewer: Viewer,
  { documentId, numero, fichier }: z.output<typeof deposerVersionInput>,
): Promise<number> {
  const { schemaId, isRetire } = await take(db, viewer, documentId);
  if (isRetire) throw new Refus('Ce document est retiré : remettez-le d’abord.');
  const [last] = await db.$queryRaw<{ numero: number }[]>`
    select max(numero) as numero from document_version where document_id = ${documentId}`;
  if (last!.numero !== numero) throw new Conflit();
  await addVersionOf(db, viewer, { documentId, schemaId, numero: numero + 1 }, fichier, lire(fichier));
  return numero + 1;
}

export type Rendu = {
  seanceId: number;
  schemaId: number;
  titre: string;
  nom: string;
  mime: string;
  octets: Uint8Array;
};

/** Keeps a rendering of minutes, as the next version of its document; whoever holds the meeting writes it (policy). */
export async function keepRendu(db: WriteDb, viewer: Viewer, rendu: Rendu): Promise<void> {
  const { seanceId, schemaId, titre, nom, mime, octets } = rendu;
  const [connu] = await db.$queryRaw<{ id: number; numero: number }[]>`
    select d.id, max(v.numero) as numero from document d join document_version v on v.document_id = d.id
    where d.seance_id = ${seanceId} and d.titre = ${titre} group by d.id`;
  const [row] = connu
    ? [connu]
    : await db.$queryRaw<{ id: number }[]>`
        insert into document (schema_id, seance_id, titre, nature, visibilite)
        values (${schemaId}, ${seanceId}, ${titre}, 'compte_rendu', 'copil') returning id`;
  const place = { documentId: row!.id, schemaId, numero: (connu?.numero ?? 0) + 1 };
  const sha256 = createHash('sha256').update(octets).digest('hex');
  await addVersionOf(db, viewer, place, { nom, mime, taille: octets.length, sha256 }, pieces(octets));
}

function* pieces(octets: Uint8Array): Generator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += MORCEAU) yield octets.slice(debut, debut + MORCEAU);
}

function lire({ chemin }: FichierRecu): AsyncIterable<Uint8Array> {
  return createReadStream(chemin, { highWaterMark: MORCEAU });
}

type Place = { documentId: number; schemaId: number; numero: number };

async function addVersionOf(
  db: WriteDb,
  viewer: Viewer,
  { documentId, schemaId, numero }: Place,
  { nom, mime, taille, sha256 }: Omit<FichierRecu, 'chemin'>,
  morceaux: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const [version] = await db.$queryRaw<{ id: number }[]>`
    insert into document_version (document_id, schema_id, numero, nom, mime, taille, sha256, auteur_id)
    values (${documentId}, ${schemaId}, ${numero}, ${nom}, ${mime}, ${taille}, ${sha256}, ${viewer.id})
    on conflict (document_id, numero) do nothing returning id`;
  if (!version) throw new Conflit();
  let rang = 0;
  for await (const morceau of morceaux) {
    await db.$executeRaw`insert into document_morceau (version_id, document_id, schema_id, rang, contenu)
      values (${version.id}, ${documentId}, ${schemaId}, ${rang++}, ${morceau})`;
  }
}

type Pris = { schemaId: number; isRetire: boolean };

/** The document as stored, once the person is known to write it; not found outside what they see. */
async function take(db: ViewerDb, viewer: Viewer, id: number): Promise<Pris> {
  const [row] = await db.$queryRaw<Pris[]>`
    select schema_id as "schemaId", retire_le is not null as "isRetire" from document where id = ${id}`;
  if (!row) throw new Introuvable();
  refuseSansDroit(viewer, row.schemaId);
  return row;
}

/** Writes again what a document is called, what it is and who reads it. */
export async function updateDocument(
  db: WriteDb,
  viewer: Viewer,
  { documentId, revision, titre, nature, visibilite }: z.output<typeof modifierDocumentInput>,
): Promise<void> {
  await take(db, viewer, documentId);
  const written = await db.$executeRaw`
    update document set titre = ${titre}, nature = ${nature}::nature_document, visibilite = ${visibilite}::visibilite_document,
      revision = revision + 1
    where id = ${documentId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** Takes a document off the list of those who read it, or puts it back; nothing of it goes. */
export async function withdrawDocument(
  db: WriteDb,
  viewer: Viewer,
  { documentId, revision, retire }: z.output<typeof retirerDocumentInput>,
): Promise<void> {
  await take(db, viewer, documentId);
  const written = await db.$executeRaw`
    update document set retire_le = case when ${retire} then acces.maintenant() end, revision = revision + 1
    where id = ${documentId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}
