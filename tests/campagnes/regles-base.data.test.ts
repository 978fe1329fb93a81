import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSceneAcces, type Name, type SceneAcces } from '../access/remontees-scene.ts';
import { withdrawAction } from '../suivi/scene.ts';
import {
  fixClock,
  insertCampagne,
  insertDemande,
  insertLigne,
  insertReponse,
  insertSuite,
  type Cellule,
} from './lignes.ts';

let scene: SceneAcces;
beforeAll(async () => void (scene = await openSceneAcces()));
afterAll(() => scene?.close());

const fresh = () => scene.cellOf('04', 'JLVD', 'referent.jlvd');
const keysOf = ({ schemaId, epciId }: Cellule) => `${schemaId}, ${epciId}`;

/** What the database answers to this person who sends a line. */
const transmet = (who: Name, at: Cellule, isPourCompte = false) =>
  scene.dire(
    who,
    `insert into avancement_epci (action_id, schema_id, epci_id, avancement, is_pour_compte, auteur_id)
     values (${at.actionId}, ${keysOf(at)}, 'fait', ${isPourCompte}, ${scene.ids[who]})`,
  );

/** What it answers to the cellule that examines one. */
const examine = (at: Cellule, id: number, suite: 'valide' | 'retourne' = 'valide', motif = 'null') =>
  scene.dire(
    'cellule.etat',
    `insert into suite_avancement (avancement_id, schema_id, epci_id, suite, motif, auteur_id)
     values (${id}, ${keysOf(at)}, '${suite}', ${motif}, ${scene.ids['cellule.etat']})`,
  );

const demande = (at: Cellule, id: number) =>
  scene.dire(
    'referent.jlvd',
    `insert into demande_correction (avancement_id, schema_id, epci_id, motif, auteur_id)
     values (${id}, ${keysOf(at)}, 'Erreur de ligne.', ${scene.ids['referent.jlvd']})`,
  );

async function readLigne(id: number) {
  const { rows } = await scene.owner.query<{ campagneId: number; dateEffet: string; corrigeId: number | null }>(
    `select campagne_id as "campagneId", date_effet::text as "dateEffet", corrige_id as "corrigeId"
     from avancement_epci where id = $1`,
    [id],
  );
  return rows[0]!;
}

async function readSuivi({ actionId, epciId }: Cellule) {
  const { rows } = await scene.owner.query<Record<string, unknown>>(
    `select avancement_id as "ligneId", avancement, depuis::text, confirme_le::text as "confirmeLe"
     from suivi_epci where action_id = $1 and epci_id = $2`,
    [actionId, epciId],
  );
  return rows[0] ?? null;
}

/** Sends a line on a day, and validates it. */
async function valide(at: Cellule, jour: string, avancement: string): Promise<number> {
  await fixClock(scene.owner, jour);
  const id = await insertLigne(scene.owner, at, { avancement });
  await insertSuite(scene.owner, at, id);
  await fixClock(scene.owner);
  return id;
}

