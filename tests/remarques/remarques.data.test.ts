import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer, type WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { readRemarquesOuvertes } from '@/lib/remarques/accueil';
import { answerRemarque, closeRemarque, readRemarques, writeRemarque } from '@/lib/remarques/data';
import { type CastName } from '../../prisma/seed/cast.ts';
import { insertId } from '../../prisma/seed/insert.ts';
import { openScene, withdrawAction, type Scene } from '../suivi/scene.ts';

let scene: Scene;
const people = {} as Record<'elu' | 'referent' | 'copil' | 'cellule' | 'operateur' | 'admin', Viewer>;
const names: Record<keyof typeof people, CastName> = {
  elu: 'elu.jlvd',
  referent: 'referent.jlvd',
  copil: 'copil',
  cellule: 'cellule.etat',
  operateur: 'operateur.laposte',
  admin: 'admin',
};

beforeAll(async () => {
  scene = await openScene();
  await scene.owner.query('delete from suite_remarque');
  await scene.owner.query('delete from remarque');
  for (const [role, name] of Object.entries(names)) people[role as keyof typeof people] = await scene.viewerOf(name);
});
afterAll(() => scene?.close());

type Role = keyof typeof people;
const as = <T>(role: Role, fn: (db: WriteDb, viewer: Viewer) => Promise<T>) =>
  asViewer(people[role], (db) => fn(db, people[role]), { write: true });
const write = (role: Role, actionId: number, texte = 'Une remarque.', signature?: number | null) =>
  as(role, (db, viewer) => writeRemarque(db, viewer, { actionId, texte, signature }));
const answer = (role: Role, remarqueId: number, texte = 'Une réponse.', cloture = false) =>
  as(role, (db, viewer) => answerRemarque(db, viewer, { remarqueId, texte, cloture }));
const close = (role: Role, remarqueId: number, texte?: string) =>
  as(role, (db, viewer) => closeRemarque(db, viewer, { remarqueId, texte }));
const read = (role: Role, id: number, etat = 'active', etatSchema = 'adopte') =>
  as(role, (db, viewer) => readRemarques(db, viewer, { id, etat }, { id: scene.schemaId, etat: etatSchema }));
const open = (role: Role) => as(role, (db, viewer) => readRemarquesOuvertes(db, viewer, scene.schemaId));

