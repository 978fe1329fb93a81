import type pg from 'pg';
import { databaseError } from '@/lib/errors';
import { insertsOfConvention } from './samples-conventions.ts';
import { insertsOfIndicateur } from './samples-indicateurs.ts';
import { insertsOfInstance } from './samples-instances.ts';
import { insertsOfRemontee } from './samples-remontees.ts';
import { insertsOfSchema } from './samples-schema.ts';
import type { Sample } from './samples.ts';

export type Group = 'maillage_app' | 'maillage_systeme';
export type Target = { table: string; ou: string; insert: string | undefined; updatable: string[] };

/** Runs `work` as the server does for this person (null: a visitor), on the login's connection, and undoes everything. */
export async function as<T>(login: pg.Client, group: Group, me: number | null, work: () => Promise<T>): Promise<T> {
  await login.query('begin');
  try {
    await login.query(
      `select set_config('role', $1, true), set_config('maillage.utilisateur', $2, true),
         set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)`,
      [group, me === null ? '' : String(me)],
    );
    return await work();
  } finally {
    await login.query('rollback');
  }
}

/** What the person of the current transaction can do to one row, in straight SQL: 'SI', 'S', '-'… */
export async function observe(login: pg.Client, { table, ou, insert, updatable }: Target): Promise<string> {
  const { rows } = await login.query<{ column: string }>(
    'select attname as column from pg_attribute where attrelid = $1::regclass and attnum = 1',
    [`public."${table}"`],
  );
  const columns = updatable.length ? updatable : [rows[0]!.column];
  const updates = columns.map((column) => `update "${table}" set "${column}" = ${valueOf(table, column)} where ${ou}`);
  const verdicts = {
    S: await isDone(login, `select from "${table}" where ${ou} limit 1`),
    I: await isDone(login, insert ?? `insert into "${table}" default values`),
    U: await some(updates, (sql) => isReached(login, sql)),
    D: await isReached(login, `delete from "${table}" where ${ou}`),
  };
  const letters = Object.entries(verdicts).flatMap(([letter, isAllowed]) => (isAllowed ? [letter] : []));
  return letters.join('') || '-';
}

/** The columns of each table that a group may update, from the catalogue. */
export async function readUpdatable(owner: pg.Client, group: Group): Promise<(table: string) => string[]> {
  const columns = await readGrants(owner, group, 'UPDATE');
  return (table) => columns[table] ?? [];
}

/** For one privilege, table → columns that the group holds, sorted. */
export async function readGrants(owner: pg.Client, group: Group, privilege: string): Promise<Record<string, string[]>> {
  const { rows } = await owner.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attname) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege($1, c.oid, a.attnum, $2)
     group by 1`,
    [group, privilege],
  );
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
}

/**
 * A row that would be good if the person had the right, for each table that people may write; the other tables are tried
 * with an empty row, which the grants refuse first. `child` is a person without account, created by `me` at one's own place.
 */
export function insertsOf(
  me: number | null,
  child: number,
  at: Sample,
  revisions: Record<number, number>,
): Record<string, string> {
  const auteur = me ?? 'null';
  const event = (actionId: number) => `${at.schemaId}, '2026-11-20', ${revisions[actionId]}, ${auteur}`;
  const dated = 'schema_id, date_effet, revision_lue, auteur_id';
  return {
    ...insertsOfSchema(auteur, at),
    statut: `insert into statut (action_id, nature, avancement, commentaire, ${dated})
      values (${at.actionId}, 'decision', 'fait', 'Essai.', ${event(at.actionId)})`,
    blocage: `insert into blocage (action_id, motif, condition, ${dated}) values (${at.actionId}, 'a', 'b', ${event(at.actionId)})`,
    levee_blocage: `insert into levee_blocage (blocage_id, commentaire, ${dated})
      values (${at.blocageOuvert}, 'Essai.', ${event(at.actionBloquee)})`,
    jalon_realisation: `insert into jalon_realisation (jalon_id, schema_id, fait_le, revision_lue, auteur_id)
      values (${at.jalonId}, ${event(at.actionId)})`,
    ...insertsOfRemontee(auteur, at),
    ...insertsOfConvention(auteur, at),
    ...insertsOfIndicateur(auteur, at),
    ...insertsOfInstance(auteur, at),
    organisation: "insert into organisation (nom, type) values ('Essai', 'operateur')",
    utilisateur: `insert into utilisateur (prenom, nom, created_by_id) values ('Essai', 'Essai', ${auteur})`,
    compte: `insert into compte (utilisateur_id, courriel) values (${child}, 'essai@maillage.example')`,
    habilitation: `insert into habilitation (utilisateur_id, role, schema_id, epci_id, debut, accordee_par_id)
      values (${at.personneId}, 'elu_epci', ${at.schemaId}, ${at.epciId}, '2026-11-22', ${auteur})`,
    lien_unique: `insert into lien_unique (utilisateur_id, nature, empreinte, expire_le, created_by_id)
      values (${at.personneId}, 'invitation', 'nouvelle', '2026-12-01', ${auteur})`,
    cle_mutation: `insert into cle_mutation (utilisateur_id, cle, mutation) values (${at.personneId}, gen_random_uuid(), 'essai')`,
  };
}

/** The same for a row that is there: a rule that refuses it speaks after the policies have let the row be found. */
async function isReached(login: pg.Client, sql: string): Promise<boolean> {
  return isDone(login, sql, (code) => code === 'ML002');
}

/** Whether the statement touched a row; a refusal by grant or policy is no, a constraint speaks after the walls, so it is yes. */
async function isDone(login: pg.Client, sql: string, isYes = (_code: string) => false): Promise<boolean> {
  await login.query('savepoint essai');
  try {
    return ((await login.query(sql)).rowCount ?? 0) > 0;
  } catch (error) {
    const { code = '' } = databaseError(error) ?? {};
    if (code === '42501') return false;
    if (code.startsWith('23') || isYes(code)) return true;
    throw new Error(`${sql} : ${(error as Error).message}`, { cause: error });
  } finally {
    await login.query('rollback to essai');
  }
}

// A column keeps its value, except those that a policy wants filled: the use of a link, the end of a calendar's address, the
// author of what is typed again.
function valueOf(table: string, column: string): string {
  if (column === 'auteur_id') return 'acces.utilisateur()';
  return filled.includes(`${table}.${column}`) ? 'acces.maintenant()' : `"${column}"`;
}
const filled = ['lien_unique.utilise_le', 'flux_calendrier.revoque_le'];

async function some(statements: string[], test: (sql: string) => Promise<boolean>): Promise<boolean> {
  for (const sql of statements) if (await test(sql)) return true;
  return false;
}
