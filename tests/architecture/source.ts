import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.join(import.meta.dirname, '../..');

/** A source file as the rules see it: where it is, what it says, what it imports (paths of the project start at its root). */
export type Source = { path: string; text: string; tree: ts.SourceFile; imports: Import[] };
export type Import = { target: string; isType: boolean; isLazy: boolean };

/** Every TypeScript file of these folders and of the root, generated ones excepted. */
export function readSources(): Source[] {
  const folders = ['app', 'components', 'lib', 'scripts', 'tests', 'e2e', 'prisma/seed'];
  const root = fs.readdirSync(ROOT).filter((name) => /\.tsx?$/.test(name) && name !== 'next-env.d.ts');
  return [...folders.flatMap(list), ...root].map((file) => parse(file, fs.readFileSync(path.join(ROOT, file), 'utf8')));
}

/** The files named here, with the text given: what the rules are fed to see them refuse. */
export function parse(file: string, text: string): Source {
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  return { path: file, text, tree, imports: readImports(tree, file) };
}

/** Calls `visit` on every node of the tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** 'app/x.ts:12': where a node stands. */
export function where(source: Source, node: ts.Node): string {
  return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Whether the file opens with this directive ('use client', 'use server'). */
export function hasDirective({ tree }: Source, directive: string): boolean {
  const [first] = tree.statements;
  return (
    !!first &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === directive
  );
}

function list(folder: string): string[] {
  if (!fs.existsSync(path.join(ROOT, folder))) return [];
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return list(file);
    return /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

function readImports(tree: ts.SourceFile, file: string): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean, isLazy = false) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    imports.push({ target: resolve(specifier.text, file), isType, isLazy });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
  });
  return imports;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

// '@/lib/x' and './x' become 'lib/x'; packages keep their name.
function resolve(specifier: string, file: string): string {
  const target = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier)
      : specifier;
  return target.replace(/\.tsx?$/, '');
}
