import type pg from 'pg';
import type { Role } from '@/lib/access/roles';
import { insertEpcis } from '../prisma/seed/geography.ts';
import { insertId, insertIds, insertRows } from '../prisma/seed/insert.ts';
import { withClient } from '../scripts/postgres/connect.ts';

export type Voisins = {
  /** Ids of the three schemes by code. */
  schemas: Record<'04' | '05' | '84', number>;
  /** Ids of the EPCI that the tests name, by sigle. */
  epcis: Record<string, number>;
  /** An action of each scheme, which concerns the EPCI named beside it. */
  actions: Record<'05' | '84', number>;
  /** Ids of the people below. */
  people: Record<Voisin, number>;
};

type Right = { role: Role; schema: '04' | '05' | '84'; epci?: string };
export type Voisin = keyof typeof voisins;

/** People of the neighbouring schemes; they sign in with the password of the cast. */
export const voisins = {
  // CCSB lies in both départements, and so does its référent.
  'referent.deux-schemas': {
    nom: 'Frontière',
    rights: [
      { role: 'referent_epci', schema: '04', epci: 'CCSB' },
      { role: 'referent_epci', schema: '05', epci: 'CCSB' },
    ],
  },
  // Cellule here and référent there: never the cellule of both.
  'cellule.05': {
    nom: 'Champsaur',
    rights: [
      { role: 'cellule_etat', schema: '05' },
      { role: 'referent_epci', schema: '04', epci: 'JLVD' },
    ],
  },
  'cellule.84': { nom: 'Ventoux', rights: [{ role: 'cellule_etat', schema: '84' }] },
  'referent.84': { nom: 'Calavon', rights: [{ role: 'referent_epci', schema: '84', epci: 'CCPAL' }] },
} as const satisfies Record<string, { nom: string; rights: readonly Right[] }>;

const territoires = {
  '05': { departement: '05', nom: 'Schéma des Hautes-Alpes', epcis: { CCSB: '200068765', CCBD: '200067445' } },
  '84': { departement: '84', nom: 'Schéma de Vaucluse', epcis: { CCPAL: '200040624', COVE: '248400053' } },
} as const;

/** Adds to a demonstration base the schemes `05-2025` and `84-2025`, with actions, statuses and people of their own. */
export function addSecondSchema(ownerUrl: string): Promise<Voisins> {
  return withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)");
    const epcis = await readEpcis(client);
    const schemas = { '04': await readSchema(client), '05': 0, '84': 0 };
    const actions = { '05': 0, '84': 0 };
    const sirens = { ...territoires['05'].epcis, ...territoires['84'].epcis };
    const missing = Object.entries(sirens).filter(([sigle]) => !(sigle in epcis));
    const added = await insertEpcis(
      client,
      missing.map(([, siren]) => siren),
    );
    for (const [sigle, siren] of missing) epcis[sigle] = added.get(siren)!;
    for (const key of ['05', '84'] as const) schemas[key] = await insertSchema(client, key, epcis);
    const people = await insertPeople(client, schemas, epcis);
    for (const key of ['05', '84'] as const) {
      actions[key] = await insertActions(
        client,
        schemas[key],
        epcis,
        Object.keys(territoires[key].epcis),
        people[`cellule.${key}`],
      );
    }
    await client.query('commit');
    return { schemas, epcis, actions, people };
  });
}

/** Inserts one followed action, its first version and the EPCI it concerns; returns its id. */
export async function insertAction(
  client: pg.Client,
  { schemaId, ficheId, code, epciIds }: { schemaId: number; ficheId: number; code: string; epciIds: number[] },
): Promise<number> {
  const actionId = await insertId(client, 'action', { schema_id: schemaId });
  const versionId = await insertId(client, 'action_version', {
    ...{ action_id: actionId, schema_id: schemaId, fiche_id: ficheId, code, numero: 1, etat: 'active' },
    ...{ date_effet: '2025-01-01', titre: `Action ${code}`, is_departementale: false, is_porteur_a_designer: false },
    ...{ is_texte_non_repris: false, is_correction_de_forme: false, created_at: '2025-01-01T09:00:00Z' },
  });
  await insertRows(
    client,
    'action_version_epci',
    epciIds.map((epciId) => ({ version_id: versionId, schema_id: schemaId, epci_id: epciId })),
  );
  return actionId;
}

