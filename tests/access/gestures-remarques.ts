import type pg from 'pg';
import * as mutations from '@/app/s/[schema]/actions/[id]/remarques/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction } from '../second-schema.ts';
import type { Gesture, Standing } from './gestures.ts';

/** The gestures on remarks: on an action of the EPCI of the place, and on a remark that somebody else made there. */
export const gesturesRemarques: Record<string, Gesture> = {
  ...onRemarque('ecrireRemarque', async (client, at) => {
    const actionId = await insertFresh(client, at);
    const probe = `select count(*) from remarque where action_id = ${actionId}`;
    return { fields: { actionId, texte: 'Une remarque.' }, probe };
  }),
  ...onRemarque('repondreRemarque', async (client, at) => onOther(await insertRemarque(client, at))),
  ...onRemarque('cloreRemarque', async (client, at) => onOther(await insertRemarque(client, at))),
};

function onRemarque(name: keyof typeof mutations, prepare: Gesture['prepare']): Record<string, Gesture> {
  return {
    [`app/s/[schema]/actions/[id]/remarques/mutations.ts#${name}`]: {
      submit: mutations[name] as Gesture['submit'],
      prepare,
    },
  };
}

function onOther(remarqueId: number) {
  const probe = `select count(*) from suite_remarque where remarque_id = ${remarqueId}`;
  return { fields: { remarqueId, texte: 'Une suite.' }, probe };
}

let made = 0;

async function insertFresh(client: pg.Client, { schemaId, epciId }: Standing): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "select id from fiche where schema_id = $1 and etat = 'active' limit 1",
    [schemaId],
  );
  return insertAction(client, { schemaId, ficheId: rows[0]!.id, code: `7-R-${++made}`, epciIds: [epciId] });
}

/** The owner signs it with an account that plays nobody here: its author may answer it, and no other but the cellule. */
async function insertRemarque(client: pg.Client, at: Standing): Promise<number> {
  const auteurId = await insertId(client, 'utilisateur', { prenom: 'Camille', nom: 'Auteur' });
  return insertId(client, 'remarque', {
    ...{ schema_id: at.schemaId, action_id: await insertFresh(client, at), epci_id: at.epciId },
    ...{ texte: 'Remarque à suivre.', auteur_id: auteurId, created_at: '2026-11-02T09:00:00Z' },
  });
}
