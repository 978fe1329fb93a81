import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type pg from 'pg';
import { insertEpcis } from '../../prisma/seed/geography.ts';
import { insertIds, insertRows } from '../../prisma/seed/insert.ts';
import type { DatabaseUrls } from '../database.ts';
import { Panne } from '../panne.ts';
import { withClient } from '../postgres/connect.ts';

/** The scheme that the country is read by, and who reads it. */
export const PAYS = { schema: '05-2021', courriel: 'cellule.05@maillage.example' };
const PREMIER_JOUR = '2021-01-01';

/**
 * Makes of a demonstration base the whole country: a scheme for each of the 101 départements with their real EPCI, 44 actions,
 * a cellule and référents each, six years and 1.5 million rows of history. Returns the number of rows of history.
 */
export async function loadPays({ superuserUrl }: DatabaseUrls): Promise<number> {
  return withClient(superuserUrl, async (client) => {
    await client.query('begin');
    await client.query(
      "set local session_replication_role = 'replica'; set local maillage.maintenant = '2026-11-22T09:00:00Z'",
    );
    await insertSchemas(client);
    await client.query(fs.readFileSync(path.join(import.meta.dirname, 'pays.sql'), 'utf8'));
    await client.query('commit');
    await client.query('analyze');
    await checkProjection(client);
    return countHistory(client);
  });
}

/** The schemes with their EPCI and their people; `pays_schema` numbers them, the demonstration's first. */
async function insertSchemas(client: pg.Client): Promise<void> {
  const sirens = await addEpcis(client);
  const { rows: departements } = await client.query<{ code: string; nom: string }>(
    "select code, nom from departement where code <> '04' order by code",
  );
  const schemas = await insertIds(
    client,
    'schema_departemental',
    departements.map(({ code, nom }) => ({
      ...{
        code: `${code.toLowerCase()}-2021`,
        nom: `Schéma de ${nom}`,
        departement_code: code,
        version: '1.0',
        revision: 1,
      },
      ...{ date_debut: PREMIER_JOUR, date_fin: '2026-12-31', etat: 'adopte' },
    })),
  );
  const cellules = await insertPeople(
    client,
    departements.map(({ code }) => `cellule.${code.toLowerCase()}`),
  );
  await insertRights(
    client,
    'cellule_etat',
    cellules.map((id, i) => ({ utilisateur_id: id, schema_id: schemas[i]!, epci_id: null })),
  );
  await client.query(
    `create temp table pays_schema as
     select 0 as n, (select id from schema_departemental where code like '04-%') as schema_id, null::int as auteur_id
     union all select ordinality::int, s, a from unnest($1::int[], $2::int[]) with ordinality as t (s, a)`,
    [schemas, cellules],
  );
  // an EPCI goes with the département where most of its communes are
  const { rows: epcis } = await client.query<{ schema_id: number; epci_id: number; sigle: string; ordre: number }>(
    `select p.id as schema_id, m.epci_id, 'E' || m.epci_id as sigle, row_number() over (partition by p.id order by m.epci_id)::int as ordre
     from (select epci_id, mode() within group (order by departement_code) as departement from commune group by 1) m
     join schema_departemental p on p.departement_code = m.departement and p.date_debut = $1`,
    [PREMIER_JOUR],
  );
  await insertRows(client, 'schema_epci', epcis);
  const referents = await insertPeople(
    client,
    epcis.map(({ epci_id }) => `referent.${epci_id}`),
  );
  await insertRights(
    client,
    'referent_epci',
    epcis.map(({ schema_id, epci_id }, i) => ({ utilisateur_id: referents[i]!, schema_id, epci_id })),
  );
  if (epcis.length < 1_200) throw new Panne(`${sirens} EPCI lus, ${epcis.length} placés : le découpage est incomplet.`);
}

/** Adds the EPCI that the base does not know; returns how many the package knows. */
async function addEpcis(client: pg.Client): Promise<number> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/package.json'));
  const all = JSON.parse(fs.readFileSync(path.join(folder, 'data', 'epci.json'), 'utf8')) as { code: string }[];
  const { rows } = await client.query<{ siren: string }>('select siren from epci');
  const known = new Set(rows.map(({ siren }) => siren));
  await insertEpcis(
    client,
    all.map(({ code }) => code).filter((code) => !known.has(code)),
  );
  return all.length;
}

/** People who sign in with the password of the cast; returns their ids. */
async function insertPeople(client: pg.Client, names: string[]): Promise<number[]> {
  const ids = await insertIds(
    client,
    'utilisateur',
    names.map((nom) => ({ prenom: 'Dominique', nom })),
  );
  await insertRows(
    client,
    'compte',
    names.map((nom, i) => ({
      utilisateur_id: ids[i],
      courriel: `${nom}@maillage.example`,
      session_version: 1,
      revision: 1,
    })),
  );
  await client.query(
    'insert into mot_de_passe (utilisateur_id, empreinte) select unnest($1::int[]), (select empreinte from mot_de_passe limit 1)',
    [ids],
  );
  return ids;
}

function insertRights(
  client: pg.Client,
  role: string,
  rights: { utilisateur_id: number; schema_id: number; epci_id: number | null }[],
) {
  const since = { debut: PREMIER_JOUR, confirmee_le: role.startsWith('cellule') ? '2021-01-01T09:00:00Z' : null };
  return insertRows(
    client,
    'habilitation',
    rights.map((right) => ({ ...right, role, ...since })),
  );
}

/** What was written at once must be what the product's own functions would have written. */
async function checkProjection(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ locaux: number; actions: number }>(
    `select
       (select count(*)::int from pays_schema p cross join lateral suivi.locaux_au(p.schema_id, '2026-11-22', 'infinity') l
        left join suivi_epci s on s.action_id = l.action_id and s.epci_id = l.epci_id
        where s.avancement_id is distinct from l.avancement_id) as locaux,
       (select count(*)::int from pays_schema p cross join lateral suivi.actions_au(p.schema_id, '2026-11-22', 'infinity') a
        left join suivi_action s on s.action_id = a.action_id
        where (s.statut_id, s.avancement, s.depuis, s.confirme_le, s.jalon_id, s.echeance, s.blocage_id) is distinct from
          (a.statut_id, a.avancement, a.depuis, a.confirme_le, a.jalon_id, a.echeance, a.blocage_id)) as actions`,
  );
  const { locaux, actions } = rows[0]!;
  if (locaux + actions > 0)
    throw new Panne(`${locaux} avancements locaux et ${actions} actions ne sont pas ceux de leur histoire.`);
}

async function countHistory(client: pg.Client): Promise<number> {
  const tables = ['statut', 'blocage', 'levee_blocage', 'jalon_realisation', 'avancement_epci', 'suite_avancement'];
  const { rows } = await client.query<{ n: number }>(
    `select sum(n)::int as n from (${tables.map((table) => `select count(*) as n from ${table}`).join(' union all ')}) t`,
  );
  return rows[0]!.n;
}
