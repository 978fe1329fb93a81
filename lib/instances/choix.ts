import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';

/** What the forms of a decision choose from. */
export type ChoixDecision = {
  organisations: { id: number; sigle: string }[];
  actions: { id: number; code: string | null; titre: string; isRetiree: boolean }[];
  fiches: { id: number; code: string; titre: string }[];
  jalons: { id: number; code: string | null; libelle: string; fin: Jour }[];
  conventions: { id: number; reference: string; intitule: string }[];
  /** Meetings of the same body whose minutes wait for their approval. */
  seances: { id: number; jour: Jour }[];
  /** Confirmed decisions of the same body that none cancels. */
  decisions: { id: number; annee: number; numero: number; texte: string }[];
};

/** The objects of a scheme that a decision of this body may bear on, as far as this person reads them; one query. */
export async function readChoixDecision(
  db: ViewerDb,
  schemaId: number,
  { instanceId, seanceId }: { instanceId: number; seanceId: number },
): Promise<ChoixDecision> {
  const [row] = await db.$queryRaw<ChoixDecision[]>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'sigle', coalesce(sigle, nom)) order by coalesce(sigle, nom)), '[]')
       from organisation) as organisations,
      (select coalesce(json_agg(json_build_object('id', a.id, 'code', v.code, 'titre', v.titre, 'isRetiree', v.etat = 'retiree')
         order by v.code, a.id), '[]')
       from action a join action_version v on v.id = a.version_id where a.schema_id = ${schemaId} and v.etat in ('active', 'retiree')) as actions,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'titre', titre) order by code), '[]')
       from fiche where schema_id = ${schemaId} and etat = 'active') as fiches,
      (select coalesce(json_agg(json_build_object('id', j.jalon_id, 'code', v.code, 'libelle', j.libelle, 'fin', j.fin) order by v.code, j.fin), '[]')
       from action a join action_version v on v.id = a.version_id join jalon_version j on j.version_id = v.id
       where a.schema_id = ${schemaId} and v.etat = 'active') as jalons,
      (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'intitule', intitule) order by reference), '[]')
       from convention where schema_id = ${schemaId} and etat in ('signee', 'echue', 'resiliee')) as conventions,
      (select coalesce(json_agg(json_build_object('id', id, 'jour', (debut at time zone 'Europe/Paris')::date) order by debut), '[]')
       from seance where instance_id = ${instanceId} and id <> ${seanceId} and etat = 'diffuse') as seances,
      (select coalesce(json_agg(json_build_object('id', d.id, 'annee', d.annee, 'numero', d.numero, 'texte', d.texte)
         order by d.annee desc, d.numero desc), '[]')
       from decision d join seance s on s.id = d.seance_id where s.instance_id = ${instanceId} and d.confirmee_le is not null
         and not exists (select from decision x where x.annule_id = d.id and x.confirmee_le is not null)) as decisions`;
  return row!;
}

/** What a point of the agenda may be about, besides the codes that are typed. */
export type ChoixPoint = { indicateurs: { id: number; libelle: string }[]; documents: { id: number; titre: string }[] };

/** The indicators followed and the documents of a scheme, as far as this person reads them; one query. */
export async function readChoixPoint(db: ViewerDb, schemaId: number): Promise<ChoixPoint> {
  const [row] = await db.$queryRaw<ChoixPoint[]>`
    select
      (select coalesce(json_agg(json_build_object('id', i.id, 'libelle', v.libelle) order by v.libelle), '[]') from indicateur i
       join lateral (select libelle from indicateur_version where indicateur_id = i.id order by numero desc limit 1) v on true
       where i.schema_id = ${schemaId} and i.etat = 'actif') as indicateurs,
      (select coalesce(json_agg(json_build_object('id', id, 'titre', titre) order by titre), '[]') from document
       where schema_id = ${schemaId} and retire_le is null) as documents`;
  return row!;
}
