import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { codeOf, Panne } from '../panne.ts';
import { findBinaries } from './binaries.ts';
import { damaged, type Folder } from './folder.ts';

const PATIENCE = 60_000;
/** Orphans of a killed postmaster hold the shared memory until they notice; a concurrent start holds the lock file. */
const BUSY = /pre-existing shared memory block|lock file ".*" already exists|could not create lock file/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

export type Server = { port: number; reused: boolean };

/** A PostgreSQL serving `folder`: the one already alive, or a new one. `settings` only serve a new one. */
export async function startServer(folder: Folder, settings: Record<string, string>): Promise<Server> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const live = await findLive(folder);
    if (live) return { port: live, reused: true };
    const port = await choosePort(folder);
    const failure = await launch(folder, port, settings);
    if (!failure) return { port, reused: false };
    if (!BUSY.test(failure) && !PORT_TAKEN.test(failure)) throw explain(folder, failure);
    if (PORT_TAKEN.test(failure)) fs.rmSync(portFile(folder), { force: true });
    await pause(200);
  }
  throw new Panne(`PostgreSQL n'a pas démarré en une minute : lisez ${folder.log}.`);
}

/** Fast shutdown: open transactions are rolled back, the rest is on disk. */
export async function stopServer(folder: Folder): Promise<void> {
  const options = ['stop', '-D', folder.data, '-m', 'fast', '-w', '-t', '60'];
  await promisify(execFile)(findBinaries(folder.account).pgCtl, options, { ...folder.account, cwd: '/' }).catch(
    (error: unknown) => {
      if (readPidFile(folder)) throw error;
    },
  );
}

/** True while a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function findLive(folder: Folder): Promise<number | undefined> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const running = readPidFile(folder);
    if (!running || !isAlive(running.pid)) return undefined;
    if (!isPostgres(running.pid, folder)) {
      // Left by a power cut, and its number since given to another program: PostgreSQL would refuse to start.
      fs.rmSync(pidFile(folder), { force: true });
      return undefined;
    }
    if (running.port && (await answers(folder, running.port))) return running.port;
    if (Date.now() > deadline)
      throw new Panne(`Le PostgreSQL de ${folder.root} (processus ${running.pid}) ne répond pas.`);
    await pause(100);
  }
}

function pidFile(folder: Folder): string {
  return path.join(folder.data, 'postmaster.pid');
}

function readPidFile(folder: Folder): { pid: number; port: number } | undefined {
  if (!fs.existsSync(pidFile(folder))) return undefined;
  const [pid, , , port] = fs.readFileSync(pidFile(folder), 'utf8').split('\n');
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) } : undefined;
}

function isPostgres(pid: number, folder: Folder): boolean {
  const cmdline = `/proc/${pid}/cmdline`;
  return !fs.existsSync(cmdline) || fs.readFileSync(cmdline, 'utf8').includes(folder.data);
}

async function answers(folder: Folder, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: folder.secrets.superuser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01') throw damaged(folder.root, 'acces.json ne contient pas le bon mot de passe');
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function portFile(folder: Folder): string {
  return path.join(folder.root, 'port');
}

async function choosePort(folder: Folder): Promise<number> {
  const kept = fs.existsSync(portFile(folder)) ? Number(fs.readFileSync(portFile(folder), 'utf8')) : 0;
  const port = (await freePort(kept)) ?? (await freePort(0));
  if (!port) throw new Panne('Aucun port libre sur cette machine.');
  fs.writeFileSync(portFile(folder), String(port));
  return port;
}

/** `wanted` when it is free on 127.0.0.1; 0 asks for any. */
export function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

// Detached and logging to a file, so that it survives the death of its launcher and is found again by the next one.
async function launch(folder: Folder, port: number, settings: Record<string, string>): Promise<string | undefined> {
  const start = fs.statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  const log = fs.openSync(folder.log, 'a', 0o600);
  // terse: the details of an error quote the row, and PostgreSQL's own log is read by others than its authors
  const own = { listen_addresses: '127.0.0.1', unix_socket_directories: '', log_error_verbosity: 'terse' };
  const all = { port: String(port), ...own, ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(findBinaries(folder.account).postgres, ['-D', folder.data, ...options], {
    ...folder.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', () => (failure = fs.readFileSync(folder.log, 'utf8').slice(start)));
  child.unref();
  while (failure === undefined && !(await answers(folder, port))) await pause(50);
  child.removeAllListeners();
  return failure;
}

function explain(folder: Folder, failure: string): Panne {
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(failure)?.[1] ?? failure.trim().split('\n').at(-1) ?? '';
  return /No space left/.test(failure)
    ? new Panne(`Le disque de ${folder.root} est plein : libérez de la place, puis recommencez.`)
    : damaged(folder.root, `PostgreSQL ne démarre pas : ${reason}`);
}
