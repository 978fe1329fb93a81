import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '../browser.ts';

const PACKAGE = 'lighthouse@12';
const FOLDER = path.join(os.tmpdir(), 'maillage-lighthouse');

type Page = { url: string; headers?: Record<string, string> };
type Report = { categories: { performance: { score: number } }; audits: Record<string, { numericValue: number }> };

/** Lighthouse's mobile performance and layout shift of a page, in a sentence; installed aside at the first use. */
export function measureLighthouse({ executablePath, args, env }: Browser, { url, headers = {} }: Page): string {
  const { pathname } = new URL(url);
  const cli = path.join(FOLDER, 'node_modules', 'lighthouse', 'cli', 'index.js');
  if (!fs.existsSync(cli)) {
    const install = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--prefix',
      FOLDER,
      PACKAGE,
    ];
    fs.mkdirSync(FOLDER, { recursive: true });
    const { status } = spawnSync('npm', install, { stdio: 'ignore', timeout: 300_000 });
    if (status !== 0) return `Lighthouse, ${pathname} : non mesuré, ${PACKAGE} ne s'installe pas ici`;
  }
  const options = [
    url,
    '--quiet',
    '--output=json',
    '--only-categories=performance',
    `--extra-headers=${JSON.stringify(headers)}`,
    `--chrome-flags=--headless=new ${args.join(' ')}`,
  ];
  const run = spawnSync(process.execPath, [cli, ...options], {
    env: { ...process.env, ...env, CHROME_PATH: executablePath },
    encoding: 'utf8',
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) return `Lighthouse, ${pathname} : non mesuré (${run.stderr.trim().split('\n')[0]})`;
  const { categories, audits } = JSON.parse(run.stdout) as Report;
  const shift = audits['cumulative-layout-shift']!.numericValue.toFixed(3).replace('.', ',');
  return `Lighthouse mobile, ${pathname} : performance ${Math.round(categories.performance.score * 100)}, décalage ${shift}`;
}
