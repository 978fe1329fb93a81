import { now } from '@/lib/clock';
import { asSystem } from '@/lib/db';
import { verifyPassword } from './mot-de-passe';
import { clesOf, forgetTentatives, takeTentative } from './tentatives';

type Identifiants = { courriel: string; motDePasse: string; adresse: string | null };
type Verdict =
  | { etat: 'entre'; utilisateurId: number; sessionVersion: number }
  | { etat: 'refuse' }
  | { etat: 'attente'; secondes: number };

/**
 * Judges an address and a password. Unknown, closed and wrong get the same answer in the same time; failures are counted
 * before they are judged, and delay the next attempt.
 */
export async function authenticate({ courriel, motDePasse, adresse }: Identifiants): Promise<Verdict> {
  const normal = courriel.trim().toLowerCase();
  const cles = clesOf(normal, adresse);
  const instant = now();
  const found = await asSystem('connexion : tentative', async (db) => {
    const secondes = await takeTentative(db, cles, instant);
    if (secondes > 0) return { secondes };
    const compte = await db.compte.findUnique({ where: { courriel: normal } });
    // an unknown account costs the same queries
    const secret = await db.motDePasse.findUnique({ where: { utilisateurId: compte?.utilisateurId ?? 0 } });
    return { compte, empreinte: secret?.empreinte ?? null };
  });
  if ('secondes' in found) return { etat: 'attente', secondes: found.secondes ?? 0 };
  const { compte, empreinte } = found;
  const matches = await verifyPassword(empreinte, motDePasse.slice(0, 200));
  if (!compte || !matches || compte.fermeLe) return { etat: 'refuse' };
  await asSystem('connexion : entrée', async (db) => {
    await forgetTentatives(db, cles);
    await db.compte.update({
      where: { utilisateurId: compte.utilisateurId },
      data: { derniereConnexion: instant },
      select: { utilisateurId: true },
    });
  });
  return { etat: 'entre', utilisateurId: compte.utilisateurId, sessionVersion: compte.sessionVersion };
}
