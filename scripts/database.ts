import fs from 'node:fs';
import path from 'node:path';
import { withClient } from './postgres/connect.ts';
import { openFolder, type Folder } from './postgres/folder.ts';
import { isAlive, startServer, stopServer } from './postgres/server.ts';

export const OWNER = 'maillage_proprietaire';
export const LOGIN = 'maillage_connexion';

/** The addresses of one database: for its administration, for migrations, for the server. */
export type DatabaseUrls = { superuserUrl: string; ownerUrl: string; loginUrl: string };

export type Cluster = DatabaseUrls & {
  port: number;
  /** True when PostgreSQL was already running. */
  reused: boolean;
  urlsOf(database: string): DatabaseUrls;
  /** Stops PostgreSQL if this process started it, or found it abandoned by the one that did. */
  stop(): Promise<void>;
};

export type ClusterOptions = {
  dataDir: string;
  log?: (line: string) => void;
  /** Settings given to PostgreSQL at its start, e.g. `{ fsync: 'off' }` for a throw-away cluster. */
  settings?: Record<string, string>;
};

/** The embedded PostgreSQL that keeps its data in `dataDir`, started or found alive, with its roles and the database `maillage`. */
export async function startCluster({ dataDir, log, settings = {} }: ClusterOptions): Promise<Cluster> {
  const folder = openFolder(path.resolve(dataDir));
  if (folder.created) log?.(`base embarquée créée dans ${folder.root}`);
  const { port, reused } = await startServer(folder, settings);
  if (reused) log?.('PostgreSQL tournait déjà, il est repris');
  const responsible = becomeLauncher(folder, reused);
  const urlsOf = (database: string): DatabaseUrls => ({
    superuserUrl: urlOf('postgres', folder.secrets.superuser, port, database),
    ownerUrl: urlOf(OWNER, folder.secrets.owner, port, database),
    loginUrl: urlOf(LOGIN, folder.secrets.login, port, database),
  });
  await withClient(urlsOf('postgres').superuserUrl, async (client) => {
    const ensureRole = async (name: string, attributes: string, password: string) => {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
      if (!rowCount) await client.query(`create role "${name}" login ${attributes} password '${password}'`);
    };
    // Two starts at once must not both find a role missing.
    await client.query('select pg_advisory_lock(72707370)');
    await ensureRole(OWNER, 'createrole', folder.secrets.owner);
    await ensureRole(LOGIN, 'noinherit', folder.secrets.login);
    const { rowCount } = await client.query("select from pg_database where datname = 'maillage'");
    if (!rowCount) await client.query(`create database maillage owner "${OWNER}"`);
  });
  return {
    ...urlsOf('maillage'),
    port,
    reused,
    urlsOf,
    stop: async () => (responsible ? stopServer(folder) : undefined),
  };
}

/** Makes `name`, a copy of `template` when given, owned by the owner role. No one may be connected to the template. */
export async function createDatabase(
  cluster: Pick<Cluster, 'superuserUrl'>,
  name: string,
  template?: string,
): Promise<void> {
  await withClient(cluster.superuserUrl, async (client) => {
    await client.query(`create database "${name}" owner "${OWNER}"${template ? ` template "${template}"` : ''}`);
  });
}

/** Drops `name`, closing the connections to it. */
export async function dropDatabase(cluster: Pick<Cluster, 'superuserUrl'>, name: string): Promise<void> {
  await withClient(cluster.superuserUrl, async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`);
  });
}

// The launcher stops PostgreSQL when it ends; one that was killed leaves that duty to the next start.
function becomeLauncher(folder: Folder, reused: boolean): boolean {
  const file = path.join(folder.root, 'lanceur');
  const launcher = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (reused && launcher !== process.pid && launcher > 0 && isAlive(launcher)) return false;
  fs.writeFileSync(file, String(process.pid));
  return true;
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}
