import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

/** The files that this one loads as soon as it is loaded itself, itself included; types and `import()` load nothing. */
function loadedBy(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  const code = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  for (const [, from] of code.matchAll(/^(?:import|export)(?! type\b)[^;]*?from '((?:\.|@\/)[^']+)';/gm)) {
    const target = from!.startsWith('@/') ? path.join(root, from!.slice(2)) : path.join(path.dirname(file), from!);
    loadedBy(['', '.ts', '/index.ts'].map((end) => target + end).find((one) => fs.existsSync(one)) ?? target, known);
  }
  return known;
}

test('une installation neuve démarre sans que le client de la base soit encore écrit', () => {
  const loaded = [...loadedBy(path.join(root, 'scripts', 'start.ts'))].map((file) => path.relative(root, file));
  expect(loaded).toContain(path.join('scripts', 'migrate.ts'));
  expect(loaded.filter((file) => file.startsWith(path.join('prisma', 'client')))).toEqual([]);
});
