import type { Load } from './load.ts';

/** One line of the table; what a case does not have is absent. */
export type Line = { name: string; load?: Load; statements: number; scripts?: number; cold?: number };

const [VIDE, TABLEAU, JSON_TABLEAU, NU] = [0, 1, 2, 3] as const;

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const ratio = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The table of docs/figures.md, in Markdown. */
export function table(lines: Line[]): string {
  const rows = lines.map(({ name, load, statements, scripts, cold }) => [
    name,
    load ? number.format(load.perSecond) : '',
    load ? number.format(load.p95) : '',
    String(statements),
    kilobytes(scripts),
    kilobytes(cold),
  ]);
  const all = [['cas', 'req/s', 'p95 ms', 'SQL', 'JS Ko gz', 'total Ko à froid'], ...rows];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  const [head, ...body] = all.map(
    (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' | ')} |`,
  );
  return [head, `|${widths.map((width, i) => '-'.repeat(width + 1) + (i ? ':' : '-')).join('|')}|`, ...body].join('\n');
}

/** The two ratios that do not depend on the machine, against their goals. */
export function ratios(lines: Line[]): string {
  return [
    compare('tableau / page vide', perSecond(lines[TABLEAU]) / perSecond(lines[VIDE]), 0.5),
    compare('JSON du tableau / même SQL nu', perSecond(lines[JSON_TABLEAU]) / perSecond(lines[NU]), 0.6),
  ].join('\n');
}

/** Weights and statements of the pages against theirs. */
export function goals(lines: Line[]): string {
  const empty = lines[VIDE]?.scripts ?? 0;
  return lines
    .flatMap(({ name, statements, scripts, cold }, i) => [
      ...(statements > 8 ? [`✗ ${name} : ${statements} requêtes SQL (au plus 8)`] : []),
      ...(scripts && i !== VIDE ? [above(name, scripts - empty, i === TABLEAU ? 35 : 5)] : []),
      ...(cold && cold > 300 * 1024 ? [`✗ ${name} : ${kilobytes(cold)} Ko à froid (au plus 300)`] : []),
    ])
    .join('\n');
}

function above(name: string, bytes: number, most: number): string {
  return `${bytes <= most * 1024 ? '✓' : '✗'} ${name} : ${kilobytes(bytes)} Ko de JavaScript de plus que la page vide (au plus ${most})`;
}

function compare(name: string, value: number, goal: number): string {
  return `${value >= goal ? '✓' : '✗'} ${name} : ${ratio.format(value)} (au moins ${ratio.format(goal)})`;
}

function perSecond(line: Line | undefined): number {
  return line?.load?.perSecond ?? Number.NaN;
}

function kilobytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : number.format(bytes / 1024);
}
