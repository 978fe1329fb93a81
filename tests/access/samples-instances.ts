import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';

/** What the good rows of observe.ts lean on: a local body of the EPCI and one of its meetings, held, its minutes not sent round. */
export type SampleInstance = {
  instanceId: number;
  siegeId: number;
  seanceId: number;
  pointId: number;
  decisionId: number;
};

type Where = { schemaId: number; epciId: number; actionId: number; personneId: number };

export async function insertInstanceSample(
  client: pg.Client,
  { schemaId, epciId, actionId, personneId }: Where,
): Promise<{ sample: SampleInstance; ou: Record<string, string> }> {
  const instanceId = await insertId(client, 'instance', {
    ...{ schema_id: schemaId, epci_id: epciId, type: 'instance_locale', nom: 'Essai', minimum_annuel: 2 },
    creee_le: '2025-01-01',
  });
  const de = { instance_id: instanceId, schema_id: schemaId };
  const siegeId = await insertId(client, 'siege', { ...de, college: 'epci', intitule: 'Essai', ordre: 1 });
  const membreId = await insertId(client, 'membre', {
    ...{ ...de, siege_id: siegeId, qualite: 'titulaire', prenom: 'Essai', nom: 'Essai', debut: '2025-01-01' },
  });
  const seanceId = await insertId(client, 'seance', {
    ...{ ...de, nature: 'suivi', debut: '2026-06-15T08:00:00Z', duree_minutes: 90, etat: 'tenue' },
  });
  const du = { seance_id: seanceId, schema_id: schemaId };
  const pointId = await insertId(client, 'point_seance', {
    ...{ ...du, ordre: 1, nature: 'information', intitule: 'Essai', duree_minutes: 10 },
  });
  const lienId = await insertId(client, 'point_lien', { ...du, point_id: pointId, action_id: actionId });
  await insertRows(client, 'proposition_ecartee', [{ ...du, instance_id: instanceId, cle: 'essai' }]);
  const presenceId = await insertId(client, 'presence', {
    ...{ ...du, membre_id: membreId, prenom: 'Essai', nom: 'Essai', etat: 'present', is_invite: false },
  });
  const noteId = await insertId(client, 'note_seance', { ...du, point_id: pointId, texte: 'Essai.' });
  const decisionId = await insertId(client, 'decision', {
    ...{ ...du, epci_id: epciId, serie: epciId, point_id: pointId, nature: 'autre', texte: 'Essai.', suivi: 'a_faire' },
  });
  const { rows } = await client.query<{ id: number }>(
    "insert into decision_effet (decision_id, schema_id, nature, seance_id, contenu) values ($1, $2, 'compte_rendu', $3, '{}') returning id",
    [decisionId, schemaId, seanceId],
  );
  await insertRows(client, 'compte_rendu', [{ ...du, ouverture: 'Essai.' }]);
  await client.query("insert into compte_rendu_public (seance_id, schema_id, contenu) values ($1, $2, '{}')", [
    seanceId,
    schemaId,
  ]);
  return {
    sample: { instanceId, siegeId, seanceId, pointId, decisionId },
    ou: {
      instance: `id = ${instanceId}`,
      siege: `id = ${siegeId}`,
      membre: `id = ${membreId}`,
      seance: `id = ${seanceId}`,
      point_seance: `id = ${pointId}`,
      point_lien: `id = ${lienId}`,
      proposition_ecartee: `seance_id = ${seanceId}`,
      presence: `id = ${presenceId}`,
      note_seance: `id = ${noteId}`,
      decision: `id = ${decisionId}`,
      decision_effet: `id = ${rows[0]!.id}`,
      compte_rendu: `seance_id = ${seanceId}`,
      compte_rendu_public: `seance_id = ${seanceId}`,
      flux_calendrier: `utilisateur_id = ${personneId}`,
    },
  };
}

/** Good rows of the tables of bodies for whoever has the right: see insertsOf in observe.ts. */
export function insertsOfInstance(at: {
  schemaId: number;
  epciId: number;
  actionId: number;
  personneId: number;
  instance: SampleInstance;
}): Record<string, string> {
  const { schemaId, epciId, actionId, personneId } = at;
  const { instanceId, siegeId, seanceId, pointId, decisionId } = at.instance;
  return {
    instance: `insert into instance (schema_id, epci_id, type, nom, minimum_annuel, creee_le)
      values (${schemaId}, ${epciId}, 'instance_locale', 'Autre', 2, '2026-01-01')`,
    siege: `insert into siege (instance_id, schema_id, college, intitule, ordre) values (${instanceId}, ${schemaId}, 'autre', 'Autre', 2)`,
    membre: `insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, debut)
      values (${siegeId}, ${instanceId}, ${schemaId}, 'suppleant', 'Essai', 'Essai', '2026-01-01')`,
    seance: `insert into seance (instance_id, schema_id, nature, debut, duree_minutes)
      values (${instanceId}, ${schemaId}, 'suivi', '2026-12-15 10:00Z', 60)`,
    point_seance: `insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
      values (${seanceId}, ${schemaId}, 2, 'information', 'Autre', 5)`,
    point_lien: `insert into point_lien (point_id, seance_id, schema_id, action_id) values (${pointId}, ${seanceId}, ${schemaId}, ${actionId})`,
    proposition_ecartee: `insert into proposition_ecartee (instance_id, cle, schema_id, seance_id)
      values (${instanceId}, 'autre', ${schemaId}, ${seanceId})`,
    presence: `insert into presence (seance_id, schema_id, prenom, nom, etat, is_invite) values (${seanceId}, ${schemaId}, 'A', 'B', 'present', true)`,
    note_seance: `insert into note_seance (seance_id, point_id, schema_id, action_id, texte)
      values (${seanceId}, ${pointId}, ${schemaId}, ${actionId}, 'Autre.')`,
    decision: `insert into decision (schema_id, seance_id, nature, texte) values (${schemaId}, ${seanceId}, 'autre', 'Autre.')`,
    decision_effet: `insert into decision_effet (decision_id, schema_id, nature, seance_id, contenu)
      values (${decisionId}, ${schemaId}, 'compte_rendu', ${seanceId}, '{}')`,
    compte_rendu: `insert into compte_rendu (seance_id, schema_id) values (${seanceId}, ${schemaId})`,
    compte_rendu_public: `insert into compte_rendu_public (seance_id, schema_id, contenu) values (${seanceId}, ${schemaId}, '{}')`,
    flux_calendrier: `insert into flux_calendrier (utilisateur_id, empreinte) values (${personneId}, md5(random()::text))`,
  };
}
