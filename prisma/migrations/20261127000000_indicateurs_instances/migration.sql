-- Indicators computed from what the bodies write: meetings held, who came, what was decided.
alter table indicateur drop constraint indicateur_formule,
  add constraint indicateur_formule check (formule in ('tableau_de_bord', 'actions_engagees', 'competence_msap',
    'competence_action_sociale', 'competence_equipements', 'competence_ram', 'interlocuteurs', 'conventions_poste', 'conventions_fepem',
    'conventions_signees_annee', 'partenaires_conventions', 'liste_conventions', 'suivi_conventions', 'instances_locales',
    'reunions_locales', 'participation_locale', 'reunions_annee', 'participants_annee', 'decisions_annee', 'decisions_evaluees'));

-- Numbers alone, past the walls: a référent does not read the meetings of other EPCI, and counts them as the cellule does.
-- Who is present or represented is said as in lib/instances/participation.ts; a power of attorney brings nobody.
create function indicateurs.calculer_instances(p_schema int, p_jours date[])
returns table (formule text, jour date, valeur numeric, epcis int[])
language sql stable security definer set search_path = pg_catalog, public as $$
  with permis as (select 1 where acces.utilisateur() is null or p_schema in (select acces.schemas_local()) or acces.is_administrateur()),
  jours as (select j from unnest(p_jours) j, permis),
  tenues as (
    select j, s.id, i.epci_id from jours join seance s on s.schema_id = p_schema and s.etat in ('tenue', 'diffuse', 'approuve', 'publie')
      and (s.debut at time zone 'Europe/Paris')::date between date_trunc('year', j)::date and j
    join instance i on i.id = s.instance_id),
  venus as (
    select t.j, t.epci_id as local, coalesce(p.epci_id, o.epci_id) as epci_id
    from tenues t join presence p on p.seance_id = t.id and p.etat in ('present', 'represente')
    left join membre m on m.id = p.membre_id left join siege g on g.id = m.siege_id
    left join organisation o on o.id = coalesce(p.organisation_id, g.organisation_id)),
  prises as (
    select t.j, d.suivi in ('faite', 'abandonnee') and (d.suivi_le at time zone 'Europe/Paris')::date <= t.j as is_evaluee
    from tenues t join decision d on d.seance_id = t.id and d.confirmee_le is not null
      and not exists (select from decision a where a.annule_id = d.id and a.confirmee_le is not null))
  select 'instances_locales', j, count(distinct i.epci_id), array_agg(distinct i.epci_id) filter (where i.id is not null)
    from jours left join instance i on i.schema_id = p_schema and i.epci_id is not null and i.creee_le <= j
      and (i.fin_le is null or i.fin_le > j) group by j
  union all
  select 'reunions_locales', jours.j, count(t.id), array_agg(distinct t.epci_id) filter (where t.id is not null)
    from jours left join tenues t on t.j = jours.j and t.epci_id is not null group by jours.j
  union all
  select 'participation_locale', jours.j, count(distinct v.epci_id), array_agg(distinct v.epci_id) filter (where v.epci_id is not null)
    from jours left join venus v on v.j = jours.j and v.local is null and v.epci_id is not null group by jours.j
  union all
  select 'reunions_annee', jours.j, count(t.id), null from jours left join tenues t on t.j = jours.j group by jours.j
  union all
  select 'participants_annee', jours.j, count(v.j), null from jours left join venus v on v.j = jours.j group by jours.j
  union all
  select 'decisions_annee', jours.j, count(p.j), null from jours left join prises p on p.j = jours.j group by jours.j
  union all
  select 'decisions_evaluees', jours.j, count(p.j) filter (where p.is_evaluee), null from jours left join prises p on p.j = jours.j group by jours.j
$$;

alter function indicateurs.calculer(int, date[]) rename to calculer_suivi;
-- What every registered formula is worth on each of these days.
create function indicateurs.calculer(p_schema int, p_jours date[])
returns table (formule text, jour date, valeur numeric, epcis int[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select * from indicateurs.calculer_suivi(p_schema, p_jours) union all select * from indicateurs.calculer_instances(p_schema, p_jours)
$$;
revoke execute on function indicateurs.calculer_suivi(int, date[]) from maillage_app;
revoke execute on function indicateurs.calculer(int, date[]), indicateurs.calculer_instances(int, date[]) from public;
grant execute on function indicateurs.calculer(int, date[]) to maillage_app;
