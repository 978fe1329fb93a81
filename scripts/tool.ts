import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Panne } from './panne.ts';

export const ROOT = path.join(import.meta.dirname, '..');

/** Preloaded in a Node child: it ends with its launcher, even killed, so no port stays taken and no build goes on unseen. */
export const TIED = pathToFileURL(path.join(import.meta.dirname, 'tied.mjs')).href;

/** No tool of ours calls home. */
export const QUIET = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

type ToolOptions = { bin?: string; env?: Record<string, string> };

/** Runs the command of an installed package in the root; a failure is a `Panne` that carries all it wrote. */
export async function runTool(name: string, args: string[], { bin, env }: ToolOptions = {}): Promise<void> {
  const child = spawn(process.execPath, ['--import', TIED, commandOf(name, bin ?? name), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
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
