import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';

export type Document = { reference: string; titre: string; nature: string; visibilite: string; jour: string };

/** Keeps one sheet under the titles that the demonstration shows, each on its convention. */
export async function insertDocuments(
  client: pg.Client,
  schemaId: number,
  documents: readonly Document[],
): Promise<void> {
  const contenu = await readFile(new URL('./exemplaire.pdf', import.meta.url));
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  for (const { reference, titre, nature, visibilite, jour } of documents)
    // one statement: a version and its pieces come together
    await client.query(
      `with d as (
         insert into document (schema_id, convention_id, titre, nature, visibilite)
         select schema_id, id, $3, $4::nature_document, $5::visibilite_document from convention where schema_id = $1 and reference = $2
         returning id, schema_id),
       v as (
         insert into document_version (document_id, schema_id, numero, nom, mime, taille, sha256, created_at)
         select id, schema_id, 1, $2 || '.pdf', 'application/pdf', $6, $7, $8::date + time '10:00' from d returning id, document_id, schema_id)
       insert into document_morceau (version_id, document_id, schema_id, rang, contenu) select id, document_id, schema_id, 0, $9 from v`,
      [schemaId, reference, titre, nature, visibilite, contenu.length, sha256, jour, contenu],
    );
}
