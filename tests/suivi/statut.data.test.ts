import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { changeStatut, confirmStatut, correctStatut, readEtatActuel } from '@/lib/suivi/data';
import { readFicheAction } from '@/lib/suivi/fiche-action';
import { readSchema } from '@/lib/suivi/tableau';
import type { Avancement } from '@/lib/suivi/rules';
import { answerAsApp, AUJOURDHUI, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1], viewer = scene.cellule) =>
  asViewer(viewer, fn, { write: true });
const revisionOf = async (actionId: number) => (await scene.suiviOf(actionId)).revision;

type Options = { avancement?: Avancement; dateEffet?: string; revision?: number; commentaire?: string };

async function change(actionId: number, options: Options = {}): Promise<number> {
  const { avancement = 'en_cours', dateEffet = '2026-06-15', commentaire = 'Constaté.' } = options;
  const revision = options.revision ?? (await revisionOf(actionId));
  const input = { actionId, revision, avancement, dateEffet, commentaire, bloque: false };
  return write((db) => changeStatut(db, scene.cellule, input, AUJOURDHUI));
}

async function confirm(actionId: number): Promise<number> {
  const input = { actionId, revision: await revisionOf(actionId) };
  return write((db) => confirmStatut(db, scene.cellule, input, AUJOURDHUI));
}

async function correct(actionId: number, corrigeId: number, avancement: Avancement | null, dateEffet = '2026-06-15') {
  const input = { actionId, corrigeId, avancement, dateEffet, commentaire: 'Erreur de saisie.' };
  const revision = await revisionOf(actionId);
  return write((db) => correctStatut(db, scene.cellule, { ...input, revision }, AUJOURDHUI));
}

describe('changer', () => {
  test('le statut est celui de la date d’effet la plus récente, quel que soit l’ordre de saisie', async () => {
    const { id } = await scene.makeAction();
    const recent = await change(id, { avancement: 'fait', dateEffet: '2026-09-01' });
    await change(id, { avancement: 'pas_fait', dateEffet: '2026-03-01' });
    expect(await scene.suiviOf(id)).toMatchObject({
      ...{ avancement: 'fait', statutId: recent, depuis: '2026-09-01', confirmeLe: '2026-09-01', revision: 2 },
    });
  });

  test('à date d’effet égale, la dernière saisie l’emporte', async () => {
    const { id } = await scene.makeAction();
    await change(id, { avancement: 'fait' });
    const last = await change(id, { avancement: 'en_cours' });
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: 'en_cours', statutId: last });
  });

  test('avec un blocage, les deux sont écrits ensemble ou pas du tout', async () => {
    const { id } = await scene.makeAction();
    const input = { actionId: id, avancement: 'en_cours' as const, dateEffet: '2026-06-15', commentaire: 'Constaté.' };
    const blocage = { bloque: true, motif: 'Le local manque.', condition: 'Un local.' };
    await write((db) => changeStatut(db, scene.cellule, { ...input, ...blocage, revision: 0 }, AUJOURDHUI));
    const { blocageId, revision } = await scene.suiviOf(id);
    expect(blocageId).not.toBeNull();
    const second = { ...input, ...blocage, avancement: 'fait' as const, revision };
    await expect(write((db) => changeStatut(db, scene.cellule, second, AUJOURDHUI))).rejects.toThrow(
      /^Un blocage est déjà déclaré/,
    );
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: 'en_cours', blocageId, revision });
  });

  test.each([
    ['dans le futur', '2026-11-23', /futur/],
    ['avant le schéma', '2024-12-31', /début du schéma/],
  ])('une date d’effet %s est refusée, par le service et par la base', async (_, dateEffet, reason) => {
    const { id } = await scene.makeAction();
    const refusal = await change(id, { dateEffet }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChampRefuse);
    expect((refusal as ChampRefuse).champ).toBe('dateEffet');
    expect((refusal as ChampRefuse).message).toMatch(reason);
    expect(await answerAsApp(scene, insertSql(id, { dateEffet }))).toBe('ML002');
    expect(await revisionOf(id)).toBe(0);
  });

  test.each([AUJOURDHUI, '2025-01-01'])('la date limite %s est acceptée', async (dateEffet) => {
    const { id } = await scene.makeAction();
    await change(id, { dateEffet });
    expect((await scene.suiviOf(id)).depuis).toBe(dateEffet);
  });

  test('la base elle-même exige un commentaire', async () => {
    const { id } = await scene.makeAction();
    expect(await answerAsApp(scene, insertSql(id))).toBe('fait');
    for (const commentaire of ["'  '", "''", 'null'])
      expect([commentaire, await answerAsApp(scene, insertSql(id, { commentaire }))]).toEqual([commentaire, '23514']);
  });

  test('la base elle-même exige la révision lue', async () => {
    const { id } = await scene.makeAction();
    expect(await answerAsApp(scene, insertSql(id, { revision: 'null' }))).toBe('42501');
    expect(await answerAsApp(scene, insertSql(id, { revision: '7' }))).toBe('ML001');
  });

  test('un référent ne change rien, une action inconnue est introuvable', async () => {
    const { id } = await scene.makeAction();
    const referent = await scene.viewerOf('referent.jlvd');
    const input = { actionId: id, revision: 0 };
    await expect(write((db) => confirmStatut(db, referent, input, AUJOURDHUI), referent)).rejects.toThrow(Refus);
    await expect(change(999_999, { revision: 0 })).rejects.toThrow(Introuvable);
  });
});

