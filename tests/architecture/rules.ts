import path from 'node:path';
import ts from 'typescript';
import { isEnvironment, isExported, isMade, isServerDirective, readsTime } from './nodes.ts';
import { hasDirective, walk, where, type Import, type Source } from './source.ts';

/** What asks for asSystem, and why no person will do. A new caller is a decision: it comes here with its reason. */
export const asSystemCallers: Record<string, string> = {
  'lib/db.ts': 'la définition',
  'lib/access/log.ts': 'une écriture refusée se note dans sa propre transaction',
  'lib/comptes/authentification.ts': 'avant la connexion, personne n’est connu',
  'lib/comptes/liens.ts': 'un lien à usage unique s’ouvre sans être connecté',
  'lib/comptes/changement.ts': 'nul ne lit ni n’écrit une empreinte de mot de passe, fût-ce la sienne',
  'lib/purge.ts': 'purge des journaux et des clés périmées',
  'lib/instances/flux.ts': 'un agenda présente un secret, pas une session',
};

const concepts = [
  ...[
    'referentiel',
    'suivi',
    'territoires',
    'conventions',
    'indicateurs',
    'instances',
    'campagnes',
    'bilans',
    'comptes',
  ],
  ...[
    'organisations',
    'remarques',
    'documents',
    'imports',
    'exports',
    'publication',
    'reseau',
    'innovations',
    'formations',
  ],
];
const foldersOf: Record<string, string[]> = {
  lib: [...concepts, 'access', 'installation'],
  components: [...concepts, 'layout', 'ui'],
  tests: [...concepts, 'access', 'architecture', 'installation', 'layout', 'scripts', 'setup', 'ui'],
};
const layers = ['lib', 'components', 'app'];

/** app → components → lib, never back; nothing of what is served imports scripts, tests or the seed, but for its cast. */
export function importsGoDown(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const layer = layers.indexOf(topOf(source.path));
    if (layer < 0) return [];
    return source.imports
      .filter(({ target }) => {
        const outside = /^(scripts|tests|e2e|prisma\/seed)\//.test(target);
        return outside ? target !== 'prisma/seed/cast' || layer !== 2 : layers.indexOf(topOf(target)) > layer;
      })
      .map(({ target }) => `${source.path} importe ${target}`);
  });
}

/** Only lib/db.ts makes a Prisma client or a branded transaction; the generated client is imported elsewhere for its types only. */
export function oneDoorToTheDatabase(sources: Source[]): string[] {
  return served(sources)
    .filter(({ path }) => path !== 'lib/db.ts')
    .flatMap((source) => [
      ...source.imports
        .filter(({ target, isType }) => !isType && /^(prisma\/client\/|@prisma\/|pg$)/.test(target))
        .map(({ target }) => `${source.path} importe ${target}`),
      ...find(
        source,
        (node) => ts.isAsExpression(node) && /^(Viewer|Write|System)Db$/.test(node.type.getText(source.tree)),
      ),
      ...find(
        source,
        (node) => ts.isPropertyAccessExpression(node) && /^\$(queryRawUnsafe|executeRawUnsafe)$/.test(node.name.text),
      ),
    ]);
}

/** asSystem is called by the files of the list alone, and the list names no other. */
export function asSystemIsListed(sources: Source[], callers = asSystemCallers): string[] {
  const found = served(sources).filter((source) => names(source, 'asSystem'));
  return [
    ...found
      .filter(({ path }) => !(path in callers))
      .map(({ path }) => `${path} appelle asSystem sans être dans la liste`),
    ...Object.keys(callers)
      .filter((path) => !found.some((source) => source.path === path))
      .map((path) => `la liste nomme ${path}, qui n'appelle plus asSystem`),
  ];
}

/** Every export of a mutations.ts is made by mutation() or openMutation(), and server actions live nowhere else. */
export function mutationsAreMade(sources: Source[]): string[] {
  return served(sources).flatMap((source) => {
    const isMutations = /(^|\/)mutations\.ts$/.test(source.path);
    const inline = find(source, (node) => ts.isExpressionStatement(node) && isServerDirective(node));
    if (!isMutations) return inline;
    const outside = source.path.startsWith('app/') ? [] : [`${source.path} n'est pas dans app/`];
    const undeclared = hasDirective(source, 'use server') ? [] : [`${source.path} n'est pas « use server »`];
    return [
      ...outside,
      ...undeclared,
      ...source.tree.statements.filter((s) => isExported(s) && !isMade(s)).map((s) => where(source, s)),
    ];
  });
}

/** lib/clock.ts alone reads the time: elsewhere no `new Date()` without argument, no `Date.now()`, no SQL now(). */
export function oneClock(sources: Source[]): string[] {
  return served(sources)
    .filter(({ path }) => path !== 'lib/clock.ts')
    .flatMap((source) => find(source, readsTime));
}

