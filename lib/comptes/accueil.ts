import { can, type Viewer } from '@/lib/access/can';
import type { Role } from '@/lib/access/roles';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';

type Personne = { id: number; prenom: string; nom: string };
export type DroitAConfirmer = Personne & { role: Role; debut: Jour; accordeePar: string | null };

/** The cellule rights that wait for this person to confirm them; one never confirms one's own. */
export async function listDroitsAConfirmer(
  db: ViewerDb,
  viewer: Viewer,
  schemaId: number,
  today: Jour,
): Promise<DroitAConfirmer[]> {
  if (!can(viewer, 'confirmer', 'habilitation_cellule', { schemaId })) return [];
  return db.$queryRaw<DroitAConfirmer[]>`
    select u.id, u.prenom, u.nom, h.role::text as role, h.debut::text as debut, pa.prenom || ' ' || pa.nom as "accordeePar"
    from habilitation h
    join utilisateur u on u.id = h.utilisateur_id
    left join utilisateur pa on pa.id = h.accordee_par_id
    where h.schema_id = ${schemaId} and acces.is_cellule(h.role) and h.confirmee_le is null and h.retiree_le is null
      and (h.fin is null or h.fin >= ${today}::date) and h.utilisateur_id <> ${viewer.id}
    order by h.id`;
}

export type CompteARegarder = Personne & {
  fonction: string | null;
  raison: 'jamais_connecte' | 'sans_droit' | 'ferme';
};

/**
 * The accounts that an administrator may want to see to: invited and never come, open with no right left, closed while still
 * holding rights. Nothing for anyone else.
 */
export async function listComptesARegarder(db: ViewerDb, viewer: Viewer, today: Jour): Promise<CompteARegarder[]> {
  if (!can(viewer, 'accorder', 'habilitation_administrateur')) return [];
  return db.$queryRaw<CompteARegarder[]>`
    select u.id, u.prenom, u.nom, u.fonction,
      case when c.ferme_le is not null then 'ferme' when d.valables = 0 then 'sans_droit' else 'jamais_connecte' end as raison
    from compte c
    join utilisateur u on u.id = c.utilisateur_id
    cross join lateral (select count(*) as valables from habilitation h
      where h.utilisateur_id = u.id and h.retiree_le is null and (h.fin is null or h.fin >= ${today}::date)) d
    where case when c.ferme_le is not null then d.valables > 0 else d.valables = 0 or c.derniere_connexion is null end
    order by u.nom, u.prenom, u.id`;
}