describe('confirmer', () => {
  test('rafraîchit sans rien changer d’autre', async () => {
    const { id } = await scene.makeAction();
    const statutId = await change(id);
    await confirm(id);
    expect(await scene.suiviOf(id)).toMatchObject({
      ...{ avancement: 'en_cours', statutId, depuis: '2026-06-15', confirmeLe: AUJOURDHUI, revision: 2 },
    });
  });

  test('est refusé tant qu’aucun statut n’est renseigné', async () => {
    const { id } = await scene.makeAction();
    await expect(confirm(id)).rejects.toThrow(/^Rien à confirmer/);
    expect(await revisionOf(id)).toBe(0);
  });
});

describe('corriger', () => {
  test('par une valeur : elle remplace l’entrée, qui reste dans l’histoire', async () => {
    const { id } = await scene.makeAction();
    const wrong = await change(id, { avancement: 'fait' });
    const right = await correct(id, wrong, 'pas_fait', '2026-05-01');
    expect(await scene.suiviOf(id)).toMatchObject({
      ...{ avancement: 'pas_fait', statutId: right, depuis: '2026-05-01', confirmeLe: AUJOURDHUI },
    });
    const fiche = await asViewer(scene.cellule, async (db) =>
      readFicheAction(db, (await readSchema(db, '04-2025'))!, id),
    );
    const statuts = fiche!.historique.filter(({ nature }) => nature !== 'version');
    expect(statuts).toMatchObject([
      { id: right, nature: 'correction', corrigeId: wrong, corrigePar: null },
      { id: wrong, nature: 'decision', avancement: 'fait', corrigePar: right },
    ]);
  });

  test('par une annulation : l’entrée d’avant redevient le statut, ou aucune', async () => {
    const { id } = await scene.makeAction();
    const first = await change(id, { avancement: 'pas_fait', dateEffet: '2026-01-10' });
    const second = await change(id, { avancement: 'fait' });
    await confirm(id);
    await correct(id, second, null);
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: 'pas_fait', statutId: first, depuis: '2026-01-10' });
    await correct(id, first, null);
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: null, statutId: null, depuis: null, confirmeLe: null });
  });

  test('une confirmation annulée ne compte plus pour la fraîcheur', async () => {
    const { id } = await scene.makeAction();
    const statutId = await change(id);
    await correct(id, await confirm(id), null, AUJOURDHUI);
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: 'en_cours', statutId, confirmeLe: '2026-06-15' });
  });

  test('une correction se corrige à son tour, sans ressusciter l’entrée d’origine', async () => {
    const { id } = await scene.makeAction();
    const wrong = await change(id, { avancement: 'fait' });
    const middle = await correct(id, wrong, 'pas_fait');
    const last = await correct(id, middle, 'en_cours');
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: 'en_cours', statutId: last });
    await correct(id, last, null);
    expect(await scene.suiviOf(id)).toMatchObject({ avancement: null, statutId: null });
  });

  test('une entrée ne se corrige qu’une fois, et seulement sur sa propre action', async () => {
    const [{ id }, other] = [await scene.makeAction(), await scene.makeAction()];
    const wrong = await change(id);
    await correct(id, wrong, 'fait');
    // from its start: Prisma's own errors quote our sources
    await expect(correct(id, wrong, 'pas_fait')).rejects.toThrow(/^Cette entrée est déjà corrigée/);
    await expect(correct(other.id, wrong, 'fait')).rejects.toThrow(Introuvable);
    const elsewhere = insertSql(other.id, { nature: 'correction', corrigeId: String(wrong) });
    expect(await answerAsApp(scene, elsewhere)).toBe('ML002');
  });
});

describe('conflit', () => {
  test('de deux personnes qui écrivent en même temps, exactement une gagne', async () => {
    const { id } = await scene.makeAction();
    const both = [change(id, { revision: 0, avancement: 'fait' }), change(id, { revision: 0, avancement: 'pas_fait' })];
    const answers = await Promise.allSettled(both);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(Conflit) as Conflit,
    });
    const { rowCount } = await scene.owner.query('select from statut where action_id = $1', [id]);
    expect([rowCount, await revisionOf(id)]).toEqual([1, 1]);
  });

  test('la personne qui perd peut lire ce que l’autre a écrit', async () => {
    const { id } = await scene.makeAction();
    await change(id, { avancement: 'fait', commentaire: 'Inauguré.' });
    await expect(change(id, { revision: 0 })).rejects.toThrow(Conflit);
    expect(await asViewer(scene.cellule, (db) => readEtatActuel(db, id))).toMatchObject({
      ...{ revision: 1, avancement: 'fait', commentaire: 'Inauguré.', auteur: 'Claire Vidal', objet: 'statut' },
    });
  });
});

type Sql = { nature?: string; commentaire?: string; dateEffet?: string; revision?: string; corrigeId?: string };

function insertSql(actionId: number, options: Sql = {}): string {
  const { nature = 'decision', commentaire = "'Vu.'", dateEffet = '2026-06-15', revision = '0', corrigeId } = options;
  return `insert into statut (action_id, schema_id, nature, avancement, date_effet, commentaire, corrige_id, revision_lue, auteur_id)
    values (${actionId}, ${scene.schemaId}, '${nature}', 'fait', '${dateEffet}', ${commentaire}, ${corrigeId ?? 'null'}, ${revision},
      ${scene.cellule.id})`;
}
