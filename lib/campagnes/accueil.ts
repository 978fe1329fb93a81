import { differenceInCalendarDays, parseISO } from 'date-fns';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { formatDelai, formatJour } from '@/lib/format';
import type { Comptes } from './rules';

type ActionNommee = { actionId: number; code: string; titre: string };

/** Where an EPCI stands in the last campaign opened, as this person may see it. */
export type RemonteeAccueil = Comptes & {
  schema: { id: number; code: string; departement: string; etat: string; dateDebut: Jour; dateFin: Jour };
  /** The years for which the scheme has a campaign, opened or planned. */
  annees: number[];
  epci: { id: number; siren: string; sigle: string; nom: string };
  campagne: { annee: number; echeance: Jour } | null;
  /** Cells that have an answer: sent, or in a draft when the drafts of this EPCI are one's own. */
  remplies: number;
  /** Drafts on cells already sent: news that has not left yet. */
  nouvelles: number;
  retours: (ActionNommee & { motif: string; le: string | null })[];
  demandes: (ActionNommee & { motif: string; le: string })[];
  refus: (ActionNommee & { motif: string; le: string })[];
  isVise: boolean;
  isVacant: boolean;
  can: { examiner: boolean; transmettre: boolean; viser: boolean };
};

/**
 * The EPCI this person answers for, or examines, in every scheme, each with its last campaign opened; corrections refused
 * are those answered since `depuis`. One query; none when nothing of a campaign is theirs.
 */
export async function listRemonteesAccueil(
  db: ViewerDb,
  viewer: Viewer,
  { today, depuis }: { today: Jour; depuis: Jour },
): Promise<RemonteeAccueil[]> {
  const placesOf = viewer.habilitations.flatMap(({ schemaId, epciId }) =>
    schemaId === null ? [] : [{ schemaId, epciId }],
  );
  const examined = placesOf
    .filter((place) => can(viewer, 'valider', 'remontee', place))
    .map(({ schemaId }) => schemaId);
  const held = placesOf.filter(({ epciId }) => epciId !== null);
  if (examined.length + held.length === 0) return [];
  const rows = await db.$queryRaw<Omit<RemonteeAccueil, 'can'>[]>`
    with derniere as (
      select distinct on (schema_id) id, schema_id, annee, echeance from campagne
      where ouverture <= ${today}::date order by schema_id, annee desc)
    select json_build_object('id', s.id, 'code', s.code, 'departement', d.nom, 'etat', s.etat, 'dateDebut', s.date_debut,
        'dateFin', s.date_fin) as schema,
      array(select annee from campagne where schema_id = s.id) as annees,
      json_build_object('id', e.id, 'siren', e.siren, 'sigle', se.sigle, 'nom', e.nom) as epci,
      case when c.id is not null then json_build_object('annee', c.annee, 'echeance', c.echeance) end as campagne,
      n.*,
      exists (select from visa where campagne_id = c.id and epci_id = e.id and retire_le is null) as "isVise",
      not exists (select from mandat m where m.schema_id = s.id and m.epci_id = e.id and m.nature = 'referent_technique'
        and m.debut <= ${today}::date and (m.fin is null or m.fin >= ${today}::date)) as "isVacant"
    from schema_epci se
    join epci e on e.id = se.epci_id
    join schema_departemental s on s.id = se.schema_id
    join departement d on d.code = s.departement_code
    left join derniere c on c.schema_id = se.schema_id
    cross join lateral (
      select count(*)::int as attendues,
        count(*) filter (where r.etape = 'transmis')::int as transmises,
        count(*) filter (where r.etape = 'retourne')::int as retournees,
        count(*) filter (where r.etape = 'valide')::int as validees,
        count(*) filter (where r.etape in ('transmis', 'valide') or b.avancement is not null)::int as remplies,
        count(*) filter (where r.etape in ('transmis', 'valide') and b.avancement is not null)::int as nouvelles,
        coalesce(json_agg(json_build_object('actionId', a.id, 'code', a.code, 'titre', v.titre, 'motif', r.motif, 'le', r.examine_le)
          order by a.code) filter (where r.etape = 'retourne'), '[]') as retours,
        coalesce(json_agg(json_build_object('actionId', a.id, 'code', a.code, 'titre', v.titre, 'motif', r.demande_motif,
          'le', r.demande_le) order by r.demande_le) filter (where r.demande_id is not null and r.demande_acceptee is null), '[]') as demandes,
        coalesce(json_agg(json_build_object('actionId', a.id, 'code', a.code, 'titre', v.titre, 'motif', r.demande_reponse,
          'le', rc.created_at) order by rc.created_at)
          filter (where not r.demande_acceptee and rc.created_at >= ${depuis}::date at time zone 'Europe/Paris'), '[]') as refus
      from suivi.remontee r
      join action a on a.id = r.action_id
      join action_version v on v.id = a.version_id
      left join brouillon_avancement b on b.action_id = r.action_id and b.epci_id = r.epci_id
      left join reponse_correction rc on rc.demande_id = r.demande_id
      where r.campagne_id = c.id and r.epci_id = e.id) n
    where s.id = any(${examined}::int[])
      or (se.schema_id, se.epci_id) in (select * from unnest(${held.map(({ schemaId }) => schemaId)}::int[], ${held.map(({ epciId }) => epciId)}::int[]))
    order by s.date_debut desc, s.id, se.ordre`;
  return rows.map((row) => {
    const place = { schemaId: row.schema.id, epciId: row.epci.id };
    return {
      ...row,
      can: {
        examiner: can(viewer, 'valider', 'remontee', place),
        transmettre: can(viewer, 'transmettre', 'remontee', place),
        viser: can(viewer, 'donner', 'visa', place),
      },
    };
  });
}

/** Days before a deadline from which who has sent nothing is named. */
const PROCHE_JOURS = 30;

/** Whether the deadline is near, or past: who is silent is then named. */
export function isEcheanceProche(echeance: Jour, today: Jour): boolean {
  return differenceInCalendarDays(parseISO(echeance), parseISO(today)) <= PROCHE_JOURS;
}

/** 'à transmettre avant le 1er janvier 2027, dans 40 jours', or how long the deadline has been past. */
export function direEcheance(echeance: Jour, today: Jour): string {
  return echeance < today
    ? `l’échéance était le ${formatJour(echeance)}, ${formatDelai(echeance, today)}`
    : `à transmettre avant le ${formatJour(echeance)}, ${formatDelai(echeance, today)}`;
}

/**
 * The year whose campaign should have been opened and is not, null when none is missing: campaigns open in November for the
 * year that ends (PRODUCT, « The yearly loop »), for the years of a scheme that still runs.
 */
export function anneeSansCampagne(
  { schema, annees }: Pick<RemonteeAccueil, 'schema' | 'annees'>,
  today: Jour,
): number | null {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const annee = month >= 11 ? year : year - 1;
  const yearOf = (jour: Jour) => Number(jour.slice(0, 4));
  const isRunning = !['en_elaboration', 'en_consultation', 'clos'].includes(schema.etat);
  const isReported = isRunning && annee >= yearOf(schema.dateDebut) && annee <= yearOf(schema.dateFin);
  return isReported && !annees.includes(annee) ? annee : null;
}
