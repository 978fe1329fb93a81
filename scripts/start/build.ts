import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tryLock } from '../lock.mjs';
import { ROOT, runTool } from '../tool.ts';

const NEXT = path.join(ROOT, '.next');
const STANDALONE = path.join(NEXT, 'standalone');
const STAMP = path.join(NEXT, 'maillage-sources');
const SCHEMA = path.join(ROOT, 'prisma', 'schema.prisma');
const PRISMA = path.join(ROOT, 'node_modules', 'prisma', 'package.json');
const CLIENT = path.join(ROOT, 'prisma', 'client', 'client.ts');
const CLIENT_STAMP = path.join(ROOT, 'node_modules', '.maillage-client');
const FOLDERS = ['app', 'components', 'lib', 'prisma', 'public'];
// tsconfig.json is not here: next build itself rewrites it.
const FILES = [
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.js',
  'postcss.config.mjs',
  'prisma.config.ts',
  'proxy.ts',
  'instrumentation.ts',
];

/** The standalone server of the present sources, built if they changed since; the path of its `server.js`. */
export async function ensureBuilt(say: (detail: string) => void): Promise<string> {
  const release = await lock('construction');
  try {
    const sources = hashSources();
    const isCurrent = fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === sources;
    if (isCurrent) say('à jour');
    else await build(sources);
  } finally {
    release();
  }
  return path.join(STANDALONE, 'server.js');
}

/** Writes the Prisma client of the present schema if it is not there yet; its native engine is never downloaded. */
export async function ensureClient(): Promise<void> {
  const release = await lock('client');
  try {
    const schema = createHash('sha256').update(fs.readFileSync(SCHEMA)).update(fs.readFileSync(PRISMA)).digest('hex');
    const isCurrent =
      fs.existsSync(CLIENT) && fs.existsSync(CLIENT_STAMP) && fs.readFileSync(CLIENT_STAMP, 'utf8') === schema;
    // Rewriting it for nothing would pull it from under another run.
    if (isCurrent) return;
    await runTool('prisma', ['generate'], { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } });
    fs.writeFileSync(CLIENT_STAMP, schema);
  } finally {
    release();
  }
}

async function build(sources: string): Promise<void> {
  fs.rmSync(STAMP, { force: true });
  await ensureClient();
  await runTool('next', ['build'], { env: { NODE_ENV: 'production' } });
  copy(path.join(NEXT, 'static'), path.join(STANDALONE, '.next', 'static'));
  copy(path.join(ROOT, 'public'), path.join(STANDALONE, 'public'));
  fs.writeFileSync(STAMP, sources);
}

async function lock(name: string): Promise<() => void> {
  for (;;) {
    const release = tryLock(`${ROOT} ${name}`);
    if (release) return release;
    await pause(200);
  }
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version);
  const files = [...FOLDERS.flatMap(listFiles), ...FILES].filter((file) => fs.existsSync(path.join(ROOT, file)));
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}

// prisma/client is generated from prisma/schema.prisma.
function listFiles(folder: string): string[] {
  const absolute = path.join(ROOT, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(path.join('prisma', 'client')));
}

function copy(from: string, to: string): void {
  if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true });
}
