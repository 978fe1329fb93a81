import 'server-only';
import { cache } from 'react';
import type { Jour } from '@/lib/clock';
import { asViewer } from '@/lib/db';

export type Installation = { demonstration: boolean; ancre: Jour };

/** What the installation says of itself; null on a real base that holds no row. It never changes while a server runs. */
export const readInstallation = cache(async (): Promise<Installation | null> => {
  kept ??= asViewer(
    null,
    (db) => db.$queryRaw<Installation[]>`select demonstration, ancre::text as ancre from installation where id = 1`,
  ).then(([row]) => row ?? null);
  return kept.catch((error: unknown) => {
    kept = undefined;
    throw error;
  });
});

let kept: Promise<Installation | null> | undefined;
