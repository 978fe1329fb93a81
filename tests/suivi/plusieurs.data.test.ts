import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { changeStatut } from '@/lib/suivi/data';
import { annulerStatutsInput, changerStatutsInput } from '@/lib/suivi/input';
import { cancelStatuts, changeStatuts, confirmStatuts, raconteResultats } from '@/lib/suivi/plusieurs';
import { AUJOURDHUI, openScene, withdrawAction, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1], viewer = scene.cellule) =>
  asViewer(viewer, fn, { write: true });
const decision = { avancement: 'fait' as const, commentaire: 'Réunion du 20 novembre.', dateEffet: '2026-11-20' };
const change = (actions: { actionId: number; revision: number }[], viewer = scene.cellule) =>
  write((db) => changeStatuts(db, viewer, { ...decision, actions }, AUJOURDHUI), viewer);
const make = async (count: number) => {
  const made: { actionId: number; revision: number }[] = [];
  while (made.length < count) made.push({ actionId: (await scene.makeAction()).id, revision: 0 });
  return made;
};
const entries = async (actionId: number) => {
  const { rows } = await scene.owner.query<{ commentaire: string | null }>(
    'select commentaire from statut where action_id = $1 order by id',
    [actionId],
  );
  return rows.map(({ commentaire }) => commentaire);
};

describe('changer plusieurs actions', () => {
  test('chacune a sa propre entrée, avec le même commentaire', async () => {
    const actions = await make(3);
    const found = await change(actions);
    expect(found.map(({ etat }) => etat)).toEqual(['fait', 'fait', 'fait']);
    for (const { actionId } of actions) {
      expect(await entries(actionId)).toEqual([decision.commentaire]);
      expect(await scene.suiviOf(actionId)).toMatchObject({ avancement: 'fait', revision: 1 });
    }
  });

  test('un conflit sur l’une n’arrête pas les autres, et dit ce que l’autre a écrit', async () => {
    const actions = await make(3);
    const taken = actions[1]!.actionId;
    const other = await scene.viewerOf('cellule.departement');
    const input = { ...decision, actionId: taken, revision: 0, avancement: 'pas_fait' as const, bloque: false };
    await write((db) => changeStatut(db, other, { ...input, commentaire: 'Vu autrement.' }, AUJOURDHUI), other);
    const found = await change(actions);
    expect(found.find(({ actionId }) => actionId === taken)).toMatchObject({
      etat: 'conflit',
      actuel: { revision: 1, avancement: 'pas_fait', auteur: 'Julien Roustan', commentaire: 'Vu autrement.' },
    });
    expect(found.filter(({ etat }) => etat === 'fait')).toHaveLength(2);
    expect(await entries(taken)).toEqual(['Vu autrement.']);
    expect(await entries(actions[2]!.actionId)).toEqual([decision.commentaire]);
    expect(raconteResultats(found, 'enregistrée')).toBe('2 actions enregistrées, 1 à reprendre.');
  });

  test('ce que l’une refuse se dit, les autres sont écrites', async () => {
    const actions = await make(2);
    await withdrawAction(scene, actions[0]!.actionId);
    const { revision } = await scene.suiviOf(actions[0]!.actionId);
    const found = await change([{ ...actions[0]!, revision }, actions[1]!]);
    expect(found.find(({ actionId }) => actionId === actions[0]!.actionId)).toMatchObject({
      etat: 'refus',
      message: expect.stringMatching(/n'est plus suivie/) as string,
    });
    expect(await scene.suiviOf(actions[1]!.actionId)).toMatchObject({ avancement: 'fait' });
  });

  test('une date refusée n’écrit rien du tout', async () => {
    const actions = await make(2);
    const input = { ...decision, actions, dateEffet: '2026-11-23' };
    await expect(write((db) => changeStatuts(db, scene.cellule, input, AUJOURDHUI))).rejects.toThrow(/futur/);
    for (const { actionId } of actions) expect(await entries(actionId)).toEqual([]);
  });

  test('refusée à toutes, la demande l’est : un référent n’écrit rien', async () => {
    const actions = await make(2);
    const referent = await scene.viewerOf('referent.jlvd');
    await expect(change(actions, referent)).rejects.toThrow(Refus);
    await expect(change([{ actionId: 999_999, revision: 0 }])).rejects.toThrow(Introuvable);
    for (const { actionId } of actions) expect(await entries(actionId)).toEqual([]);
  });

  test('deux lots en même temps, dans l’ordre inverse, ne s’attendent pas : un seul écrit chaque action', async () => {
    const actions = await make(6);
    const [one, two] = await Promise.all([change(actions), change(actions.toReversed())]);
    for (const { actionId } of actions) {
      const verdicts = [one, two].map((found) => found.find((r) => r.actionId === actionId)!.etat);
      expect(verdicts.toSorted()).toEqual(['conflit', 'fait']);
      expect(await entries(actionId)).toHaveLength(1);
    }
  });
});

test('confirmer plusieurs actions date chacune ; celle qui n’a pas de statut est mise à part', async () => {
  const actions = await make(2);
  await change(actions.slice(0, 1));
  const read = [{ ...actions[0]!, revision: 1 }, actions[1]!];
  const found = await write((db) => confirmStatuts(db, scene.cellule, { actions: read }, AUJOURDHUI));
  expect(found).toMatchObject([
    { etat: 'fait' },
    { etat: 'refus', message: expect.stringMatching(/Rien à confirmer/) as string },
  ]);
  expect(await scene.suiviOf(actions[0]!.actionId)).toMatchObject({ confirmeLe: AUJOURDHUI, revision: 2 });
});

test('annuler le lot rend chaque action à ce qu’elle était, sans rien effacer', async () => {
  const actions = await make(2);
  const found = await change(actions);
  const statuts = found.flatMap((one) => (one.etat === 'fait' ? [one] : []));
  const undone = await write((db) => cancelStatuts(db, scene.cellule, { statuts }, AUJOURDHUI));
  expect(undone.map(({ etat }) => etat)).toEqual(['fait', 'fait']);
  for (const { actionId } of actions) {
    expect(await scene.suiviOf(actionId)).toMatchObject({ avancement: null, revision: 2 });
    expect(await entries(actionId)).toHaveLength(2);
  }
});

describe('la sélection envoyée', () => {
  const read = (actions: string) => changerStatutsInput.safeParse({ ...decision, actions });
  test('se lit avec la révision de chacune', () => {
    expect(read('13:2,14:0').data?.actions).toEqual([
      { actionId: 13, revision: 2 },
      { actionId: 14, revision: 0 },
    ]);
    expect(annulerStatutsInput.parse({ statuts: '13:3:207' }).statuts).toEqual([
      { actionId: 13, revision: 3, statutId: 207 },
    ]);
  });

  test.each([
    ['vide', '', /Cochez/],
    ['double', '13:2,13:3', /deux fois/],
    ['illisible', '13', /ne se lit pas/],
    ['illisible aussi', '13:2;14:1', /ne se lit pas/],
    ['négative', '-1:2', /ne se lit pas/],
    ['trop longue', Array.from({ length: 201 }, (_, i) => `${i + 1}:0`).join(), /200/],
  ])('%s, elle est refusée', (_, actions, message) => {
    expect(read(actions).error?.issues[0]?.message).toMatch(message);
  });
});
