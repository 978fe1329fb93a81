import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureClient } from './start/build.ts';
import { step } from './start/steps.ts';
import { countPlaywright, countVitest, type Count } from './test/reports.ts';
import { runTool } from './tool.ts';
import { Panne, messageOf } from './panne.ts';

const total: Count = { passed: 0, failed: 0 };
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-rapports-'));
const withoutBuild = process.argv.includes('--sans-construction');

const steps: [title: string, run: (say: (detail: string) => void) => Promise<Count | void>][] = [
  ['Client de la base', ensureClient],
  ['Format', () => runTool('prettier', ['--check', '.', '--log-level=warn'])],
  ['Règles de code', () => runTool('eslint', ['.', '--max-warnings=0'])],
  ['Types', () => runTool('typescript', ['--noEmit'], { bin: 'tsc' })],
  ['Code mort', () => runTool('knip', [])],
  ['Essais unitaires, données, architecture et accès', vitest],
];
if (!withoutBuild) {
  steps.push(['Construction', async (say) => void (await ensureBuilt(say))]);
  steps.push(['Essais de bout en bout', playwright]);
}

for (const [title, run] of steps) if (!(await succeeds(title, run))) break;
// The traces and logs of what failed are worth keeping.
if (!total.failed) fs.rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

async function succeeds(title: string, run: (typeof steps)[number][1]): Promise<boolean> {
  const count = await step(title, run).catch((error: unknown) => {
    console.error(error instanceof Panne ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  if (!count) return true;
  total.passed += count.passed;
  total.failed += count.failed;
  return count.failed === 0;
}

async function vitest(say: (detail: string) => void): Promise<Count> {
  const report = path.join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return counted(say, report, countVitest, () => runTool('vitest', args));
}

async function playwright(say: (detail: string) => void): Promise<Count> {
  const report = path.join(reports, 'playwright.json');
  const env = { MAILLAGE_RAPPORT: report, MAILLAGE_RESULTATS: path.join(reports, 'resultats') };
  return counted(say, report, countPlaywright, () => runTool('@playwright/test', ['test'], { bin: 'playwright', env }));
}

// A run that fails outside its tests (no browser, a file that does not load) still fails once.
async function counted(
  say: (detail: string) => void,
  report: string,
  count: (report: string) => Count,
  run: () => Promise<void>,
): Promise<Count> {
  const failure = await run().then(
    () => undefined,
    (error: unknown) => messageOf(error),
  );
  const result = fs.existsSync(report) ? count(report) : { passed: 0, failed: 0 };
  say(`${result.passed} réussis`);
  if (failure === undefined) return result;
  console.error(failure);
  return { passed: result.passed, failed: Math.max(result.failed, 1) };
}
