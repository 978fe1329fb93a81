import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer, Prisma, type ViewerDb } from '@/lib/db';
import { Refus } from '@/lib/errors';
import { openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let cellule: Viewer;
let operateur: Viewer;
beforeAll(async () => {
  scene = await openScene();
  cellule = scene.cellule;
  operateur = await scene.viewerOf('operateur.laposte');
});
afterAll(() => scene?.close());

type Etat = { pid: number; role: string; utilisateur: string; isLectureSeule: string; isolation: string };
const etat = (db: ViewerDb) => db.$queryRaw<Etat[]>`
  select pg_backend_pid() as pid, current_user::text as role, current_setting('maillage.utilisateur', true) as utilisateur,
    current_setting('transaction_read_only') as "isLectureSeule", current_setting('transaction_isolation') as isolation`;
// the local column: a cellule reads it, an operator does not
const compte = async (db: ViewerDb) =>
  (await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from suivi_epci`)[0]!.n;
const lire = (viewer: Viewer) => asViewer(viewer, compte);

/** What the login itself would be on a connection given back: no role taken, nobody named. */
async function expectPropre(viewer: Viewer): Promise<void> {
  const [trouve] = await asViewer(null, etat);
  expect(trouve).toMatchObject({ role: 'maillage_app', utilisateur: '' });
  expect(await asViewer(null, compte)).toBe(0);
  expect(await lire(viewer)).toBeGreaterThan(0);
}

describe('une lecture', () => {
  test('est un instantané en lecture seule, sous le rôle des personnes, sur une connexion gardée', async () => {
    const connexions = { cellule: new Set<number>(), operateur: new Set<number>() };
    for (let i = 0; i < 12; i++) {
      const [un] = await asViewer(cellule, etat);
      const [deux] = await asViewer(operateur, etat);
      // a third: two would each keep to a connection of their own
      await asViewer(null, etat);
      expect(un).toMatchObject({ role: 'maillage_app', isLectureSeule: 'on', isolation: 'repeatable read' });
      expect([un!.utilisateur, deux!.utilisateur]).toEqual([String(cellule.id), String(operateur.id)]);
      connexions.cellule.add(un!.pid);
      connexions.operateur.add(deux!.pid);
    }
    const communes = [...connexions.cellule].filter((pid) => connexions.operateur.has(pid));
    expect(communes, 'des connexions servent aux deux').not.toEqual([]);
  });

  test('préparée une fois, rend à chacun ses lignes et pas celles d’avant', async () => {
    for (let i = 0; i < 12; i++) {
      expect(await lire(cellule)).toBeGreaterThan(0);
      expect(await lire(operateur)).toBe(0);
      expect(await asViewer(null, compte)).toBe(0);
    }
    const kept = await asViewer(
      cellule,
      (db) => db.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from pg_prepared_statements where statement like '%from suivi_epci%'
        and statement not like '%pg_prepared_statements%'`,
    );
    expect(kept[0]!.n, 'une seule préparation pour trois personnes').toBe(1);
  });

  test('n’écrit rien, même là où la personne le pourrait', async () => {
    const { id } = await scene.makeAction();
    const ecrire = (db: ViewerDb) => db.$queryRaw`insert into cle_mutation (utilisateur_id, cle, mutation)
      values (${cellule.id}, ${crypto.randomUUID()}::uuid, ${String(id)}) returning cle`;
    await expect(asViewer(cellule, ecrire)).rejects.toMatchObject({ code: '25006' });
  });

  test('voit la même base du début à la fin', async () => {
    const [avant, apres] = await asViewer(cellule, async (db) => {
      const count = () => db.$queryRaw<{ n: number }[]>`select count(*)::int as n from action`;
      const before = await count();
      await scene.makeAction();
      return [before[0]!.n, (await count())[0]!.n];
    });
    expect(apres).toBe(avant);
  });
});

