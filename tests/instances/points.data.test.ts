import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { orderPoints, removePoint, restorePoint, savePoint } from '@/lib/instances/points';
import { readSeance } from '@/lib/instances/seance';
import { enregistrerPointInput, retablirPointInput } from '@/lib/instances/seance-input';
import { insertId } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const enregistrer = (seanceId: number, plus: object, viewer = scene.cellule) => {
  const base = { seanceId, nature: 'discussion', intitule: 'Un point', dureeMinutes: '15' };
  return scene.write((db) => savePoint(db, viewer, enregistrerPointInput.parse({ ...base, ...plus })), viewer);
};
const lire = async (id: number) => (await asViewer(scene.cellule, (db) => readSeance(db, scene.schemaId, id)))!.points;
const garnir = async (...intitules: string[]) => {
  const seanceId = await scene.makeSeance();
  const ids: number[] = [];
  for (const intitule of intitules) ids.push(await enregistrer(seanceId, { intitule }));
  return { seanceId, ids };
};
const unId = async (sql: string) => (await scene.owner.query<{ id: number }>(sql)).rows[0]!.id;

describe('un point', () => {
  test('se met à la suite, avec ce dont il parle : codes, références, listes', async () => {
    const indicateur = await unId("select id from indicateur where etat = 'actif' limit 1");
    const document = await unId('select id from document where retire_le is null limit 1');
    const { seanceId } = await garnir('Ouverture');
    const plus = { intitule: 'MSAP', rapporteur: 'CAF', actions: '3-B-2, 1-a-1;3-B-2', conventions: 'cad-06' };
    await enregistrer(seanceId, { ...plus, indicateur: String(indicateur), document: String(document) });
    const [premier, second] = await lire(seanceId);
    expect([premier!.ordre, second!.ordre]).toEqual([1, 2]);
    expect(second).toMatchObject({ nature: 'discussion', dureeMinutes: 15, rapporteur: 'CAF', revision: 1 });
    const liens = second!.liens.map(({ objet, code }) => `${objet} ${code ?? ''}`.trim());
    expect(liens.toSorted()).toEqual(['action 1-A-1', 'action 3-B-2', 'convention CAD-06', 'document', 'indicateur']);
    expect(second!.liens.every(({ libelle }) => libelle.length > 0)).toBe(true);
  });

  test('refuse à côté du champ un code que le schéma n’a pas', async () => {
    const { seanceId } = await garnir();
    await expect(enregistrer(seanceId, { actions: '3-B-2, 9-Z-9' })).rejects.toMatchObject({
      ...{ champ: 'actions', message: expect.stringContaining('9-Z-9') as string },
    });
    await expect(enregistrer(seanceId, { conventions: 'CAD-99' })).rejects.toBeInstanceOf(ChampRefuse);
    expect(await lire(seanceId)).toEqual([]);
  });

  test('réécrit, garde ce qui reste coché et gagne ce qui est ajouté', async () => {
    const { seanceId } = await garnir();
    const ressource = await unId("select id from action where etat = 'ressource' limit 1");
    const pointId = await enregistrer(seanceId, { actions: '3-B-2, 1-A-1', lien: [`action:${ressource}`] });
    const [{ liens }] = (await lire(seanceId)) as [Awaited<ReturnType<typeof lire>>[number]];
    const coche = liens
      .filter(({ code, cible }) => code !== '1-A-1' || cible === ressource)
      .map(({ objet, cible }) => `${objet}:${cible}`);
    await enregistrer(seanceId, { pointId, revision: 1, intitule: 'Relu', lien: coche, conventions: 'CAD-01' });
    const [relu] = await lire(seanceId);
    expect(relu).toMatchObject({ intitule: 'Relu', revision: 2 });
    expect(relu!.liens).toHaveLength(3);
    expect(relu!.liens.map(({ code }) => code)).toEqual(expect.arrayContaining(['3-B-2', 'CAD-01']));
    await expect(enregistrer(seanceId, { pointId, revision: 1 })).rejects.toBeInstanceOf(Conflit);
  });

  test('ne parle pas d’un autre schéma', async () => {
    const { seanceId } = await garnir();
    await expect(enregistrer(seanceId, { lien: ['action:999999'] })).rejects.toMatchObject({ champ: 'action' });
  });
});

