import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';

type Compte = { invitees: number; presentes: number };
export type Participation = {
  /** Of the EPCI, of the organisation, or the name written when it is neither. */
  cle: string;
  epci: { id: number; siren: string } | null;
  organisationId: number | null;
  sigle: string;
  nom: string;
  /** Meetings of the bodies of the département: those it was invited to, those where it was present or represented. */
  departement: Compte;
  /** The same for local bodies; the EPCI of a local body is at each of its meetings. */
  local: Compte;
  /** The last day it came. */
  derniere: Jour | null;
};

/**
 * How each EPCI and each organisation took part in the meetings held, over the life of the scheme, or in one body: invited
 * when it had a member in place that day or was written on the attendance sheet. As far as this person reads the meetings; one query.
 */
export async function listParticipation(
  db: ViewerDb,
  schemaId: number,
  { instanceId }: { instanceId?: number } = {},
): Promise<Participation[]> {
  const rows = await db.$queryRaw<{ participation: Participation[] }[]>`
    select ${participationsJson({ schemaId: Prisma.sql`${schemaId}`, parmi: instanceId ? Prisma.sql`i.id = ${instanceId}` : Prisma.sql`true` })}
      as participation`;
  return rows[0]!.participation;
}

type Parmi = {
  schemaId: Prisma.Sql;
  /** Which bodies `i` count. */
  parmi: Prisma.Sql;
  /** Which EPCI `x.epci_id` and organisations `x.organisation_id` are said. */
  de?: Prisma.Sql;
};

/** The same as a JSON array, to read inside another query. */
export function participationsJson({ schemaId, parmi, de = Prisma.sql`true` }: Parmi): Prisma.Sql {
  return Prisma.sql`(
    with tenue as (
      select s.id, s.instance_id, (s.debut at time zone 'Europe/Paris')::date as jour, i.epci_id
      from seance s join instance i on i.id = s.instance_id
      where s.schema_id = ${schemaId} and s.etat in ('tenue', 'diffuse', 'approuve', 'publie') and ${parmi}),
    invitee as (
      select t.id, t.jour, t.epci_id is not null as is_locale, coalesce(p.epci_id, o.epci_id) as epci_id,
        coalesce(p.organisation_id, g.organisation_id) as organisation_id, p.organisation as nom,
        p.etat in ('present', 'represente') as is_presente
      from tenue t join presence p on p.seance_id = t.id
      left join membre m on m.id = p.membre_id left join siege g on g.id = m.siege_id
      left join organisation o on o.id = coalesce(p.organisation_id, g.organisation_id)
      union all
      select t.id, t.jour, t.epci_id is not null, o.epci_id, g.organisation_id, null, false
      from tenue t join siege g on g.instance_id = t.instance_id join organisation o on o.id = g.organisation_id
      where (g.retire_le is null or g.retire_le > t.jour) and exists (select from membre m where m.siege_id = g.id
        and m.debut <= t.jour and (m.fin is null or m.fin >= t.jour))
      union all
      select id, jour, true, epci_id, null, null, true from tenue where epci_id is not null),
    nommee as (
      select x.*, case when x.epci_id is not null then 'epci-' || x.epci_id when x.organisation_id is not null then 'organisation-' || x.organisation_id
        else 'nom-' || lower(btrim(x.nom)) end as cle
      from invitee x where coalesce(x.epci_id, x.organisation_id) is not null or btrim(x.nom) <> ''),
    compte as (
      select x.cle, x.epci_id, case when x.epci_id is null then x.organisation_id end as organisation_id, min(x.nom) as nom,
        count(distinct x.id) filter (where not x.is_locale) as invitees,
        count(distinct x.id) filter (where not x.is_locale and x.is_presente) as presentes,
        count(distinct x.id) filter (where x.is_locale) as locales,
        count(distinct x.id) filter (where x.is_locale and x.is_presente) as locales_presentes,
        max(x.jour) filter (where x.is_presente) as derniere
      from nommee x where ${de} group by 1, 2, 3)
    select coalesce(json_agg(json_build_object('cle', c.cle,
        'epci', case when e.id is not null then json_build_object('id', e.id, 'siren', e.siren) end, 'organisationId', c.organisation_id,
        'sigle', coalesce(se.sigle, o.sigle, o.nom, c.nom), 'nom', coalesce(e.nom, o.nom, c.nom),
        'departement', json_build_object('invitees', c.invitees, 'presentes', c.presentes),
        'local', json_build_object('invitees', c.locales, 'presentes', c.locales_presentes),
        'derniere', c.derniere) order by e.id is null, se.ordre, coalesce(o.sigle, o.nom, c.nom)), '[]')
    from compte c left join epci e on e.id = c.epci_id left join schema_epci se on se.schema_id = ${schemaId} and se.epci_id = e.id
    left join organisation o on o.id = c.organisation_id)`;
}
