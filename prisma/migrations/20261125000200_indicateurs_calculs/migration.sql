-- Indicators computed from what the cellule and the EPCI already write. The registry of lib/indicateurs says each in a sentence.
-- It counts past the walls (a référent does not read every convention), and gives numbers alone, to who reads the scheme.
create function indicateurs.calculer(p_schema int, p_jours date[])
returns table (formule text, jour date, valeur numeric, epcis int[])
language sql stable security definer set search_path = pg_catalog, public as $$
  with permis as (select 1 where acces.utilisateur() is null or p_schema in (select acces.schemas_local()) or acces.is_administrateur()),
  jours as (select j from unnest(p_jours) j, permis),
  competences as (
    select j, c.competence, c.epci_id from jours join competence_epci c on c.schema_id = p_schema
      and c.prise_le <= j and (c.rendue_le is null or c.rendue_le > j)),
  signees as (
    select c.id, max(s.signe_le) as signee_le, array_agg(p.organisation_id) as organisations,
      array_remove(array_agg(o.epci_id), null) as epcis,
      bool_or(o.nom ilike '%la poste%') as is_poste, bool_or(concat_ws(' ', o.sigle, o.nom) ilike '%fepem%') as is_fepem
    from convention c join convention_partie p on p.convention_id = c.id join organisation o on o.id = p.organisation_id
    left join convention_signature s on s.partie_id = p.id
    where c.schema_id = p_schema and c.etat in ('signee', 'echue', 'resiliee') group by c.id)
  select 'tableau_de_bord', j, 1, null::int[] from jours
    where exists (select from statut s where s.schema_id = p_schema and s.date_effet <= j)
  union all
  select 'actions_engagees', j, count(*) filter (where a.avancement in ('en_cours', 'fait')), null
    from jours cross join lateral suivi.actions_au(p_schema, j, 'infinity') a
    join action_version v on v.id = a.version_id and v.etat = 'active' group by j
  union all
  select f.cle, jours.j, count(distinct c.epci_id), array_agg(distinct c.epci_id) filter (where c.epci_id is not null)
    from jours cross join (values ('competence_msap', 'msap'::competence), ('competence_action_sociale', 'action_sociale'),
      ('competence_equipements', 'equipements_culturels_sportifs'), ('competence_ram', 'ram_petite_enfance')) f (cle, competence)
    left join competences c on c.j = jours.j and c.competence = f.competence group by 1, 2
  union all
  select 'interlocuteurs', j, count(m.id), array_agg(distinct m.epci_id) filter (where m.id is not null)
    from jours left join mandat m on m.schema_id = p_schema and m.debut <= j and (m.fin is null or m.fin >= j) group by j
  union all
  select 'conventions_poste', j, count(s.id), null from jours left join signees s on s.is_poste and s.signee_le <= j
    and (s.epcis <> '{}' or exists (select from convention_epci e where e.convention_id = s.id)) group by j
  union all
  select 'conventions_fepem', j, count(s.id), null from jours left join signees s on s.is_fepem and s.signee_le <= j group by j
  union all
  select 'conventions_signees_annee', j, count(s.id), null from jours
    left join signees s on s.signee_le between date_trunc('year', j)::date and j group by j
  union all
  select 'partenaires_conventions', j, count(distinct o), null from jours
    left join signees s on s.signee_le between date_trunc('year', j)::date and j left join unnest(s.organisations) o on true group by j
  union all
  select 'liste_conventions', j, 1, null from jours where exists (select from convention where schema_id = p_schema)
  union all
  select 'suivi_conventions', j, 1, null from jours
    where exists (select from evaluation_convention where schema_id = p_schema and annee <= extract(year from j))
$$;
revoke execute on function indicateurs.calculer(int, date[]) from public;
grant execute on function indicateurs.calculer(int, date[]) to maillage_app;

-- Freezing a year keeps what the computed ones are worth that day: the value is the database's, nobody types it.
create function indicateurs.figer() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare fin date := least(make_date(new.annee, 12, 31), acces.aujourdhui());
begin
  if new.annee > extract(year from acces.aujourdhui()) then
    raise exception 'Une année à venir ne se fige pas.' using errcode = 'ML002';
  end if;
  insert into valeur_indicateur (indicateur_id, schema_id, annee, statut, valeur, graduation, is_calculee, auteur_id, version_id)
  select i.id, i.schema_id, new.annee, 'renseignee', case when v.type <> 'oui_non' then c.valeur end,
    case when v.type = 'oui_non' then case when c.valeur > 0 then 'oui' else 'non' end end, true, new.auteur_id, v.id
  from indicateur i join indicateur_version v on v.id = indicateurs.version_pour(i.id, new.annee)
  join indicateurs.calculer(new.schema_id, array[fin]) c on c.formule = i.formule
  where i.schema_id = new.schema_id and i.etat = 'actif';
  return new;
end $$;
create trigger figer after insert on annee_figee for each row execute function indicateurs.figer();

create function indicateurs.rouvrir() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.rouverte_le is not null then raise exception 'conflit' using errcode = 'ML001'; end if;
  new.rouverte_le := acces.maintenant();
  new.rouverte_par_id := acces.utilisateur();
  return new;
end $$;
create trigger rouvrir before update on annee_figee for each row execute function indicateurs.rouvrir();
revoke execute on function indicateurs.figer(), indicateurs.rouvrir() from public;
