import type pg from 'pg';
import * as remontee from '@/app/s/[schema]/ma-remontee/[siren]/mutations';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import { insertFollowed, type Attempt, type Gesture, type Standing } from './gestures.ts';

/** What an EPCI writes and sends, on an action that concerns the EPCI of the place. */
export const gesturesMaRemontee: Record<string, Gesture> = {
  ...onLigne('enregistrerBrouillons', (place, actionId) => {
    const ligne = { actionId, revision: 0, avancement: 'fait', commentaire: 'Essai.', difficulte: '', preuve: '' };
    return Promise.resolve({
      fields: { ...place, lignes: JSON.stringify([ligne]) },
      probe: `select count(*) from brouillon_avancement where action_id = ${actionId}`,
    });
  }),
  ...onLigne('transmettreRemontee', async (place, actionId, client, at) => {
    const brouillon = { action_id: actionId, epci_id: at.epciId, schema_id: at.schemaId, avancement: 'fait' };
    const text = { commentaire: 'Essai.', difficulte: '', preuve: '', revision: 1, auteur_id: at.auteurId };
    await insertRows(client, 'brouillon_avancement', [{ ...brouillon, ...text }]);
    return {
      fields: { ...place, lignes: JSON.stringify([{ actionId, revision: 1 }]) },
      probe: `select count(*) from avancement_epci where action_id = ${actionId}`,
    };
  }),
  ...onLigne('demanderCorrection', async (_, actionId, client, at) => {
    const avancementId = await insertLigne(client, at, actionId);
    const suite = { avancement_id: avancementId, schema_id: at.schemaId, epci_id: at.epciId, suite: 'valide' };
    await insertRows(client, 'suite_avancement', [
      { ...suite, auteur_id: at.auteurId, created_at: '2026-11-20T09:00:00Z' },
    ]);
    return {
      fields: { avancementId, motif: 'Erreur de date.' },
      probe: `select count(*) from demande_correction where avancement_id = ${avancementId}`,
    };
  }),
};

/** Opens the campaign of 2026 where none is, and sends a line about this action, as the owner of the base; returns its id. */
export async function insertLigne(
  client: pg.Client,
  { schemaId, epciId, auteurId }: Standing,
  actionId: number,
): Promise<number> {
  await insertCampagne(client, schemaId);
  return insertId(client, 'avancement_epci', {
    ...{ action_id: actionId, epci_id: epciId, schema_id: schemaId, avancement: 'en_cours', commentaire: 'Essai.' },
    ...{ is_inchange: false, is_pour_compte: false, auteur_id: auteurId, created_at: '2026-11-19T09:00:00Z' },
  });
}

/** Opens the campaign of 2026 for a scheme that has none; the owner's clock is the test's. */
export async function insertCampagne(client: pg.Client, schemaId: number): Promise<void> {
  await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
  await client.query(
    `insert into campagne (schema_id, annee, ouverture, echeance) values ($1, 2026, '2026-10-18', '2027-01-01')
     on conflict do nothing`,
    [schemaId],
  );
}

type Prepare = (
  place: { schemaId: number; epciId: number },
  actionId: number,
  client: pg.Client,
  at: Standing,
) => Promise<Attempt>;

function onLigne(name: keyof typeof remontee, prepare: Prepare): Record<string, Gesture> {
  return {
    [`app/s/[schema]/ma-remontee/[siren]/mutations.ts#${name}`]: {
      submit: remontee[name] as Gesture['submit'],
      prepare: async (client, at) => {
        await insertCampagne(client, at.schemaId);
        const { actionId } = await insertFollowed(client, at, { isBlocked: false });
        return prepare({ schemaId: at.schemaId, epciId: at.epciId }, actionId, client, at);
      },
    },
  };
}
