import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { DegrePriorite, EtatFiche, EtatSchema, Famille, TypeAxe } from './rules';
import { sortActions } from './structure';

type Voisin = { code: string; nom: string };

export type SchemaEcrit = {
  id: number;
  code: string;
  nom: string;
  departement: string;
  departementCode: string;
  dateDebut: Jour;
  dateFin: Jour;
  etat: EtatSchema;
  motifProrogation: string | null;
  revision: number;
  predecesseur: Voisin | null;
  successeurs: Voisin[];
};

export type EpciEcrit = { id: number; sigle: string; nom: string; nature: string; siren: string; isRetirable: boolean };
export type AxeEcrit = { id: number; numero: number; libelle: string; type: TypeAxe; revision: number };
export type FicheEcrite = {
  id: number;
  axeId: number | null;
  code: string | null;
  titre: string;
  degrePriorite: DegrePriorite | null;
  etat: EtatFiche;
  ordre: number;
};
export type ActionEcrite = {
  id: number;
  ficheId: number;
  code: string | null;
  titre: string;
  etat: string;
  ordre: number;
};
export type FacetteEcrite = { id: number; famille: Famille; libelle: string; revision: number; isRetirable: boolean };

export type Referentiel = {
  epcis: EpciEcrit[];
  axes: AxeEcrit[];
  fiches: FicheEcrite[];
  actions: ActionEcrite[];
  facettes: FacetteEcrite[];
};

/** The head of a scheme with those before and after it that this person sees; null when it does not exist for them. */
export async function readSchemaEcrit(db: ViewerDb, code: string): Promise<SchemaEcrit | null> {
  const [row] = await db.$queryRaw<SchemaEcrit[]>`
    select s.id, s.code, s.nom, d.nom as departement, d.code as "departementCode", s.date_debut::text as "dateDebut",
      s.date_fin::text as "dateFin", s.etat::text as etat, s.motif_prorogation as "motifProrogation", s.revision,
      (select json_build_object('code', p.code, 'nom', p.nom) from schema_departemental p where p.id = s.predecesseur_id) as predecesseur,
      (select coalesce(json_agg(json_build_object('code', n.code, 'nom', n.nom) order by n.date_debut), '[]')
       from schema_departemental n where n.predecesseur_id = s.id) as successeurs
    from schema_departemental s join departement d on d.code = s.departement_code where s.code = ${code}`;
  return row ?? null;
}

/** Everything a scheme is made of, each list in its order. */
export async function readReferentiel(db: ViewerDb, schemaId: number): Promise<Referentiel> {
  const [row] = await db.$queryRaw<Referentiel[]>`
    select
      (select coalesce(json_agg(json_build_object('id', e.id, 'sigle', se.sigle, 'nom', e.nom, 'nature', e.nature, 'siren', e.siren,
         'isRetirable', not exists (select from action_version_epci ve where ve.schema_id = se.schema_id and ve.epci_id = se.epci_id)
           and not exists (select from mandat m where m.schema_id = se.schema_id and m.epci_id = se.epci_id)) order by se.ordre), '[]')
       from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schemaId}) as epcis,
      (select coalesce(json_agg(json_build_object('id', id, 'numero', numero, 'libelle', libelle, 'type', type, 'revision', revision)
         order by numero), '[]') from axe where schema_id = ${schemaId}) as axes,
      (select coalesce(json_agg(json_build_object('id', id, 'axeId', axe_id, 'code', code, 'titre', titre, 'degrePriorite', degre_priorite,
         'etat', etat, 'ordre', ordre) order by ordre, id), '[]') from fiche where schema_id = ${schemaId}) as fiches,
      (select coalesce(json_agg(json_build_object('id', a.id, 'ficheId', a.fiche_id, 'code', a.code, 'titre', v.titre, 'etat', a.etat,
         'ordre', a.ordre)), '[]') from action a join action_version v on v.id = a.version_id where a.schema_id = ${schemaId}) as actions,
      (select coalesce(json_agg(json_build_object('id', f.id, 'famille', f.famille, 'libelle', f.libelle, 'revision', f.revision,
         'isRetirable', not exists (select from action_version_facette vf where vf.facette_id = f.id)) order by f.famille, f.ordre, f.id), '[]')
       from facette f where f.schema_id = ${schemaId}) as facettes`;
  return { ...row!, actions: sortActions(row!.actions) };
}

export type EpciTrouve = { id: number; nom: string; nature: string; siren: string; departements: string };

/**
 * EPCI that may join the scheme: those with communes in its département, or, for a search, those of the whole country whose
 * name or SIREN answers it; never one already there. At most fifty.
 */
export async function listEpcisPossibles(
  db: ViewerDb,
  { id, departementCode }: Pick<SchemaEcrit, 'id' | 'departementCode'>,
  recherche: string,
): Promise<EpciTrouve[]> {
  const like = `%${recherche.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return db.$queryRaw<EpciTrouve[]>`
    select e.id, e.nom, e.nature::text as nature, e.siren,
      (select string_agg(distinct c.departement_code, ', ') from commune c where c.epci_id = e.id) as departements
    from epci e
    where not exists (select from schema_epci se where se.schema_id = ${id} and se.epci_id = e.id)
      and case when ${recherche} = '' then exists (select from commune c where c.epci_id = e.id and c.departement_code = ${departementCode})
        else e.nom ilike ${like} or e.siren = ${recherche} end
    order by e.nom limit 50`;
}

export type SchemaListe = {
  id: number;
  code: string;
  nom: string;
  departement: string;
  dateDebut: Jour;
  dateFin: Jour;
  etat: EtatSchema;
  actions: number;
  cellule: number;
};

/** The schemes of the installation that this person sees, by département then by date; `cellule` counts its members. */
export async function listSchemas(db: ViewerDb, today: Jour): Promise<SchemaListe[]> {
  return db.$queryRaw<SchemaListe[]>`
    select s.id, s.code, s.nom, d.nom as departement, s.date_debut::text as "dateDebut", s.date_fin::text as "dateFin", s.etat::text as etat,
      (select count(*)::int from action a where a.schema_id = s.id and a.etat = 'active') as actions,
      (select count(distinct h.utilisateur_id)::int from habilitation h where h.schema_id = s.id and acces.is_cellule(h.role)
         and h.retiree_le is null and (h.fin is null or h.fin >= ${today}::date)) as cellule
    from schema_departemental s join departement d on d.code = s.departement_code order by d.nom, s.date_debut`;
}

/** The départements that may carry a scheme, by code. */
export async function listDepartements(db: ViewerDb): Promise<{ code: string; nom: string }[]> {
  return db.$queryRaw<{ code: string; nom: string }[]>`select code, nom from departement order by code`;
}

/** How many milestones of the followed actions are not done yet. */
export async function countJalonsOuverts(db: ViewerDb, schemaId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from action a join jalon_version j on j.version_id = a.version_id
    where a.schema_id = ${schemaId} and a.etat = 'active'
      and (select r.fait_le from jalon_realisation r where r.jalon_id = j.jalon_id order by r.id desc limit 1) is null`;
  return row!.n;
}
