import type { ViewerDb } from '@/lib/db';

/** What the forms of a seat choose from. */
export type ChoixComposition = {
  organisations: string[];
  comptes: { id: number; prenom: string; nom: string; fonction: string | null }[];
};

/** The names of the directory, the EPCI of the scheme included, and the people who have an account and a name this person sees; one query. */
export async function readChoixComposition(db: ViewerDb, schemaId: number): Promise<ChoixComposition> {
  const [row] = await db.$queryRaw<ChoixComposition[]>`
    select
      (select coalesce(json_agg(nom order by nom), '[]') from (
         select nom from organisation
         union select e.nom from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schemaId}) n) as organisations,
      (select coalesce(json_agg(json_build_object('id', u.id, 'prenom', u.prenom, 'nom', u.nom, 'fonction', u.fonction)
         order by u.nom, u.prenom), '[]')
       from utilisateur u where not exists (select from compte k where k.utilisateur_id = u.id and k.ferme_le is not null)) as comptes`;
  return row!;
}
