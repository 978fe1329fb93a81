import type pg from 'pg';
import * as ouverture from '@/app/administration/schemas/mutations';
import * as actions from '@/app/s/[schema]/schema/actions/mutations';
import * as fiches from '@/app/s/[schema]/schema/fiches/mutations';
import * as schemas from '@/app/s/[schema]/schema/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction } from '../second-schema.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

type Fields = Attempt['fields'];
let made = 0;
const next = () => ++made;
const one = async (client: pg.Client, sql: string, values: unknown[] = []) =>
  (await client.query<{ n: number }>(sql, values)).rows[0]!.n;

/** The gestures by which a scheme is opened, written, and followed by the next. */
export const gesturesSchema: Record<string, Gesture> = {
  ...on('app/administration/schemas/mutations.ts', ouverture, 'creerSchema', () => ({
    fields: { code: `13-${2100 + next()}`, departement: '13', nom: 'Essai', debut: '2040-01-01', fin: '2045-12-31' },
    probe: 'select count(*) from schema_departemental',
  })),
  ...onSchema('modifierSchema', async (client, { schemaId }) => {
    const { rows } = await client.query<Record<string, string>>(
      'select revision, date_debut::text as debut, date_fin::text as fin from schema_departemental where id = $1',
      [schemaId],
    );
    return {
      fields: { schemaId, ...rows[0]!, nom: `Schéma ${next()}` },
      probe: `select nom from schema_departemental where id = ${schemaId}`,
    };
  }),
  ...onSchema('changerEtatSchema', async (client, { schemaId }) => {
    await client.query("update schema_departemental set etat = 'adopte' where id = $1", [schemaId]);
    const revision = await one(client, 'select revision as n from schema_departemental where id = $1', [schemaId]);
    return {
      fields: { schemaId, revision, etat: 'en_revision' },
      probe: `select etat from schema_departemental where id = ${schemaId}`,
    };
  }),
  ...onSchema('dupliquerSchema', (_, { schemaId }) => ({
    fields: { schemaId, code: `13-${3100 + next()}`, nom: 'La suite', debut: '2032-01-01', fin: '2037-12-31' },
    probe: 'select count(*) from schema_departemental',
  })),
  ...onSchema('ajouterEpcis', async (client, { schemaId }) => {
    const epciId = await insertEpci(client);
    return {
      fields: { schemaId, epci: epciId, [`sigle-${epciId}`]: `E${epciId}` },
      probe: `select count(*) from schema_epci where epci_id = ${epciId}`,
    };
  }),
  ...onSchema('retirerEpci', async (client, { schemaId }) => {
    const epciId = await insertEpci(client);
    await client.query('insert into schema_epci values ($1, $2, $3, $4)', [
      schemaId,
      epciId,
      `E${epciId}`,
      100 + epciId,
    ]);
    return { fields: { schemaId, epciId }, probe: `select count(*) from schema_epci where epci_id = ${epciId}` };
  }),
  ...onSchema('enregistrerAxe', async (client, at) => {
    const { axeId, numero } = await insertAxe(client, at);
    return {
      fields: { schemaId: at.schemaId, axeId, revision: 1, numero, libelle: 'Renommé', type: 'sectoriel' },
      probe: `select libelle from axe where id = ${axeId}`,
    };
  }),
  ...onSchema('retirerAxe', async (client, at) => {
    const { axeId } = await insertAxe(client, at);
    return { fields: { axeId }, probe: `select count(*) from axe where id = ${axeId}` };
  }),
  ...onSchema('enregistrerFacette', async (client, at) => {
    const facetteId = await insertFacette(client, at);
    return {
      fields: { schemaId: at.schemaId, facetteId, revision: 1, famille: 'theme', libelle: `Renommée ${facetteId}` },
      probe: `select libelle from facette where id = ${facetteId}`,
    };
  }),
  ...onSchema('retirerFacette', async (client, at) => {
    const facetteId = await insertFacette(client, at);
    return { fields: { facetteId }, probe: `select count(*) from facette where id = ${facetteId}` };
  }),
  ...onSchema('deplacer', async (client, at) => {
    await insertFacette(client, at);
    const id = await insertFacette(client, at);
    return {
      fields: { objet: 'facette', id, sens: 'monter' },
      probe: `select id from facette where schema_id = ${at.schemaId} and famille = 'theme' order by ordre, id`,
    };
  }),
  ...on('app/s/[schema]/schema/fiches/mutations.ts', fiches, 'enregistrerFiche', async (client, at) => {
    const { ficheId, axeId, code } = await insertFiche(client, at);
    return {
      fields: {
        ...{ schemaId: at.schemaId, ficheId, revision: 1, axeId, code },
        ...{ titre: 'Renommée', degrePriorite: 'structurante' },
      },
      probe: `select titre from fiche where id = ${ficheId}`,
    };
  }),
  ...on('app/s/[schema]/schema/fiches/mutations.ts', fiches, 'changerEtatFiche', async (client, at) => {
    const { ficheId } = await insertFiche(client, at);
    return {
      fields: { ficheId, revision: 1, etat: 'archivee', motif: 'Essai.' },
      probe: `select etat from fiche where id = ${ficheId}`,
    };
  }),
  ...on('app/s/[schema]/schema/actions/mutations.ts', actions, 'enregistrerAction', async (client, at) => {
    const { actionId, ficheId, code } = await insertSuivie(client, at);
    return {
      fields: {
        ...{ schemaId: at.schemaId, actionId, revision: 1, nature: 'modification', ficheId, code, titre: 'Renommée' },
        ...{ epci: at.epciId, dateEffet: '2026-11-20', decision: 'Comité du 20 novembre.' },
      },
      probe: `select count(*) from action_version where action_id = ${actionId}`,
    };
  }),
  ...on('app/s/[schema]/schema/actions/mutations.ts', actions, 'changerEtatAction', async (client, at) => {
    const { actionId } = await insertSuivie(client, at);
    return {
      fields: { actionId, revision: 1, etat: 'archivee', dateEffet: '2026-11-20', motif: 'Essai.' },
      probe: `select etat from action where id = ${actionId}`,
    };
  }),
};

