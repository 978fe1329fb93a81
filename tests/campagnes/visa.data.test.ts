import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { giveVisa, readVisas, recordVisa, withdrawVisa } from '@/lib/campagnes/visa';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let elu: Viewer;
let referent: Viewer;
let epciId: number;
let campagneId: number;
const one = async (sql: string, values: unknown[] = []) =>
  (await scene.owner.query<{ id: number }>(sql, values)).rows[0]!.id;

beforeAll(async () => {
  scene = await openScene();
  elu = await scene.viewerOf('elu.jlvd');
  referent = await scene.viewerOf('referent.jlvd');
  epciId = await one("select epci_id as id from schema_epci where sigle = 'JLVD'");
  await scene.owner.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
  campagneId = await one('select id from campagne where ouverture <= $1 order by annee desc limit 1', [AUJOURDHUI]);
});
afterAll(() => scene?.close());
beforeEach(async () => {
  for (const table of ['visa', 'avancement_epci'])
    await scene.owner.query(`delete from ${table} where campagne_id = $1 and epci_id = $2`, [campagneId, epciId]);
});

const write = <T>(viewer: Viewer, fn: Parameters<typeof asViewer<T>>[1]) => asViewer(viewer, fn, { write: true });
const place = () => ({ schemaId: scene.schemaId, epciId });
const donner = (viewer = elu) => write(viewer, (db) => giveVisa(db, viewer, place(), AUJOURDHUI));
const enregistrer = (dateVisa: string, viewer = referent) =>
  write(viewer, (db) => recordVisa(db, viewer, { ...place(), dateVisa }, AUJOURDHUI));
const retirer = (visaId: number, viewer: Viewer) =>
  write(viewer, (db) => withdrawVisa(db, viewer, { visaId }, AUJOURDHUI));
const lire = async (viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => readVisas(db, scene.schemaId, campagneId))).get(epciId);

/** Sends a line of the campaign for an action of its own, at this instant. */
async function transmettre(instant: string): Promise<void> {
  const { id } = await scene.makeAction();
  await scene.owner.query(
    `insert into avancement_epci (campagne_id, schema_id, action_id, epci_id, avancement, date_effet, auteur_id, created_at)
     values (0, $1, $2, $3, 'fait', $4, $5, $6)`,
    [scene.schemaId, id, epciId, AUJOURDHUI, referent.id, instant],
  );
}

test('tant que rien n’est transmis, il n’y a rien à viser', async () => {
  await expect(donner()).rejects.toThrow(/^Rien n'est encore transmis/);
  expect(await lire()).toBeUndefined();
});

describe('quand des lignes sont transmises', () => {
  beforeEach(() => transmettre('2026-11-20T09:00:00Z'));

  test('l’élu vise en ligne à la date du jour, sous son nom, une seule fois', async () => {
    await donner();
    expect(await lire()).toMatchObject({ dateVisa: AUJOURDHUI, isEnLigne: true, auteur: 'Gérard Latil', depuis: 0 });
    await expect(donner()).rejects.toThrow(/déjà visée/);
  });

  test('le référent enregistre le visa d’une réunion, ni à venir ni d’avant la campagne', async () => {
    for (const [date, reason] of [
      ['2026-11-23', /futur/],
      ['2026-01-15', /ouverture de la campagne/],
    ] as const) {
      const refusal = await enregistrer(date).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ChampRefuse);
      expect((refusal as ChampRefuse).message).toMatch(reason);
    }
    await enregistrer('2026-11-21');
    expect(await lire()).toMatchObject({ dateVisa: '2026-11-21', isEnLigne: false, auteur: 'Nathalie Estrangin' });
    await expect(enregistrer('2026-11-21')).rejects.toThrow(/déjà enregistré/);
  });

  test('ce qui part après le visa se compte, et l’élu peut viser de nouveau', async () => {
    await donner();
    await transmettre('2026-11-22T09:30:00Z');
    await transmettre('2026-11-22T09:45:00Z');
    expect(await lire()).toMatchObject({ depuis: 2 });
    // another EPCI reads the visa, not what was sent since
    expect(await lire(await scene.viewerOf('referent.dlva'))).toMatchObject({ isEnLigne: true, depuis: 0 });
    await donner();
    const { rowCount } = await scene.owner.query('select from visa where campagne_id = $1 and epci_id = $2', [
      campagneId,
      epciId,
    ]);
    expect(rowCount).toBe(2);
  });

  test('une ligne envoyée le jour de la réunion, à Paris, compte avant elle ; le lendemain, après', async () => {
    await transmettre('2026-11-20T17:00:00Z');
    await enregistrer('2026-11-20');
    expect(await lire()).toMatchObject({ depuis: 0 });
    await transmettre('2026-11-20T23:30:00Z');
    expect(await lire()).toMatchObject({ depuis: 1 });
  });

  test('chacun retire ce qu’il a donné, et la remontée redevient non visée', async () => {
    await donner();
    const { id } = (await lire())!;
    await expect(retirer(id, referent)).rejects.toThrow(Refus);
    await retirer(id, elu);
    expect(await lire()).toBeUndefined();
    await expect(retirer(id, elu)).rejects.toThrow(/déjà retiré/);
    const { rows } = await scene.owner.query('select retire_par_id as par from visa where id = $1', [id]);
    expect(rows).toEqual([{ par: elu.id }]);
  });

  test('ni la cellule, ni un autre EPCI, ni l’élu pour le référent : personne d’autre', async () => {
    const others = [scene.cellule, await scene.viewerOf('referent.dlva'), await scene.viewerOf('copil')];
    for (const viewer of [...others, referent]) await expect(donner(viewer)).rejects.toThrow(Refus);
    for (const viewer of [...others, elu]) await expect(enregistrer('2026-11-21', viewer)).rejects.toThrow(Refus);
    expect(await lire()).toBeUndefined();
  });

  test('un opérateur ne lit aucun visa, et n’en trouve aucun à retirer', async () => {
    await donner();
    const operateur = await scene.viewerOf('operateur.laposte');
    expect(await lire(operateur)).toBeUndefined();
    await expect(retirer((await lire())!.id, operateur)).rejects.toThrow(Introuvable);
  });
});