describe('transmettre', () => {
  test('va à la dernière campagne ouverte, au jour de l’envoi', async () => {
    const id = await insertLigne(scene.owner, await fresh());
    await insertCampagne(scene.owner, scene.voisins.schemas['04'], 2060, { ouverture: '2026-11-23' });
    const after = await insertLigne(scene.owner, await fresh());
    const expected = { campagneId: scene.campagnes['04'], dateEffet: '2026-11-22', corrigeId: null };
    expect([await readLigne(id), await readLigne(after)]).toEqual([expected, expected]);
  });

  test('est refusé hors du périmètre de l’action, et quand elle n’est plus suivie', async () => {
    const at = await fresh();
    expect(await transmet('referent.jlvd', at)).toBe('fait');
    const ailleurs = await scene.cellOf('04', 'DLVA', 'referent.dlva');
    const dehors = { ...at, actionId: ailleurs.actionId };
    expect(await transmet('referent.jlvd', dehors)).toMatch(/^ML002 Cette action ne concerne pas, ou plus, cet EPCI/);
    await withdrawAction({ owner: scene.owner, schemaId: at.schemaId }, at.actionId);
    expect(await transmet('referent.jlvd', at)).toMatch(/^ML002 Cette action ne concerne pas, ou plus, cet EPCI/);
  });

  test('est refusé tant qu’aucune campagne n’est ouverte', async () => {
    const at = await scene.cellOf('84', 'CCPAL', 'referent.84');
    expect(await transmet('referent.84', at)).toMatch(/^ML002 Aucune campagne n'est encore ouverte/);
    await insertCampagne(scene.owner, at.schemaId, 2050, { ouverture: '2026-11-23' });
    expect(await transmet('referent.84', at)).toMatch(/^ML002 Aucune campagne/);
    await insertCampagne(scene.owner, at.schemaId, 2049, { ouverture: '2026-11-22' });
    expect(await transmet('referent.84', at)).toBe('fait');
  });

  test('pour le compte d’un EPCI : refusé tant qu’un référent est en poste, accepté quand le poste est vacant', async () => {
    expect(await transmet('cellule.etat', await fresh(), true)).toMatch(/^ML002 Cet EPCI a un référent/);
    expect(await transmet('cellule.etat', await scene.cellOf('04', 'CCVUSP', 'cellule.etat'), true)).toBe('fait');
  });
});

describe('examiner', () => {
  test('ne porte que sur la dernière ligne, et une seule fois', async () => {
    const at = await fresh();
    const first = await insertLigne(scene.owner, at);
    const last = await insertLigne(scene.owner, at);
    expect(await examine(at, first)).toMatch(/^ML001/);
    expect(await examine(at, last)).toBe('fait');
    await insertSuite(scene.owner, at, last);
    expect(await examine(at, last)).toMatch(/^ML001/);
    expect(await examine(at, last, 'retourne', "'Trop tard.'")).toMatch(/^ML001/);
  });

  test('un retour dit sa raison', async () => {
    const at = await fresh();
    const id = await insertLigne(scene.owner, at);
    for (const motif of ['null', "''", "'  '"])
      expect([motif, await examine(at, id, 'retourne', motif)]).toEqual([motif, expect.stringMatching(/^23514/)]);
    expect(await examine(at, id, 'retourne', "'Précisez le lieu.'")).toBe('fait');
  });

  test('le suivi local ne bouge qu’aux validations, et « depuis » tient tant que la valeur ne change pas', async () => {
    const at = await fresh();
    await insertSuite(scene.owner, at, await insertLigne(scene.owner, at), 'Trop tôt.');
    expect(await readSuivi(at)).toBeNull();
    const first = await valide(at, '2026-11-10', 'en_cours');
    expect(await readSuivi(at)).toEqual({
      ...{ ligneId: first, avancement: 'en_cours', depuis: '2026-11-10', confirmeLe: '2026-11-10' },
    });
    const same = await valide(at, '2026-11-15', 'en_cours');
    expect(await readSuivi(at)).toEqual({
      ...{ ligneId: same, avancement: 'en_cours', depuis: '2026-11-10', confirmeLe: '2026-11-15' },
    });
    const pending = await insertLigne(scene.owner, at, { avancement: 'fait' });
    expect(await readSuivi(at)).toMatchObject({ ligneId: same });
    await insertSuite(scene.owner, at, pending, 'Précisez le lieu.');
    expect(await readSuivi(at)).toMatchObject({ ligneId: same, depuis: '2026-11-10' });
    const done = await valide(at, '2026-11-20', 'fait');
    expect(await readSuivi(at)).toEqual({
      ...{ ligneId: done, avancement: 'fait', depuis: '2026-11-20', confirmeLe: '2026-11-20' },
    });
  });
});

describe('corriger', () => {
  test('ne se demande que de la dernière ligne validée, et pas deux fois', async () => {
    const at = await fresh();
    const attente = await insertLigne(scene.owner, at);
    expect(await demande(at, attente)).toMatch(/^ML002 Seule la dernière ligne validée/);
    await insertSuite(scene.owner, at, attente);
    expect(await demande(at, attente)).toBe('fait');
    const premiere = await insertDemande(scene.owner, at, attente);
    expect(await demande(at, attente)).toMatch(/^ML002 Une correction de cette ligne est déjà demandée/);
    await insertReponse(scene.owner, at, premiere, 'Rien à corriger.');
    expect(await demande(at, attente)).toBe('fait');
    await insertReponse(scene.owner, at, await insertDemande(scene.owner, at, attente));
    expect(await demande(at, attente)).toMatch(/^ML002 Une correction de cette ligne est déjà demandée/);
    await insertSuite(scene.owner, at, await insertLigne(scene.owner, at));
    expect(await demande(at, attente)).toMatch(/^ML002 Seule la dernière ligne validée/);
  });

  test('la ligne qui suit une correction acceptée la cite, à la date de celle qu’elle corrige', async () => {
    const at = await fresh();
    const wrong = await valide(at, '2026-11-10', 'fait');
    const demandeId = await insertDemande(scene.owner, at, wrong);
    const refused = await insertLigne(scene.owner, at, { avancement: 'en_cours' });
    expect(await readLigne(refused)).toMatchObject({ corrigeId: null, dateEffet: '2026-11-22' });
    await insertReponse(scene.owner, at, demandeId);
    const right = await insertLigne(scene.owner, at, { avancement: 'en_cours' });
    expect(await readLigne(right)).toMatchObject({ corrigeId: wrong, dateEffet: '2026-11-10' });
    await insertSuite(scene.owner, at, right);
    expect(await readSuivi(at)).toMatchObject({ ligneId: right, avancement: 'en_cours', depuis: '2026-11-10' });
    const next = await insertLigne(scene.owner, at);
    expect(await readLigne(next)).toMatchObject({ corrigeId: null, dateEffet: '2026-11-22' });
  });

  test('une correction retournée puis renvoyée corrige toujours la même ligne', async () => {
    const at = await fresh();
    const wrong = await valide(at, '2026-11-10', 'fait');
    await insertReponse(scene.owner, at, await insertDemande(scene.owner, at, wrong));
    const clumsy = await insertLigne(scene.owner, at, { avancement: 'en_cours' });
    await insertSuite(scene.owner, at, clumsy, 'Précisez le lieu.');
    const right = await insertLigne(scene.owner, at, { avancement: 'en_cours' });
    expect(await readLigne(right)).toMatchObject({ corrigeId: wrong, dateEffet: '2026-11-10' });
  });

  test('se refuse avec une raison', async () => {
    const at = await fresh();
    const id = await valide(at, '2026-11-10', 'fait');
    const demandeId = await insertDemande(scene.owner, at, id);
    await expect(insertReponse(scene.owner, at, demandeId, ' ')).rejects.toMatchObject({ code: '23514' });
  });
});
