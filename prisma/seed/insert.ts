import type pg from 'pg';

export type Row = Record<string, string | number | boolean | null | undefined>;

/** Inserts the rows in one statement, in order. */
export async function insertRows(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  await insert(client, table, rows, '');
}

/** The same, leaving alone the rows that are already there. */
export async function insertNew(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  await insert(client, table, rows, 'on conflict do nothing');
}

/** Inserts the rows in one statement; returns their ids in the same order. */
export async function insertIds(client: pg.Client, table: string, rows: readonly Row[]): Promise<number[]> {
  return (await insert(client, table, rows, 'returning id')).map(({ id }) => id);
}

/** Inserts one row and returns its id. */
export async function insertId(client: pg.Client, table: string, row: Row): Promise<number> {
  const [id] = await insertIds(client, table, [row]);
  return id!;
}

// json_populate_recordset gives each value the type of its column and keeps the order of the array.
async function insert(
  client: pg.Client,
  table: string,
  rows: readonly Row[],
  suffix: string,
): Promise<{ id: number }[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ');
  const result = await client.query<{ id: number }>(
    `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1) ${suffix}`,
    [JSON.stringify(rows)],
  );
  return result.rows;
}
