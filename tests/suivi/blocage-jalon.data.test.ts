import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { confirmStatut, declareBlocage, liftBlocage, markJalon } from '@/lib/suivi/data';
import { answerAsApp, AUJOURDHUI, openScene, withdrawAction, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1]) => asViewer(scene.cellule, fn, { write: true });
const revisionOf = async (actionId: number) => (await scene.suiviOf(actionId)).revision;

async function declare(actionId: number, { dateEffet = '2026-06-15', revision = -1 } = {}): Promise<number> {
  const read = revision < 0 ? await revisionOf(actionId) : revision;
  const input = { actionId, revision: read, dateEffet, motif: 'Le local manque.', condition: 'Un local.' };
  return write((db) => declareBlocage(db, scene.cellule, input, AUJOURDHUI));
}

async function lift(actionId: number, blocageId: number, dateEffet = '2026-07-01'): Promise<number> {
  const input = { actionId, blocageId, dateEffet, revision: await revisionOf(actionId), commentaire: 'Local trouvé.' };
  return write((db) => liftBlocage(db, scene.cellule, input, AUJOURDHUI));
}

async function mark(actionId: number, jalonId: number, faitLe: string): Promise<number> {
  const input = { actionId, jalonId, faitLe, revision: await revisionOf(actionId) };
  return write((db) => markJalon(db, scene.cellule, input, AUJOURDHUI));
}

describe('blocage', () => {
  test('se déclare, se lève, et se redéclare ensuite', async () => {
    const { id } = await scene.makeAction();
    const first = await declare(id);
    expect((await scene.suiviOf(id)).blocageId).toBe(first);
    await lift(id, first);
    expect((await scene.suiviOf(id)).blocageId).toBeNull();
    const second = await declare(id, { dateEffet: '2026-08-01' });
    expect(await scene.suiviOf(id)).toMatchObject({ blocageId: second, revision: 3 });
  });

  test('un seul à la fois', async () => {
    const { id } = await scene.makeAction();
    const first = await declare(id);
    await expect(declare(id)).rejects.toThrow(/^Un blocage est déjà déclaré/);
    expect(await scene.suiviOf(id)).toMatchObject({ blocageId: first, revision: 1 });
  });

  test('déclaré par deux personnes en même temps, il ne l’est qu’une fois', async () => {
    const { id } = await scene.makeAction();
    const answers = await Promise.allSettled([declare(id, { revision: 0 }), declare(id, { revision: 0 })]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(Conflit) as Conflit,
    });
  });

  test('ne se lève pas avant d’avoir été déclaré, ni pour le service ni pour la base', async () => {
    const { id } = await scene.makeAction();
    const blocageId = await declare(id);
    await expect(lift(id, blocageId, '2026-06-14')).rejects.toThrow(/^Un blocage ne peut pas être levé avant d’avoir/);
    const sql = (dateEffet: string) =>
      `insert into levee_blocage (blocage_id, schema_id, commentaire, date_effet, revision_lue, auteur_id)
       values (${blocageId}, ${scene.schemaId}, 'Levé.', '${dateEffet}', 1, ${scene.cellule.id})`;
    expect(await answerAsApp(scene, sql('2026-06-14'))).toBe('ML002');
    expect(await answerAsApp(scene, sql('2026-06-15'))).toBe('fait');
    await lift(id, blocageId, '2026-06-15');
  });

  test('ne se lève qu’une fois, et seulement depuis sa propre action', async () => {
    const [{ id }, other] = [await scene.makeAction(), await scene.makeAction()];
    const blocageId = await declare(id);
    await expect(lift(other.id, blocageId)).rejects.toThrow(Introuvable);
    await lift(id, blocageId);
    await expect(lift(id, blocageId)).rejects.toThrow(/^Ce blocage est déjà levé/);
  });

  test('la base elle-même exige le motif, la condition et, pour le lever, le commentaire', async () => {
    const { id } = await scene.makeAction();
    const sql = (motif: string, condition: string) =>
      `insert into blocage (action_id, schema_id, motif, condition, date_effet, revision_lue, auteur_id)
       values (${id}, ${scene.schemaId}, '${motif}', '${condition}', '2026-06-15', 0, ${scene.cellule.id})`;
    expect(await answerAsApp(scene, sql('Crue', 'Décrue'))).toBe('fait');
    expect(await answerAsApp(scene, sql(' ', 'Décrue'))).toBe('23514');
    expect(await answerAsApp(scene, sql('Crue', ' '))).toBe('23514');
    const blocageId = await declare(id);
    const lever = `insert into levee_blocage (blocage_id, schema_id, commentaire, date_effet, revision_lue, auteur_id)
      values (${blocageId}, ${scene.schemaId}, ' ', '2026-07-01', 1, ${scene.cellule.id})`;
    expect(await answerAsApp(scene, lever)).toBe('23514');
  });
});

