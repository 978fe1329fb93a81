import type pg from 'pg';
import * as visas from '@/app/s/[schema]/territoires/[siren]/mutations';
import * as mandats from '@/app/s/[schema]/territoires/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction } from '../second-schema.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

/** The gestures on the mandates of an EPCI and on the visa of its élu. */
export const gesturesTerritoires: Record<string, Gesture> = {
  ...onMandat('nommerReferent', (_, { schemaId, epciId }) =>
    Promise.resolve({
      fields: {
        ...{ schemaId, epciId, nature: 'elu_referent', prenom: 'Dominique', nom: 'Essai', debut: '2026-11-22' },
        motifCumul: 'Essai.',
      },
      probe: `select count(*) from mandat where schema_id = ${schemaId} and epci_id = ${epciId}`,
    }),
  ),
  ...onMandat('modifierMandat', async (client, at) => {
    const mandatId = await insertMandat(client, at);
    return {
      fields: { mandatId, revision: 1, prenom: 'Dominique', nom: 'Autrement', debut: '2026-01-01' },
      probe: `select nom from mandat where id = ${mandatId}`,
    };
  }),
  ...onMandat('terminerMandat', async (client, at) => {
    const mandatId = await insertMandat(client, at);
    return {
      fields: { mandatId, revision: 1, date: '2026-11-22' },
      probe: `select fin from mandat where id = ${mandatId}`,
    };
  }),
  ...onCompetence((_, { schemaId, epciId }) => {
    const competence = { competence: 'autre', precision: `Essai ${++made}`, caractere: 'facultative' };
    return Promise.resolve({
      fields: { schemaId, epciId, ...competence, priseLe: '2026-06-01' },
      probe: `select count(*) from competence_epci where schema_id = ${schemaId} and epci_id = ${epciId}`,
    });
  }),
  ...onVisa('donnerVisa', async (client, at) => onEpci(await insertLigne(client, at), at)),
  ...onVisa('enregistrerVisa', async (client, at) => {
    const { fields, probe } = onEpci(await insertLigne(client, at), at);
    return { fields: { ...fields, dateVisa: '2026-11-20' }, probe };
  }),
  ...onVisa('retirerVisa', async (client, at) => {
    const campagneId = await insertLigne(client, at);
    const visaId = await insertId(client, 'visa', {
      ...{ schema_id: at.schemaId, epci_id: at.epciId, campagne_id: campagneId, auteur_id: at.auteurId },
      ...{ date_visa: '2026-11-20', is_en_ligne: true },
    });
    return { fields: { visaId }, probe: `select retire_le is null from visa where id = ${visaId}` };
  }),
};

function onCompetence(prepare: Gesture['prepare']): Record<string, Gesture> {
  const submit = visas.enregistrerCompetence as Gesture['submit'];
  return { 'app/s/[schema]/territoires/[siren]/mutations.ts#enregistrerCompetence': { submit, prepare } };
}

function onMandat(name: keyof typeof mandats, prepare: Gesture['prepare']): Record<string, Gesture> {
  return {
    [`app/s/[schema]/territoires/mutations.ts#${name}`]: { submit: mandats[name] as Gesture['submit'], prepare },
  };
}

function onVisa(name: keyof typeof visas, prepare: Gesture['prepare']): Record<string, Gesture> {
  return {
    [`app/s/[schema]/territoires/[siren]/mutations.ts#${name}`]: { submit: visas[name] as Gesture['submit'], prepare },
  };
}

function onEpci(campagneId: number, { schemaId, epciId }: Standing): Attempt {
  return {
    fields: { schemaId, epciId },
    probe: `select count(*) from visa where campagne_id = ${campagneId} and epci_id = ${epciId} and retire_le is null`,
  };
}

function insertMandat(client: pg.Client, { schemaId, epciId, auteurId }: Standing): Promise<number> {
  return insertId(client, 'mandat', {
    ...{ schema_id: schemaId, epci_id: epciId, auteur_id: auteurId, nature: 'referent_technique' },
    ...{ prenom: 'Dominique', nom: 'Essai', debut: '2026-01-01', motif_cumul: 'Essai.', revision: 1 },
  });
}

let made = 0;

/** A line sent now in the campaign of the place, opened if need be, without any visa; returns the campaign. */
async function insertLigne(client: pg.Client, { schemaId, epciId, auteurId }: Standing): Promise<number> {
  await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
  await client.query(
    `insert into campagne (schema_id, annee, ouverture, echeance) values ($1, 2026, '2026-10-18', '2027-01-01')
     on conflict do nothing`,
    [schemaId],
  );
  const fiche = await client.query<{ id: number }>(
    "select id from fiche where schema_id = $1 and etat = 'active' limit 1",
    [schemaId],
  );
  const code = `7-Z-${++made}`;
  const actionId = await insertAction(client, { schemaId, ficheId: fiche.rows[0]!.id, code, epciIds: [epciId] });
  const { rows } = await client.query<{ id: number }>(
    `insert into avancement_epci (campagne_id, schema_id, action_id, epci_id, avancement, date_effet, auteur_id)
     values (0, $1, $2, $3, 'fait', '2026-11-22', $4) returning campagne_id as id`,
    [schemaId, actionId, epciId, auteurId],
  );
  await client.query(
    'update visa set retire_le = created_at where campagne_id = $1 and epci_id = $2 and retire_le is null',
    [rows[0]!.id, epciId],
  );
  return rows[0]!.id;
}
