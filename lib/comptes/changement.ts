import type { Viewer } from '@/lib/access/can';
import { now } from '@/lib/clock';
import { asSystem, type SystemDb } from '@/lib/db';
import { ChampRefuse } from '@/lib/errors';
import { hashPassword, verifyPassword } from './mot-de-passe';
import { refusePassword } from './rules';
import { clesOf, forgetTentatives, takeTentative } from './tentatives';

/** Changes one's own password; the present one is asked again, as slowly as at sign-in, and every session ends. */
export async function changeOwnPassword(
  viewer: Viewer,
  { actuel, motDePasse }: { actuel: string; motDePasse: string },
): Promise<void> {
  const refusal = refusePassword(motDePasse, viewer);
  if (refusal) throw new ChampRefuse('motDePasse', refusal);
  const cles = clesOf(viewer.courriel, null);
  const taken = await asSystem('changement de mot de passe : lecture', async (db) => {
    const secondes = await takeTentative(db, cles, now());
    return { secondes, secret: await db.motDePasse.findUnique({ where: { utilisateurId: viewer.id } }) };
  });
  if (taken.secondes > 0) {
    throw new ChampRefuse('actuel', `Trop d’essais. Attendez ${taken.secondes} secondes avant de réessayer.`);
  }
  if (!(await verifyPassword(taken.secret?.empreinte ?? null, actuel))) {
    throw new ChampRefuse('actuel', 'Ce n’est pas votre mot de passe actuel.');
  }
  const empreinte = await hashPassword(motDePasse);
  await asSystem('changement de mot de passe', async (db) => {
    await forgetTentatives(db, cles);
    await writePassword(db, viewer.id, empreinte);
  });
}

/** Replaces the fingerprint of a password; a trigger ends every session of the account. */
export async function writePassword(db: SystemDb, utilisateurId: number, empreinte: string): Promise<void> {
  await db.motDePasse.upsert({
    where: { utilisateurId },
    create: { utilisateurId, empreinte },
    update: { empreinte, changeLe: now() },
  });
}
