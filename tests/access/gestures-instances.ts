import type pg from 'pg';
import * as corps from '@/app/s/[schema]/instances/mutations';
import * as composition from '@/app/s/[schema]/instances/[id]/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import type { Gesture, Standing } from './gestures.ts';

/** The gestures on the local body of an EPCI, its seats and who holds them, and on the seats of signatories. */
export const gesturesInstances: Record<string, Gesture> = {
  ...onCorps('enregistrerInstance', async (client, { schemaId, epciId }) => {
    await client.query(
      "update instance set creee_le = '2025-01-01', fin_le = '2026-01-31' where epci_id = $1 and fin_le is null",
      [epciId],
    );
    return {
      fields: {
        schemaId,
        epciId,
        type: 'instance_locale',
        nom: `Essai ${++made}`,
        creeeLe: '2026-02-01',
        minimumAnnuel: 2,
      },
      probe: `select count(*) from instance where schema_id = ${schemaId} and epci_id = ${epciId}`,
    };
  }),
  ...onCorps('fermerInstance', async (client, at) => {
    const instanceId = await insertInstance(client, at);
    return {
      fields: { instanceId, revision: 1, finLe: '2026-11-22' },
      probe: `select fin_le from instance where id = ${instanceId}`,
    };
  }),
  ...onCorps('planifierSeance', async (client, at) => {
    const instanceId = await insertInstance(client, at);
    return {
      fields: { instanceId, nature: 'suivi', jour: '2026-12-15', heure: '14:00', dureeMinutes: 90 },
      probe: `select count(*) from seance where instance_id = ${instanceId}`,
    };
  }),
  ...onComposition('enregistrerSiege', async (client, at) => {
    const instanceId = await insertInstance(client, at);
    return {
      fields: { instanceId, college: 'autre', intitule: 'Essai' },
      probe: `select count(*) from siege where instance_id = ${instanceId}`,
    };
  }),
  ...onComposition('retirerSiege', async (client, at) => {
    const { siegeId } = await insertSiege(client, at);
    return {
      fields: { siegeId, revision: 1, retireLe: '2026-11-22' },
      probe: `select retire_le from siege where id = ${siegeId}`,
    };
  }),
  ...onComposition('enregistrerMembre', async (client, at) => {
    const { siegeId } = await insertSiege(client, at);
    return {
      fields: { siegeId, qualite: 'titulaire', prenom: 'Dominique', nom: 'Essai', debut: '2026-01-01' },
      probe: `select count(*) from membre where siege_id = ${siegeId}`,
    };
  }),
  ...onComposition('terminerMembre', async (client, at) => {
    const { siegeId, instanceId } = await insertSiege(client, at);
    const membreId = await insertId(client, 'membre', {
      ...{ siege_id: siegeId, instance_id: instanceId, schema_id: at.schemaId, qualite: 'titulaire' },
      ...{ prenom: 'Dominique', nom: 'Essai', debut: '2026-01-01' },
    });
    return {
      fields: { membreId, revision: 1, date: '2026-11-22' },
      probe: `select fin from membre where id = ${membreId}`,
    };
  }),
  ...onComposition('ajouterSignataires', async (client, { schemaId }) => {
    const instanceId = await insertId(client, 'instance', {
      ...{
        schema_id: schemaId,
        type: 'comite_pilotage',
        nom: `Essai ${++made}`,
        minimum_annuel: 1,
        creee_le: '2025-01-01',
      },
    });
    const organisationId = await insertSignataire(client, schemaId);
    return {
      fields: { instanceId, organisationId },
      probe: `select count(*) from siege where instance_id = ${instanceId}`,
    };
  }),
};

function onCorps(name: keyof typeof corps, prepare: Gesture['prepare']): Record<string, Gesture> {
  return { [`app/s/[schema]/instances/mutations.ts#${name}`]: { submit: corps[name] as Gesture['submit'], prepare } };
}

function onComposition(name: keyof typeof composition, prepare: Gesture['prepare']): Record<string, Gesture> {
  const submit = composition[name] as Gesture['submit'];
  return { [`app/s/[schema]/instances/[id]/mutations.ts#${name}`]: { submit, prepare } };
}

let made = 0;

/** A local body of the place. */
export function insertInstance(client: pg.Client, { schemaId, epciId }: Standing): Promise<number> {
  return insertId(client, 'instance', {
    ...{ schema_id: schemaId, epci_id: epciId, type: 'instance_locale', nom: `Essai ${++made}`, minimum_annuel: 2 },
    creee_le: '2025-01-01',
  });
}

async function insertSiege(client: pg.Client, at: Standing): Promise<{ siegeId: number; instanceId: number }> {
  const instanceId = await insertInstance(client, at);
  const siegeId = await insertId(client, 'siege', {
    ...{ instance_id: instanceId, schema_id: at.schemaId, college: 'autre', intitule: 'Essai', ordre: 1 },
  });
  return { siegeId, instanceId };
}

/** An organisation that signed a convention in force. */
async function insertSignataire(client: pg.Client, schemaId: number): Promise<number> {
  const dates = { date_effet: '2026-01-01', date_fin: '2028-12-31' };
  const conventionId = await insertId(client, 'convention', {
    ...{
      schema_id: schemaId,
      reference: `SIG-${++made}`,
      intitule: 'Essai',
      niveau: 'cadre_objectifs',
      famille: 'autre',
      ...dates,
    },
  });
  const sides: number[] = [];
  for (const ordre of [1, 2]) {
    const organisationId = await insertId(client, 'organisation', {
      nom: `Signataire ${made}-${ordre}`,
      type: 'autre',
    });
    const du = { convention_id: conventionId, schema_id: schemaId };
    const partieId = await insertId(client, 'convention_partie', { ...du, organisation_id: organisationId, ordre });
    await client.query(
      "insert into convention_signature (partie_id, convention_id, schema_id, signe_le) values ($1, $2, $3, '2026-01-01')",
      [partieId, conventionId, schemaId],
    );
    sides.push(organisationId);
  }
  await client.query("update convention set etat = 'signee' where id = $1", [conventionId]);
  return sides[0]!;
}
