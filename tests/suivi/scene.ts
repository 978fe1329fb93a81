import pg from 'pg';
import type { Viewer } from '@/lib/access/can';
import { asViewer, type ViewerDb } from '@/lib/db';
import { castMember, type CastName } from '../../prisma/seed/cast.ts';
import { insertId, insertIds, insertRows } from '../../prisma/seed/insert.ts';
import { createDatabase } from '../database.ts';
import { insertAction } from '../second-schema.ts';

export const AUJOURDHUI = '2026-11-22';

/** The line of `suivi_action` that the board reads, its dates as days. */
export type Suivi = {
  avancement: string | null;
  statutId: number | null;
  depuis: string | null;
  confirmeLe: string | null;
  blocageId: number | null;
  jalonId: number | null;
  echeance: string | null;
};

export type Scene = {
  owner: pg.Client;
  ownerUrl: string;
  loginUrl: string;
  schemaId: number;
  cellule: Viewer;
  /** A fresh action of the scheme, with one milestone for each end given. */
  makeAction: (fins?: string[]) => Promise<{ id: number; jalonIds: number[] }>;
  suiviOf: (actionId: number) => Promise<Suivi & { revision: number }>;
  viewerOf: (name: CastName) => Promise<Viewer>;
  close: () => Promise<void>;
};

/** The demonstration in a database of its own, and what the tests of the follow-up do in it. */
export async function openScene(): Promise<Scene> {
  const base = await createDatabase({ demo: true });
  // lib reads it at the first query
  process.env.DATABASE_URL = base.loginUrl;
  const owner = new pg.Client(base.ownerUrl);
  await owner.connect();
  const one = async (sql: string, values: unknown[] = []) =>
    (await owner.query<{ id: number }>(sql, values)).rows[0]!.id;
  const schemaId = await one('select id from schema_departemental');
  const ficheId = await one("select id from fiche where etat = 'active' order by id limit 1");
  let made = 0;
  const makeAction: Scene['makeAction'] = async (fins = []) => {
    const id = await insertAction(owner, { schemaId, ficheId, code: `9-Z-${++made}`, epciIds: [] });
    const versionId = await one('select version_id as id from action where id = $1', [id]);
    const jalonIds = await insertIds(
      owner,
      'jalon',
      fins.map(() => ({ action_id: id, schema_id: schemaId })),
    );
    const links = fins.map((fin, i) => ({ version_id: versionId, jalon_id: jalonIds[i], schema_id: schemaId, fin }));
    await insertRows(
      owner,
      'jalon_version',
      links.map((link) => ({ ...link, libelle: `Jalon du ${link.fin}` })),
    );
    return { id, jalonIds };
  };
  const viewerOf: Scene['viewerOf'] = async (name) => {
    const { rows } = await owner.query<{ id: number; version: number }>(
      'select utilisateur_id as id, session_version as version from compte where courriel = $1',
      [castMember(name).courriel],
    );
    const { id, version } = rows[0]!;
    const read = (db: ViewerDb) => db.$queryRaw<{ viewer: Viewer }[]>`select acces.viewer(${version}::int) as viewer`;
    return (await asViewer({ id }, read))[0]!.viewer;
  };
  return {
    owner,
    ownerUrl: base.ownerUrl,
    loginUrl: base.loginUrl,
    schemaId,
    cellule: await viewerOf('cellule.etat'),
    makeAction,
    suiviOf: (actionId) => readSuivi(owner, actionId),
    viewerOf,
    close: async () => {
      await owner.end();
      await base.drop();
    },
  };
}

type Lieu = Pick<Scene, 'owner' | 'schemaId'>;

/** The same for every action on a day, with what was known at the end of another (null: all that is known). */
export async function listAu({ owner, schemaId }: Lieu, au: string, connuLe: string | null = null) {
  const { rows } = await owner.query<Suivi & { id: number }>(
    `select action_id as id, avancement, statut_id as "statutId", depuis::text, confirme_le::text as "confirmeLe",
       blocage_id as "blocageId", jalon_id as "jalonId", echeance::text
     from suivi.actions_au($1, $2::date, suivi.fin_du_jour($3::date))`,
    [schemaId, au, connuLe],
  );
  return rows;
}

/** The same for one action. */
export async function readAu(lieu: Lieu, actionId: number, au: string, connuLe: string | null = null): Promise<Suivi> {
  const { id: _id, ...suivi } = (await listAu(lieu, au, connuLe)).find(({ id }) => id === actionId)!;
  return suivi;
}

/** Takes an action out of the board, as a new version that says why. */
export async function withdrawAction({ owner, schemaId }: Lieu, actionId: number): Promise<void> {
  await insertId(owner, 'action_version', {
    ...{ action_id: actionId, schema_id: schemaId, numero: 2, date_effet: AUJOURDHUI, etat: 'retiree' },
    ...{ decision: 'Comité de pilotage du 20 novembre.', code: `9-R-${actionId}`, titre: 'Action retirée' },
    fiche_id: (
      await owner.query<{ id: number }>('select fiche_id as id from action_version where action_id = $1', [actionId])
    ).rows[0]!.id,
    ...{ is_departementale: false, is_porteur_a_designer: false, is_texte_non_repris: false },
    ...{ is_correction_de_forme: false, created_at: `${AUJOURDHUI}T08:00:00Z` },
  });
}

/** What PostgreSQL answers to `sql` sent as `maillage_app` for this person: its code when it refuses, « fait » otherwise. Nothing is kept. */
export async function answerAsApp({ loginUrl, cellule }: Scene, sql: string): Promise<string> {
  const client = new pg.Client(loginUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      "select set_config('role', 'maillage_app', true), set_config('maillage.utilisateur', $1, true)",
      [String(cellule.id)],
    );
    await client.query("select set_config('maillage.maintenant', $1, true)", [`${AUJOURDHUI}T09:00:00Z`]);
    await client.query(sql);
    return 'fait';
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.end();
  }
}

async function readSuivi(owner: pg.Client, actionId: number): Promise<Suivi & { revision: number }> {
  const { rows } = await owner.query<Suivi & { revision: number }>(
    `select avancement, statut_id as "statutId", depuis::text, confirme_le::text as "confirmeLe", blocage_id as "blocageId",
       jalon_id as "jalonId", echeance::text, revision from suivi_action where action_id = $1`,
    [actionId],
  );
  return rows[0]!;
}
