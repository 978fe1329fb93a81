import { describe, expect, test } from 'vitest';
import * as rules from './architecture/rules.ts';
import { parse, readSources, type Source } from './architecture/source.ts';

type Case = { regle: string; check: (sources: Source[]) => string[]; interdits: Record<string, string>[] };

const callers = Object.fromEntries(Object.keys(rules.asSystemCallers).map((file) => [file, 'asSystem();']));

const cases: Case[] = [
  {
    regle: 'les imports vont de app à components puis à lib, jamais en arrière',
    check: rules.importsGoDown,
    interdits: [
      { 'lib/suivi/rules.ts': "import { Statut } from '@/components/ui/statut';" },
      { 'components/ui/statut.tsx': "export { x } from '../../app/s/mutations';" },
      { 'components/ui/statut.tsx': "import { cast } from '@/prisma/seed/cast';" },
      { 'app/page.tsx': "import { seedDemonstration } from '@/prisma/seed/index';" },
    ],
  },
  {
    regle: 'lib/db.ts est la seule porte vers la base',
    check: rules.oneDoorToTheDatabase,
    interdits: [
      { 'lib/suivi/data.ts': "import { PrismaClient } from '@/prisma/client/client';" },
      { 'app/page.tsx': "import pg from 'pg';" },
      { 'lib/suivi/data.ts': 'const db = tx as ViewerDb;' },
      { 'lib/suivi/data.ts': 'await db.$queryRawUnsafe(text);' },
    ],
  },
  {
    regle: 'asSystem n’est appelé que par les fichiers de la liste',
    check: rules.asSystemIsListed,
    interdits: [
      { ...callers, 'app/page.tsx': "await asSystem('pour voir', (db) => db);" },
      { ...callers, 'lib/purge.ts': 'export const x = 1;' },
    ],
  },
  {
    regle: 'chaque export d’un mutations.ts vient de mutation() ou openMutation()',
    check: rules.mutationsAreMade,
    interdits: [
      { 'app/s/mutations.ts': "'use server';\nexport async function changer() {}" },
      { 'app/s/mutations.ts': "'use server';\nexport const changer = mutation({}), autre = async () => {};" },
      { 'app/s/mutations.ts': "'use server';\nexport { changer } from './ailleurs';" },
      { 'app/s/mutations.ts': 'export const changer = mutation({});' },
      { 'lib/suivi/mutations.ts': "'use server';\nexport const changer = mutation({});" },
      { 'app/page.tsx': "async function changer() {\n  'use server';\n}" },
      { 'lib/suivi/data.ts': "'use server';\nexport async function changer() {}" },
    ],
  },
  {
    regle: 'lib/clock.ts est seul à lire l’heure',
    check: rules.oneClock,
    interdits: [
      { 'lib/suivi/rules.ts': 'const today = new Date();' },
      { 'components/ui/date.tsx': 'const today = Date.now();' },
      { 'lib/suivi/data.ts': 'db.$queryRaw`select * from statut where date_effet <= current_date and id = ${id}`' },
      { 'lib/suivi/data.ts': 'db.$queryRaw`select ${id}, now() as quand`' },
    ],
  },
  {
    regle: 'aucun fichier ne dépasse 250 lignes',
    check: rules.filesAreShort,
    interdits: [{ 'lib/suivi/rules.ts': 'const x = 1;\n'.repeat(251) }],
  },
  {
    regle: 'chaque dossier porte le nom d’un concept',
    check: rules.foldersAreConcepts,
    interdits: [{ 'lib/utils/dates.ts': '' }, { 'components/common/bouton.tsx': '' }, { 'tests/divers/x.test.ts': '' }],
  },
  {
    regle: 'ce que reçoit le navigateur n’atteint pas la base',
    check: rules.browserStaysOutside,
    interdits: [
      { 'components/x.tsx': "'use client';\nimport { asViewer } from '@/lib/db';" },
      { 'components/x.tsx': "'use client';\nimport { readTableau } from '@/lib/suivi/data';" },
      {
        'components/x.tsx': "'use client';\nimport { Y } from './y';",
        'components/y.tsx': "import { z } from '@/lib/suivi/z';",
        'lib/suivi/z.ts': "import { asViewer } from '../db.ts';",
      },
    ],
  },
  {
    regle: 'une installation neuve démarre sans que le client de la base soit encore écrit',
    check: rules.startNeedsNoClient,
    interdits: [
      {
        'scripts/start.ts': "import { seed } from '../prisma/seed/index.ts';",
        'prisma/seed/index.ts': "export { read } from '@/lib/db';",
        'lib/db.ts': "import { Prisma } from '@/prisma/client/client';",
      },
    ],
  },
  {
    regle: 'noms de fichiers et identifiants sont en ascii, fichiers en kebab-case',
    check: rules.namesAreAscii,
    interdits: [
      { 'lib/suivi/rules.ts': 'const échéance = 1;' },
      { 'lib/suivi/échéance.ts': '' },
      { 'lib/suivi/ficheAction.ts': '' },
    ],
  },
  {
    regle: 'les fonctions exportées d’un data.ts prennent la transaction d’abord',
    check: rules.dataTakesDbFirst,
    interdits: [
      { 'lib/suivi/data.ts': 'export async function list(viewer: Viewer) {}' },
      { 'lib/suivi/data.ts': 'export const list: List = async (viewer) => {};' },
      { 'lib/suivi/data.ts': 'export async function list(db: PrismaClient) {}' },
    ],
  },
  {
    regle: 'lib/env.ts est seul à lire l’environnement',
    check: rules.oneEnvironment,
    interdits: [{ 'app/page.tsx': 'const url = process.env.DATABASE_URL;' }],
  },
];

const sources = readSources();

describe.each(cases)('$regle', ({ check, interdits }) => {
  test('le code la suit', () => {
    expect(check(sources)).toEqual([]);
  });

  test.each(interdits)('elle refuse %j', (files) => {
    expect(check(Object.entries(files).map(([path, text]) => parse(path, text)))).not.toEqual([]);
  });
});

test('les règles laissent passer ce qui est permis', () => {
  const permis = Object.entries({
    ...callers,
    'app/page.tsx':
      "import { cast } from '@/prisma/seed/cast';\nimport { B } from '@/components/ui/b';\nconst d = new Date(iso);",
    'app/s/formulaire.tsx':
      "'use client';\nimport { x } from '@/app/s/mutations';\nimport type { T } from '@/lib/suivi/data';",
    'app/s/mutations.ts': "'use server';\nimport { asViewer } from '@/lib/db';\nexport const x = openMutation({});",
    'components/ui/b.tsx': 'const mode = process.env.NODE_ENV;',
    'lib/suivi/data.ts': 'export async function list(db: ViewerDb) {}',
  }).map(([path, text]) => parse(path, text));
  for (const { check } of cases) expect(check(permis)).toEqual([]);
});
