import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { messageOf, Panne } from './panne.ts';
import { ROOT } from './tool.ts';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const LAST_RESORT = '@sparticuz/chromium@147.0.0';

export type Browser = { executablePath: string; args: string[]; env?: Record<string, string> };

type Candidate = { name: string; find: () => Browser[] | Promise<Browser[]> };

/** The first Chromium of this machine that really starts; the last candidates install one. */
export async function findBrowser(say: (detail: string) => void): Promise<Browser> {
  const failures: string[] = [];
  for (const { name, find } of candidates()) {
    const browsers = await Promise.resolve()
      .then(find)
      .catch((error: unknown) => void failures.push(`${name} : ${firstLine(error)}`));
    for (const browser of browsers ?? []) {
      const failure = await tryLaunch(browser);
      if (failure) failures.push(`${name} : ${failure}`);
      else {
        say(name);
        return browser;
      }
    }
  }
  throw new Panne(
    `Aucun navigateur Chromium ne démarre ici : installez-en un et donnez son chemin par CHROMIUM_PATH.\n${failures.join('\n')}`,
  );
}

function candidates(): Candidate[] {
  const own = () => existing([chromium.executablePath()]);
  return [
    { name: 'CHROMIUM_PATH', find: () => existing([process.env.CHROMIUM_PATH]) },
    { name: 'Chromium de Playwright', find: own },
    { name: 'Chromium du système', find: onPath },
    { name: 'playwright install chromium', find: () => (playwrightInstall() ? own() : []) },
    { name: 'apt-get install chromium', find: () => (aptInstall() ? onPath() : []) },
    { name: LAST_RESORT, find: sparticuz },
  ];
}

function existing(paths: (string | undefined)[]): Browser[] {
  const found = paths.filter((file): file is string => Boolean(file) && fs.existsSync(file ?? ''));
  return found.map((executablePath) => ({ executablePath, args: flags() }));
}

function flags(): string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

function onPath(): Browser[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return existing(SYSTEM.flatMap((name) => folders.map((folder) => path.join(folder, name))));
}

function playwrightInstall(): boolean {
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const options = { stdio: 'ignore', timeout: 120_000 } as const;
  return spawnSync(process.execPath, [cli, 'install', 'chromium'], options).status === 0;
}

function aptInstall(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: 300_000, env }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}

// A Chromium carried by npm, with the libraries that a bare system lacks.
async function sparticuz(): Promise<Browser[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'maillage', 'chromium');
  const folder = path.join(cache, 'node_modules', '@sparticuz', 'chromium');
  fs.mkdirSync(cache, { recursive: true });
  if (!fs.existsSync(folder)) {
    const args = ['install', '--no-save', '--ignore-scripts', '--prefix', cache, LAST_RESORT];
    const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', timeout: 300_000 });
    if (status !== 0) throw new Error(stderr);
  }
  // Its own libraries are unpacked beside the browser only where it believes it runs in a cloud function.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const entry = pathToFileURL(path.join(folder, 'build', 'esm', 'index.js')).href;
  const { default: carried } = (await import(entry)) as {
    default: { executablePath(): Promise<string> };
  };
  // Its own flags lift the browser's protections, which our tests check.
  const executablePath = await carried.executablePath();
  const libraries = path.join(os.tmpdir(), 'al2023', 'lib');
  return [{ executablePath, args: ['--no-zygote', '--disable-gpu', ...flags()], env: { LD_LIBRARY_PATH: libraries } }];
}

async function tryLaunch({ executablePath, args, env }: Browser): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env }, timeout: 20_000 });
    await (await browser.newPage()).setContent('<title>essai</title>');
    await browser.close();
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n')[0] ?? '';
}
