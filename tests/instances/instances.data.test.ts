import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { endMembre, retireSiege, saveMembre, saveSiege } from '@/lib/instances/composition';
import { listInstances, listSieges, type SiegeLu } from '@/lib/instances/data';
import { enregistrerInstanceInput } from '@/lib/instances/instance-input';
import { closeInstance, saveInstance } from '@/lib/instances/instances';
import { addSignataires, listSignataires } from '@/lib/instances/signataires';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
let jlvd: Viewer;
let dlva: Viewer;
let copil: number;
const epcis = new Map<string, number>();
beforeAll(async () => {
  scene = await openSceneInstance();
  [jlvd, dlva] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.dlva')];
  const { rows } = await scene.owner.query<{ sigle: string; id: number }>(
    'select sigle, epci_id as id from schema_epci',
  );
  for (const { sigle, id } of rows) epcis.set(sigle, id);
});
afterAll(() => scene?.close());

type Instance = z.output<typeof enregistrerInstanceInput>;
const ecrire = (plus: Partial<Instance> = {}, viewer = scene.cellule) =>
  scene.write(
    (db) =>
      saveInstance(db, viewer, {
        ...{ schemaId: scene.schemaId, instanceId: undefined, revision: undefined, type: 'comite_pilotage' },
        ...{ epciId: undefined, nom: 'Un comité', minimumAnnuel: undefined, quorum: undefined, tenueDans: null },
        ...{ isComiteMsap: false, creeeLe: '2025-01-01', ...plus },
      } as Instance),
    viewer,
  );
const locale = (sigle: string, viewer = scene.cellule) =>
  ecrire({ type: 'instance_locale', epciId: epcis.get(sigle)!, nom: `Commission ${sigle}` }, viewer);
const lire = async (id: number, viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => listInstances(db, scene.schemaId, { annee: 2026, today: AUJOURDHUI, id })))[0];

beforeEach(async () => void (copil = await ecrire()));

describe('une instance', () => {
  test('prend le minimum annuel de son type, sauf s’il est dit', async () => {
    expect(await lire(copil)).toMatchObject({ minimumAnnuel: 1, epci: null, tenues: 0, sieges: 0, vacants: 0 });
    expect(await lire(await locale('JLVD'))).toMatchObject({ minimumAnnuel: 2, epci: { sigle: 'JLVD' } });
    expect(await lire(await ecrire({ minimumAnnuel: 4 }))).toMatchObject({ minimumAnnuel: 4 });
  });

  test('se réécrit sur sa dernière version seulement', async () => {
    await ecrire({ instanceId: copil, revision: 1, nom: 'Comité élargi', quorum: 12 });
    expect(await lire(copil)).toMatchObject({ nom: 'Comité élargi', quorum: 12, revision: 2 });
    await expect(ecrire({ instanceId: copil, revision: 1, nom: 'Autre' })).rejects.toBeInstanceOf(Conflit);
  });

  test('locale demande son EPCI, un EPCI du schéma', async () => {
    const fields = { schemaId: '1', type: 'instance_locale', nom: 'X', creeeLe: '2026-01-01' };
    expect(enregistrerInstanceInput.safeParse(fields).error?.issues[0]?.path).toEqual(['epciId']);
    const etranger = ecrire({ type: 'instance_locale', epciId: 999_999 });
    await expect(etranger).rejects.toMatchObject({ champ: 'epciId' });
  });

  test('finit après sa dernière séance, et peut se réunir de nouveau', async () => {
    const fermer = (finLe: string | undefined, revision: number) =>
      scene.write((db) => closeInstance(db, scene.cellule, { instanceId: copil, finLe, revision }));
    await scene.owner.query(
      `insert into seance (instance_id, schema_id, nature, debut, duree_minutes) values ($1, $2, 'suivi', '2026-12-10T09:00Z', 60)`,
      [copil, scene.schemaId],
    );
    await expect(fermer('2026-11-30', 1)).rejects.toThrow('10 décembre 2026');
    await fermer('2026-12-31', 1);
    expect(await lire(copil)).toMatchObject({ finLe: '2026-12-31' });
    await fermer(undefined, 2);
    expect(await lire(copil)).toMatchObject({ finLe: null });
    await expect(fermer('2024-01-01', 3)).rejects.toBeInstanceOf(ChampRefuse);
  });

  test('du département est écrite par la cellule seule ; la locale, par la cellule ou le référent de l’EPCI', async () => {
    await expect(ecrire({}, jlvd)).rejects.toBeInstanceOf(Refus);
    const id = await locale('JLVD', jlvd);
    expect(await lire(id, jlvd)).toMatchObject({ nom: 'Commission JLVD' });
    await expect(locale('JLVD', dlva)).rejects.toBeInstanceOf(Refus);
    expect(await lire(id, dlva)).toBeUndefined();
    const voler = ecrire({ instanceId: id, revision: 1, type: 'instance_locale' }, dlva);
    await expect(voler).rejects.toBeInstanceOf(Introuvable);
    for (const name of ['copil', 'elu.jlvd', 'operateur.laposte', 'admin'] as const)
      await expect(ecrire({}, await scene.viewerOf(name))).rejects.toBeInstanceOf(Refus);
  });
});

