import type { Load } from './load.ts';
import type { Cold } from './weight.ts';

/** One line of the table; what a case does not have is absent. */
export type Line = { name: string; load?: Load; statements?: number; scripts?: number; cold?: Cold; isWork?: boolean };

/** The cases that the ratios compare. */
export const names = {
  VIDE: 'page vide du cadre',
  LISTE: 'tableau, liste',
  MATRICE: 'tableau, matrice',
  JSON_TABLEAU: 'JSON du tableau',
  NU: 'http nu et pg, même SQL',
  PAYS_LISTE: 'pays entier, liste',
  PAYS_MATRICE: 'pays entier, matrice',
  PAYS_PASSE: 'pays entier, à une date',
  PAYS_EVOLUTION: 'pays entier, six ans par trimestre',
} as const;

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const ratio = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The table of docs/figures.md, in Markdown. */
export function table(lines: Line[]): string {
  const rows = lines.map(({ name, load, statements, scripts, cold }) => [
    name,
    load ? number.format(load.perSecond) : '',
    load ? number.format(load.p95) : '',
    statements === undefined ? '' : String(statements),
    kilobytes(scripts),
    kilobytes(cold && Math.max(0, cold.scripts - (scripts ?? 0))),
    kilobytes(cold?.total),
  ]);
  const all = [['cas', 'req/s', 'p95 ms', 'SQL', 'JS Ko gz', 'JS après', 'total Ko à froid'], ...rows];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  const [head, ...body] = all.map(
    (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' | ')} |`,
  );
  return [head, `|${widths.map((width, i) => '-'.repeat(width + 1) + (i ? ':' : '-')).join('|')}|`, ...body].join('\n');
}

/** The ratios that do not depend on the machine, against their goals. */
export function ratios(lines: Line[]): string {
  const of = (name: string) => lines.find((line) => line.name === name)?.load;
  const perSecond = (a: string, b: string) => (of(a)?.perSecond ?? Number.NaN) / (of(b)?.perSecond ?? Number.NaN);
  const p95 = (a: string, b: string) => (of(a)?.p95 ?? Number.NaN) / (of(b)?.p95 ?? Number.NaN);
  const { VIDE, LISTE, MATRICE, JSON_TABLEAU, NU, PAYS_LISTE, PAYS_MATRICE } = names;
  return [
    atLeast('liste / page vide', perSecond(LISTE, VIDE), 0.5),
    atLeast('matrice / page vide', perSecond(MATRICE, VIDE), 0.5),
    atLeast('JSON du tableau / même SQL nu', perSecond(JSON_TABLEAU, NU), 0.6),
    ...(of(PAYS_LISTE)
      ? [
          atMost('p95 de la liste, pays / un département', p95(PAYS_LISTE, LISTE), 1.3),
          atMost('p95 de la matrice, pays / un département', p95(PAYS_MATRICE, MATRICE), 1.3),
        ]
      : []),
    '– page publique annuelle / page vide : elle n’existe pas encore',
  ].join('\n');
}

/** Weights and statements of the pages against theirs. */
export function goals(lines: Line[]): string {
  const empty = lines.find(({ name }) => name === names.VIDE)?.scripts ?? 0;
  return lines
    .flatMap(({ name, statements = 0, scripts, cold, isWork }) => [
      ...(statements > 8 ? [`✗ ${name} : ${statements} requêtes SQL (au plus 8)`] : []),
      ...(scripts && name !== names.VIDE
        ? [above(name, scripts - empty, name.startsWith('tableau') || isWork ? 35 : 5)]
        : []),
      ...(scripts && cold && cold.scripts - scripts > 120 * 1024
        ? [`✗ ${name} : ${kilobytes(cold.scripts - scripts)} Ko de JavaScript chargés ensuite (au plus 120)`]
        : []),
      ...(cold && cold.total > 300 * 1024 ? [`✗ ${name} : ${kilobytes(cold.total)} Ko à froid (au plus 300)`] : []),
    ])
    .join('\n');
}

function above(name: string, bytes: number, most: number): string {
  return `${bytes <= most * 1024 ? '✓' : '✗'} ${name} : ${kilobytes(bytes)} Ko de JavaScript de plus que la page vide (au plus ${most})`;
}

function atLeast(name: string, value: number, goal: number): string {
  return `${value >= goal ? '✓' : '✗'} ${name} : ${ratio.format(value)} (au moins ${ratio.format(goal)})`;
}

function atMost(name: string, value: number, goal: number): string {
  return `${value <= goal ? '✓' : '✗'} ${name} : ${ratio.format(value)} (au plus ${ratio.format(goal)})`;
}

function kilobytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : number.format(bytes / 1024);
}
