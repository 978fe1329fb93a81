import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { SceneAcces } from './remontees-scene.ts';
import { organisationOf } from './samples-conventions.ts';
import { insertSeance } from './samples-instances.ts';

export type Seance = {
  instanceId: number;
  schemaId: number;
  id: number;
  pointId: number;
  noteId: number;
  presenceId: number;
  /** Being written, unless the minutes went round: confirmed then. */
  decisionId: number;
};
type Corps = { epci?: string; type?: 'comite_pilotage' | 'comite_technique'; schema?: '04' | '84' };
type Siege = { organisationId?: number | null; utilisateurId?: number; fin?: string; retire_le?: string };

/** The number of the next decision that the owner of the base writes as confirmed, far from those of the demonstration. */
let numero = 500;

/** A body of its own: the local one of an EPCI, or one of the département. */
export async function makeInstance(scene: SceneAcces, { epci, type, schema = '04' }: Corps): Promise<number> {
  return insertId(scene.owner, 'instance', {
    ...{ schema_id: scene.voisins.schemas[schema], nom: 'Essai', minimum_annuel: 2, creee_le: '2025-01-01' },
    ...{ epci_id: epci ? scene.voisins.epcis[epci] : null, type: epci ? 'instance_locale' : type },
  });
}

/** A meeting of a body of its own, with a point, what was said of it, who was there and a decision. */
export async function makeSeance(scene: SceneAcces, { etat, ...corps }: Corps & { etat: string }): Promise<Seance> {
  return insertMeeting(scene, await makeInstance(scene, corps), etat);
}

/** The same for a body that is there. */
export async function insertMeeting({ owner }: SceneAcces, instanceId: number, etat: string): Promise<Seance> {
  const { rows } = await owner.query<{ schema_id: number; epci_id: number | null }>(
    'select schema_id, epci_id from instance where id = $1',
    [instanceId],
  );
  const { schema_id, epci_id } = rows[0]!;
  const id = await insertSeance(owner, { instance_id: instanceId, schema_id }, etat);
  const base = { seance_id: id, schema_id };
  const pointId = await insertId(owner, 'point_seance', {
    ...{ ...base, ordre: 1, nature: 'validation', intitule: 'Essai', duree_minutes: 10 },
  });
  const noteId = await insertId(owner, 'note_seance', { ...base, point_id: pointId, texte: 'Essai.' });
  const presenceId = await insertId(owner, 'presence', { ...base, prenom: 'Alix', nom: 'Essai', etat: 'present' });
  await insertRows(owner, 'compte_rendu', [{ ...base, ouverture: 'Essai.', contenu: '{}' }]);
  const isRendue = ['diffuse', 'approuve', 'publie'].includes(etat);
  const numerotee = { annee: 2026, numero: ++numero, confirmee_le: '2026-11-21T10:00:00Z' };
  const decisionId = await insertId(owner, 'decision', {
    ...{ ...base, epci_id, serie: epci_id ?? 0, point_id: pointId, nature: 'autre', texte: 'Essai.' },
    ...{ responsable: 'Alix Essai', echeance: '2027-01-31' },
    ...(isRendue ? numerotee : {}),
  });
  return { instanceId, schemaId: schema_id, id, pointId, noteId, presenceId, decisionId };
}

/** A confirmed decision of a meeting that was held and not written up, and who answers for it. */
export async function confirmAs({ owner }: SceneAcces, { decisionId }: Seance, responsableId: number | null) {
  await owner.query(
    "update decision set annee = 2026, numero = $2, confirmee_le = '2026-11-21T10:00:00Z', responsable_id = $3 where id = $1",
    [decisionId, ++numero, responsableId],
  );
}

/** A seat of a body, an organisation's or a person's. */
export async function addSiege(
  { owner }: SceneAcces,
  { instanceId, schemaId }: Pick<Seance, 'instanceId' | 'schemaId'>,
  { organisationId = null, utilisateurId, fin, retire_le }: Siege,
): Promise<number> {
  const place = { instance_id: instanceId, schema_id: schemaId };
  const siegeId = await insertId(owner, 'siege', {
    ...{ ...place, college: 'autre', intitule: 'Essai', ordre: 1, organisation_id: organisationId },
    retire_le: retire_le ?? null,
  });
  if (utilisateurId)
    await insertId(owner, 'membre', {
      ...{ ...place, siege_id: siegeId, qualite: 'titulaire', prenom: 'Alix', nom: 'Essai' },
      ...{ utilisateur_id: utilisateurId, debut: '2025-01-01', fin: fin ?? null },
    });
  return siegeId;
}

/** The organisation that an EPCI is, or the one of a sigle. */
export async function organisation(scene: SceneAcces, sigle: string): Promise<number> {
  const epciId = scene.voisins.epcis[sigle];
  if (epciId) return organisationOf(scene.owner, epciId);
  const { rows } = await scene.owner.query<{ id: number }>('select id from organisation where sigle = $1', [sigle]);
  return rows[0]!.id;
}
