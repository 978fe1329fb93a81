import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, type Role } from '@/lib/access/roles';
import { insertRows } from '../../prisma/seed/insert.ts';
import { createDatabase } from '../database.ts';
import { addSecondSchema, type Voisins } from '../second-schema.ts';
import { writableColumns } from './columns.ts';
import { ownRows, systemTables, tables } from './matrix.ts';
import { as, insertsOf, observe, readGrants, readUpdatable } from './observe.ts';
import { insertLapsed, readPlayers } from './people.ts';
import { insertAccountRows, insertSamples, places, type Place, type Sample } from './samples.ts';

let base: Awaited<ReturnType<typeof createDatabase>>;
let owner: pg.Client;
let login: pg.Client;
let voisins: Voisins;
let samples: Record<Place, Sample>;
let players: Record<Role, number>;
let lapsed: Record<string, number>;
let updatable: (table: string) => string[];
const revisions: Record<number, number> = {};
/** Person → someone without account whom they created. */
const children: Record<number, number> = {};
const own: Record<number, Record<string, string>> = {};

beforeAll(async () => {
  base = await createDatabase({ demo: true });
  voisins = await addSecondSchema(base.ownerUrl);
  owner = new pg.Client(base.ownerUrl);
  login = new pg.Client(base.loginUrl);
  await Promise.all([owner.connect(), login.connect()]);
  samples = await insertSamples(owner, voisins);
  players = await readPlayers(owner);
  lapsed = await insertLapsed(owner, voisins.schemas['04']);
  for (const id of [...Object.values(players), ...Object.values(lapsed), ...Object.values(voisins.people)]) {
    own[id] = await insertAccountRows(owner, id, null);
    await insertRows(owner, 'utilisateur', [{ prenom: 'Enfant', nom: String(id), created_by_id: id }]);
  }
  const { rows } = await owner.query<{ id: number; parent: number }>(
    "select id, created_by_id as parent from utilisateur where prenom = 'Enfant'",
  );
  for (const { id, parent } of rows) children[parent] = id;
  const suivi = await owner.query<{ id: number; revision: number }>(
    'select action_id as id, revision from suivi_action',
  );
  for (const { id, revision } of suivi.rows) revisions[id] = revision;
  updatable = await readUpdatable(owner, 'maillage_app');
});

afterAll(async () => {
  await Promise.all([owner?.end(), login?.end()]);
  await base?.drop();
});

/** The whole column of one person: table → 'ici/autre EPCI/autre département'. */
async function column(me: number | null, names = Object.keys(tables)): Promise<Record<string, string>> {
  return as(login, 'maillage_app', me, async () => {
    const found: Record<string, string> = {};
    for (const table of names) {
      const cells: string[] = [];
      for (const place of places) cells.push(await cell(me, table, place));
      found[table] = cells.join('/');
    }
    return found;
  });
}

function cell(me: number | null, table: string, place: Place): Promise<string> {
  const at = samples[place];
  const child =
    place === 'ici' && me !== null
      ? children[me]!
      : children[players.administrateur === me ? players.cellule_etat : players.administrateur]!;
  return observe(login, {
    table,
    ou: at.ou[table]!,
    insert: insertsOf(me, child, at, revisions)[table],
    updatable: updatable(table),
  });
}

const expected = (role: string) =>
  Object.fromEntries(Object.entries(tables).map(([table, cells]) => [table, cells[role]]));

describe('la matrice des règles', () => {
  test('nomme chaque table de la base et chaque rôle', async () => {
    const { rows } = await owner.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
    );
    expect(Object.keys(tables).sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(Object.keys(tables.statut!).sort()).toEqual(['visiteur', ...roles, 'sans_droit'].sort());
    expect(Object.keys(ownRows.compte!).sort()).toEqual([...roles, 'sans_droit'].sort());
  });

  test('tient pour un visiteur', async () => {
    expect(await column(null)).toEqual(expected('visiteur'));
  });

  test.each(roles)('tient pour le rôle %s', async (role) => {
    expect(await column(players[role])).toEqual(expected(role));
  });

  test('tient pour ceux dont aucun droit ne vaut aujourd’hui', async () => {
    for (const [reason, id] of Object.entries(lapsed))
      expect([reason, await column(id)]).toEqual([reason, expected('sans_droit')]);
  });

  test.each([...roles, 'sans_droit'])('tient pour les lignes de la personne elle-même : %s', async (role) => {
    const people = role === 'sans_droit' ? Object.values(lapsed) : [players[role as Role]];
    for (const id of people) {
      const found = await as(login, 'maillage_app', id, async () => {
        const cells: Record<string, string> = {};
        const self = { ...samples.ici, personneId: id };
        for (const table of Object.keys(ownRows)) {
          const insert = insertsOf(id, 0, self, revisions)[table];
          const isPlain = table !== 'utilisateur' && table !== 'compte';
          const target = {
            table,
            ou: own[id]![table]!,
            insert: isPlain ? insert : undefined,
            updatable: updatable(table),
          };
          cells[table] = await observe(login, target);
        }
        return cells;
      });
      const wanted = Object.fromEntries(Object.entries(ownRows).map(([table, cells]) => [table, cells[role]]));
      // what one creates is not about oneself; someone without any right has no line of habilitation to read
      for (const table of ['utilisateur', 'compte']) found[table] = found[table]!.replace('I', '');
      if (id === lapsed['sans aucun droit']) wanted.habilitation = '-';
      expect([role, found]).toEqual([role, wanted]);
    }
  });
});

