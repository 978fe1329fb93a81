import type pg from 'pg';
import type { Table } from './cadres.ts';

/** Every table of the application with its columns, in the order of names; the list of migrations is not one of them. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as nom, array_agg(a.attname::text order by a.attnum) as colonnes
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
     group by 1 order by 1`,
  );
  return rows;
}

/** Whether no version of the application has been here yet. */
export async function isVierge(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ vierge: boolean }>(
    "select to_regclass('public.schema_departemental') is null as vierge",
  );
  return rows[0]!.vierge;
}

/** Whether somebody already works in this base: people, or a scheme. The geography alone is no data. */
export async function isOccupied(client: pg.Client): Promise<boolean> {
  if (await isVierge(client)) return false;
  const { rows } = await client.query<{ occupied: boolean }>(
    'select exists (select from utilisateur) or exists (select from schema_departemental) as occupied',
  );
  return rows[0]!.occupied;
}
