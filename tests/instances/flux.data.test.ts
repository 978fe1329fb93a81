import { afterAll, beforeAll, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { findFlux, openFlux, readFlux, revokeFlux } from '@/lib/instances/flux';
import { listRendezvous } from '@/lib/instances/rendezvous';
import type { CastName } from '../../prisma/seed/cast.ts';
import { answerAsApp } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const ouvrir = async (name: CastName) => {
  const viewer = await scene.viewerOf(name);
  return { viewer, secret: await scene.write((db) => openFlux(db, viewer), viewer) };
};
const ORIGINE = 'https://maillage.example';
const lire = (id: number) => asViewer({ id }, (db) => listRendezvous(db, { origine: ORIGINE }));

test('l’adresse se donne une fois ; la base n’en garde que l’empreinte, que personne ne relit', async () => {
  const { viewer, secret } = await ouvrir('referent.jlvd');
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const { rows } = await scene.owner.query<{ empreinte: string }>('select empreinte from flux_calendrier');
  expect(rows.map(({ empreinte }) => empreinte)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(await findFlux(secret)).toBe(viewer.id);
  expect(await asViewer(viewer, (db) => readFlux(db))).toMatchObject({ createdAt: expect.any(String) as string });
  expect(await answerAsApp(scene, 'select empreinte from flux_calendrier')).toBe('42501');
});

test('en changer ferme la première ; la fermer la fait taire ; une autre personne n’y peut rien', async () => {
  const premiere = await ouvrir('copil');
  const seconde = await ouvrir('copil');
  expect(await findFlux(premiere.secret)).toBeNull();
  expect(await findFlux(seconde.secret)).toBe(seconde.viewer.id);
  await scene.write((db) => revokeFlux(db, scene.cellule));
  expect(await findFlux(seconde.secret)).toBe(seconde.viewer.id);
  await scene.write((db) => revokeFlux(db, seconde.viewer), seconde.viewer);
  expect(await findFlux(seconde.secret)).toBeNull();
  expect(await asViewer(seconde.viewer, (db) => readFlux(db))).toBeNull();
});

test('un secret inconnu, abrégé ou d’un compte fermé n’ouvre rien', async () => {
  const { viewer, secret } = await ouvrir('referent.hppb');
  for (const autre of ['', 'x', secret.slice(1), `${secret}x`, secret.toLowerCase(), 'A'.repeat(43)])
    expect(await findFlux(autre)).toBeNull();
  await scene.owner.query("update compte set ferme_le = '2026-11-20T08:00:00Z' where utilisateur_id = $1", [viewer.id]);
  expect(await findFlux(secret)).toBeNull();
});

test('le calendrier est celui de la personne : la séance locale d’un autre EPCI n’y est pas', async () => {
  const jlvd = await scene.makeSeance({ epci: 'jlvd' });
  const dlva = await scene.makeSeance({ epci: 'dlva', debut: '2026-11-24T08:00:00Z' });
  const referent = await scene.viewerOf('referent.jlvd');
  const ids = (await lire(referent.id)).map(({ id }) => id);
  expect(ids).toContain(jlvd);
  expect(ids).not.toContain(dlva);
  const cellule = await lire(scene.cellule.id);
  expect(cellule.map(({ id }) => id)).toEqual(expect.arrayContaining([jlvd, dlva]));
  expect(cellule.find(({ id }) => id === jlvd)!.url).toBe(`${ORIGINE}/s/04-2025/seances/${jlvd}`);
});

test('une séance seule se demande par son schéma, et pas hors de ses droits', async () => {
  const id = await scene.makeSeance({ epci: 'dlva' });
  const une = (viewer: { id: number }, schemaCode = '04-2025') =>
    asViewer(viewer, (db) => listRendezvous(db, { origine: ORIGINE, seance: { id, schemaCode } }));
  expect(await une(scene.cellule)).toHaveLength(1);
  expect(await une(scene.cellule, '05-2025')).toEqual([]);
  expect(await une(await scene.viewerOf('referent.jlvd'))).toEqual([]);
});
