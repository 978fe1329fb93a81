import type pg from 'pg';
import type { ViewerDb } from '@/lib/db';
import { Prisma } from '@/prisma/client/client';
import { redige } from '@/lib/instances/compte-rendu';
import { redigePublic } from '@/lib/instances/public';
import { readSeance } from '@/lib/instances/seance';
import { insertRows } from './insert.ts';

/** Keeps the text of the minutes that were approved, and the public text of those published, as the product would. */
export async function insertComptesRendus(client: pg.Client, schemaId: number): Promise<void> {
  const { rows } = await client.query<{ id: number; etat: string }>(
    "select id, etat::text as etat from seance where schema_id = $1 and etat in ('approuve', 'publie') order by id",
    [schemaId],
  );
  const db = readerOf(client);
  for (const { id, etat } of rows) {
    const seance = (await readSeance(db, schemaId, id))!;
    const contenu = JSON.stringify(redige(seance));
    await client.query('update compte_rendu set contenu = $2::jsonb where seance_id = $1', [id, contenu]);
    if (etat !== 'publie') continue;
    const publique = redigePublic(seance) as unknown as string;
    await insertRows(client, 'compte_rendu_public', [{ seance_id: id, schema_id: schemaId, contenu: publique }]);
  }
}

// the owner reads what the policies would let the cellule read
function readerOf(client: pg.Client): ViewerDb {
  const $queryRaw = async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...(values as Prisma.Sql[]));
    return (await client.query(sql.text, sql.values)).rows as unknown;
  };
  return { $queryRaw } as unknown as ViewerDb;
}
