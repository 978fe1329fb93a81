import type pg from 'pg';
import { createJeton, empreinteOf, heures } from '@/lib/comptes/jeton';
import { Panne } from '../panne.ts';

export type Personne = { prenom: string; nom: string; courriel: string };
type Droit = { role: string; schemaId: number | null };

/** Gives the first administrator their right and returns the secret of their invitation; refuses when one is there, unless `isAnother`. */
export async function inviteAdministrateur(
  client: pg.Client,
  personne: Personne,
  { isAnother }: { isAnother: boolean },
): Promise<string> {
  return inTransaction(client, async () => {
    const { rowCount } = await client.query(
      `select from acces.habilitation_active where role = 'administrateur' limit 1`,
    );
    if (rowCount && !isAnother) {
      throw new Panne(
        'Cette installation a déjà un administrateur : demandez-lui un compte, ou ajoutez --encore s’il n’est plus là.',
      );
    }
    return invite(client, personne, { role: 'administrateur', schemaId: null });
  });
}

/** Gives a scheme whose cellule has nobody left a member, confirmed at once; refuses while somebody of the cellule is there. */
export async function inviteCellule(
  client: pg.Client,
  personne: Personne,
  { schema, cote }: { schema: string; cote: 'etat' | 'departement' },
): Promise<string> {
  return inTransaction(client, async () => {
    const { rows } = await client.query<{ id: number; membres: number }>(
      `select s.id, (select count(*)::int from acces.habilitation_active h where h.schema_id = s.id and acces.is_cellule(h.role)) as membres
       from public.schema_departemental s where s.code = $1`,
      [schema],
    );
    const found = rows[0];
    if (!found) throw new Panne(`Aucun schéma ne porte le code ${schema}.`);
    if (found.membres)
      throw new Panne(`La cellule de ${schema} a encore ${found.membres} membre(s) : c'est à eux d'inviter.`);
    return invite(client, personne, { role: `cellule_${cote}`, schemaId: found.id });
  });
}

async function invite(client: pg.Client, personne: Personne, droit: Droit): Promise<string> {
  const id = await findOrInsert(client, personne);
  await client.query(
    `update public.habilitation set retiree_le = acces.maintenant()
     where utilisateur_id = $1 and role = $2 and schema_id is not distinct from $3 and retiree_le is null`,
    [id, droit.role, droit.schemaId],
  );
  await client.query(
    `insert into public.habilitation (utilisateur_id, role, schema_id, debut, confirmee_le)
     values ($1, $2, $3, acces.aujourdhui(), case when acces.is_cellule($2) then acces.maintenant() end)`,
    [id, droit.role, droit.schemaId],
  );
  const jeton = createJeton();
  await client.query(
    'update public.lien_unique set expire_le = acces.maintenant() where utilisateur_id = $1 and utilise_le is null and expire_le > acces.maintenant()',
    [id],
  );
  await client.query(
    `insert into public.lien_unique (utilisateur_id, nature, empreinte, expire_le)
     values ($1, 'invitation', $2, acces.maintenant() + make_interval(hours => $3))`,
    [id, empreinteOf(jeton), heures.invitation],
  );
  return jeton;
}

async function findOrInsert(client: pg.Client, { prenom, nom, courriel }: Personne): Promise<number> {
  if (!prenom || !nom || !/^\S+@\S+\.\S+$/.test(courriel))
    throw new Panne('Donnez un prénom, un nom et une adresse électronique complète.');
  const { rows: known } = await client.query<{ id: number; ferme: boolean }>(
    'select utilisateur_id as id, ferme_le is not null as ferme from public.compte where courriel = $1',
    [courriel],
  );
  if (known[0]?.ferme) throw new Panne(`Le compte ${courriel} est fermé : donnez une autre adresse.`);
  if (known[0]) return known[0].id;
  const { rows } = await client.query<{ id: number }>(
    'insert into public.utilisateur (prenom, nom) values ($1, $2) returning id',
    [prenom, nom],
  );
  await client.query('insert into public.compte (utilisateur_id, courriel) values ($1, $2)', [rows[0]!.id, courriel]);
  return rows[0]!.id;
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    // two commands at once must not both find nobody
    await client.query('select pg_advisory_xact_lock(72707372)');
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
