import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** Everything but the build and the server. */
export const SANS_SERVEUR = ['--sans-serveur'];

export type Outcome = { code: number | null; output: string };
export type Running = { child: ChildProcess; output: () => string; ended: Promise<Outcome> };

type CommandOptions = { env?: Record<string, string>; nodeOptions?: string[]; args?: string[] };

/** `npm start` as a person runs it, in an environment of its own. */
export function launchStart({ env = {}, nodeOptions = [], args = [] }: CommandOptions): Running {
  const child = spawn(process.execPath, [...nodeOptions, path.join(ROOT, 'scripts', 'start.mjs'), ...args], {
    env: { ...pick('PATH'), ...pick('HOME'), NODE_ENV: 'test', MAILLAGE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Outcome>((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { child, output: () => output, ended };
}

/** The text between `before` and the end of its line, as soon as the command writes it; refuses a command that ends first. */
export function waitFor({ child, output, ended }: Running, before: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = new RegExp(`${before}(.*)\n`).exec(output())?.[1];
      if (found !== undefined) resolve(found);
    };
    look();
    child.stdout?.on('data', look);
    void ended.then(() => reject(new Error(output())));
  });
}

/** One sentence, no stack, exit code 1. */
export function expectRefusal({ code, output }: Outcome, sentence: RegExp): void {
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
}

function pick(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}