/** Inserts a person with an account, the cast's password and no right yet; returns its id. */
export async function insertPerson(client: pg.Client, name: string, nom: string): Promise<number> {
  const id = await insertId(client, 'utilisateur', { prenom: 'Camille', nom, fonction: 'Personnage des essais' });
  await client.query('insert into compte (utilisateur_id, courriel) values ($1, $2)', [id, `${name}@maillage.example`]);
  await client.query(
    'insert into mot_de_passe (utilisateur_id, empreinte) select $1, empreinte from mot_de_passe limit 1',
    [id],
  );
  return id;
}

async function insertSchema(client: pg.Client, key: '05' | '84', epcis: Record<string, number>): Promise<number> {
  const { departement, nom, epcis: members } = territoires[key];
  const id = await insertId(client, 'schema_departemental', {
    ...{ code: `${key}-2025`, nom, departement_code: departement, version: '1.0', revision: 1, etat: 'adopte' },
    ...{ date_debut: '2025-01-01', date_fin: '2030-12-31' },
  });
  await insertRows(
    client,
    'schema_epci',
    Object.keys(members).map((sigle, i) => ({ schema_id: id, epci_id: epcis[sigle], sigle, ordre: i + 1 })),
  );
  return id;
}

async function insertActions(
  client: pg.Client,
  schemaId: number,
  epcis: Record<string, number>,
  sigles: string[],
  auteur: number,
) {
  const axes = await insertIds(
    client,
    'axe',
    [1, 2].map((numero) => ({ schema_id: schemaId, numero, libelle: `Axe ${numero}`, type: 'transversal' })),
  );
  const ids: number[] = [];
  for (const [i, axeId] of axes.entries()) {
    const code = `${i + 1}-A`;
    const ficheId = await insertId(client, 'fiche', {
      ...{
        schema_id: schemaId,
        axe_id: axeId,
        code,
        titre: `Fiche ${code}`,
        etat: 'active',
        ordre: i + 1,
        revision: 1,
      },
      degre_priorite: 'structurante',
    });
    for (const n of [1, 2]) {
      const epciIds = sigles.slice(0, n).map((sigle) => epcis[sigle]!);
      ids.push(await insertAction(client, { schemaId, ficheId, code: `${code}-${n}`, epciIds }));
    }
  }
  for (const [i, avancement] of ['fait', 'en_cours', 'pas_fait'].entries()) {
    await insertId(client, 'statut', {
      ...{ action_id: ids[i], schema_id: schemaId, nature: 'decision', avancement, auteur_id: auteur },
      ...{ date_effet: '2026-06-15', commentaire: 'Constaté en comité technique.', created_at: '2026-06-15T12:00:00Z' },
    });
  }
  return ids[0]!;
}

async function insertPeople(
  client: pg.Client,
  schemas: Voisins['schemas'],
  epcis: Record<string, number>,
): Promise<Voisins['people']> {
  const people = {} as Voisins['people'];
  for (const [name, { nom, rights }] of Object.entries(voisins) as [
    Voisin,
    { nom: string; rights: readonly Right[] },
  ][]) {
    people[name] = await insertPerson(client, name, nom);
    for (const { role, schema, epci } of rights) {
      await insertId(client, 'habilitation', {
        ...{ utilisateur_id: people[name], role, schema_id: schemas[schema], epci_id: epci ? epcis[epci] : null },
        ...{ debut: '2025-01-01', created_at: '2025-01-01T09:00:00Z' },
        confirmee_le: role.startsWith('cellule') ? '2025-01-01T09:00:00Z' : null,
      });
    }
  }
  return people;
}

async function readSchema(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "select id from schema_departemental where departement_code = '04'",
  );
  return rows[0]!.id;
}

async function readEpcis(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ sigle: string; id: number }>('select sigle, epci_id as id from schema_epci');
  return Object.fromEntries(rows.map(({ sigle, id }) => [sigle, id]));
}