type Prepare = (client: pg.Client, at: Standing) => Attempt | Promise<Attempt>;

function on<M extends object>(
  file: string,
  module: M,
  name: keyof M & string,
  prepare: Prepare,
): Record<string, Gesture> {
  return {
    [`${file}#${name}`]: {
      submit: module[name] as Gesture['submit'],
      prepare: async (client, at) => prepare(client, at),
    },
  };
}

function onSchema(name: keyof typeof schemas, prepare: Prepare): Record<string, Gesture> {
  return on('app/s/[schema]/schema/mutations.ts', schemas, name, prepare);
}

function insertEpci(client: pg.Client): Promise<number> {
  return insertId(client, 'epci', { siren: String(900_000_000 + next()), nom: `Essai ${made}`, nature: 'CC' });
}

async function insertAxe(client: pg.Client, { schemaId }: Standing) {
  const numero = await one(client, 'select max(numero) + 1 as n from axe where schema_id = $1', [schemaId]);
  const row = { schema_id: schemaId, numero, libelle: 'Axe', type: 'sectoriel', revision: 1 };
  return { axeId: await insertId(client, 'axe', row), numero };
}

function insertFacette(client: pg.Client, { schemaId }: Standing): Promise<number> {
  const row = { schema_id: schemaId, famille: 'theme', libelle: `Facette ${next()}`, ordre: 100 + made, revision: 1 };
  return insertId(client, 'facette', row);
}

async function insertFiche(client: pg.Client, { schemaId }: Standing) {
  const axeId = await one(client, 'select min(id) as n from axe where schema_id = $1', [schemaId]);
  const code = `8-${next()}`;
  const ficheId = await insertId(client, 'fiche', {
    ...{ schema_id: schemaId, axe_id: axeId, code, titre: 'Fiche', degre_priorite: 'structurante', etat: 'active' },
    ...{ ordre: 1000 + made, revision: 1 },
  });
  return { ficheId, axeId, code };
}

async function insertSuivie(client: pg.Client, at: Standing) {
  const { ficheId } = await insertFiche(client, at);
  const code = `7-S-${next()}`;
  const actionId = await insertAction(client, { schemaId: at.schemaId, ficheId, code, epciIds: [at.epciId] });
  return { actionId, ficheId, code };
}
