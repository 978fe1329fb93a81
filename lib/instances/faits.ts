import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { addJours } from '@/lib/jours';
import type { Avancement } from '@/lib/suivi/rules';

export type Lieu = { seanceId: number; schemaId: number; instanceId: number; epciId: number | null; jour: Jour };

export const genres = [
  'compte_rendu',
  'decision',
  'blocage',
  'rouge',
  'retard',
  'ecart',
  'vacance',
  'ressource',
] as const;
export type Genre = (typeof genres)[number];
/** Something that happened, or stands, since a body last met. */
export type Fait = {
  genre: Genre;
  /** Of the action, the decision, the meeting or the EPCI. */
  id: number;
  /** What makes the fact: another one is proposed anew. */
  marque: string;
  code: string | null;
  titre: string;
  jour: Jour | null;
  detail: string | null;
  /** For a disagreement: the departmental status, then what the EPCI say. */
  dits: [departement: Avancement | null, epcis: (Avancement | null)[]] | null;
};
export type Faits = {
  faits: Fait[];
  /** The keys already on an agenda of the body, or put aside by it. */
  connues: string[];
};

/** How far ahead of a meeting a decision is worth a point: about until the next one. */
export const HORIZON = 60;

/**
 * What a body could hear of, since the end of its last meeting: its minutes to approve and decisions not carried out, and, of the
 * scheme or of its EPCI, what was blocked, turned red or is late, the two levels that disagree, mandates that nobody holds, new
 * resources. What its own decisions did is not news to it. One query.
 */
export async function readFaits(db: ViewerDb, lieu: Lieu, today: Jour): Promise<Faits> {
  const { seanceId, schemaId, instanceId, epciId, jour } = lieu;
  const horizon = addJours(jour > today ? jour : today, HORIZON);
  const [row] = await db.$queryRaw<Faits[]>`
    with derniere as (
      select max(debut + make_interval(mins => duree_minutes)) as fin from seance where instance_id = ${instanceId} and id <> ${seanceId}
        and etat in ('tenue', 'diffuse', 'approuve', 'publie') and debut < (select debut from seance where id = ${seanceId})),
    depuis as (
      select coalesce(fin, '-infinity') as fin, coalesce((fin at time zone 'Europe/Paris')::date, '-infinity') as jour, fin is null as "isPremiere"
      from derniere),
    suivies as (
      select a.id, v.code, v.titre, s.avancement, s.statut_id, s.depuis, s.blocage_id, s.jalon_id, s.echeance, v.id as version_id
      from action a join action_version v on v.id = a.version_id join suivi_action s on s.action_id = a.id
      where a.schema_id = ${schemaId} and v.etat = 'active' and (${epciId}::int is null
        or exists (select from action_version_epci e where e.version_id = v.id and e.epci_id = ${epciId}::int))),
    locales as (
      select e.version_id, json_agg(l.avancement) as dits,
        case when min(l.avancement) = max(l.avancement) then min(l.avancement) when min(l.avancement) is not null then 'en_cours' end as propose
      from action_version_epci e join suivies a on a.version_id = e.version_id
      left join suivi_epci l on l.action_id = a.id and l.epci_id = e.epci_id
      where ${epciId}::int is null or e.epci_id = ${epciId}::int group by 1),
    faits (genre, id, marque, code, titre, jour, detail, dits) as (
      select 'compte_rendu', s.id, ${seanceId}::text, null, '', (s.debut at time zone 'Europe/Paris')::date, null, null::json
      from seance s where s.instance_id = ${instanceId} and s.id <> ${seanceId} and s.etat = 'diffuse'
      union all
      select 'decision', d.id, ${seanceId}::text, d.annee || '-' || lpad(d.numero::text, 2, '0'), d.texte, d.echeance, d.suivi::text, null
      from decision d join seance s on s.id = d.seance_id where s.instance_id = ${instanceId} and s.id <> ${seanceId}
        and d.confirmee_le is not null and d.suivi in ('a_faire', 'en_cours') and (d.echeance is null or d.echeance <= ${horizon}::date)
        and not exists (select from decision x where x.annule_id = d.id and x.confirmee_le is not null)
      union all
      select 'blocage', a.id, a.blocage_id::text, a.code, a.titre, b.date_effet, b.motif, null
      from suivies a join blocage b on b.id = a.blocage_id, depuis where b.created_at > depuis.fin or b.date_effet > depuis.jour
      union all
      select 'rouge', a.id, a.statut_id::text, a.code, a.titre, a.depuis, null, null
      from suivies a join statut t on t.id = a.statut_id, depuis
      where a.avancement = 'pas_fait' and (t.created_at > depuis.fin or a.depuis > depuis.jour) and not exists (
        select from decision_effet e join decision d on d.id = e.decision_id join seance s on s.id = d.seance_id
        where e.action_id = a.id and e.nature = 'statut' and e.annule_le is null and s.instance_id = ${instanceId}
          and e.applique_le between t.created_at and t.created_at + interval '1 minute')
      union all
      select 'retard', a.id, a.jalon_id || '-' || a.echeance, a.code, a.titre, a.echeance,
        (select libelle from jalon_version where jalon_id = a.jalon_id and version_id = a.version_id), null
      from suivies a where a.echeance < ${today}::date and a.avancement is distinct from 'fait'
      union all
      select 'ecart', a.id, coalesce(a.avancement::text, 'rien') || '-' || l.propose, a.code, a.titre, null, null,
        json_build_array(a.avancement, l.dits)
      from suivies a join locales l on l.version_id = a.version_id
      where l.propose is not null and a.avancement is distinct from l.propose
      union all
      select 'vacance', e.epci_id, n.nature || coalesce('-' || m.fin, ''), null, e.sigle, m.fin, n.nature::text, null
      from schema_epci e cross join unnest(enum_range(null::nature_mandat)) n (nature)
      left join lateral (select max(fin) as fin, bool_or(debut <= ${today}::date and (fin is null or fin >= ${today}::date)) as is_tenu
        from mandat where schema_id = e.schema_id and epci_id = e.epci_id and nature = n.nature) m on true
      where e.schema_id = ${schemaId} and (${epciId}::int is null or e.epci_id = ${epciId}::int) and m.is_tenu is not true
      union all
      select 'ressource', a.id, 'nouvelle', v.code, v.titre, null, null, null
      from action a join action_version v on v.id = a.version_id, depuis
      where a.schema_id = ${schemaId} and v.etat = 'ressource' and ${epciId}::int is null and not depuis."isPremiere"
        and (select min(created_at) from action_version where action_id = a.id and etat = 'ressource') > depuis.fin)
    select
      coalesce((select json_agg(faits order by jour nulls last, code, id) from faits), '[]') as faits,
      array(select cle from proposition_ecartee where instance_id = ${instanceId}
        union select p.proposition from point_seance p join seance s on s.id = p.seance_id
        where s.instance_id = ${instanceId} and s.etat <> 'annulee' and p.proposition is not null) as connues`;
  return row!;
}
