import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { readSession } from '@/lib/comptes/session';
import { asViewer } from '@/lib/db';
import type { Viewer } from './can';

/** The signed-in person, rights read from the database at this request; null for a visitor, a closed account, an outdated session. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  if (!session?.utilisateurId) return null;
  return readViewer(session.utilisateurId, session.sessionVersion);
});

/** The same for a page that nobody reads without signing in: sends to the sign-in page, which leads back to `retour`. */
export async function requireViewer(retour: string): Promise<Viewer> {
  return (await getViewer()) ?? redirect(`/connexion?retour=${encodeURIComponent(retour)}`);
}

/** Reads the rights in force of one person; null when the account is closed or the session number is no longer the account's. */
export async function readViewer(utilisateurId: number, sessionVersion: number): Promise<Viewer | null> {
  const [row] = await asViewer(
    { id: utilisateurId },
    (db) => db.$queryRaw<{ viewer: Viewer | null }[]>`select acces.viewer(${sessionVersion}::int) as viewer`,
  );
  return row?.viewer ?? null;
}
