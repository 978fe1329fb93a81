import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { NatureDocument, Visibilite } from './rules';

type VersionLue = {
  numero: number;
  nom: string;
  mime: string;
  /** In bytes. */
  taille: number;
  sha256: string;
  deposeLe: Jour;
  auteur: string | null;
};
export type DocumentLu = {
  id: number;
  titre: string;
  nature: NatureDocument;
  visibilite: Visibilite;
  revision: number;
  isRetire: boolean;
  /** The latest first. */
  versions: VersionLue[];
};

/** The documents of a convention that this person reads, in the order they came; one query. */
export function listDocuments(db: ViewerDb, conventionId: number): Promise<DocumentLu[]> {
  return db.$queryRaw<DocumentLu[]>`
    select d.id, d.titre, d.nature::text as nature, d.visibilite::text as visibilite, d.revision, d.retire_le is not null as "isRetire",
      (select json_agg(json_build_object('numero', v.numero, 'nom', v.nom, 'mime', v.mime, 'taille', v.taille, 'sha256', v.sha256,
         'deposeLe', (v.created_at at time zone 'Europe/Paris')::date, 'auteur', u.prenom || ' ' || u.nom) order by v.numero desc)
       from document_version v left join utilisateur u on u.id = v.auteur_id where v.document_id = d.id) as versions
    from document d where d.convention_id = ${conventionId} order by d.id`;
}

export type Telechargement = { versionId: number; nom: string; mime: string; taille: number; morceaux: number };

/** What it takes to send a version of a document, the last one without `numero`; null when it is not there for this person. */
export async function readVersion(
  db: ViewerDb,
  { schemaId, documentId, numero }: { schemaId: number; documentId: number; numero: number | null },
): Promise<Telechargement | null> {
  const [row] = await db.$queryRaw<Telechargement[]>`
    select v.id as "versionId", v.nom, v.mime, v.taille, (select count(*)::int from document_morceau where version_id = v.id) as morceaux
    from document_version v where v.document_id = ${documentId} and v.schema_id = ${schemaId}
      and v.numero = coalesce(${numero}::int, (select max(numero) from document_version where document_id = ${documentId}))`;
  return row ?? null;
}

/** One piece of a version, 512 ko at most; throws when it is no longer open to this person. */
export async function readMorceau(db: ViewerDb, versionId: number, rang: number): Promise<Uint8Array> {
  const [row] = await db.$queryRaw<{ contenu: Uint8Array }[]>`
    select contenu from document_morceau where version_id = ${versionId} and rang = ${rang}`;
  if (!row) throw new Error('A piece of a document is no longer there for its reader.');
  return row.contenu;
}
