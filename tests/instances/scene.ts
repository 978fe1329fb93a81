import { asViewer, type WriteDb } from '@/lib/db';
import type { Viewer } from '@/lib/access/can';
import { insertId } from '../../prisma/seed/insert.ts';
import { openScene, type Scene } from '../suivi/scene.ts';

/** The demonstration, with a body and a meeting of today to write in. */
export type SceneInstance = Scene & {
  makeSeance: (options?: { epci?: string; debut?: string; etat?: string }) => Promise<number>;
  /** The body that those meetings are of. */
  instanceOf: (epci?: string) => Promise<number>;
  /** A seat of that body and who holds it since the first of January 2025; returns the member. */
  makeMembre: (instanceId: number, membre?: Membre) => Promise<number>;
  makePoint: (seanceId: number, intitule?: string) => Promise<number>;
  write: <T>(fn: (db: WriteDb) => Promise<T>, viewer?: Viewer) => Promise<T>;
};

export type Membre = {
  nom?: string;
  qualite?: 'titulaire' | 'suppleant';
  debut?: string;
  fin?: string | null;
  siegeId?: number;
  utilisateurId?: number | null;
  organisationId?: number | null;
};

export async function openSceneInstance(): Promise<SceneInstance> {
  const scene = await openScene();
  const { owner, schemaId } = scene;
  const instances = new Map<string, number>();
  const epciOf = async (sigle: string) =>
    (
      await owner.query<{ id: number }>(
        'select epci_id as id from schema_epci where schema_id = $1 and lower(sigle) = $2',
        [schemaId, sigle],
      )
    ).rows[0]!.id;
  const instanceOf = async (epci: string) => {
    const known = instances.get(epci);
    if (known) return known;
    const id = await insertId(owner, 'instance', {
      ...{ schema_id: schemaId, nom: `Instance ${epci}`, minimum_annuel: 2, creee_le: '2025-01-01' },
      ...(epci === 'copil'
        ? { type: 'comite_pilotage', epci_id: null }
        : { type: 'instance_locale', epci_id: await epciOf(epci) }),
    });
    instances.set(epci, id);
    return id;
  };
  return {
    ...scene,
    makeSeance: async ({ epci = 'copil', debut = '2026-11-22T08:00:00Z', etat = 'convoquee' } = {}) =>
      insertId(owner, 'seance', {
        ...{ instance_id: await instanceOf(epci), schema_id: schemaId, nature: 'suivi' },
        ...{ debut, duree_minutes: 120, etat },
      }),
    instanceOf: (epci = 'copil') => instanceOf(epci),
    makeMembre: async (instanceId, membre = {}) => {
      const { nom = 'Durand', qualite = 'titulaire', debut = '2025-01-01', fin = null, utilisateurId = null } = membre;
      const place = { instance_id: instanceId, schema_id: schemaId };
      const siege = { ...place, college: 'autre', intitule: `Siège de ${nom}`, ordre: 1 };
      const siege_id =
        membre.siegeId ??
        (await insertId(owner, 'siege', { ...siege, organisation_id: membre.organisationId ?? null }));
      return insertId(owner, 'membre', {
        ...{ ...place, siege_id, qualite, prenom: 'Anne', nom, debut, fin, utilisateur_id: utilisateurId },
      });
    },
    makePoint: (seanceId, intitule = 'Un point') =>
      insertId(owner, 'point_seance', {
        ...{ seance_id: seanceId, schema_id: schemaId, ordre: 1, nature: 'validation', intitule, duree_minutes: 20 },
      }),
    write: (fn, viewer = scene.cellule) => asViewer(viewer, fn, { write: true }),
  };
}
