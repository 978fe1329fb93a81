import type pg from 'pg';
import { play, type Moment } from './agenda.ts';
import { campagnes } from './campagnes.ts';
import type { CastName } from './cast.ts';
import { corrections } from './corrections.ts';
import { mandats } from './mandats.ts';
import { remarques } from './remarques.ts';
import { brouillons, remontees } from './remontees.ts';
import type { Depart } from './schema04/mandats.ts';
import type { Dit } from './schema04/remontees/types.ts';
import type { Scheme } from './scheme.ts';

/** Who writes what, and where: `people` grows with those who have no place in the cast, as they arrive. */
export type Local = {
  client: pg.Client;
  scheme: Scheme;
  anchor: string;
  people: Record<CastName, number> & Partial<Record<Depart, number>>;
};

/** The last line validated, by 'sigle action', as the days go by. */
export type Lignes = Map<string, { id: number; dit: Dit }>;

/**
 * Writes local progress day after day, so that the database's own rules build what the pages read: mandates, campaigns, sent
 * lines and what became of them, visas, remarks.
 */
export async function insertLocal(local: Local): Promise<void> {
  const validees: Lignes = new Map();
  const moments: Moment[] = [
    ...mandats(local),
    ...campagnes(local),
    ...remontees(local, validees),
    ...corrections(local, validees),
    ...brouillons(local, validees),
    ...remarques(local),
  ];
  await play(local, moments);
}
