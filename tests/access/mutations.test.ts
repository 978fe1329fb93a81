import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { roles, type Role } from '@/lib/access/roles';
import { createDatabase } from '../database.ts';
import { addSecondSchema, type Voisins } from '../second-schema.ts';
import { mutations } from './entries-mutations.ts';
import { gestures, type Standing } from './gestures.ts';
import { insertLapsed, readPlayers } from './people.ts';
import type { Place } from './samples.ts';

// What only exists inside a request of the server: the session cookie, and the page to draw again.
const session = vi.hoisted(() => ({ current: null as { utilisateurId: number; sessionVersion: number } | null }));
vi.mock('@/lib/comptes/session', () => ({ readSession: () => Promise.resolve(session.current) }));
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }));

const ACTION = 'app/s/[schema]/actions/[id]/mutations.ts';
let base: Awaited<ReturnType<typeof createDatabase>>;
let owner: pg.Client;
let voisins: Voisins;
let players: Record<Role, number>;
let lapsed: Record<string, number>;

beforeAll(async () => {
  base = await createDatabase({ demo: true });
  process.env.DATABASE_URL = base.loginUrl;
  voisins = await addSecondSchema(base.ownerUrl);
  owner = new pg.Client(base.ownerUrl);
  await owner.connect();
  players = await readPlayers(owner);
  lapsed = await insertLapsed(owner, voisins.schemas['04']);
});

afterAll(async () => {
  await owner?.end();
  await base?.drop();
});

const placesOf = (): Record<Place, Standing> => ({
  ici: { schemaId: voisins.schemas['04'], epciId: voisins.epcis.JLVD!, auteurId: players.cellule_etat },
  autre_epci: { schemaId: voisins.schemas['04'], epciId: voisins.epcis.DLVA!, auteurId: players.cellule_etat },
  autre_departement: {
    schemaId: voisins.schemas['84'],
    epciId: voisins.epcis.CCPAL!,
    auteurId: voisins.people['cellule.84'],
  },
});

/** What the mutation answers this person on a fresh object; it says so when the base did not change exactly on « fait ». */
async function submit(entry: string, me: number | null, at: Standing): Promise<string> {
  const { submit: send, prepare } = gestures[entry]!;
  const { fields, probe } = await prepare(owner, at, me);
  session.current = me === null ? null : { utilisateurId: me, sessionVersion: await sessionVersion(me) };
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
  const look = async () => JSON.stringify((await owner.query(probe)).rows);
  const before = await look();
  const { etat } = await send(null, form).catch(asOutcome);
  const isWritten = (await look()) !== before;
  return isWritten === (etat === 'fait') ? etat : `${etat}, mais la base ${isWritten ? 'a' : 'n’a pas'} changé`;
}

// a gesture that ends by leading to another page
function asOutcome(error: unknown): { etat: string } {
  if (String((error as { digest?: unknown }).digest).startsWith('NEXT_REDIRECT')) return { etat: 'fait' };
  throw error;
}

async function sessionVersion(id: number): Promise<number> {
  const { rows } = await owner.query<{ v: number }>(
    'select session_version as v from compte where utilisateur_id = $1',
    [id],
  );
  return rows[0]!.v;
}

/** The verdicts at these places, or at the first alone when the matrix has one word for all. */
async function row(entry: string, column: string, me: number | null, standings: Standing[]): Promise<string> {
  const count = mutations[entry]![column]!.split('/').length;
  const cells: string[] = [];
  for (const at of standings.slice(0, count)) cells.push(await submit(entry, me, at));
  return cells.join('/');
}

test('chaque mutation de la matrice est essayée', () => {
  expect(Object.keys(gestures).toSorted()).toEqual(Object.keys(mutations).toSorted());
});

describe.each(Object.keys(mutations))('%s', (entry) => {
  test('répond à chaque rôle, à chaque place, comme le dit la matrice', async () => {
    const standings = Object.values(placesOf());
    const found: Record<string, string> = { visiteur: await row(entry, 'visiteur', null, standings) };
    for (const role of roles) found[role] = await row(entry, role, players[role], standings);
    expect(found).toEqual(Object.fromEntries(['visiteur', ...roles].map((role) => [role, mutations[entry]![role]])));
  });

  test('répond de même à tous ceux dont aucun droit ne vaut, et un compte fermé n’a plus de session', async () => {
    for (const [reason, id] of Object.entries(lapsed)) {
      const wanted = mutations[entry]![reason === 'compte fermé' ? 'visiteur' : 'sans_droit'];
      expect([reason, await row(entry, 'sans_droit', id, Object.values(placesOf()))]).toEqual([reason, wanted]);
    }
  });

  test('ne donne rien de plus à qui a des droits dans deux départements', async () => {
    const { ici, autre_departement: ailleurs } = placesOf();
    const voisin = {
      schemaId: voisins.schemas['05'],
      epciId: voisins.epcis.CCSB!,
      auteurId: voisins.people['cellule.05'],
    };
    for (const name of ['cellule.05', 'referent.deux-schemas'] as const) {
      const found = await row(entry, name, voisins.people[name], [ici, voisin, ailleurs]);
      expect([name, found]).toEqual([name, mutations[entry]![name]]);
    }
  });
});

test('une écriture refusée ou introuvable laisse une trace au journal des accès', async () => {
  const count = async () =>
    (await owner.query<{ n: number }>('select count(*)::int as n from journal_acces')).rows[0]!.n;
  const before = await count();
  await submit(`${ACTION}#changerStatut`, players.referent_epci, placesOf().ici);
  await submit(`${ACTION}#changerStatut`, players.referent_epci, placesOf().autre_departement);
  expect(await count()).toBe(before + 2);
});

test('une session d’avant le changement de mot de passe ne vaut plus', async () => {
  session.current = {
    utilisateurId: players.cellule_etat,
    sessionVersion: (await sessionVersion(players.cellule_etat)) + 1,
  };
  expect(await gestures[`${ACTION}#confirmerStatut`]!.submit(null, new FormData())).toMatchObject({ etat: 'session' });
});
