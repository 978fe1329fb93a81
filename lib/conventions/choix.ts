import type { ViewerDb } from '@/lib/db';

/** What the forms of a convention choose from. */
export type Choix = {
  epcis: { id: number; sigle: string; nom: string }[];
  cadres: { id: number; reference: string; intitule: string }[];
  organisations: string[];
};

/** The EPCI of a scheme, its cadres, and the names of the organisations known, those EPCI included; one query. */
export async function readChoix(db: ViewerDb, schemaId: number): Promise<Choix> {
  const [row] = await db.$queryRaw<Choix[]>`
    select
      (select coalesce(json_agg(json_build_object('id', e.id, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre), '[]')
       from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schemaId}) as epcis,
      (select coalesce(json_agg(json_build_object('id', c.id, 'reference', c.reference, 'intitule', c.intitule) order by c.reference), '[]')
       from convention c where c.schema_id = ${schemaId} and c.niveau = 'cadre_objectifs') as cadres,
      (select coalesce(json_agg(nom order by nom), '[]') from (
         select nom from organisation
         union select e.nom from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schemaId}) n) as organisations`;
  return row!;
}
