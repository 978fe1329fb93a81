import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('components/ui/tokens.css', 'utf8');
const [clair, sombre] = [css.indexOf(':root'), css.indexOf(':root', css.indexOf('prefers-color-scheme: dark'))].map(
  (start) =>
    Object.fromEntries(
      [...css.slice(start, css.indexOf('}', start)).matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)].map((m) => [
        m[1]!,
        m[2]!,
      ]),
    ),
);

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1);
  const [r, g, b] = [0, 2, 4]
    .map((i) => parseInt(full.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// WCAG 2.1: 7:1 running text, 4.5:1 secondary text, 3:1 marks and edges of controls
const pairs: [number, string, string][] = [
  ...['paper', 'card', 'wash', 'accent-soft'].flatMap((fond): [number, string, string][] => [
    [7, 'ink', fond],
    [7, 'ink-2', fond],
    [4.5, 'ink-3', fond],
    [7, 'accent-ink', fond],
  ]),
  ...['fait', 'cours', 'pas', 'nr'].flatMap((etat): [number, string, string][] => [
    [7, `${etat}-ink`, `${etat}-soft`],
    [3, etat, 'card'],
    [3, etat, `${etat}-soft`],
  ]),
  [7, 'pas-ink', 'paper'],
  [7, 'pas-ink', 'card'],
  [7, 'on-accent', 'accent'],
  [7, 'on-demo', 'demo'],
  [3, 'edge', 'card'],
  [3, 'edge', 'paper'],
];

describe.each([
  ['clair', clair!],
  ['sombre', sombre!],
])('thème %s', (_name, tokens) => {
  it.each(pairs)('au moins %s:1 pour %s sur %s', (minimum, front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(minimum);
  });
});