const sieger = (plus: object = {}, viewer = scene.cellule) =>
  scene.write(
    (db) =>
      saveSiege(db, viewer, {
        ...{ instanceId: copil, siegeId: undefined, revision: undefined, college: 'epci', organisation: null },
        ...{ intitule: 'Le président', ordre: undefined, ...plus },
      } as never),
    viewer,
  );
const sieges = (viewer = scene.cellule): Promise<SiegeLu[]> => asViewer(viewer, (db) => listSieges(db, copil));
const nommer = (siegeId: number, plus: object = {}, viewer = scene.cellule) =>
  scene.write(
    (db) =>
      saveMembre(db, viewer, {
        ...{ siegeId, membreId: undefined, qualite: 'titulaire', prenom: 'Ada', nom: 'Roux', fonction: null },
        ...{ utilisateurId: undefined, debut: '2026-01-01', fin: undefined, ...plus },
      } as never),
    viewer,
  );

describe('un siège', () => {
  test('nomme une organisation de l’annuaire par son nom ou son sigle, et se range dans son collège', async () => {
    await sieger({ organisation: 'jlvd' });
    await sieger({ organisation: 'DLVA', intitule: 'La présidente' });
    await sieger({ college: 'association', intitule: 'Les usagers' });
    const lus = await sieges();
    expect(lus.map(({ college, ordre, organisation }) => [college, ordre, organisation?.sigle])).toEqual([
      ['epci', 1, 'JLVD'],
      ['epci', 2, 'DLVA'],
      ['association', 1, undefined],
    ]);
    await expect(sieger({ organisation: 'Personne' })).rejects.toMatchObject({ champ: 'organisation' });
    await sieger({ siegeId: lus[1]!.id, revision: 1, intitule: 'Le président de DLVA', ordre: 3 });
    expect((await sieges())[1]).toMatchObject({ intitule: 'Le président de DLVA', ordre: 3, organisation: null });
    await expect(sieger({ siegeId: lus[1]!.id, revision: 1 })).rejects.toBeInstanceOf(Conflit);
  });

  test('sans titulaire est vacant ; un suppléant n’y change rien', async () => {
    await sieger();
    const [siege] = await sieges();
    expect(await lire(copil)).toMatchObject({ sieges: 1, vacants: 1 });
    await nommer(siege!.id, { qualite: 'suppleant' });
    expect(await lire(copil)).toMatchObject({ vacants: 1 });
    await nommer(siege!.id);
    expect(await lire(copil)).toMatchObject({ vacants: 0 });
  });

  test('retiré, garde qui l’a tenu : les mandats finissent la veille', async () => {
    await sieger();
    const [siege] = await sieges();
    await nommer(siege!.id);
    const retirer = (retireLe: string) =>
      scene.write((db) => retireSiege(db, scene.cellule, { siegeId: siege!.id, revision: 1, retireLe }));
    await expect(retirer('2026-01-01')).rejects.toMatchObject({ champ: 'retireLe' });
    await retirer('2026-07-01');
    const [retire] = await sieges();
    expect(retire).toMatchObject({ retireLe: '2026-07-01', membres: [{ nom: 'Roux', fin: '2026-06-30' }] });
    expect(await lire(copil)).toMatchObject({ sieges: 0, vacants: 0 });
    await expect(nommer(siege!.id, { debut: '2026-08-01' })).rejects.toMatchObject({ champ: 'debut' });
  });

  test('d’un autre EPCI ne se trouve pas', async () => {
    copil = await locale('JLVD');
    await sieger({}, jlvd);
    const [siege] = await sieges(jlvd);
    expect(await sieges(dlva)).toEqual([]);
    await expect(sieger({ siegeId: siege!.id, revision: 1 }, dlva)).rejects.toBeInstanceOf(Introuvable);
    await expect(nommer(siege!.id, {}, dlva)).rejects.toBeInstanceOf(Introuvable);
    await nommer(siege!.id, {}, jlvd);
    await expect(sieger({}, await scene.viewerOf('elu.jlvd'))).rejects.toBeInstanceOf(Refus);
  });
});