describe('l’ordre', () => {
  const ranger = (seanceId: number, avant: number[], point: number[]) =>
    scene.write((db) => orderPoints(db, scene.cellule, { seanceId, avant, point }));

  test('se range entier, et se refuse quand l’ordre du jour a changé sous les yeux', async () => {
    const { seanceId, ids } = await garnir('A', 'B', 'C');
    const [a, b, c] = ids as [number, number, number];
    await ranger(seanceId, [a, b, c], [c, a, b]);
    expect((await lire(seanceId)).map(({ intitule }) => intitule)).toEqual(['C', 'A', 'B']);
    await expect(ranger(seanceId, [a, b, c], [b, a, c])).rejects.toBeInstanceOf(Conflit);
    await expect(ranger(seanceId, [c, a, b], [c, a])).rejects.toBeInstanceOf(Conflit);
    await expect(ranger(seanceId, [c, a, b], [c, a, 999_999])).rejects.toBeInstanceOf(Conflit);
    expect((await lire(seanceId)).map(({ ordre }) => ordre)).toEqual([1, 2, 3]);
  });
});

describe('retirer un point', () => {
  test('se reprend : même rang, mêmes mots, mêmes liens', async () => {
    const { seanceId, ids } = await garnir('A', 'B', 'C');
    await enregistrer(seanceId, {
      ...{ pointId: ids[1], revision: 1, intitule: 'B', rapporteur: 'CAF', actions: '3-B-2', nature: 'validation' },
    });
    const b = (await lire(seanceId))[1]!;
    const retirer = (revision: number) =>
      scene.write((db) => removePoint(db, scene.cellule, { pointId: b.id, revision }));
    await expect(retirer(1)).rejects.toBeInstanceOf(Conflit);
    await retirer(2);
    expect((await lire(seanceId)).map(({ intitule }) => intitule)).toEqual(['A', 'C']);
    await expect(retirer(2)).rejects.toBeInstanceOf(Introuvable);
    const input = retablirPointInput.parse({
      ...{ ...b, seanceId, ordre: 2, proposition: '', lien: b.liens.map(({ objet, cible }) => `${objet}:${cible}`) },
    });
    await scene.write((db) => restorePoint(db, scene.cellule, input, AUJOURDHUI));
    const points = await lire(seanceId);
    expect(points.map(({ intitule }) => intitule)).toEqual(['A', 'B', 'C']);
    expect(points[1]).toMatchObject({ rapporteur: 'CAF', nature: 'validation', liens: [{ code: '3-B-2' }] });
  });

  test('se refuse dès que quelque chose y est noté', async () => {
    const { seanceId, ids } = await garnir('Noté');
    await insertId(scene.owner, 'note_seance', {
      ...{ seance_id: seanceId, point_id: ids[0]!, schema_id: scene.schemaId, texte: 'Dit.' },
    });
    const retrait = scene.write((db) => removePoint(db, scene.cellule, { pointId: ids[0]!, revision: 1 }));
    await expect(retrait).rejects.toThrow('porte des notes');
  });
});

describe('l’ordre du jour', () => {
  test('ne change plus une fois le compte rendu diffusé, ni la séance annulée', async () => {
    for (const etat of ['diffuse', 'approuve', 'annulee']) {
      const seanceId = await scene.makeSeance({ etat });
      await expect(enregistrer(seanceId, {})).rejects.toBeInstanceOf(Refus);
    }
  });

  test('d’une instance locale ne s’écrit pas depuis un autre EPCI, ni par la cellule', async () => {
    const [jlvd, dlva] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.dlva')];
    const seanceId = await scene.makeSeance({ epci: 'jlvd' });
    const pointId = await enregistrer(seanceId, {}, jlvd);
    await expect(enregistrer(seanceId, {}, dlva)).rejects.toBeInstanceOf(Introuvable);
    await expect(enregistrer(seanceId, {})).rejects.toBeInstanceOf(Refus);
    const retrait = scene.write((db) => removePoint(db, dlva, { pointId, revision: 1 }), dlva);
    await expect(retrait).rejects.toBeInstanceOf(Introuvable);
  });
});