describe('écrire', () => {
  test('l’élu et le référent signent au nom de leur EPCI, le comité de pilotage en son nom', async () => {
    const { id } = await scene.makeAction();
    await write('elu', id, 'De l’élu');
    await write('referent', id, 'Du référent');
    await write('copil', id, 'Du comité');
    const lues = await read('cellule', id);
    expect(lues!.remarques.map(({ texte, epci, auteur, etat }) => ({ texte, epci, auteur, etat }))).toEqual([
      { texte: 'Du comité', epci: null, auteur: 'Hélène Arnaud', etat: 'sans_reponse' },
      { texte: 'Du référent', epci: 'JLVD', auteur: 'Nathalie Estrangin', etat: 'sans_reponse' },
      { texte: 'De l’élu', epci: 'JLVD', auteur: 'Gérard Latil', etat: 'sans_reponse' },
    ]);
  });

  test('ni la cellule, ni un opérateur, ni l’administrateur', async () => {
    const { id } = await scene.makeAction();
    for (const role of ['cellule', 'operateur', 'admin'] as const) await expect(write(role, id)).rejects.toThrow(Refus);
    expect((await read('copil', id))!.remarques).toEqual([]);
  });

  test('nul ne signe au nom d’un EPCI qui n’est pas le sien, ni par le service ni dans la base', async () => {
    const { id } = await scene.makeAction();
    const { rows } = await scene.owner.query<{ id: number }>(
      "select epci_id as id from schema_epci where sigle = 'DLVA'",
    );
    const refusal = await write('elu', id, 'Au nom d’un autre', rows[0]!.id).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChampRefuse);
    expect((refusal as ChampRefuse).champ).toBe('signature');
    const forced = as(
      'elu',
      (db, { id: auteurId }) =>
        db.$executeRaw`insert into remarque (schema_id, action_id, epci_id, texte, auteur_id)
        values (${scene.schemaId}, ${id}, ${rows[0]!.id}, 'Forcée', ${auteurId})`,
    );
    await expect(forced).rejects.toThrow(Refus);
    expect((await read('cellule', id))!.remarques).toEqual([]);
  });

  test('qui tient plusieurs droits choisit au nom de qui', async () => {
    const { id } = await scene.makeAction();
    const { rows } = await scene.owner.query<{ id: number }>(
      "select epci_id as id from schema_epci where sigle = 'JLVD'",
    );
    await insertId(scene.owner, 'habilitation', {
      ...{ utilisateur_id: people.elu.id, role: 'membre_copil', schema_id: scene.schemaId },
      ...{ debut: '2026-01-01', created_at: '2026-01-01T09:00:00Z' },
    });
    people.elu = await scene.viewerOf('elu.jlvd');
    expect((await read('elu', id))!.signatures).toEqual([
      { epciId: rows[0]!.id, libelle: 'JLVD' },
      { epciId: null, libelle: 'Moi-même' },
    ]);
    await expect(write('elu', id, 'Au nom de qui ?')).rejects.toThrow(/^Choisissez au nom de qui/);
    await write('elu', id, 'En mon nom', null);
    await write('elu', id, 'Au nom de JLVD', rows[0]!.id);
    expect((await read('elu', id))!.remarques.map(({ texte, epci }) => [texte, epci])).toEqual([
      ['Au nom de JLVD', 'JLVD'],
      ['En mon nom', null],
    ]);
    await scene.owner.query("delete from habilitation where utilisateur_id = $1 and role = 'membre_copil'", [
      people.elu.id,
    ]);
    people.elu = await scene.viewerOf('elu.jlvd');
  });

  test('une action qui n’est plus suivie, un schéma clos n’en reçoivent plus', async () => {
    const { id } = await scene.makeAction();
    await withdrawAction(scene, id);
    await expect(write('copil', id)).rejects.toThrow(/^Cette action n’est plus suivie/);
    expect(await read('copil', id, 'retiree')).toBeNull();
    const other = await scene.makeAction();
    const remarque = await write('copil', other.id);
    await scene.owner.query("update schema_departemental set etat = 'clos' where id = $1", [scene.schemaId]);
    await expect(write('copil', other.id)).rejects.toThrow(/^Ce schéma est clos/);
    await expect(answer('cellule', remarque)).rejects.toThrow(/^Ce schéma est clos/);
    expect((await read('copil', other.id, 'active', 'clos'))!.signatures).toEqual([]);
    await scene.owner.query("update schema_departemental set etat = 'adopte' where id = $1", [scene.schemaId]);
  });
});

