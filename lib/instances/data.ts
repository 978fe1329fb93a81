import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { College, EtatSeance, NatureSeance, Qualite, TypeInstance } from './rules';

/** A body as the list of bodies says it. */
export type InstanceLue = {
  id: number;
  type: TypeInstance;
  nom: string;
  epci: { id: number; siren: string; sigle: string } | null;
  minimumAnnuel: number;
  quorum: number | null;
  tenueDans: string | null;
  isComiteMsap: boolean;
  creeeLe: Jour;
  finLe: Jour | null;
  /** A local body of an EPCI that no référent answers for today, told to the cellule alone. */
  isSansReferent: boolean;
  revision: number;
  /** Meetings held in the year asked. */
  tenues: number;
  sieges: number;
  /** Seats that nobody holds today as titulaire. */
  vacants: number;
  /** The next one planned, and the last one held. */
  prochaine: { id: number; debut: string } | null;
  derniere: { id: number; debut: string; etat: EtatSeance } | null;
};

/** The bodies of a scheme that this person reads, the département's first, with their meetings of a year; one query. */
export async function listInstances(
  db: ViewerDb,
  schemaId: number,
  { annee, today, id }: { annee: number; today: Jour; id?: number },
): Promise<InstanceLue[]> {
  return db.$queryRaw<InstanceLue[]>`
    select i.id, i.type::text as type, i.nom, i.minimum_annuel as "minimumAnnuel", i.quorum, i.tenue_dans as "tenueDans",
      i.is_comite_msap as "isComiteMsap", i.creee_le::text as "creeeLe", i.fin_le::text as "finLe", i.revision,
      case when e.id is not null then json_build_object('id', e.id, 'siren', e.siren, 'sigle', se.sigle) end as epci,
      (i.schema_id, i.epci_id) in (select * from acces.epcis_sans_referent()) is true as "isSansReferent",
      instances.reunions_tenues(i.id, ${annee}::int) as tenues,
      (select count(*)::int from siege g where g.instance_id = i.id and g.retire_le is null) as sieges,
      (select count(*)::int from siege g where g.instance_id = i.id and g.retire_le is null and not exists (
        select from membre m where m.siege_id = g.id and m.qualite = 'titulaire' and m.debut <= ${today}::date
          and (m.fin is null or m.fin >= ${today}::date))) as vacants,
      (select json_build_object('id', s.id, 'debut', s.debut) from seance s where s.instance_id = i.id and s.etat in ('prevue', 'convoquee')
        and s.debut >= ${today}::date order by s.debut limit 1) as prochaine,
      (select json_build_object('id', s.id, 'debut', s.debut, 'etat', s.etat) from seance s where s.instance_id = i.id
        and s.etat in ('tenue', 'diffuse', 'approuve', 'publie') order by s.debut desc limit 1) as derniere
    from instance i left join epci e on e.id = i.epci_id
    left join schema_epci se on se.schema_id = i.schema_id and se.epci_id = i.epci_id
    where i.schema_id = ${schemaId} and (${id ?? null}::int is null or i.id = ${id ?? null}::int)
    order by i.fin_le is not null, i.epci_id is not null, i.type, se.ordre, i.nom, i.id`;
}

export type MembreLu = {
  id: number;
  qualite: Qualite;
  prenom: string;
  nom: string;
  fonction: string | null;
  utilisateurId: number | null;
  debut: Jour;
  fin: Jour | null;
  revision: number;
};
export type SiegeLu = {
  id: number;
  college: College;
  intitule: string;
  organisation: { id: number; sigle: string; nom: string } | null;
  ordre: number;
  retireLe: Jour | null;
  revision: number;
  /** Those who hold or held it, the latest first, the titulaire before the suppléant. */
  membres: MembreLu[];
};

/** The seats of a body with everyone who held them, by college; one query. */
export async function listSieges(db: ViewerDb, instanceId: number): Promise<SiegeLu[]> {
  return db.$queryRaw<SiegeLu[]>`
    select g.id, g.college::text as college, g.intitule, g.ordre, g.retire_le::text as "retireLe", g.revision,
      case when o.id is not null then json_build_object('id', o.id, 'sigle', coalesce(o.sigle, o.nom), 'nom', o.nom) end as organisation,
      coalesce((select json_agg(json_build_object('id', m.id, 'qualite', m.qualite, 'prenom', m.prenom, 'nom', m.nom, 'fonction', m.fonction,
          'utilisateurId', m.utilisateur_id, 'debut', m.debut, 'fin', m.fin, 'revision', m.revision) order by m.qualite, m.debut desc)
        from membre m where m.siege_id = g.id), '[]') as membres
    from siege g left join organisation o on o.id = g.organisation_id
    where g.instance_id = ${instanceId} order by g.college, g.ordre, g.id`;
}

export type SeanceListee = {
  id: number;
  nature: NatureSeance;
  etat: EtatSeance;
  /** The instant it begins, ISO. */
  debut: string;
  dureeMinutes: number;
  lieu: string | null;
  visio: string | null;
  instance: { id: number; nom: string; type: TypeInstance; sigle: string | null };
  points: number;
  presents: number;
  decisions: number;
};

/** The meetings that this person reads, of a scheme, of one body or of a year, the latest first; one query. */
export async function listSeances(
  db: ViewerDb,
  schemaId: number,
  { instanceId, annee }: { instanceId?: number; annee?: number } = {},
): Promise<SeanceListee[]> {
  return db.$queryRaw<SeanceListee[]>`
    select s.id, s.nature::text as nature, s.etat::text as etat, to_json(s.debut) #>> '{}' as debut, s.duree_minutes as "dureeMinutes", s.lieu, s.visio,
      json_build_object('id', i.id, 'nom', i.nom, 'type', i.type, 'sigle', se.sigle) as instance,
      (select count(*)::int from point_seance where seance_id = s.id) as points,
      (select count(*)::int from presence where seance_id = s.id and etat in ('present', 'represente')) as presents,
      (select count(*)::int from decision where seance_id = s.id and confirmee_le is not null) as decisions
    from seance s join instance i on i.id = s.instance_id
    left join schema_epci se on se.schema_id = i.schema_id and se.epci_id = i.epci_id
    where s.schema_id = ${schemaId} and (${instanceId ?? null}::int is null or s.instance_id = ${instanceId ?? null}::int)
      and (${annee ?? null}::int is null or extract(year from s.debut at time zone 'Europe/Paris') = ${annee ?? null}::int)
    order by s.debut desc, s.id desc`;
}
