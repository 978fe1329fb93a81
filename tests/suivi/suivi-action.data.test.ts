import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEBUT, dayOf, evenement, happen } from './evenements.ts';
import { AUJOURDHUI, openScene, listAu, readAu, type Scene, type Suivi } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const FINS = ['2025-06-30', '2026-06-30', '2026-06-30'];
test('après toute suite d’événements, le suivi est celui que l’on recalcule de zéro', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(evenement, { minLength: 1, maxLength: 8 }), async (evenements) => {
      const { id, jalonIds } = await scene.makeAction(FINS);
      const done: number[] = [];
      let at = DEBUT;
      for (const event of evenements) {
        at += event.delai * 86_400_000;
        if (await happen(scene, { id, jalonIds }, event, at)) done.push(at);
      }
      const { revision, ...suivi } = await scene.suiviOf(id);
      expect(suivi).toEqual(await recompute(scene.owner, id));
      expect(revision, 'une révision par événement accepté').toBe(done.length);
      expect(await readAu(scene, id, dayOf(at)), 'la lecture à ce jour dit comme le suivi').toEqual(suivi);
    }),
    // the same sequences at each run
    { numRuns: 150, seed: 4 },
  );
}, 60_000);

test('le suivi de la démonstration est celui que l’on recalcule de zéro', async () => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from action order by id');
  const lus = new Map((await listAu(scene, AUJOURDHUI)).map(({ id, ...suivi }) => [id, suivi]));
  for (const { id } of rows) {
    const { revision: _revision, ...suivi } = await scene.suiviOf(id);
    expect(suivi, `action ${id}`).toEqual(await recompute(scene.owner, id));
    expect(lus.get(id), `action ${id}, lue à ce jour`).toEqual(suivi);
  }
});

type Statut = {
  id: number;
  nature: string;
  avancement: string | null;
  jour: string;
  corrigeId: number | null;
  creeLe: Date;
};

/** The follow-up of an action from its bare events, written here a second time and otherwise than in the database. */
async function recompute(owner: pg.Client, actionId: number): Promise<Suivi> {
  const read = async <T extends pg.QueryResultRow>(sql: string) => (await owner.query<T>(sql, [actionId])).rows;
  const statuts = await read<Statut>(
    `select id, nature, avancement, date_effet::text as jour, corrige_id as "corrigeId", created_at as "creeLe"
     from statut where action_id = $1`,
  );
  const blocages = await read<{ id: number }>('select id from blocage where action_id = $1');
  const levees = await read<{ id: number }>(
    'select blocage_id as id from levee_blocage where blocage_id in (select id from blocage where action_id = $1)',
  );
  const jalons = await read<{ id: number; fin: string }>(
    `select jalon_id as id, fin::text from jalon_version where version_id = (select version_id from action where id = $1)`,
  );
  const realisations = await read<{ id: number; jalonId: number; faitLe: string | null }>(
    `select id, jalon_id as "jalonId", fait_le::text as "faitLe" from jalon_realisation
     where jalon_id in (select id from jalon where action_id = $1)`,
  );

  const replaced = new Set(statuts.map(({ corrigeId }) => corrigeId));
  const standing = statuts.filter(({ id }) => !replaced.has(id));
  const current = last(
    standing.filter(({ avancement }) => avancement !== null),
    ({ jour, id }) => [jour, id],
  );
  const news = !current
    ? []
    : standing.flatMap((statut) => {
        if (statut === current && statut.nature === 'correction') return [statut.jour, dayOf(statut.creeLe.getTime())];
        return statut === current || (statut.nature === 'confirmation' && statut.jour >= current.jour)
          ? [statut.jour]
          : [];
      });

  const lastWord = (jalonId: number) =>
    last(
      realisations.filter((realisation) => realisation.jalonId === jalonId),
      ({ id }) => [id],
    )?.faitLe ?? null;
  const waiting = jalons.filter(({ id }) => lastWord(id) === null);
  const next = waiting.toSorted((a, b) => (a.fin === b.fin ? a.id - b.id : a.fin < b.fin ? -1 : 1))[0];
  const open = blocages.filter(({ id }) => !levees.some((levee) => levee.id === id));

  return {
    avancement: current?.avancement ?? null,
    statutId: current?.id ?? null,
    depuis: current?.jour ?? null,
    confirmeLe: news.toSorted().at(-1) ?? null,
    blocageId: open.at(-1)?.id ?? null,
    jalonId: next?.id ?? null,
    echeance: next?.fin ?? null,
  };
}

function last<T>(all: T[], key: (one: T) => (string | number)[]): T | undefined {
  const compare = (a: T, b: T) => {
    const [ka, kb] = [key(a), key(b)];
    const i = ka.findIndex((value, at) => value !== kb[at]);
    return i < 0 ? 0 : ka[i]! < kb[i]! ? -1 : 1;
  };
  return all.toSorted(compare).at(-1);
}
