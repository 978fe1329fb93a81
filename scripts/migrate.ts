import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { loadGeography } from '../prisma/seed/geography.ts';
import { messageOf, Panne, runCommand } from './panne.ts';
import { withClient } from './postgres/connect.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'prisma', 'migrations');
/** The lock Prisma takes too: `prisma migrate deploy` and this file never work at the same time. */
const LOCK = 72707369;
const GROUPS = ['maillage_app', 'maillage_systeme'];

type Migration = { name: string; sql: string; checksum: string };
type Applied = { name: string; checksum: string; finished: boolean };

export type MigrateOptions = {
  /** The owner's address. */
  url: string;
  /** The server's address: its user receives the right to act as the two group roles. */
  loginUrl?: string;
  log?: (line: string) => void;
  /** The last migration to apply; without it, all of them. */
  jusqua?: string | undefined;
  /** Prisma's migrations folder; tests give another. */
  folder?: string;
};

/** Applies what is missing, once even when several start together; returns the names applied. Refuses a base it does not recognise. */
export async function migrate({ url, loginUrl, log, jusqua, folder = FOLDER }: MigrateOptions): Promise<string[]> {
  const known = readMigrations(folder);
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureTable(client);
    const applied = await readApplied(client);
    refuseUnsafe(known, applied);
    const missing = known.filter(
      ({ name }) => !applied.some((row) => row.name === name) && (jusqua === undefined || name <= jusqua),
    );
    for (const migration of missing) {
      await apply(client, migration);
      log?.(`migration ${migration.name}`);
    }
    await grantGroups(client, userOf(loginUrl ?? url));
    return missing.map(({ name }) => name);
  });
}

/** The names of the migrations of this version, in order. */
export function listMigrations(): string[] {
  return readMigrations(FOLDER).map(({ name }) => name);
}

function readMigrations(folder: string): Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function ensureTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; others: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as exists,
            exists (select from pg_tables where schemaname = 'public') as others`,
  );
  if (rows[0]?.exists) return;
  if (rows[0]?.others)
    throw new Panne(
      "Cette base contient déjà des tables d'une autre application. Rien n'a été modifié : donnez à Maillage une base vide, rien qu'à lui.",
    );
  await client.query(`create table public._prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from public._prisma_migrations where rolled_back_at is null`,
  );
  return rows;
}

function refuseUnsafe(known: Migration[], applied: Applied[]): void {
  for (const row of applied) {
    const migration = known.find(({ name }) => name === row.name);
    if (!row.finished)
      throw new Panne(
        `La migration ${row.name} a échoué à moitié sur cette base. Rien n'a été modifié : remettez la dernière sauvegarde, puis recommencez.`,
      );
    if (!migration)
      throw new Panne(
        `Cette base vient d'une version plus récente de Maillage (migration ${row.name} inconnue ici). Rien n'a été modifié : installez cette version, ou remettez une sauvegarde plus ancienne.`,
      );
    if (migration.checksum !== row.checksum)
      throw new Panne(
        `La migration ${row.name} a été modifiée après avoir été appliquée à cette base. Rien n'a été modifié : reprenez le fichier d'origine et écrivez le changement dans une nouvelle migration.`,
      );
  }
}

// One simple query is one transaction: the file and the line that says it is done succeed or fail together.
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const done = `insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', clock_timestamp(), 1)`;
  try {
    await client.query(`${sql}\n;${done}`);
  } catch (error) {
    throw new Panne(
      `La migration ${name} n'a pas pu être appliquée, la base reste telle qu'elle était : ${messageOf(error)}.`,
      {
        cause: error,
      },
    );
  }
  // A file may change settings such as search_path for its session.
  await client.query('reset all');
}

async function grantGroups(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ modern: boolean }>(
    "select current_setting('server_version_num')::int >= 160000 as modern",
  );
  const modern = rows[0]?.modern ?? true;
  for (const group of GROUPS) {
    const { rows: state } = await client.query<{ missing: boolean }>(
      `select coalesce(not pg_has_role($1::name, to_regrole($2)::oid, $3), false) as missing`,
      [login, group, modern ? 'SET' : 'MEMBER'],
    );
    if (!state[0]?.missing) continue;
    try {
      await client.query(
        `grant "${group}" to "${login.replaceAll('"', '""')}"${modern ? ' with inherit false, set true' : ''}`,
      );
    } catch (error) {
      throw new Panne(
        `L'utilisateur « ${login} » n'a pas le droit d'agir comme ${group}, et le propriétaire de la base ne peut pas le lui donner : faites exécuter par l'administrateur de PostgreSQL « grant ${group} to "${login}" with inherit false, set true ».`,
        { cause: error },
      );
    }
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const loginUrl = process.env.DATABASE_URL;
    const url = process.env.MIGRATION_URL ?? loginUrl;
    if (!url) throw new Panne("Donnez l'adresse de la base par MIGRATION_URL ou DATABASE_URL.");
    const applied = await migrate({ url, loginUrl, log: console.log });
    console.log(applied.length ? `${applied.length} migration(s) appliquée(s).` : 'La base était à jour.');
    if (await loadGeography(url)) console.log('Départements, EPCI et communes chargés.');
  });
}
