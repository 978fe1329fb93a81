import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';

/** An EPCI of the scheme, how many of its values wait in a year, whether nobody may send them. */
export type PlaceSaisie = {
  id: number;
  siren: string;
  sigle: string;
  nom: string;
  attendent: number;
  isVacante: boolean;
};

/** Where values are typed in a year, as the cellule or a référent sees it; one statement. */
export async function listPlaces(
  db: ViewerDb,
  { schemaId, annee, today }: { schemaId: number; annee: number; today: Jour },
): Promise<{ places: PlaceSaisie[]; figees: number[] }> {
  const [row] = await db.$queryRaw<{ places: PlaceSaisie[]; figees: number[] }[]>`
    select (select json_agg(json_build_object('id', e.id, 'siren', e.siren, 'sigle', s.sigle, 'nom', e.nom,
        'attendent', (select count(*) from indicateurs.valeur_derniere v where v.schema_id = s.schema_id and v.annee = ${annee}
          and v.epci_id = e.id and v.suite is null),
        'isVacante', not exists (select from habilitation h join compte c on c.utilisateur_id = h.utilisateur_id and c.ferme_le is null
          where h.schema_id = s.schema_id and h.epci_id = e.id and h.role = 'referent_epci' and h.retiree_le is null
            and h.debut <= ${today}::date and (h.fin is null or h.fin >= ${today}::date))) order by s.ordre)
      from schema_epci s join epci e on e.id = s.epci_id where s.schema_id = ${schemaId}) as places,
      array(select annee from annee_figee where schema_id = ${schemaId} and rouverte_le is null order by 1) as figees`;
  return { places: row?.places ?? [], figees: row?.figees ?? [] };
}
