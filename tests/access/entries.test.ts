import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { roles } from '@/lib/access/roles';
import { parse, readSources, type Source } from '../architecture/source.ts';
import { mutations } from './entries-mutations.ts';
import { addresses, pages } from './entries.ts';

const app = readSources().filter(({ path }) => path.startsWith('app/'));
const columns = ['visiteur', ...roles].sort();

/** Pages and route handlers, by file. */
function doorsOf(sources: Source[]): string[] {
  return sources.map(({ path }) => path).filter((path) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(path));
}

/** What writes, by file and export: server actions, and the routes that receive. */
function mutationsOf(sources: Source[]): string[] {
  const routes = sources
    .filter(({ path }) => path.endsWith('/route.ts'))
    .flatMap(({ path, tree }) =>
      tree.statements
        .filter((s): s is ts.FunctionDeclaration => ts.isFunctionDeclaration(s))
        .map(({ name }) => name?.text ?? '')
        .filter((name) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(name))
        .map((name) => `${path}#${name}`),
    );
  const actions = sources
    .filter(({ path }) => path.endsWith('/mutations.ts'))
    .flatMap(({ path, tree }) =>
      tree.statements
        .filter((s): s is ts.VariableStatement => ts.isVariableStatement(s))
        .filter((s) => s.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
        .flatMap((s) => s.declarationList.declarations.map(({ name }) => `${path}#${name.getText(tree)}`)),
    );
  return [...actions, ...routes];
}

describe('la matrice des entrées', () => {
  test('nomme chaque page et chaque route de app, et aucune autre', () => {
    expect(Object.keys(pages).toSorted()).toEqual(doorsOf(app).toSorted());
    expect(Object.keys(addresses).toSorted()).toEqual(Object.keys(pages).toSorted());
  });

  test('nomme chaque mutation de app, et aucune autre', () => {
    expect(Object.keys(mutations).toSorted()).toEqual(mutationsOf(app).toSorted());
  });

  test('donne un verdict à chaque rôle, pour une place ou pour trois', () => {
    const others = ['sans_droit', 'cellule.05', 'referent.deux-schemas'];
    for (const [entry, cells] of Object.entries({ ...pages, ...mutations })) {
      const expected = entry in pages ? columns : [...columns, ...others].sort();
      expect([entry, Object.keys(cells).sort()]).toEqual([entry, expected]);
      for (const cell of Object.values(cells)) expect([1, 3]).toContain(cell.split('/').length);
    }
  });

  test('voit une entrée nouvelle', () => {
    expect(
      doorsOf([parse('app/neuf/page.tsx', ''), parse('app/neuf/route.ts', ''), parse('app/neuf/autre.tsx', '')]),
    ).toEqual(['app/neuf/page.tsx', 'app/neuf/route.ts']);
    const text = "'use server';\nexport const a = mutation({});\nexport const b = openMutation({});\nconst c = 1;";
    expect(mutationsOf([parse('app/neuf/mutations.ts', text)])).toEqual([
      'app/neuf/mutations.ts#a',
      'app/neuf/mutations.ts#b',
    ]);
    const route = 'export async function GET() {}\nexport async function PUT() {}';
    expect(mutationsOf([parse('app/neuf/route.ts', route)])).toEqual(['app/neuf/route.ts#PUT']);
  });
});
