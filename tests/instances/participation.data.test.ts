import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { readInstancesAccueil } from '@/lib/instances/accueil';
import { listParticipation } from '@/lib/instances/participation';
import { readFicheTerritoire } from '@/lib/territoires/fiche-territoire';
import { insertId } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

/** A body of its own, with a seat for each of these organisations, held from the first of 2026. */
async function makeInstance(sigles: string[]) {
  const { owner, schemaId } = scene;
  const id = await insertId(owner, 'instance', {
    ...{ schema_id: schemaId, type: 'groupe_travail', nom: 'Groupe', minimum_annuel: 0, creee_le: '2025-01-01' },
  });
  const membres = new Map<string, number>();
  for (const [i, sigle] of sigles.entries()) {
    const organisation = await owner.query<{ id: number }>('select id from organisation where sigle = $1', [sigle]);
    const place = { instance_id: id, schema_id: schemaId };
    const siege = await insertId(owner, 'siege', {
      ...{ ...place, college: 'autre', intitule: sigle, ordre: i + 1, organisation_id: organisation.rows[0]!.id },
    });
    const membre = { ...place, siege_id: siege, qualite: 'titulaire', prenom: 'Ada', nom: sigle, debut: '2026-01-01' };
    membres.set(sigle, await insertId(owner, 'membre', membre));
  }
  return { id, membres };
}
const makeSeance = (instance_id: number, jour: string, etat = 'tenue') =>
  insertId(scene.owner, 'seance', {
    ...{ instance_id, schema_id: scene.schemaId, nature: 'suivi', debut: `${jour}T09:00:00Z`, duree_minutes: 60, etat },
  });
const noter = async (seance_id: number, membre_id: number | null, etat: string, plus: object = {}) =>
  insertId(scene.owner, 'presence', {
    ...{ seance_id, schema_id: scene.schemaId, membre_id, prenom: 'Ada', nom: 'X', etat, ...plus },
  });
const lire = async (instanceId: number, viewer = scene.cellule) =>
  new Map(
    (await asViewer(viewer, (db) => listParticipation(db, scene.schemaId, { instanceId }))).map((une) => [
      une.sigle,
      une,
    ]),
  );

describe('la participation', () => {
  test('compte les séances tenues où l’on était attendu, et celles où l’on était présent ou représenté', async () => {
    const { id, membres } = await makeInstance(['JLVD', 'La Poste', 'DLVA']);
    const [une, deux] = [await makeSeance(id, '2026-02-01'), await makeSeance(id, '2026-03-01')];
    await makeSeance(id, '2026-12-01', 'prevue');
    await makeSeance(id, '2026-04-01', 'annulee');
    await makeSeance(id, '2025-06-01');
    await noter(une, membres.get('JLVD')!, 'present');
    await noter(deux, membres.get('JLVD')!, 'represente', { par_qui: 'Bob Roux' });
    await noter(une, membres.get('La Poste')!, 'excuse');
    await noter(deux, membres.get('La Poste')!, 'pouvoir', { par_qui: 'Bob Roux' });
    await noter(deux, null, 'present', { is_invite: true, organisation: 'Bergerie du Lac' });
    const lues = await lire(id);
    expect(lues.get('JLVD')).toMatchObject({
      ...{ departement: { invitees: 2, presentes: 2 }, local: { invitees: 0 }, derniere: '2026-03-01' },
      epci: { siren: '200071033' },
    });
    expect(lues.get('La Poste')).toMatchObject({ departement: { invitees: 2, presentes: 0 }, derniere: null });
    expect(lues.get('DLVA')).toMatchObject({ departement: { invitees: 2, presentes: 0 } });
    expect(lues.get('Bergerie du Lac')).toMatchObject({ epci: null, departement: { invitees: 1, presentes: 1 } });
    expect([...lues.keys()]).toEqual(['DLVA', 'JLVD', 'Bergerie du Lac', 'La Poste']);
  });

  test('deux personnes d’une organisation à une séance ne comptent qu’une fois', async () => {
    const { id, membres } = await makeInstance(['JLVD', 'CAF']);
    const une = await makeSeance(id, '2026-02-01');
    await noter(une, membres.get('JLVD')!, 'absent');
    const { rows } = await scene.owner.query<{ id: number; epci_id: number }>(
      "select id, epci_id from organisation where sigle = 'JLVD'",
    );
    await noter(une, null, 'present', { organisation_id: rows[0]!.id, epci_id: rows[0]!.epci_id });
    expect((await lire(id)).get('JLVD')).toMatchObject({ departement: { invitees: 1, presentes: 1 } });
  });

  test('reste lue quand la personne ou son siège n’est plus', async () => {
    const { id, membres } = await makeInstance(['CAF']);
    const une = await makeSeance(id, '2026-02-01');
    await noter(une, membres.get('CAF')!, 'present', { organisation: 'CAF' });
    await scene.owner.query('delete from membre where id = $1', [membres.get('CAF')]);
    const lues = await asViewer(scene.cellule, (db) => listParticipation(db, scene.schemaId, { instanceId: id }));
    expect(lues).toMatchObject([{ cle: 'nom-caf', departement: { invitees: 1, presentes: 1 } }]);
  });

  test('ne dit à chacun que les séances qu’il lit', async () => {
    const { id, membres } = await makeInstance(['JLVD', 'DLVA']);
    await noter(await makeSeance(id, '2026-02-01'), membres.get('JLVD')!, 'present');
    expect((await lire(id, await scene.viewerOf('referent.jlvd'))).size).toBe(2);
    expect((await lire(id, await scene.viewerOf('referent.paa'))).size).toBe(0);
    const locale = await scene.owner.query<{ id: number }>(
      "select id from instance where nom = 'Instance locale JLVD'",
    );
    expect((await lire(locale.rows[0]!.id, await scene.viewerOf('referent.dlva'))).size).toBe(0);
  });
});

