import { add } from 'date-fns';
import type { Viewer } from '@/lib/access/can';
import { now, type Jour } from '@/lib/clock';
import { asSystem, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { writePassword } from './changement';
import { createJeton, empreinteOf, heures, type NatureLien } from './jeton';
import { hashPassword } from './mot-de-passe';
import { refusePassword } from './rules';

export type Lien = { jeton: string; nature: NatureLien; expireLe: string };

/** Makes a one-time link for an account this person manages; earlier links stop working. Only its fingerprint is kept. */
export async function createLien(
  db: WriteDb,
  viewer: Viewer,
  utilisateurId: number,
  nature: NatureLien,
): Promise<Lien> {
  const jeton = createJeton();
  const instant = now();
  const expireLe = add(instant, { hours: heures[nature] });
  await db.lienUnique.updateMany({
    where: { utilisateurId, utiliseLe: null, expireLe: { gt: instant } },
    data: { expireLe: instant },
  });
  await db.lienUnique.createMany({
    data: { utilisateurId, nature, empreinte: empreinteOf(jeton), expireLe, createdById: viewer.id },
  });
  return { jeton, nature, expireLe: expireLe.toISOString() };
}

export type LienLu =
  | { etat: 'valable'; prenom: string; nom: string; courriel: string; nature: NatureLien; expireLe: Date }
  | { etat: 'inconnu' | 'utilise' | 'perime' | 'ferme' };

/** What a link from an address leads to; never says whose it was once it no longer works. */
export async function readLien(jeton: string): Promise<LienLu> {
  return asSystem('lien à usage unique : lecture', async (db) => {
    const lien = await db.lienUnique.findUnique({
      where: { empreinte: empreinteOf(jeton) },
      include: { utilisateur: { include: { compte: true } } },
    });
    const compte = lien?.utilisateur.compte;
    if (!lien || !compte) return { etat: 'inconnu' };
    if (lien.utiliseLe) return { etat: 'utilise' };
    if (lien.expireLe <= now()) return { etat: 'perime' };
    if (compte.fermeLe) return { etat: 'ferme' };
    const { prenom, nom } = lien.utilisateur;
    return { etat: 'valable', prenom, nom, courriel: compte.courriel, nature: lien.nature, expireLe: lien.expireLe };
  });
}

/** When the password was last changed by a link that somebody else made; their name, when this person may see it. */
export type Reinitialisation = { le: Date; par: string | null };

/** The last time somebody else's link changed this person's password, since a day or ever; null when none did. */
export async function readReinitialisation(
  db: ViewerDb,
  viewer: Viewer,
  depuis: Jour = '1970-01-01',
): Promise<Reinitialisation | null> {
  const [row] = await db.$queryRaw<Reinitialisation[]>`
    select l.utilise_le as le, u.prenom || ' ' || u.nom as par
    from lien_unique l left join utilisateur u on u.id = l.created_by_id
    where l.utilisateur_id = ${viewer.id} and l.nature = 'reinitialisation' and l.created_by_id is distinct from ${viewer.id}
      and (l.utilise_le at time zone 'Europe/Paris')::date >= ${depuis}::date
    order by l.utilise_le desc limit 1`;
  return row ?? null;
}

/** Sets the password of the link's account, once. Refuses a link that no longer works, a password that the rules refuse. */
export async function consumeLien(jeton: string, motDePasse: string): Promise<void> {
  const lien = await readLien(jeton);
  if (lien.etat !== 'valable') throw new Introuvable('Ce lien ne fonctionne plus : demandez-en un autre.');
  const refusal = refusePassword(motDePasse, lien);
  if (refusal) throw new ChampRefuse('motDePasse', refusal);
  const empreinte = await hashPassword(motDePasse);
  await asSystem('lien à usage unique : usage', async (db) => {
    // taken first: of two uses at once, one finds nothing left to take
    const taken = await db.$queryRaw<{ utilisateur_id: number }[]>`
      update lien_unique set utilise_le = ${now()} where empreinte = ${empreinteOf(jeton)} and utilise_le is null and expire_le > ${now()}
      returning utilisateur_id`;
    if (!taken[0]) throw new Refus('Ce lien vient d’être utilisé.');
    await writePassword(db, taken[0].utilisateur_id, empreinte);
  });
}