describe('répondre et clore', () => {
  test('la cellule répond, l’auteur reprend la main, chacun voit où l’on en est', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('elu', id);
    const etat = async () => (await read('copil', id))!.remarques[0]!.etat;
    await answer('cellule', remarque);
    expect(await etat()).toBe('repondue');
    await answer('elu', remarque, 'Ce n’est pas ce que je demandais.');
    expect(await etat()).toBe('sans_reponse');
    await close('cellule', remarque, 'Décidé en comité.');
    expect(await etat()).toBe('close');
    const { suites } = (await read('copil', id))!.remarques[0]!;
    expect(suites).toMatchObject([
      { texte: 'Une réponse.', auteur: 'Claire Vidal', isCloture: false },
      { texte: 'Ce n’est pas ce que je demandais.', auteur: 'Gérard Latil' },
      { texte: 'Décidé en comité.', isCloture: true },
    ]);
  });

  test('une remarque close ne reçoit plus rien, de personne', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('elu', id);
    await close('elu', remarque);
    for (const role of ['elu', 'cellule'] as const) {
      await expect(answer(role, remarque)).rejects.toThrow(/^Cette remarque est close/);
      await expect(close(role, remarque)).rejects.toThrow(/^Cette remarque est close/);
      expect((await read(role, id))!.remarques[0]!.can).toEqual({ repondre: false, clore: false });
    }
  });

  test('de deux clôtures à la fois, une seule est écrite', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('elu', id);
    const answers = await Promise.allSettled([close('elu', remarque), close('cellule', remarque)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await read('copil', id))!.remarques[0]!.suites).toHaveLength(1);
  });

  test('la remarque d’un autre se lit sans que l’on puisse y répondre', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('copil', id);
    await expect(answer('elu', remarque)).rejects.toThrow(Refus);
    await expect(close('referent', remarque)).rejects.toThrow(Refus);
    expect((await read('elu', id))!.remarques[0]!.can).toEqual({ repondre: false, clore: false });
    const forced = as(
      'elu',
      (db, { id: auteurId }) =>
        db.$executeRaw`insert into suite_remarque (remarque_id, schema_id, texte, is_cloture, auteur_id)
        values (${remarque}, ${scene.schemaId}, 'Forcée', false, ${auteurId})`,
    );
    await expect(forced).rejects.toThrow(Refus);
  });

  test('rien ne se modifie ni ne s’efface, pas même par son auteur', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('elu', id);
    for (const change of [
      (db: WriteDb) => db.$executeRaw`update remarque set texte = 'Autre' where id = ${remarque}`,
      (db: WriteDb) => db.$executeRaw`delete from remarque where id = ${remarque}`,
    ])
      await expect(as('elu', change)).rejects.toThrow(Refus);
  });
});

describe('lire', () => {
  test('ni l’opérateur ni l’administrateur ne lisent une remarque, ni n’y répondent', async () => {
    const { id } = await scene.makeAction();
    const remarque = await write('elu', id, 'Mot qui ne sort pas');
    for (const role of ['operateur', 'admin'] as const) {
      expect(await read(role, id)).toBeNull();
      expect(await open(role)).toEqual({ aRepondre: [], repondues: [] });
      const rows = await as(role, (db) => db.$queryRaw<object[]>`select id from remarque`);
      expect(rows).toEqual([]);
      await expect(answer(role, remarque)).rejects.toThrow(Introuvable);
    }
  });

  test('les remarques sans réponse viennent d’abord, les closes à la fin', async () => {
    const { id } = await scene.makeAction();
    const [closed, answered] = [await write('elu', id, 'close'), await write('elu', id, 'répondue')];
    await write('elu', id, 'sans réponse');
    await close('elu', closed);
    await answer('cellule', answered);
    expect((await read('copil', id))!.remarques.map(({ texte }) => texte)).toEqual([
      'sans réponse',
      'répondue',
      'close',
    ]);
  });
});

describe('l’accueil', () => {
  test('la cellule voit ce qui attend une réponse, l’auteur ce qui a été répondu, et rien de clos', async () => {
    const { id } = await scene.makeAction();
    const mine = await write('copil', id, 'À suivre');
    const pointed = async (role: Role) => {
      const { aRepondre, repondues } = await open(role);
      return [aRepondre.some((r) => r.id === mine), repondues.some((r) => r.id === mine)];
    };
    expect([await pointed('cellule'), await pointed('copil')]).toEqual([
      [true, false],
      [false, false],
    ]);
    await answer('cellule', mine);
    expect([await pointed('cellule'), await pointed('copil')]).toEqual([
      [false, false],
      [false, true],
    ]);
    expect(await pointed('elu'), 'la remarque d’un autre n’est pas la sienne').toEqual([false, false]);
    await answer('copil', mine, 'Encore un mot.');
    expect([await pointed('cellule'), await pointed('copil')]).toEqual([
      [true, false],
      [false, false],
    ]);
    await close('copil', mine);
    expect([await pointed('cellule'), await pointed('copil')]).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});
