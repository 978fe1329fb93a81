import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { PassThrough } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { codeOf, messageOf, Panne } from '../panne.ts';
import { ROOT } from '../tool.ts';
import { withClient } from '../postgres/connect.ts';
import { alteree, empreinte, encadrer, nature, type Entete, type Table } from './cadres.ts';
import { verifierSauvegarde } from './lire.ts';
import { isVierge, listTables } from './tables.ts';

export type Ecrite = { fichier: string; tables: number; lignes: number };

/**
 * Writes every table of a base to one file, as they stood at one instant, while others go on writing, and reads it again. The file
 * appears under its name only once whole and checked: until then the one it replaces stays. The base is only read. `url` is the
 * owner's, who reads past the policies.
 */
export async function ecrireSauvegarde(url: string, fichier: string, faiteLe: string): Promise<Ecrite> {
  const partial = `${fichier}.en-cours-${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(fichier), { recursive: true, mode: 0o700 });
    const { tables, lignes } = await withClient(url, (client) => writeAll(client, partial, faiteLe));
    const relue = await verifierSauvegarde(partial);
    if (relue.tables !== tables || relue.lignes !== lignes) throw alteree('la relecture ne donne pas ce qui fut écrit');
    fs.renameSync(partial, fichier);
    return { fichier, tables, lignes };
  } catch (error) {
    throw explain(error, fichier);
  } finally {
    if (fs.existsSync(partial)) fs.rmSync(partial);
  }
}

async function writeAll(client: pg.Client, file: string, faiteLe: string) {
  await client.query('begin isolation level repeatable read read only');
  // as pg_dump does: rows that a policy would hide are an error, never left out
  await client.query('set local row_security = off');
  if (await isVierge(client)) throw new Panne("Cette base n'a jamais servi à Maillage : il n'y a rien à sauvegarder.");
  const source = new PassThrough();
  const written = pipeline(source, createGzip(), fs.createWriteStream(file, { mode: 0o600, flush: true }));
  // a full disk may show between two writes: it is said by the next one
  written.catch(() => undefined);
  const whole = empreinte();
  const push = async (frame: Buffer) => {
    whole.update(frame);
    if (source.destroyed) await written;
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

function explain(error: unknown, fichier: string): unknown {
  const code = codeOf(error) ?? '';
  if (code === '42501')
    return new Panne(
      "Le compte donné n'a pas le droit de lire toute la base : donnez par MIGRATION_URL l'adresse du propriétaire.",
      { cause: error },
    );
  if (error instanceof Error && 'syscall' in error)
    return new Panne(`La sauvegarde n’a pas pu s’écrire dans ${fichier} (${code}) : ${messageOf(error)}.`, {
      cause: error,
    });
  return error;
}
