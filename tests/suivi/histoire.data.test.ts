import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { changerStatut, confirmerStatut } from '@/app/s/[schema]/actions/[id]/mutations';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { answerAsApp, openScene, type Scene } from './scene.ts';

// What only exists inside a request of the server: the session cookie, and the page to draw again.
const session = vi.hoisted(() => ({ current: null as { utilisateurId: number; sessionVersion: number } | null }));
vi.mock('@/lib/comptes/session', () => ({ readSession: () => Promise.resolve(session.current) }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const { rows } = await scene.owner.query<{ v: number }>(
    'select session_version as v from compte where utilisateur_id = $1',
    [scene.cellule.id],
  );
  session.current = { utilisateurId: scene.cellule.id, sessionVersion: rows[0]!.v };
});
afterAll(() => scene?.close());

describe('rien ne s’efface', () => {
  const tables = [
    'statut',
    'blocage',
    'levee_blocage',
    'jalon_realisation',
    'action_version',
    'suivi_action',
    'journal',
  ];

  test.each(tables)('%s : ni modification ni suppression, même par la cellule', async (table) => {
    const { rows } = await scene.owner.query<{ n: string }>(`select count(*) as n from ${table}`);
    expect(Number(rows[0]!.n), 'il y a de quoi effacer').toBeGreaterThan(0);
    expect(await answerAsApp(scene, `select from ${table}`)).toBe('fait');
    expect(await answerAsApp(scene, `delete from ${table}`)).toBe('42501');
    expect(await answerAsApp(scene, `truncate ${table} cascade`)).toBe('42501');
    const column = table === 'levee_blocage' ? 'commentaire = commentaire' : 'schema_id = schema_id';
    expect(await answerAsApp(scene, `update ${table} set ${column}`)).toBe('42501');
  });

  test('personne n’écrit au nom d’un autre, ni ne choisit le jour de son écriture', async () => {
    const { id } = await scene.makeAction();
    const sql = (auteur: number, more = '') =>
      `insert into statut (action_id, schema_id, nature, avancement, date_effet, commentaire, revision_lue, auteur_id${more && ', created_at'})
       values (${id}, ${scene.schemaId}, 'decision', 'fait', '2026-06-15', 'Vu.', 0, ${auteur}${more})`;
    const other = await scene.viewerOf('cellule.departement');
    expect(await answerAsApp(scene, sql(scene.cellule.id))).toBe('fait');
    expect(await answerAsApp(scene, sql(other.id))).toBe('42501');
    expect(await answerAsApp(scene, sql(scene.cellule.id, ", '2020-01-01'"))).toBe('42501');
  });
});

describe('la clé unique d’un formulaire', () => {
  const formOf = (fields: Record<string, string | number>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
    return form;
  };
  const statut = (actionId: number, cle: string, revision = 0) =>
    formOf({ cle, actionId, revision, avancement: 'fait', commentaire: 'Inauguré.', dateEffet: '2026-06-15' });
  const countStatuts = async (actionId: number) =>
    (await scene.owner.query('select from statut where action_id = $1', [actionId])).rowCount;

  test('envoyée deux fois en même temps, elle n’écrit qu’une fois et répond deux fois la même chose', async () => {
    const { id } = await scene.makeAction();
    const cle = crypto.randomUUID();
    const answers = await Promise.all([changerStatut(null, statut(id, cle)), changerStatut(null, statut(id, cle))]);
    expect(answers[0]).toMatchObject({ etat: 'fait' });
    expect(answers[1]).toEqual(answers[0]);
    expect(await countStatuts(id)).toBe(1);
  });

  test('renvoyée plus tard, elle répond encore « fait » sans rien écrire', async () => {
    const { id } = await scene.makeAction();
    const cle = crypto.randomUUID();
    const first = await changerStatut(null, statut(id, cle));
    expect(await changerStatut(null, statut(id, cle))).toEqual(first);
    expect(await countStatuts(id)).toBe(1);
  });

  test('deux clés pour la même saisie : la seconde est un conflit, pas une seconde écriture', async () => {
    const { id } = await scene.makeAction();
    const send = () => changerStatut(null, statut(id, crypto.randomUUID()));
    const etats = (await Promise.all([send(), send()])).map(({ etat }) => etat);
    expect(etats.toSorted()).toEqual(['conflit', 'fait']);
    expect(await countStatuts(id)).toBe(1);
  });

  test('un envoi refusé ne consomme pas la clé : la saisie corrigée passe', async () => {
    const { id } = await scene.makeAction();
    const cle = crypto.randomUUID();
    expect(await confirmerStatut(null, formOf({ cle, actionId: id, revision: 0 }))).toMatchObject({ etat: 'refus' });
    expect(await changerStatut(null, statut(id, cle))).toMatchObject({ etat: 'fait' });
  });

  test('la clé d’une personne n’est ni lue ni prise par une autre', async () => {
    const { id } = await scene.makeAction();
    const cle = crypto.randomUUID();
    await changerStatut(null, statut(id, cle));
    const other = await scene.viewerOf('cellule.departement');
    const seenBy = (viewer: Viewer) =>
      asViewer(viewer, (db) => db.$queryRaw<object[]>`select mutation from cle_mutation where cle = ${cle}::uuid`);
    expect(await seenBy(other)).toHaveLength(0);
    expect(await seenBy(scene.cellule)).toHaveLength(1);
  });
});
