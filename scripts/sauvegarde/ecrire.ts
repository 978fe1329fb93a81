import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { PassThrough } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ROOT } from '../tool.ts';
import { withClient } from '../postgres/connect.ts';
import { empreinte, encadrer, nature, type Entete, type Table } from './cadres.ts';
import { listTables } from './tables.ts';

export type Ecrite = { fichier: string; tables: number; lignes: number };

/**
 * Writes every table of a base to one file, as they stood at one instant, while others go on writing. The file appears under its
 * name only once whole. `url` is the owner's, who reads past the policies.
 */
export async function ecrireSauvegarde(url: string, fichier: string, faiteLe: string): Promise<Ecrite> {
  fs.mkdirSync(path.dirname(fichier), { recursive: true, mode: 0o700 });
  const partial = `${fichier}.en-cours-${process.pid}`;
  try {
    const counts = await withClient(url, (client) => writeAll(client, partial, faiteLe));
    fs.renameSync(partial, fichier);
    return { fichier, ...counts };
  } finally {
    fs.rmSync(partial, { force: true });
  }
}

async function writeAll(client: pg.Client, file: string, faiteLe: string) {
  await client.query('begin isolation level repeatable read read only');
  const source = new PassThrough();
  const written = pipeline(source, createGzip(), fs.createWriteStream(file, { mode: 0o600, flush: true }));
  const whole = empreinte();
  const push = async (frame: Buffer) => {
    whole.update(frame);
    if (!source.write(frame)) await Promise.race([once(source, 'drain'), written]);
  };
  await push(encadrer(nature.entete, await readEntete(client, faiteLe)));
  const tables = await listTables(client);
  let lignes = 0;
  for (const table of tables) {
    await push(encadrer(nature.table, table));
    lignes += await pushTable(client, table, push);
  }
  await push(encadrer(nature.fin, { tables: tables.length, empreinte: whole.copy().digest('hex') }));
  source.end();
  await written;
  await client.query('commit');
  return { tables: tables.length, lignes };
}

async function pushTable(client: pg.Client, { nom, colonnes }: Table, push: (frame: Buffer) => Promise<void>) {
  const hash = empreinte();
  const stream = client.query(copyTo(`copy public."${nom}" (${quote(colonnes)}) to stdout`));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    await push(encadrer(nature.donnees, chunk));
  }
  const lignes = stream.rowCount;
  await push(encadrer(nature.finTable, { lignes, empreinte: hash.digest('hex') }));
  return lignes;
}

async function readEntete(client: pg.Client, faiteLe: string): Promise<Entete> {
  const { rows: migrations } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
  );
  const { rows: sequences } = await client.query<{ name: string; value: string }>(
    "select sequencename as name, coalesce(last_value, 0)::text as value from pg_sequences where schemaname = 'public' order by 1",
  );
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return {
    ...{ format: 1, version, faiteLe },
    migrations: migrations.map(({ name }) => name),
    sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, value])),
  };
}

export function quote(colonnes: readonly string[]): string {
  return colonnes.map((colonne) => `"${colonne}"`).join(', ');
}