describe('la fiche d’un EPCI', () => {
  const fiche = (siren: string, viewer: Viewer) =>
    asViewer(viewer, (db) => readFicheTerritoire(db, viewer, { code: '04-2025', siren, today: AUJOURDHUI }));

  test('dit son instance locale, ses réunions de l’année et sa participation, à lui et à la cellule', async () => {
    for (const viewer of [await scene.viewerOf('referent.jlvd'), scene.cellule]) {
      const { instances } = (await fiche('200071033', viewer))!;
      expect(instances.locales).toMatchObject([
        { nom: 'Instance locale JLVD', minimumAnnuel: 2, tenues: 1, prochaine: null },
      ]);
      expect(instances.participation).toHaveLength(1);
      expect(instances.participation[0]).toMatchObject({ sigle: 'JLVD', epci: { siren: '200071033' } });
      expect(instances.participation[0]!.departement.invitees).toBeGreaterThan(2);
      expect(instances.participation[0]!.local.presentes).toBeGreaterThan(1);
    }
  });

  test('ne dit rien de l’instance locale d’un autre', async () => {
    const { instances } = (await fiche('200071033', await scene.viewerOf('referent.dlva')))!;
    expect(instances.locales).toEqual([]);
    expect(instances.participation[0]?.local).toMatchObject({ invitees: 0 });
  });
});

describe('l’accueil', () => {
  const accueil = async (viewer: Viewer, today = AUJOURDHUI) =>
    asViewer(viewer, (db) => readInstancesAccueil(db, viewer, scene.schemaId, today));

  test('dit à chacun la prochaine séance des instances où il siège, et d’aucune autre', async () => {
    const noms = async (name: Parameters<typeof scene.viewerOf>[0]) =>
      (await accueil(await scene.viewerOf(name))).prochaines.map(({ instance }) => instance.nom);
    expect(await noms('copil')).toContain('Comité de pilotage élargi');
    expect(await noms('referent.hppb')).toContain('Instance locale HPPB');
    expect(await noms('referent.jlvd')).not.toContain('Instance locale HPPB');
    expect(await noms('admin')).toEqual([]);
  });

  test('rappelle les réunions dues au dernier trimestre, à la cellule et au référent de l’instance', async () => {
    const jlvd = await scene.viewerOf('referent.jlvd');
    expect((await accueil(jlvd)).reunions).toMatchObject([
      { instance: { nom: 'Instance locale JLVD' }, tenues: 1, minimum: 2, prochaine: null },
    ]);
    expect((await accueil(jlvd, '2026-09-30')).reunions).toEqual([]);
    const dues = (await accueil(scene.cellule)).reunions;
    expect(dues[0]).toMatchObject({ instance: { nom: 'Instance locale CCVUSP' }, tenues: 0 });
    expect(dues.map(({ instance }) => instance.nom)).toContain('Instance locale JLVD');
    expect((await accueil(await scene.viewerOf('elu.jlvd'))).reunions).toEqual([]);
  });

  test('dit les décisions dont on répond et qui restent à faire, celles-là seules', async () => {
    const { rows } = await scene.owner.query<{ id: number; sigle: string | null }>(
      `select d.id, o.sigle from decision d left join organisation o on o.id = d.responsable_id
       where d.confirmee_le is not null and d.suivi in ('a_faire', 'en_cours') and d.epci_id is null`,
    );
    const dues = async (name: Parameters<typeof scene.viewerOf>[0]) =>
      (await accueil(await scene.viewerOf(name))).decisions.map(({ id }) => id);
    const siennes = (sigle: string) => rows.filter((row) => row.sigle === sigle).map(({ id }) => id);
    expect(await dues('operateur.laposte')).toEqual(siennes('La Poste'));
    const jlvd = await dues('referent.jlvd');
    for (const id of siennes('JLVD')) expect(jlvd).toContain(id);
    for (const id of siennes('DLVA')) expect(jlvd).not.toContain(id);
    const annee = (await accueil(scene.cellule)).decisions;
    expect(annee.every(({ echeance }) => echeance !== null && echeance <= '2027-01-21')).toBe(true);
  });
});
