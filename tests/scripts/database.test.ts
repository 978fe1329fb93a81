import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from '../../scripts/postgres/connect.ts';
import { createDatabase } from '../database.ts';

let base: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => void (base = await createDatabase()));
afterAll(() => base.drop());

test('la connexion du serveur ne possède rien et n’hérite de rien', async () => {
  await withClient(base.loginUrl, async (client) => {
    await expect(client.query('select from public.schema_departemental')).rejects.toThrow(/permission denied/);
    await expect(client.query('create table public.intruse ()')).rejects.toThrow(/permission denied/);
  });
});

test('la connexion du serveur agit comme maillage_app et maillage_systeme, jamais comme le propriétaire', async () => {
  await withClient(base.loginUrl, async (client) => {
    await client.query('set role maillage_app');
    await client.query('set role maillage_systeme');
    await expect(client.query('set role maillage_proprietaire')).rejects.toThrow(/permission denied/);
  });
});

test('la base trie à la française', async () => {
  const rows = await withClient(base.ownerUrl, async (client) => {
    const result = await client.query<{ mot: string }>(
      "select mot from unnest(array['Zébulon', 'étage', 'eau', 'fleuve']) mot order by mot",
    );
    return result.rows;
  });
  expect(rows.map(({ mot }) => mot)).toEqual(['eau', 'étage', 'fleuve', 'Zébulon']);
});

test('les extensions attendues sont dans les binaires embarqués', async () => {
  await withClient(base.ownerUrl, async (client) => {
    for (const name of ['btree_gist', 'pg_trgm', 'unaccent'])
      await client.query(`create extension if not exists ${name}`);
  });
});
