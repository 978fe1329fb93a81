import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { confirmDecision, saveDecision } from '@/lib/instances/decisions';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const COMBIEN = 50;

test('cinquante confirmations à la fois, dont certaines échouent, donnent des numéros sans trou ni double dans chaque série', async () => {
  const jlvd = await scene.viewerOf('referent.jlvd');
  const copil = await scene.makeSeance();
  const locale = await scene.makeSeance({ epci: 'jlvd' });
  const ecrites: { viewer: Viewer; i: number; id: number; revision: number }[] = [];
  for (let i = 0; i < COMBIEN; i++) {
    const [viewer, seanceId] = i % 3 === 0 ? [jlvd, locale] : [scene.cellule, copil];
    const input = { seanceId, texte: `Décision ${i}.`, nature: 'autre', responsable: null } as never;
    ecrites.push({ viewer, i, ...(await scene.write((db) => saveDecision(db, viewer, input), viewer)) });
  }
  const confirmer = ({ viewer, id, revision, i }: (typeof ecrites)[number]) =>
    scene.write(async (db) => {
      const numero = await confirmDecision(db, viewer, { decisionId: id, revision }, AUJOURDHUI);
      // one in seven takes its number, then falls
      if (i % 7 === 3) throw new Error('panne');
      return numero;
    }, viewer);
  const rendus = await Promise.allSettled(ecrites.map(confirmer));
  expect(rendus.filter(({ status }) => status === 'rejected')).toHaveLength(
    ecrites.filter(({ i }) => i % 7 === 3).length,
  );
  const { rows } = await scene.owner.query<{ serie: number; numeros: number[] }>(
    `select serie, array_agg(numero order by numero) as numeros from decision
     where schema_id = $1 and annee = 2026 and numero is not null group by serie`,
    [scene.schemaId],
  );
  const epcis = rows.filter(({ numeros }) => numeros.length > 5);
  expect(epcis).toHaveLength(2);
  for (const { numeros } of rows) expect(numeros).toEqual(numeros.map((_, i) => i + 1));
});