describe('jalon', () => {
  test('fait, l’échéance passe au suivant ; rouvert, elle revient', async () => {
    const { id, jalonIds } = await scene.makeAction(['2026-03-31', '2026-12-31']);
    const [premier, dernier] = jalonIds as [number, number];
    expect(await scene.suiviOf(id)).toMatchObject({ echeance: '2026-03-31', jalonId: premier });
    await mark(id, premier, '2026-04-15');
    expect(await scene.suiviOf(id)).toMatchObject({ echeance: '2026-12-31', jalonId: dernier });
    await mark(id, dernier, '2026-11-20');
    expect(await scene.suiviOf(id)).toMatchObject({ echeance: null, jalonId: null });
    await mark(id, premier, 'rouvrir');
    expect(await scene.suiviOf(id)).toMatchObject({ echeance: '2026-03-31', jalonId: premier, revision: 3 });
  });

  test('peut avoir été atteint avant le schéma, jamais dans le futur', async () => {
    const { id, jalonIds } = await scene.makeAction(['2026-03-31']);
    const refusal = await mark(id, jalonIds[0]!, '2026-11-23').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChampRefuse);
    expect((refusal as ChampRefuse).champ).toBe('faitLe');
    const sql = `insert into jalon_realisation (jalon_id, schema_id, fait_le, revision_lue, auteur_id)
      values (${jalonIds[0]}, ${scene.schemaId}, '2026-11-23', 0, ${scene.cellule.id})`;
    expect(await answerAsApp(scene, sql)).toBe('ML002');
    await mark(id, jalonIds[0]!, '2024-05-01');
    expect((await scene.suiviOf(id)).echeance).toBeNull();
  });

  test('d’une autre action est introuvable', async () => {
    const [{ id }, other] = [await scene.makeAction(), await scene.makeAction(['2026-03-31'])];
    await expect(mark(id, other.jalonIds[0]!, '2026-04-01')).rejects.toThrow(Introuvable);
  });
});

describe('ce qui ne se modifie plus', () => {
  test('une action retirée refuse tout nouvel événement', async () => {
    const { id, jalonIds } = await scene.makeAction(['2026-03-31']);
    const blocageId = await declare(id);
    await withdrawAction(scene, id);
    await refusesEverything(id, { blocageId, jalonId: jalonIds[0]! }, /n’est plus suivie|n'est plus suivie/);
  });

  test('un schéma clos refuse tout nouvel événement', async () => {
    const { id, jalonIds } = await scene.makeAction(['2026-03-31']);
    const blocageId = await declare(id);
    await scene.owner.query("update schema_departemental set etat = 'clos' where id = $1", [scene.schemaId]);
    await refusesEverything(id, { blocageId, jalonId: jalonIds[0]! }, /schéma est clos/);
    await scene.owner.query("update schema_departemental set etat = 'adopte' where id = $1", [scene.schemaId]);
    await lift(id, blocageId);
  });
});

type Objects = { blocageId: number; jalonId: number };

async function refusesEverything(id: number, { blocageId, jalonId }: Objects, reason: RegExp): Promise<void> {
  const before = await scene.suiviOf(id);
  const attempts = [
    () => write((db) => confirmStatut(db, scene.cellule, { actionId: id, revision: before.revision }, AUJOURDHUI)),
    () => lift(id, blocageId),
    () => mark(id, jalonId, '2026-04-01'),
    () => declare(id),
  ];
  for (const attempt of attempts) {
    const refusal = await attempt().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refus);
    expect((refusal as Refus).message).toMatch(reason);
  }
  expect(await scene.suiviOf(id)).toEqual(before);
}
