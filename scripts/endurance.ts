import os from 'node:os';
import { openService } from './endurance/service.ts';
import { killInTurn, killOneOfTwo, type Result } from './endurance/rounds.ts';
import { Panne, runCommand } from './panne.ts';
import { ensureBuilt } from './start/build.ts';
import { step } from './start/steps.ts';

const ROUNDS = Number(process.argv[2] ?? 50);

await runCommand(async () => {
  const file = await step('Application', ensureBuilt);
  const service = await step('Base et deux serveurs', () => openService(file, 2));
  try {
    const results = [...(await killInTurn(service, ROUNDS, console.log)), await killOneOfTwo(service)];
    console.log(`\n${table(results)}\n\n${os.cpus().length} cœurs (${os.cpus()[0]?.model.trim()}), npm run endurance`);
    if (results.some(({ lost, doubled }) => lost + doubled > 0))
      throw new Panne('Des écritures confirmées manquent, ou sont doublées.');
  } finally {
    await service.close();
  }
});

/** The table of docs/figures.md, in Markdown. */
function table(results: Result[]): string {
  const rows = results.map(({ victim, rounds, acknowledged, retried, lost, doubled, recovery }) =>
    [victim, rounds, acknowledged, retried, lost, doubled, recovery].map(String),
  );
  const head = ['kill -9 de', 'manches', 'confirmées', 'renvoyées', 'perdues', 'doublées', 'reprise au pire, ms'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' | ')} |`;
  return [
    line(head),
    `|${widths.map((width, i) => '-'.repeat(width + 1) + (i ? ':' : '-')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
