import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Sample } from './samples.ts';

/** What the good rows of observe.ts lean on: a local body of one place, and a meeting of it that was held, not yet written up. */
export type SampleInstance = {
  instanceId: number;
  siegeId: number;
  seanceId: number;
  /** Another whose minutes are approved. */
  approuveeId: number;
  pointId: number;
  decisionId: number;
};

type Where = { schemaId: number; epciId: number; actionId: number; personneId: number };

/** A local body with a vacant seat and a held one, and a meeting with a line of everything; nothing of it went round yet. */
export async function insertInstanceSample(
  client: pg.Client,
  { schemaId, epciId, actionId, personneId }: Where,
): Promise<{ sample: SampleInstance; ou: Record<string, string> }> {
  const instanceId = await insertId(client, 'instance', {
    ...{ schema_id: schemaId, epci_id: epciId, type: 'instance_locale', nom: 'Essai' },
    ...{ minimum_annuel: 2, creee_le: '2025-01-01' },
  });
  const place = { instance_id: instanceId, schema_id: schemaId };
  const siegeId = await insertId(client, 'siege', { ...place, college: 'autre', intitule: 'Essai', ordre: 1 });
  const membreId = await insertId(client, 'membre', {
    ...{ ...place, siege_id: siegeId, qualite: 'titulaire', prenom: 'Alix', nom: 'Essai', debut: '2025-01-01' },
  });
  const seanceId = await insertSeance(client, place, 'tenue');
  const base = { seance_id: seanceId, schema_id: schemaId };
  const pointId = await insertId(client, 'point_seance', {
    ...{ ...base, ordre: 1, nature: 'validation', intitule: 'Essai', duree_minutes: 10 },
  });
  const lienId = await insertId(client, 'point_lien', { ...base, point_id: pointId, action_id: actionId });
  await insertRows(client, 'proposition_ecartee', [
    { ...base, instance_id: instanceId, cle: 'essai', auteur_id: personneId },
  ]);
  await insertId(client, 'presence', { ...base, prenom: 'Alix', nom: 'Essai', etat: 'present', membre_id: membreId });
  await insertId(client, 'note_seance', { ...base, point_id: pointId, texte: 'Essai.', auteur_id: personneId });
  const decisionId = await insertId(client, 'decision', {
    ...base,
    point_id: pointId,
    nature: 'autre',
    texte: 'Essai.',
  });
  await insertId(client, 'decision_effet', {
    ...{ decision_id: decisionId, schema_id: schemaId, nature: 'compte_rendu', seance_id: seanceId, contenu: '{}' },
  });
  await insertRows(client, 'compte_rendu', [{ ...base, ouverture: 'Essai.' }]);
  // its public version is written, not published yet
  const approuveeId = await insertSeance(client, place, 'approuve');
  await insertRows(client, 'compte_rendu_public', [{ schema_id: schemaId, seance_id: approuveeId, contenu: '{}' }]);
  const own = `seance_id = ${seanceId}`;
  return {
    sample: { instanceId, siegeId, seanceId, approuveeId, pointId, decisionId },
    ou: {
      instance: `id = ${instanceId}`,
      siege: `id = ${siegeId}`,
      membre: `id = ${membreId}`,
      seance: `id = ${seanceId}`,
      point_lien: `id = ${lienId}`,
      decision: `id = ${decisionId}`,
      decision_effet: `decision_id = ${decisionId}`,
      compte_rendu_public: `seance_id = ${approuveeId}`,
      ...Object.fromEntries(
        ['point_seance', 'proposition_ecartee', 'presence', 'note_seance', 'compte_rendu'].map((table) => [table, own]),
      ),
    },
  };
}

/** A meeting of a body, the day before the anchor day. */
export function insertSeance(
  client: pg.Client,
  place: { instance_id: number; schema_id: number },
  etat: string,
): Promise<number> {
  return insertId(client, 'seance', {
    ...{ ...place, nature: 'suivi', debut: '2026-11-21T09:00:00Z', duree_minutes: 60, etat },
  });
}

/** The rows that would be good if the person had the right. */
export function insertsOfInstance(auteur: number | string, at: Sample): Record<string, string> {
  const { schemaId, epciId, actionId } = at;
  const { instanceId, siegeId, seanceId, approuveeId, pointId, decisionId } = at.instance;
  const base = `${seanceId}, ${schemaId}`;
  return {
    instance: `insert into instance (schema_id, epci_id, type, nom, minimum_annuel, creee_le)
      values (${schemaId}, ${epciId}, 'instance_locale', 'Essai', 2, '2026-11-22')`,
    siege: `insert into siege (instance_id, schema_id, college, intitule, ordre) values (${instanceId}, ${schemaId}, 'autre', 'Essai', 2)`,
    membre: `insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, debut)
      values (${siegeId}, ${instanceId}, ${schemaId}, 'suppleant', 'Alix', 'Essai', '2026-11-22')`,
    seance: `insert into seance (instance_id, schema_id, nature, debut, duree_minutes)
      values (${instanceId}, ${schemaId}, 'suivi', '2026-12-01T09:00:00Z', 60)`,
    point_seance: `insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
      values (${base}, 2, 'information', 'Essai', 10)`,
    point_lien: `insert into point_lien (seance_id, schema_id, point_id, action_id) values (${base}, ${pointId}, ${actionId})`,
    proposition_ecartee: `insert into proposition_ecartee (seance_id, schema_id, instance_id, cle, auteur_id)
      values (${base}, ${instanceId}, 'nouvelle', ${auteur})`,
    presence: `insert into presence (seance_id, schema_id, prenom, nom, etat) values (${base}, 'Alix', 'Essai', 'excuse')`,
    note_seance: `insert into note_seance (seance_id, schema_id, point_id, texte) values (${base}, ${pointId}, 'Essai.')`,
    decision: `insert into decision (seance_id, schema_id, nature, texte) values (${base}, 'autre', 'Essai.')`,
    decision_effet: `insert into decision_effet (decision_id, schema_id, nature, seance_id, contenu)
      values (${decisionId}, ${schemaId}, 'compte_rendu', ${seanceId}, '{}')`,
    compte_rendu: `insert into compte_rendu (seance_id, schema_id) values (${base})`,
    compte_rendu_public: `insert into compte_rendu_public (seance_id, schema_id, contenu) values (${approuveeId}, ${schemaId}, '{}')`,
    flux_calendrier: `insert into flux_calendrier (utilisateur_id, empreinte) values (${at.personneId}, 'essai-nouveau')`,
  };
}