test('qui a des droits dans deux départements n’obtient rien de plus', async () => {
  const { people } = voisins;
  const rowsOf = async (id: number, table: string) =>
    as(login, 'maillage_app', id, async () => {
      const { rows } = await login.query<{ schema: number }>(
        `select distinct schema_id as schema from ${table} order by 1`,
      );
      return rows.map(({ schema }) => schema);
    });
  const both = [voisins.schemas['04'], voisins.schemas['05']].sort((a, b) => a - b);
  for (const name of ['referent.deux-schemas', 'cellule.05'] as const) {
    for (const table of ['action', 'statut', 'suivi_action', 'schema_epci'])
      expect(await rowsOf(people[name], table)).toEqual(both);
  }
  expect(await rowsOf(people['cellule.84'], 'action')).toEqual([voisins.schemas['84']]);

  // cellule of the 05 and référent in the 04: writes in the 05, reads in the 04, nothing in the 84
  const found = await column(people['cellule.05'], ['statut', 'habilitation', 'journal']);
  expect(found).toEqual({ statut: 'S/S/-', habilitation: '-/-/-', journal: '-/-/-' });
  const at = { ...samples.ici, schemaId: voisins.schemas['05'], actionId: voisins.actions['05'] };
  const write = (me: number) =>
    as(login, 'maillage_app', me, () =>
      observe(login, {
        ...{ table: 'statut', ou: `action_id = ${voisins.actions['05']}`, updatable: [] },
        insert: insertsOf(me, 0, at, revisions).statut,
      }),
    );
  expect(await write(people['cellule.05'])).toBe('SI');
  expect(await write(people['referent.deux-schemas'])).toBe('S');
  expect(await write(players.cellule_etat)).toBe('-');
});

test('une cellule ne gère pas le compte de qui a aussi des droits ailleurs', async () => {
  // an account that could be taken over from here would open the other département, or the administration
  const both = voisins.people['referent.deux-schemas'];
  const administrateur = players.administrateur;
  await insertRows(owner, 'habilitation', [
    { utilisateur_id: administrateur, role: 'membre_copil', schema_id: voisins.schemas['04'], debut: '2025-01-01' },
  ]);
  for (const personneId of [both, administrateur]) {
    const at = { ...samples.ici, personneId };
    const found = await as(login, 'maillage_app', players.cellule_etat, async () => {
      const cells: Record<string, string> = {};
      for (const table of ['utilisateur', 'compte', 'lien_unique', 'mot_de_passe']) {
        const insert = table === 'lien_unique' ? insertsOf(players.cellule_etat, 0, at, revisions)[table] : undefined;
        cells[table] = await observe(login, {
          table,
          ou: own[personneId]![table]!,
          insert,
          updatable: updatable(table),
        });
      }
      return cells;
    });
    expect({
      ...found,
      utilisateur: found.utilisateur!.replace('I', ''),
      compte: found.compte!.replace('I', ''),
    }).toEqual({
      ...{ utilisateur: 'S', compte: 'S', lien_unique: '-', mot_de_passe: '-' },
    });
  }
  await owner.query("delete from habilitation where utilisateur_id = $1 and role = 'membre_copil'", [administrateur]);
});

test('les colonnes que l’on peut écrire sont celles de la liste', async () => {
  const [insert, update] = [
    await readGrants(owner, 'maillage_app', 'INSERT'),
    await readGrants(owner, 'maillage_app', 'UPDATE'),
  ];
  const found = Object.fromEntries(
    [...new Set([...Object.keys(insert), ...Object.keys(update)])].map((table) => [
      table,
      {
        ...(insert[table] && { insert: insert[table].join(' ') }),
        ...(update[table] && { update: update[table].join(' ') }),
      },
    ]),
  );
  expect(found).toEqual(writableColumns);
});

test('maillage_systeme ne touche que les tables de la liste', async () => {
  const systemUpdatable = await readUpdatable(owner, 'maillage_systeme');
  const found = await as(login, 'maillage_systeme', null, async () => {
    const cells: Record<string, string> = {};
    for (const table of Object.keys(tables)) {
      const ou = samples.ici.ou[table]!;
      const verdict = await observe(login, { table, ou, insert: undefined, updatable: systemUpdatable(table) });
      if (verdict !== '-') cells[table] = verdict;
    }
    return cells;
  });
  expect(found).toEqual(systemTables);
});

test('la connexion seule, sans rôle, ne voit rien', async () => {
  for (const table of [...Object.keys(tables), '_prisma_migrations']) {
    await expect(login.query(`select from public."${table}"`)).rejects.toThrow(/permission denied/);
  }
});

test('la matrice voit une règle trop large que sa lettre ne trahit pas', async () => {
  await owner.query('create policy large on compte for select to maillage_app using (utilisateur_id > 0)');
  const found = await column(players.referent_epci, ['compte']);
  await owner.query('drop policy large on compte');
  expect(found).toEqual({ compte: 'S/S/S' });
  expect(found.compte).not.toEqual(tables.compte!.referent_epci);
});
