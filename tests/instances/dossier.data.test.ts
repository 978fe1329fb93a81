import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { readDossier } from '@/lib/instances/dossier';
import { savePoint } from '@/lib/instances/points';
import { readSeance } from '@/lib/instances/seance';
import { enregistrerPointInput } from '@/lib/instances/seance-input';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const lire = (seanceId: number, viewer: Viewer = scene.cellule) =>
  asViewer(viewer, async (db) => {
    const seance = (await readSeance(db, scene.schemaId, seanceId))!;
    const { blocs } = await readDossier(db, viewer, { schemaId: scene.schemaId, seance }, '2026-11-22');
    return blocs.flatMap((bloc) => (bloc.nature === 'liste' ? bloc.elements : []));
  });

describe('le dossier d’une séance', () => {
  test('dit un indicateur calculé au jour de la séance, comme sa fiche le dit', async () => {
    const { rows } = await scene.owner.query<{ id: number }>(
      "select id from indicateur where formule = 'interlocuteurs' and etat = 'actif'",
    );
    const ecrire = async (debut: string) => {
      const seanceId = await scene.makeSeance({ debut });
      const point = { seanceId, nature: 'information', intitule: 'Réseau', dureeMinutes: '10' };
      await scene.write((db) =>
        savePoint(db, scene.cellule, enregistrerPointInput.parse({ ...point, indicateur: String(rows[0]!.id) })),
      );
      return seanceId;
    };
    const enPlace = async (jour: string) => {
      const { rows } = await scene.owner.query<{ n: number }>(
        "select count(*)::int as n from mandat where debut <= $1 and coalesce(fin, 'infinity') >= $1",
        [jour],
      );
      return rows[0]!.n;
    };
    const [ici, fin] = [await enPlace('2026-11-22'), await enPlace('2025-12-31')];
    expect(await lire(await ecrire('2026-11-22T08:00:00Z'))).toEqual(
      expect.arrayContaining([`2026 : ${ici}`, `2025 : ${fin}`]),
    );
    // to come, it is said as of today
    expect(await lire(await ecrire('2027-06-10T08:00:00Z'))).toContain(`2026 : ${ici}`);
  });
});
