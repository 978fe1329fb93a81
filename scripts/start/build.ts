import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tryLock } from '../lock.mjs';
import { ROOT, runTool } from '../tool.ts';

const NEXT = path.join(ROOT, '.next');
const STANDALONE = path.join(NEXT, 'standalone');
const STAMP = path.join(NEXT, 'maillage-sources');
const FOLDERS = ['app', 'components', 'lib', 'prisma', 'public'];
const FILES = [
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.js',
  'postcss.config.mjs',
  'prisma.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
];

/** The standalone server of the present sources, built if they changed since; the path of its `server.js`. */
export async function ensureBuilt(say: (detail: string) => void): Promise<string> {
  const release = await lock();
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

/** Writes the Prisma client of the present schema; its native engine is never downloaded. */
export async function generateClient(): Promise<void> {
  await runTool('prisma', ['generate'], { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } });
}

async function build(sources: string): Promise<void> {
  fs.rmSync(STAMP, { force: true });
  await generateClient();
  await runTool('next', ['build'], { env: { NODE_ENV: 'production' } });
  copy(path.join(NEXT, 'static'), path.join(STANDALONE, '.next', 'static'));
  copy(path.join(ROOT, 'public'), path.join(STANDALONE, 'public'));
  fs.writeFileSync(STAMP, sources);
}

async function lock(): Promise<() => void> {
  for (;;) {
    const release = tryLock(`${ROOT} construction`);
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
