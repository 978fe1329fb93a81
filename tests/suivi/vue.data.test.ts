import { afterAll, beforeAll, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { readDerniereRemontee } from '@/lib/suivi/derniere-remontee';
import { listJalons } from '@/lib/suivi/calendrier';
import { readLecture, type Moment } from '@/lib/suivi/lecture';
import { openTableau } from '@/lib/suivi/tableau';
import { readPourVue } from '@/lib/suivi/vue';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

type Validee = { action_id: number; epci_id: number; id: number; date_effet: string; siren: string };

/** A cell with a validated report, and the siren of its EPCI. */
async function someCell(): Promise<Validee> {
  const { rows } = await scene.owner.query<Validee>(
    `select l.action_id, l.epci_id, l.id, l.date_effet::text, e.siren from suivi_epci s
     join avancement_epci l on l.id = s.avancement_id join epci e on e.id = l.epci_id order by l.id limit 1`,
  );
  return rows[0]!;
}

async function read(name: CastName, place: { actionId: number; epciId: number }, moment: Moment | null = null) {
  const viewer = await scene.viewerOf(name);
  return asViewer(viewer, (db) => readDerniereRemontee(db, { ...place, schemaId: scene.schemaId }, moment));
}

test('une case ouvre la dernière remontée validée, ou celle qui l’était à la date lue', async () => {
  const cell = await someCell();
  const place = { actionId: cell.action_id, epciId: cell.epci_id };
  expect(await read('cellule.etat', place)).toMatchObject({ dateEffet: cell.date_effet });
  const eve = '2025-01-02';
  expect(await read('cellule.etat', place, { au: eve, connuLe: null })).toBeNull();
  expect(await read('cellule.etat', place, { au: AUJOURDHUI, connuLe: eve })).toBeNull();
});

test('un opérateur n’en lit aucune', async () => {
  const cell = await someCell();
  expect(await read('operateur.laposte', { actionId: cell.action_id, epciId: cell.epci_id })).toBeNull();
});

test('la case n’est ouverte que dans la matrice, et pour qui lit le niveau local', async () => {
  const cell = await someCell();
  const found = await asViewer(scene.cellule, async (db) => {
    const open = async (search: string, lit: boolean) => {
      const lecture = readLecture(new URLSearchParams(search));
      const { tableau } = (await openTableau(db, '04-2025', lecture, AUJOURDHUI))!;
      const cellule = `${cell.action_id}.${cell.siren}`;
      return (await readPourVue(db, tableau!, { lecture, moment: null, du: null, cellule, lit })).cellule?.remontee
        ?.dateEffet;
    };
    return [await open('vue=matrice', true), await open('vue=matrice', false), await open('vue=kanban', true)];
  });
  expect(found).toEqual([cell.date_effet, undefined, undefined]);
});

test('les jalons sont ceux du texte en vigueur, faits ou non à la date lue', async () => {
  const { id, jalonIds } = await scene.makeAction(['2026-03-31', '2026-12-31']);
  await scene.owner.query(
    `insert into jalon_realisation (jalon_id, schema_id, fait_le, revision_lue, auteur_id, created_at)
     values ($1, $2, '2026-04-10', 0, $3, '2026-04-12T10:00:00Z')`,
    [jalonIds[0], scene.schemaId, scene.cellule.id],
  );
  const list = async (moment: Moment | null) => {
    const all = await asViewer(scene.cellule, (db) => listJalons(db, scene.schemaId, moment));
    return all.filter(({ actionId }) => actionId === id).map(({ fin, faitLe }) => [fin, faitLe]);
  };
  const rest = ['2026-12-31', null];
  expect(await list(null)).toEqual([['2026-03-31', '2026-04-10'], rest]);
  expect(await list({ au: AUJOURDHUI, connuLe: null })).toEqual([['2026-03-31', '2026-04-10'], rest]);
  expect(await list({ au: '2026-04-09', connuLe: null })).toEqual([['2026-03-31', null], rest]);
  expect(await list({ au: AUJOURDHUI, connuLe: '2026-04-11' })).toEqual([['2026-03-31', null], rest]);
});