describe('un membre', () => {
  let siegeId: number;
  beforeEach(async () => {
    await sieger();
    siegeId = (await sieges())[0]!.id;
    await nommer(siegeId);
  });
  const membres = async () => (await sieges())[0]!.membres;

  test('est seul titulaire à une date ; qui le remplace le fait finir la veille', async () => {
    await expect(nommer(siegeId, { nom: 'Deux' })).rejects.toMatchObject({ champ: 'debut' });
    const [premier] = await membres();
    const remplacer = { nom: 'Blanc', debut: '2026-06-01', remplaceId: premier!.id };
    await expect(nommer(siegeId, { ...remplacer, revision: 7 })).rejects.toBeInstanceOf(Conflit);
    await nommer(siegeId, { ...remplacer, revision: 1 });
    expect(await membres()).toMatchObject([
      { nom: 'Blanc', debut: '2026-06-01', fin: null },
      { nom: 'Roux', debut: '2026-01-01', fin: '2026-05-31' },
    ]);
  });

  test('se corrige sur sa dernière version, et finit la veille du jour dit', async () => {
    const [{ id }] = (await membres()) as [SiegeLu['membres'][number]];
    await nommer(siegeId, { membreId: id, revision: 1, nom: 'Rousse', fonction: 'Maire' });
    await expect(nommer(siegeId, { membreId: id, revision: 1 })).rejects.toBeInstanceOf(Conflit);
    const finir = (date: string, revision: number) =>
      scene.write((db) => endMembre(db, scene.cellule, { membreId: id, revision, date }));
    await expect(finir('2026-01-01', 2)).rejects.toMatchObject({ champ: 'date' });
    await finir('2026-11-22', 2);
    expect(await membres()).toMatchObject([{ nom: 'Rousse', fonction: 'Maire', fin: '2026-11-21' }]);
    expect(await lire(copil)).toMatchObject({ vacants: 1 });
  });

  test('qui a un compte lit l’instance où il siège, le temps de son mandat', async () => {
    copil = await locale('JLVD');
    await sieger({ college: 'operateur', intitule: 'La Poste' });
    const poste = await scene.viewerOf('operateur.laposte');
    const [siege] = await sieges();
    expect(await lire(copil, poste)).toBeUndefined();
    await expect(nommer(siege!.id, { utilisateurId: 999_999 })).rejects.toMatchObject({ champ: 'utilisateurId' });
    await nommer(siege!.id, { utilisateurId: poste.id });
    expect(await lire(copil, poste)).toMatchObject({ nom: 'Commission JLVD' });
    const [{ id }] = (await sieges())[0]!.membres as [SiegeLu['membres'][number]];
    await scene.write((db) => endMembre(db, scene.cellule, { membreId: id, revision: 1, date: AUJOURDHUI }));
    expect(await lire(copil, poste)).toBeUndefined();
  });
});

describe('les signataires de conventions', () => {
  const signataires = (id = copil) =>
    asViewer(scene.cellule, (db) => listSignataires(db, { id, schemaId: scene.schemaId }));
  const ajouter = (ids: number[], instanceId = copil, viewer = scene.cellule) =>
    scene.write((db) => addSignataires(db, viewer, { instanceId, organisationId: ids }), viewer);

  test('sans siège au comité sont proposés, avec leurs conventions ; le siège créé, ils ne le sont plus', async () => {
    const proposes = await signataires();
    const prefecture = proposes.find(({ sigle }) => sigle === 'Préfecture')!;
    expect(prefecture).toMatchObject({ type: 'etat', conventions: expect.arrayContaining([]) as unknown });
    expect(prefecture.conventions.length).toBeGreaterThan(0);
    expect(await ajouter([prefecture.id])).toBe('Préfecture a un siège, à pourvoir.');
    expect((await signataires()).map(({ id }) => id)).not.toContain(prefecture.id);
    expect(await sieges()).toMatchObject([{ college: 'etat', organisation: { sigle: 'Préfecture' }, membres: [] }]);
    await expect(ajouter([prefecture.id])).rejects.toBeInstanceOf(Refus);
    const restants = await signataires();
    expect(await ajouter(restants.map(({ id }) => id))).toMatch(/^\d+ sièges créés/);
    expect(await signataires()).toEqual([]);
  });

  test('ne sont pas inventés, ni ajoutés ailleurs qu’au comité de pilotage, ni par un autre que la cellule', async () => {
    await expect(ajouter([999_999])).rejects.toBeInstanceOf(Refus);
    const [un] = await signataires();
    await expect(ajouter([un!.id], await ecrire({ type: 'groupe_travail' }))).rejects.toThrow('comité de pilotage');
    await expect(ajouter([un!.id], copil, jlvd)).rejects.toBeInstanceOf(Introuvable);
  });

  test('deux clics à la fois ne font qu’un siège', async () => {
    const [un] = await signataires();
    const [a, b] = await Promise.allSettled([ajouter([un!.id]), ajouter([un!.id])]);
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await sieges()).toHaveLength(1);
  });
});
