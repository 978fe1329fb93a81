import pg from 'pg';
import type { Viewer } from '@/lib/access/can';
import { asViewer, type WriteDb } from '@/lib/db';
import { env } from '@/lib/env';
import { castMember, type CastName } from '../../prisma/seed/cast.ts';
import { createDatabase } from '../database.ts';
import { addSecondSchema, type Voisins } from '../second-schema.ts';

export type Essai = {
  owner: pg.Client;
  voisins: Voisins;
  /** The signed-in person as the next request would know them; null when their session is over. */
  viewer: (id: number) => Promise<Viewer>;
  idOf: (name: CastName) => Promise<number>;
  /** Does one gesture in the name of this person, as a mutation would. */
  as: <T>(id: number, gesture: (db: WriteDb, viewer: Viewer) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** A demonstration base with its two neighbouring schemes, and the means to act there as anybody. */
export async function openEssai(): Promise<Essai> {
  const base = await createDatabase({ demo: true });
  process.env.DATABASE_URL = base.loginUrl;
  const voisins = await addSecondSchema(base.ownerUrl);
  const owner = new pg.Client(base.ownerUrl);
  await owner.connect();
  const viewer = async (id: number) => {
    const found = await readAsNow(owner, id);
    if (!found) throw new Error(`${id} n’est plus connu de la base`);
    return found;
  };
  return {
    owner,
    voisins,
    viewer,
    idOf: async (name) => idByAddress(owner, castMember(name).courriel),
    as: async (id, gesture) => {
      const me = await viewer(id);
      return asViewer(me, (db) => gesture(db, me), { write: true });
    },
    close: async () => {
      await owner.end();
      await base.drop();
    },
  };
}

export async function idByAddress(owner: pg.Client, courriel: string): Promise<number> {
  const { rows } = await owner.query<{ id: number }>('select utilisateur_id as id from compte where courriel = $1', [
    courriel,
  ]);
  return rows[0]!.id;
}

export async function sessionVersion(owner: pg.Client, id: number): Promise<number> {
  const { rows } = await owner.query<{ v: number }>(
    'select session_version as v from compte where utilisateur_id = $1',
    [id],
  );
  return rows[0]!.v;
}

/** What a request carrying this session would know of the person; null when the session is over. */
export async function readSession(id: number, version: number): Promise<Viewer | null> {
  const rows = await asViewer(
    { id },
    (db) => db.$queryRaw<{ viewer: Viewer | null }[]>`select acces.viewer(${version}::int) as viewer`,
  );
  return rows[0]!.viewer;
}

/** Sets the clock of the application and of the base. */
export function setMaintenant(instant: string): void {
  env().MAILLAGE_MAINTENANT = instant;
}

async function readAsNow(owner: pg.Client, id: number): Promise<Viewer | null> {
  return readSession(id, await sessionVersion(owner, id));
}
