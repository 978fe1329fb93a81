import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { listActionsAccueil, listChanges, listEcarts, listRetards } from '@/lib/suivi/accueil';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI, openScene, withdrawAction, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await scene.owner.query('truncate suivi_epci');
});
afterAll(() => scene?.close());

const list = (viewer: Viewer = scene.cellule) =>
  asViewer(viewer, (db) => listActionsAccueil(db, scene.schemaId, '2026-10-23'));
const find = async (id: number, viewer?: Viewer) => (await list(viewer)).find((action) => action.id === id)!;
const decide = (actionId: number, avancement: string, created: string) =>
  insertId(scene.owner, 'statut', {
    ...{ action_id: actionId, schema_id: scene.schemaId, nature: 'decision', avancement, auteur_id: scene.cellule.id },
    ...{ date_effet: created, commentaire: `Le ${created}`, created_at: `${created}T10:00:00Z` },
  });

test('un statut changé depuis un mois se dit avec celui d’avant ; ni plus ancien, ni redit', async () => {
  const [changed, old] = [await scene.makeAction(), await scene.makeAction()];
  const [same, first] = [await scene.makeAction(), await scene.makeAction()];
  await decide(changed.id, 'pas_fait', '2026-03-01');
  await decide(changed.id, 'fait', '2026-11-02');
  await decide(old.id, 'fait', '2026-10-22');
  await decide(same.id, 'fait', '2026-03-01');
  await decide(same.id, 'fait', '2026-11-02');
  await decide(first.id, 'en_cours', '2026-10-23');
  expect((await find(changed.id)).change).toEqual({
    avant: 'pas_fait',
    le: '2026-11-02',
    commentaire: 'Le 2026-11-02',
  });
  expect((await find(old.id)).change).toBeNull();
  expect((await find(same.id)).change).toBeNull();
  expect((await find(first.id)).change).toMatchObject({ avant: null });
  const changes = listChanges(await list()).map(({ id }) => id);
  expect(changes.indexOf(changed.id), 'la dernière d’abord').toBeLessThan(changes.indexOf(first.id));
});

test('une correction se compare à l’entrée d’avant celle qu’elle remplace', async () => {
  const { id } = await scene.makeAction();
  await decide(id, 'pas_fait', '2026-03-01');
  const wrong = await decide(id, 'fait', '2026-09-01');
  await insertId(scene.owner, 'statut', {
    ...{ action_id: id, schema_id: scene.schemaId, nature: 'correction', avancement: 'en_cours', corrige_id: wrong },
    ...{
      auteur_id: scene.cellule.id,
      date_effet: '2026-09-01',
      commentaire: 'Erreur.',
      created_at: '2026-11-03T10:00:00Z',
    },
  });
  expect((await find(id)).change).toMatchObject({ avant: 'pas_fait', le: '2026-11-03' });
});

test('les retards sont ceux du tableau, et ceux dont on n’a pas de nouvelles sont comptés', async () => {
  const [late, fresh, future] = [
    await scene.makeAction(['2026-11-21']),
    await scene.makeAction(['2026-11-21']),
    await scene.makeAction(['2026-11-22']),
  ];
  await decide(fresh.id, 'en_cours', '2026-11-02');
  const own = (await list()).filter(({ id }) => [late.id, fresh.id, future.id].includes(id));
  const { retards, sansNouvelles } = listRetards(own, AUJOURDHUI);
  expect(retards.map(({ id }) => id)).toEqual([late.id, fresh.id]);
  expect(sansNouvelles).toBe(1);
});

test('un écart se voit de qui lit les EPCI, jamais d’un opérateur ; sans réponse, il n’y en a pas', async () => {
  const { id } = await scene.makeAction();
  const { rows } = await scene.owner.query<{ id: number }>(
    "select epci_id as id from schema_epci where sigle in ('JLVD', 'PAA') order by ordre",
  );
  const epcis = rows.map((row) => row.id);
  const version = await scene.owner.query<{ id: number }>('select version_id as id from action where id = $1', [id]);
  await insertRows(
    scene.owner,
    'action_version_epci',
    epcis.map((epciId) => ({ version_id: version.rows[0]!.id, schema_id: scene.schemaId, epci_id: epciId })),
  );
  const ecarts = async (viewer: Viewer) => listEcarts((await list(viewer)).filter((action) => action.id === id));
  await decide(id, 'en_cours', '2026-03-01');
  expect(await ecarts(scene.cellule)).toEqual([]);
  const campagne = await scene.owner.query<{ id: number }>('select id from campagne order by annee desc limit 1');
  for (const epciId of epcis) {
    const line = await insertId(scene.owner, 'avancement_epci', {
      ...{ schema_id: scene.schemaId, action_id: id, epci_id: epciId, avancement: 'fait', auteur_id: scene.cellule.id },
      ...{ is_inchange: false, is_pour_compte: false, campagne_id: campagne.rows[0]!.id, date_effet: AUJOURDHUI },
      created_at: `${AUJOURDHUI}T08:00:00Z`,
    });
    await scene.owner.query(
      "insert into suite_avancement (avancement_id, schema_id, epci_id, suite, auteur_id) values ($1, $2, $3, 'valide', $4)",
      [line, scene.schemaId, epciId, scene.cellule.id],
    );
  }
  expect(await ecarts(scene.cellule)).toMatchObject([{ propose: 'fait', raison: '2 EPCI sur 2 : fait' }]);
  expect(await ecarts(await scene.viewerOf('copil'))).toHaveLength(1);
  const operateur = await scene.viewerOf('operateur.laposte');
  expect(await ecarts(operateur)).toEqual([]);
  expect((await find(id, operateur)).locaux.map(({ avancement }) => avancement)).toEqual([null, null]);
});

test('une action retirée n’est plus de l’accueil, un blocage y est avec sa raison', async () => {
  const [gone, blocked] = [await scene.makeAction(), await scene.makeAction()];
  await withdrawAction(scene, gone.id);
  await insertId(scene.owner, 'blocage', {
    ...{ action_id: blocked.id, schema_id: scene.schemaId, motif: 'Local inondé', condition: 'Un autre local' },
    ...{ date_effet: '2026-11-02', auteur_id: scene.cellule.id, created_at: '2026-11-02T10:00:00Z' },
  });
  expect(await find(gone.id)).toBeUndefined();
  expect((await find(blocked.id)).blocage).toEqual({ motif: 'Local inondé', depuis: '2026-11-02' });
});
