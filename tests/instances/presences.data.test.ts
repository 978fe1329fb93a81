import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { listDestinataires, redigeConvocation } from '@/lib/instances/convocation';
import { inviter, notePresence, noteTousPresents, readEmargement, removePresence } from '@/lib/instances/presences';
import { countPresents, quorumAtteint } from '@/lib/instances/rules';
import { readSeance } from '@/lib/instances/seance';
import { noterPresenceInput } from '@/lib/instances/seance-input';
import { readPresenceEcrite } from '@/lib/instances/versions';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
let instanceId: number;
/** Two seats, the first with a suppléant, and one who left before. */
let titulaire: number, suppleant: number, seconde: number;
beforeAll(async () => {
  scene = await openSceneInstance();
  instanceId = await scene.instanceOf();
  titulaire = await scene.makeMembre(instanceId, { nom: 'Titulaire' });
  const { rows } = await scene.owner.query<{ id: number }>('select siege_id as id from membre where id = $1', [
    titulaire,
  ]);
  const siegeId = rows[0]!.id;
  suppleant = await scene.makeMembre(instanceId, { nom: 'Suppléante', qualite: 'suppleant', siegeId });
  seconde = await scene.makeMembre(instanceId, { nom: 'Seconde', utilisateurId: scene.cellule.id });
  await scene.makeMembre(instanceId, { nom: 'Ancien', fin: '2026-06-30' });
  await scene.makeMembre(instanceId, { nom: 'Futur', debut: '2027-01-01' });
});
afterAll(() => scene?.close());

const feuille = (seanceId: number) => asViewer(scene.cellule, (db) => readEmargement(db, seanceId));
const noter = (seanceId: number, plus: object, viewer = scene.cellule) =>
  scene.write((db) => notePresence(db, viewer, noterPresenceInput.parse({ seanceId, ...plus })), viewer);

describe('la feuille', () => {
  test('vient des membres en place ce jour-là', async () => {
    const seanceId = await scene.makeSeance();
    expect((await feuille(seanceId)).map(({ nom, qualite, etat }) => [nom, qualite, etat])).toEqual([
      ['Titulaire', 'titulaire', null],
      ['Suppléante', 'suppleant', null],
      ['Seconde', 'titulaire', null],
    ]);
    const avant = await scene.makeSeance({ debut: '2026-03-01T08:00:00Z' });
    expect((await feuille(avant)).map(({ nom }) => nom)).toContain('Ancien');
  });

  test('garde les noms quand le membre ou son compte s’en va', async () => {
    const seanceId = await scene.makeSeance({ debut: '2026-05-04T08:00:00Z' });
    const parti = await scene.makeMembre(instanceId, { nom: 'Parti', fin: '2026-05-31' });
    await noter(seanceId, { membreId: parti, etat: 'excuse' });
    await scene.owner.query("update membre set fin = '2026-05-01' where id = $1", [parti]);
    expect((await feuille(seanceId)).find(({ nom }) => nom === 'Parti')).toMatchObject({ etat: 'excuse' });
    await scene.owner.query('update presence set membre_id = null where membre_id = $1', [parti]);
    expect((await feuille(seanceId)).find(({ nom }) => nom === 'Parti')).toMatchObject({
      membreId: null,
      prenom: 'Anne',
    });
  });
});

