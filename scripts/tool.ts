import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Panne } from './panne.ts';

export const ROOT = path.join(import.meta.dirname, '..');

const TIED = pathToFileURL(path.join(import.meta.dirname, 'tied.mjs')).href;

/** No tool of ours calls home. */
const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/**
 * A Node child that ends with its launcher, even killed by -9: no port stays taken, no build goes on unseen. Its standard
 * output and errors go to `output`.
 */
export function spawnTied(file: string, args: string[], env: NodeJS.ProcessEnv, output: 'pipe' | 'inherit' | number) {
  return spawn(process.execPath, ['--import', TIED, file, ...args], {
    cwd: ROOT,
    env: { ...env, ...QUIET, MAILLAGE_LANCEUR: String(process.pid) },
    stdio: ['ignore', output, output, 'ipc'],
  });
}

type ToolOptions = { bin?: string; env?: Record<string, string> };

/** Runs the command of an installed package in the root; a failure is a `Panne` that carries all it wrote. */
export async function runTool(name: string, args: string[], { bin, env }: ToolOptions = {}): Promise<void> {
  const child = spawnTied(commandOf(name, bin ?? name), args, { ...process.env, ...env }, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Panne(`${name} ${args.join(' ')} :\n${output.trim()}`);
}

function commandOf(name: string, command: string): string {
  const folder = path.join(ROOT, 'node_modules', name);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${name} has no command ${command}`);
  return path.join(folder, file);
}
