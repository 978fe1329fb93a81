import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import { openScene, type Scene, type Suivi } from './scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const FINS = ['2025-06-30', '2026-06-30', '2026-06-30'];
/** The first event is written this day, each of the others some days after the one before. */
const DEBUT = Date.UTC(2026, 0, 10, 9);

const avancement = fc.constantFrom('pas_fait', 'en_cours', 'fait');
const rang = fc.nat(7);
/** Days between the day of writing and the day spoken of. */
const recul = fc.nat(120);
const evenement = fc.record({
  /** Days since the event before. */
  delai: fc.nat(20),
  recul,
  fait: fc.oneof(
    { weight: 4, arbitrary: fc.record({ nature: fc.constant('decision'), avancement }) },
    { weight: 3, arbitrary: fc.record({ nature: fc.constant('confirmation') }) },
    {
      weight: 4,
      arbitrary: fc.record({ nature: fc.constant('correction'), rang, avancement: fc.option(avancement) }),
    },
    { weight: 2, arbitrary: fc.record({ nature: fc.constant('blocage') }) },
    { weight: 2, arbitrary: fc.record({ nature: fc.constant('levee'), rang }) },
    { weight: 3, arbitrary: fc.record({ nature: fc.constant('jalon'), rang, rouvrir: fc.boolean() }) },
  ),
});
type Evenement = {
  delai: number;
  recul: number;
  fait: { nature: string; rang?: number; avancement?: string | null; rouvrir?: boolean };
};

test('après toute suite d’événements, le suivi est celui que l’on recalcule de zéro', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(evenement, { minLength: 1, maxLength: 8 }), async (evenements) => {
      const { id, jalonIds } = await scene.makeAction(FINS);
      const done: number[] = [];
      let at = DEBUT;
      for (const event of evenements) {
        at += event.delai * 86_400_000;
        if (await happen(id, jalonIds, event, at)) done.push(at);
      }
      const { revision, ...suivi } = await scene.suiviOf(id);
      expect(suivi).toEqual(await recompute(scene.owner, id));
      expect(revision, 'une révision par événement accepté').toBe(done.length);
    }),
    // the same sequences at each run
    { numRuns: 150, seed: 4 },
  );
}, 60_000);

test('le suivi de la démonstration est celui que l’on recalcule de zéro', async () => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from action order by id');
  for (const { id } of rows) {
    const { revision: _revision, ...suivi } = await scene.suiviOf(id);
    expect(suivi, `action ${id}`).toEqual(await recompute(scene.owner, id));
  }
});

/** Writes one event at an instant; false when the database refuses it on purpose. */
async function happen(actionId: number, jalonIds: number[], { recul, fait }: Evenement, at: number): Promise<boolean> {
  const { owner, schemaId, cellule } = scene;
  await owner.query("select set_config('maillage.maintenant', $1, false)", [new Date(at).toISOString()]);
  const jour = dayOf(Math.max(at - recul * 86_400_000, Date.UTC(2025, 0, 2)));
  const common = { schema_id: schemaId, auteur_id: cellule.id, created_at: new Date(at).toISOString() };
  const about = { ...common, action_id: actionId, date_effet: jour, commentaire: 'Essai.' };
  const { nature, rang = 0 } = fait;
  try {
    if (nature === 'decision') await insertId(owner, 'statut', { ...about, nature, avancement: fait.avancement });
    else if (nature === 'confirmation') await insertId(owner, 'statut', { ...about, nature, date_effet: dayOf(at) });
    else if (nature === 'correction') {
      const corrige_id = await pick('select id from statut where action_id = $1 order by id', actionId, rang);
      if (!corrige_id) return false;
      await insertId(owner, 'statut', { ...about, nature, corrige_id, avancement: fait.avancement });
    } else if (nature === 'blocage') {
      const { commentaire: motif, ...rest } = about;
      await insertId(owner, 'blocage', { ...rest, motif, condition: 'Essai.' });
    } else if (nature === 'levee') {
      const blocage_id = await pick('select id from blocage where action_id = $1 order by id', actionId, rang);
      if (!blocage_id) return false;
      await insertRows(owner, 'levee_blocage', [{ ...common, blocage_id, date_effet: jour, commentaire: 'Levé.' }]);
    } else {
      const jalon_id = jalonIds[rang % jalonIds.length];
      await insertId(owner, 'jalon_realisation', { ...common, jalon_id, fait_le: fait.rouvrir ? null : jour });
    }
    return true;
  } catch (error) {
    // ML002: a rule of the follow-up; 23505: already corrected, already lifted
    expect(['ML002', '23505']).toContain((error as pg.DatabaseError).code);
    return false;
  }
}

async function pick(sql: string, actionId: number, rang: number): Promise<number | undefined> {
  const { rows } = await scene.owner.query<{ id: number }>(sql, [actionId]);
  return rows[rang % rows.length]?.id;
}

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

// The instants used here are at nine in the morning: the same day in Paris and in universal time.
function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