describe('une présence', () => {
  test('se note une personne à la fois, chacune avec sa révision', async () => {
    const seanceId = await scene.makeSeance();
    const { id, revision } = await noter(seanceId, { membreId: titulaire, etat: 'excuse' });
    expect(revision).toBe(1);
    await noter(seanceId, { membreId: titulaire, presenceId: id, revision, etat: 'represente', parQui: 'M. Autre' });
    const lignes = await feuille(seanceId);
    expect(lignes.find(({ membreId }) => membreId === titulaire)).toMatchObject({
      ...{ presenceId: id, revision: 2, etat: 'represente', parQui: 'M. Autre' },
    });
    await noter(seanceId, { presenceId: id, revision: 2, etat: 'present', parQui: 'reste' });
    expect((await feuille(seanceId)).find(({ presenceId }) => presenceId === id)).toMatchObject({ parQui: null });
  });

  test('représenté dit par qui, un pouvoir à qui', () => {
    for (const etat of ['represente', 'pouvoir']) {
      const lue = noterPresenceInput.safeParse({ seanceId: 1, membreId: 1, etat });
      expect(lue.error?.issues[0]).toMatchObject({ path: ['parQui'] });
    }
  });

  test('deux secrétaires sur la même personne : la seconde voit la première, et n’écrase rien', async () => {
    const seanceId = await scene.makeSeance();
    const { id } = await noter(seanceId, { membreId: seconde, etat: 'present' });
    const alors = noter(seanceId, { membreId: seconde, etat: 'absent' });
    await expect(alors).rejects.toBeInstanceOf(Conflit);
    const version = await asViewer(scene.cellule, (db) => readPresenceEcrite(db, { seanceId, membreId: seconde }));
    expect(version).toMatchObject({ id, revision: 1, champs: [{ nom: 'etat', mots: 'Présent' }, { nom: 'parQui' }] });
    await noter(seanceId, { presenceId: id, revision: 1, etat: 'absent' });
    await expect(noter(seanceId, { presenceId: id, revision: 1, etat: 'present' })).rejects.toBeInstanceOf(Conflit);
  });

  test('ne se note ni d’un membre d’une autre instance, ni de qui n’était plus là', async () => {
    const seanceId = await scene.makeSeance();
    const ailleurs = await scene.makeMembre(await scene.instanceOf('jlvd'), { nom: 'Ailleurs' });
    await expect(noter(seanceId, { membreId: ailleurs, etat: 'present' })).rejects.toBeInstanceOf(Conflit);
    const ancien = (await scene.owner.query<{ id: number }>("select id from membre where nom = 'Ancien'")).rows[0]!.id;
    await expect(noter(seanceId, { membreId: ancien, etat: 'present' })).rejects.toBeInstanceOf(Conflit);
    expect((await feuille(seanceId)).every(({ etat }) => etat === null)).toBe(true);
  });

  test('ne change plus quand le compte rendu est diffusé', async () => {
    const seanceId = await scene.makeSeance({ etat: 'diffuse' });
    await expect(noter(seanceId, { membreId: titulaire, etat: 'present' })).rejects.toBeInstanceOf(Refus);
  });
});

test('« tous présents » ne reprend que les titulaires dont rien n’est dit', async () => {
  const seanceId = await scene.makeSeance();
  await noter(seanceId, { membreId: titulaire, etat: 'excuse' });
  expect(await scene.write((db) => noteTousPresents(db, scene.cellule, seanceId))).toBe(1);
  const dits = Object.fromEntries((await feuille(seanceId)).map(({ nom, etat }) => [nom, etat]));
  expect(dits).toEqual({ Titulaire: 'excuse', ['Suppléante']: null, Seconde: 'present' });
  expect(await scene.write((db) => noteTousPresents(db, scene.cellule, seanceId))).toBe(0);
});

test('un invité s’ajoute, ne compte pas, se retire', async () => {
  const seanceId = await scene.makeSeance();
  const invite = { seanceId, prenom: 'Paul', nom: 'Invité', fonction: null, organisation: 'CAF' };
  await scene.write((db) => inviter(db, scene.cellule, invite));
  const ligne = (await feuille(seanceId)).find(({ isInvite }) => isInvite)!;
  expect(ligne).toMatchObject({ nom: 'Invité', etat: 'present', organisation: 'CAF', membreId: null });
  expect(countPresents([{ ...ligne, etat: 'present' }])).toBe(0);
  const dlva = await scene.viewerOf('referent.dlva');
  const ailleurs = scene.write((db) => removePresence(db, dlva, ligne.presenceId!), dlva);
  await expect(ailleurs).rejects.toSatisfy((error) => error instanceof Introuvable || error instanceof Refus);
  await scene.write((db) => removePresence(db, scene.cellule, ligne.presenceId!));
  expect((await feuille(seanceId)).some(({ isInvite }) => isInvite)).toBe(false);
});

