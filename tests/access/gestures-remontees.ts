import type pg from 'pg';
import * as remontees from '@/app/s/[schema]/remontees/mutations';
import { fixClock, insertDemande, insertLigne, insertSuite, type Cellule } from '../campagnes/lignes.ts';
import { insertAction } from '../second-schema.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

/** The gestures of the cellule on what the EPCI send: the line acted upon was sent by the EPCI of the place. */
export const gesturesRemontees: Record<string, Gesture> = {
  ...onRemontee('validerLignes', async (client, at) => onLigne(await insertSent(client, at))),
  ...onRemontee('retournerLignes', async (client, at) => onLigne(await insertSent(client, at), { motif: 'Précisez.' })),
  ...onRemontee('repondreCorrection', async (client, at) => {
    const line = await insertSent(client, at);
    await insertSuite(client, line, line.id);
    const demandeId = await insertDemande(client, line, line.id);
    const probe = `select count(*) from reponse_correction where demande_id = ${demandeId}`;
    return { fields: { demandeId, reponse: 'accepter' }, probe };
  }),
  // no place here: it is always an EPCI without référent, or nobody could
  ...onRemontee('saisirPourCompte', async (client, at) => {
    const { rows } = await client.query<{ id: number }>(
      `select epci_id as id from schema_epci se where schema_id = $1 and not exists (select from habilitation h
         where h.role = 'referent_epci' and h.schema_id = se.schema_id and h.epci_id = se.epci_id and h.retiree_le is null)
       order by ordre limit 1`,
      [at.schemaId],
    );
    const cell = await insertCell(client, { ...at, epciId: rows[0]!.id });
    const { schemaId, epciId, actionId } = cell;
    const fields = { schemaId, epciId, actionId, derniereId: 0, avancement: 'fait' };
    return { fields, probe: `select count(*) from avancement_epci where action_id = ${actionId}` };
  }),
  ...onRemontee('ouvrirCampagne', async (client, { schemaId }) => {
    await client.query('delete from campagne where schema_id = $1 and annee = 2027', [schemaId]);
    const fields = { schemaId, annee: 2027, ouverture: '2027-10-01', echeance: '2028-01-15' };
    return { fields, probe: `select count(*) from campagne where schema_id = ${schemaId}` };
  }),
  ...onRemontee('modifierCampagne', async (client, { schemaId }) => {
    const { rows } = await client.query<{ id: number; revision: number }>(
      `insert into campagne (schema_id, annee, ouverture, echeance) values ($1, 2028, '2028-10-01', '2029-01-15')
       on conflict (schema_id, annee) do update set revision = campagne.revision returning id, revision`,
      [schemaId],
    );
    const { id, revision } = rows[0]!;
    const fields = { campagneId: id, revision, ouverture: '2028-10-01', echeance: '2029-02-01' };
    return { fields, probe: `select revision from campagne where id = ${id}` };
  }),
};

type Prepare = (client: pg.Client, at: Standing) => Promise<Attempt>;

function onRemontee(name: keyof typeof remontees, prepare: Prepare): Record<string, Gesture> {
  const submit = remontees[name] as Gesture['submit'];
  const withCampagne: Prepare = async (client, at) => {
    await fixClock(client);
    await client.query(
      `insert into campagne (schema_id, annee, ouverture, echeance) values ($1, 2026, '2026-10-18', '2027-01-01')
       on conflict (schema_id, annee) do nothing`,
      [at.schemaId],
    );
    return prepare(client, at);
  };
  return { [`app/s/[schema]/remontees/mutations.ts#${name}`]: { submit, prepare: withCampagne } };
}

let made = 0;

async function insertCell(client: pg.Client, { schemaId, epciId, auteurId }: Standing): Promise<Cellule> {
  const { rows } = await client.query<{ id: number }>(
    "select id from fiche where schema_id = $1 and etat = 'active' limit 1",
    [schemaId],
  );
  const code = `8-Y-${++made}`;
  const actionId = await insertAction(client, { schemaId, ficheId: rows[0]!.id, code, epciIds: [epciId] });
  return { schemaId, epciId, actionId, auteurId };
}

async function insertSent(client: pg.Client, at: Standing): Promise<Cellule & { id: number }> {
  const cell = await insertCell(client, at);
  return { ...cell, id: await insertLigne(client, cell) };
}

function onLigne({ id }: { id: number }, fields: Attempt['fields'] = {}): Attempt {
  const probe = `select count(*) from suite_avancement where avancement_id = ${id}`;
  return { fields: { avancementId: id, ...fields }, probe };
}