describe('rien ne reste sur la connexion', () => {
  test('après une faute de PostgreSQL', async () => {
    await expect(asViewer(cellule, (db) => db.$queryRaw`select 1 / 0`)).rejects.toThrow();
    await expectPropre(cellule);
  });

  test('après un refus, qui se dit en français', async () => {
    await expect(asViewer(cellule, (db) => db.$queryRaw`select * from mot_de_passe`)).rejects.toThrow(Refus);
    await expectPropre(cellule);
  });

  test('après une exception du programme', async () => {
    await expect(asViewer(cellule, () => Promise.reject(new Error('arrêt')))).rejects.toThrow('arrêt');
    await expectPropre(cellule);
  });

  test('quand une requête court encore au moment où une autre échoue', async () => {
    const lecture = asViewer(cellule, (db) =>
      Promise.all([db.$queryRaw`select pg_sleep(0.05)::text`, compte(db), Promise.reject(new Error('arrêt'))]),
    );
    await expect(lecture).rejects.toThrow('arrêt');
    await expectPropre(cellule);
  });

  test('après une requête annulée, et ce qui la suit trouve la transaction vide', async () => {
    const lecture = asViewer(cellule, async (db) => {
      await db.$queryRaw`select set_config('statement_timeout', '20ms', true)`;
      await expect(db.$queryRaw`select pg_sleep(30)::text`).rejects.toMatchObject({ code: '57014' });
      return compte(db);
    });
    await expect(lecture).rejects.toMatchObject({ code: '25P02' });
    await expectPropre(cellule);
    const [{ delai }] = await asViewer(
      cellule,
      (db) => db.$queryRaw<[{ delai: string }]>`select current_setting('statement_timeout') as delai`,
    );
    expect(delai).toBe('15s');
  });

  test('quand PostgreSQL ferme la connexion, la suivante prend sa place', async () => {
    const lecture = asViewer(cellule, async (db) => {
      const [{ pid }] = (await etat(db)) as [Etat];
      await scene.owner.query('select pg_terminate_backend($1)', [pid]);
      return compte(db);
    });
    await expect(lecture).rejects.toThrow();
    await expectPropre(cellule);
  });

  test('une lecture finie ne répond plus', async () => {
    const kept = await asViewer(cellule, (db) => Promise.resolve(db));
    await expect(compte(kept)).rejects.toThrow('over');
  });
});

test('rend de chaque type ce qu’en rend une écriture', async () => {
  const jour = new Date('2026-03-29T01:30:00Z');
  const types = (db: ViewerDb) => db.$queryRaw<Record<string, unknown>[]>`
    select 1 as entier, 9007199254740993::bigint as grand, 1.5::float8 as reel, 12.340::numeric as exact, true as vrai,
      'é’'::text as texte, null::text as rien, date '2026-03-29' as jour, timestamp '2026-03-29 02:30:00.5' as heure,
      timestamptz '2026-03-29 02:30:00+02' as instant, '{"a":[1,null,"é"]}'::json as json, '{"b":{"c":1.5}}'::jsonb as jsonb,
      array[3, 1, 2] as entiers, array['a', null, 'b,c'] as textes, array[]::int[] as vides,
      ${Prisma.sql`${'x'}::text || ${Prisma.join(['y', 'z'], ' || ')}`} as compose ${Prisma.empty},
      ${jour}::timestamptz = timestamptz '2026-03-29 01:30:00Z' as "dateRecue", ${['a', 'b']}::text[] as "listeRecue",
      ${jour}::date::text as "jourRecu"`;
  const lu = await asViewer(cellule, types);
  expect(lu).toEqual(await asViewer(cellule, types, { write: true }));
  expect(lu[0]).toMatchObject({ grand: 9007199254740993n, compose: 'xyz', dateRecue: true, jourRecu: '2026-03-29' });
});

test('une lecture n’offre aucun modèle à l’écriture : le code qui l’essaie ne compile pas', async () => {
  await asViewer(cellule, async (db) => {
    // @ts-expect-error -- a read only has $queryRaw
    expect(db.statut).toBeUndefined();
    // @ts-expect-error -- a read only has $queryRaw
    expect(db.$executeRaw).toBeUndefined();
  });
});