describe('le quorum', () => {
  test('compte un siège une fois, présent, représenté ou par pouvoir', async () => {
    const seanceId = await scene.makeSeance();
    await noter(seanceId, { membreId: titulaire, etat: 'represente', parQui: 'Anne Suppléante' });
    await noter(seanceId, { membreId: suppleant, etat: 'present' });
    const dites = (await feuille(seanceId)).flatMap((ligne) => (ligne.etat ? [{ ...ligne, etat: ligne.etat }] : []));
    expect([countPresents(dites), quorumAtteint(2, dites), quorumAtteint(null, dites)]).toEqual([1, false, null]);
    await noter(seanceId, { membreId: seconde, etat: 'pouvoir', parQui: 'Anne Titulaire' });
    const { presences } = (await asViewer(scene.cellule, (db) => readSeance(db, scene.schemaId, seanceId)))!;
    expect([countPresents(presences), quorumAtteint(2, presences)]).toEqual([2, true]);
  });
});

describe('la convocation', () => {
  test('va aux membres en place : leur compte, sinon un contact de leur organisation, sinon sans adresse', async () => {
    const seanceId = await scene.makeSeance();
    const organisationId = (await scene.owner.query<{ id: number }>("select id from organisation where sigle = 'MSA'"))
      .rows[0]!.id;
    await scene.owner.query('delete from contact where organisation_id = $1', [organisationId]);
    await insertRows(scene.owner, 'contact', [
      {
        ...{
          schema_id: scene.schemaId,
          organisation_id: organisationId,
          fonction: 'Accueil',
          courriel: 'accueil@msa.example',
        },
        revision: 1,
      },
    ]);
    await scene.makeMembre(instanceId, { nom: 'Contactée', organisationId });
    const destinataires = await asViewer(scene.cellule, (db) => listDestinataires(db, seanceId));
    const courriels = Object.fromEntries(destinataires.map(({ nom, courriel }) => [nom, courriel]));
    expect(courriels).toMatchObject({
      'Anne Seconde': 'cellule.etat@maillage.example',
      'Anne Contactée': 'accueil@msa.example',
      'Anne Titulaire': null,
    });
    expect(courriels).not.toHaveProperty('Anne Ancien');
  });

  test('se propose avec la date, le lieu et l’ordre du jour', async () => {
    const seanceId = await scene.makeSeance({ debut: '2026-11-22T13:30:00Z' });
    await scene.makePoint(seanceId, 'Priorités');
    const seance = (await asViewer(scene.cellule, (db) => readSeance(db, scene.schemaId, seanceId)))!;
    const texte = redigeConvocation({ ...seance, lieu: 'Préfecture', visio: 'https://visio.example/copil' });
    expect(texte).toContain('dimanche 22 novembre 2026, de 14 h 30 à 16 h 30');
    expect(texte).toContain('Préfecture, ou en visioconférence : https://visio.example/copil');
    expect(texte).toContain('1. Priorités (validation, 20 min)');
  });
});

test('soixante personnes : une feuille, une requête ; tous présents, une autre', async () => {
  const copil = await insertId(scene.owner, 'instance', {
    ...{ schema_id: scene.schemaId, type: 'groupe_travail', nom: 'Grand groupe', minimum_annuel: 0 },
    creee_le: '2025-01-01',
  });
  for (let i = 0; i < 60; i++) await scene.makeMembre(copil, { nom: `Membre ${i}` });
  const seanceId = await insertId(scene.owner, 'seance', {
    ...{ instance_id: copil, schema_id: scene.schemaId, nature: 'suivi', debut: '2026-11-20T08:00:00Z' },
    ...{ duree_minutes: 120, etat: 'convoquee' },
  });
  expect(await feuille(seanceId)).toHaveLength(60);
  expect(await scene.write((db) => noteTousPresents(db, scene.cellule, seanceId))).toBe(60);
});
