import type { Viewer } from '@/lib/access/can';
import { asViewer, type WriteDb } from '@/lib/db';
import { createIndicateur } from '@/lib/indicateurs/definition-ecriture';
import { creerIndicateurInput } from '@/lib/indicateurs/definition-input';
import { openFiche, type Fiche } from '@/lib/indicateurs/ouverture';
import { insertRows } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

export const ANNEE = 2026;

/** What the form says of a number that the EPCI give. */
export const nombre = {
  ...{ libelle: 'Lieux ouverts', type: 'nombre', unite: 'lieux', echelle: 'epci', agregation: 'somme', sens: 'hausse' },
  ...{ periodicite: 'annuelle' },
} as const;

export type SceneIndicateurs = Scene & {
  /** One transaction of the cellule. */
  ecrire: <T>(fn: (db: WriteDb) => Promise<T>) => Promise<T>;
  /** The sheet as somebody reads it, the cellule by default. */
  ficheOf: (id: number, viewer?: Viewer) => Promise<Fiche>;
  /** The `id` that the first row of a query gives. */
  idOf: (sql: string) => Promise<number>;
  revisionOf: (id: number) => Promise<number>;
  /** A followed number by EPCI, defined from the start of the scheme; 10, 11 and 12 for its first three EPCI in 2025 and 2026. */
  makeSuivi: () => Promise<number>;
};

/** The demonstration in a database of its own, and what the tests of indicators do in it. */
export async function openIndicateurs(): Promise<SceneIndicateurs> {
  const scene = await openScene();
  const ecrire: SceneIndicateurs['ecrire'] = (fn) => asViewer(scene.cellule, fn, { write: true });
  const idOf = async (sql: string) => (await scene.owner.query<{ id: number }>(sql)).rows[0]!.id;
  const ficheOf = async (id: number, viewer = scene.cellule) =>
    (await asViewer(viewer, (db) => openFiche(db, viewer, { code: '04-2025', id: String(id), today: AUJOURDHUI })))!;
  const makeSuivi = async () => {
    const input = creerIndicateurInput.parse({ ...nombre, schemaId: scene.schemaId });
    const id = await ecrire((db) => createIndicateur(db, scene.cellule, input));
    const { epcis } = (await ficheOf(id)).indicateur;
    const rows = [2025, ANNEE].flatMap((annee) =>
      epcis.slice(0, 3).map((epci_id, i) => ({
        ...{ indicateur_id: id, schema_id: scene.schemaId, annee, epci_id, version_id: 0, statut: 'renseignee' },
        ...{ valeur: 10 + i, suite: 'valide' },
      })),
    );
    await insertRows(scene.owner, 'valeur_indicateur', rows);
    return id;
  };
  const revisionOf = (id: number) => idOf(`select revision as id from indicateur where id = ${id}`);
  return { ...scene, ecrire, ficheOf, idOf, revisionOf, makeSuivi };
}