/** At most 250 lines a file, generated ones excepted. */
export function filesAreShort(sources: Source[]): string[] {
  return sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 250)
    .map(({ path, lines }) => `${path} : ${lines} lignes`);
}

/** A folder of lib, components or tests is a concept of the architecture, or one of the few technical ones. */
export function foldersAreConcepts(sources: Source[]): string[] {
  const found = new Set(
    sources.flatMap(({ path }) => /^(lib|components|tests)\/([^/]+)\//.exec(path)?.slice(1, 3).join('/') ?? []),
  );
  return [...found].filter((folder) => {
    const [top, name] = folder.split('/') as [string, string];
    return !foldersOf[top]!.includes(name);
  });
}

/** What the browser receives ('use client') never reaches the database, the environment or a data.ts, even through another file. */
export function browserStaysOutside(sources: Source[]): string[] {
  return sources
    .filter((source) => hasDirective(source, 'use client'))
    .flatMap((source) =>
      reach(sources, source, {
        isForbidden: ({ target }) =>
          /^(lib\/(db|env|mutation)|lib\/access\/viewer|server-only)$|^lib\/.*\/data$/.test(target),
        isCrossed: (_, next) => !hasDirective(next, 'use server'),
      }),
    );
}

/** A new installation starts before the client of the base is generated: until then nothing it loads may need it. */
export function startNeedsNoClient(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path === 'scripts/start.ts')
    .flatMap((source) =>
      reach(sources, source, {
        isForbidden: ({ target, isLazy }) => !isLazy && target.startsWith('prisma/client/'),
        isCrossed: ({ isLazy }) => !isLazy,
      }),
    );
}

/** Identifiers and file names are ascii; files are kebab-case, next to the shapes that Next and the tests impose. */
export function namesAreAscii(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const file = path.posix.basename(source.path).replace(/(\.(data|test|spec|config|d))*\.tsx?$/, '');
    const isPlain = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(file) && !/[^\x20-\x7e]/.test(source.path);
    return [
      ...(isPlain ? [] : [source.path]),
      ...find(source, (node) => ts.isIdentifier(node) && /[^\x20-\x7e]/.test(node.text)),
    ];
  });
}

/** The exported functions of a data.ts take the transaction first, so that they only run inside asViewer or asSystem. */
export function dataTakesDbFirst(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^lib\/[^/]+\/data\.ts$/.test(path))
    .flatMap((source) =>
      source.tree.statements
        .filter(isExported)
        .flatMap((s): ts.Node[] => {
          if (ts.isFunctionDeclaration(s)) return [s];
          if (!ts.isVariableStatement(s)) return [];
          return s.declarationList.declarations.flatMap(({ initializer: made }) =>
            made && ts.isArrowFunction(made) ? [made] : [],
          );
        })
        .filter((node) => {
          const [first] = (node as ts.FunctionDeclaration | ts.ArrowFunction).parameters;
          // an arrow of a declared type says there what db is
          return (
            first?.name.getText(source.tree) !== 'db' ||
            !/^((Viewer|Write|System)Db)?$/.test(first.type?.getText(source.tree) ?? '')
          );
        })
        .map((node) => where(source, node)),
    );
}

/** The environment is read and checked in one place; NODE_ENV is a constant of the build. */
export function oneEnvironment(sources: Source[]): string[] {
  return (
    served(sources)
      // what runs before every request does not load the checker
      .filter(({ path }) => path !== 'lib/env.ts' && path !== 'proxy.ts')
      .flatMap((source) => find(source, isEnvironment))
  );
}

function served(sources: Source[]): Source[] {
  return sources.filter(({ path }) => layers.includes(topOf(path)) || path === 'proxy.ts');
}

type Path = { isForbidden: (one: Import) => boolean; isCrossed: (one: Import, next: Source) => boolean };

/** How a file gets, by what it imports and what that imports, to what is forbidden; types reach nothing. */
function reach(sources: Source[], from: Source, { isForbidden, isCrossed }: Path): string[] {
  const byPath = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const seen = new Set<string>();
  const follow = (source: Source, trail: string[]): string[] =>
    source.imports.flatMap((one) => {
      const { target, isType } = one;
      if (isType || seen.has(target)) return [];
      if (isForbidden(one)) return [[...trail, target].join(' → ')];
      const next = byPath.get(target) ?? byPath.get(`${target}/index`);
      if (!next || !isCrossed(one, next)) return [];
      seen.add(target);
      return follow(next, [...trail, target]);
    });
  return follow(from, [from.path]);
}

function topOf(file: string): string {
  return file.split('/')[0]!;
}

function find(source: Source, wanted: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  walk(source.tree, (node) => void (wanted(node) && found.push(where(source, node))));
  return found;
}

function names(source: Source, name: string): boolean {
  return find(source, (node) => ts.isIdentifier(node) && node.text === name).length > 0;
}
