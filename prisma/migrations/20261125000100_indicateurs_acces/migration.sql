-- Indicators: the cellule defines them and writes the département's values; an EPCI's values take the three stages of local
-- progress (draft of its référents alone; sent, to that EPCI and the cellule; validated, to the scheme but operators).
-- An operator reads the definitions it answers for, and no value.

create schema indicateurs;
grant usage on schema indicateurs to maillage_app;

create function acces.indicateurs_propres() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select i.id from acces.habilitation_active h join indicateur i on i.schema_id = h.schema_id and i.proprietaire_id = h.organisation_id
   where h.utilisateur_id = acces.utilisateur() and h.role = 'operateur' $$;
revoke execute on function acces.indicateurs_propres() from public;
grant execute on function acces.indicateurs_propres() to maillage_app;

do $$
declare t text;
begin
  foreach t in array array['indicateur', 'indicateur_version', 'indicateur_cible', 'brouillon_valeur', 'valeur_indicateur', 'annee_figee'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create trigger a_refuser_clos before insert or update or delete on %I for each row execute function referentiel.refuser_clos()', t);
  end loop;
end $$;
grant usage on all sequences in schema public to maillage_app;

-- ------------------------------------------------------------------ definitions

grant select on indicateur, indicateur_version, indicateur_cible, annee_figee to maillage_app;
create policy lecture on indicateur for select to maillage_app using (
  schema_id = any (array(select acces.schemas_local())) or (select acces.is_administrateur())
  or id = any (array(select acces.indicateurs_propres())));
do $$
declare t text;
begin
  foreach t in array array['indicateur_version', 'indicateur_cible'] loop
    execute format('create policy lecture on %I for select to maillage_app using (
      schema_id = any (array(select acces.schemas_local())) or (select acces.is_administrateur())
      or indicateur_id = any (array(select acces.indicateurs_propres())))', t);
  end loop;
  foreach t in array array['indicateur', 'indicateur_cible'] loop
    execute format('create policy ecriture on %I for insert to maillage_app with check (schema_id = any (array(select acces.schemas_cellule())))', t);
    execute format('create policy modification on %I for update to maillage_app using (schema_id = any (array(select acces.schemas_cellule())))', t);
  end loop;
end $$;
create policy ecriture on indicateur_version for insert to maillage_app with check (
  auteur_id = acces.utilisateur() and schema_id = any (array(select acces.schemas_cellule())));
create policy retrait on indicateur_cible for delete to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
grant insert (schema_id, action_id, ordre, etat, libelle_source, issu_de_id, proprietaire_id, formule),
  update (action_id, ordre, etat, motif_etat, proprietaire_id, formule, revision) on indicateur to maillage_app;
grant insert (indicateur_id, schema_id, des_annee, libelle, type, unite, echelle, agregation, sens, periodicite, graduations, source,
  reference_valeur, reference_annee, auteur_id) on indicateur_version to maillage_app;
grant insert (indicateur_id, schema_id, annee, valeur), update (valeur), delete on indicateur_cible to maillage_app;

create policy lecture on annee_figee for select to maillage_app using (
  schema_id = any (array(select acces.schemas_local())) or (select acces.is_administrateur()));
grant insert (schema_id, annee, auteur_id), update (motif) on annee_figee to maillage_app;
create policy gel on annee_figee for insert to maillage_app with check (
  auteur_id = acces.utilisateur() and schema_id = any (array(select acces.schemas_cellule())));
create policy reouverture on annee_figee for update to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));

-- ------------------------------------------------------------------ values

grant select, delete, insert (indicateur_id, annee, epci_id, schema_id, statut, valeur, numerateur, denominateur, jour, graduation,
    commentaire, source, is_estimee, auteur_id),
  update (statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source, is_estimee, auteur_id, revision)
  on brouillon_valeur to maillage_app;
create policy referents on brouillon_valeur for all to maillage_app
  using ((schema_id, epci_id) in (select * from acces.epcis_referent()))
  with check ((schema_id, epci_id) in (select * from acces.epcis_referent()) and auteur_id = acces.utilisateur());

grant select on valeur_indicateur to maillage_app;
create policy departement on valeur_indicateur for select to maillage_app using (
  epci_id is null and (schema_id = any (array(select acces.schemas_local())) or (select acces.is_administrateur())));
create policy validees on valeur_indicateur for select to maillage_app using (
  suite = 'valide' and schema_id = any (array(select acces.schemas_local())));
create policy interesses on valeur_indicateur for select to maillage_app using (
  schema_id = any (array(select acces.schemas_cellule()))
  or (schema_id, epci_id) in (select * from acces.epcis_referent())
  or (schema_id, epci_id) in (select * from acces.epcis_elu()));
grant insert (indicateur_id, schema_id, annee, epci_id, precedente_id, statut, valeur, numerateur, denominateur, jour, graduation,
    commentaire, source, is_estimee, is_pour_compte, auteur_id),
  update (suite, suite_motif, correction_motif, is_rouverte) on valeur_indicateur to maillage_app;
create policy transmission on valeur_indicateur for insert to maillage_app with check (
  auteur_id = acces.utilisateur() and not is_pour_compte and (schema_id, epci_id) in (select * from acces.epcis_referent()));
create policy cellule on valeur_indicateur for insert to maillage_app with check (
  auteur_id = acces.utilisateur() and is_pour_compte = (epci_id is not null) and schema_id = any (array(select acces.schemas_cellule())));
-- who may change what is the trigger's: the cellule what it makes of it, a référent the correction asked
create policy examen on valeur_indicateur for update to maillage_app using (
  (epci_id is not null and schema_id = any (array(select acces.schemas_cellule())))
  or (schema_id, epci_id) in (select * from acces.epcis_referent()));

-- ------------------------------------------------------------------ rules

-- The EPCI that an indicator expects: those of its action when it names some, else all those of the scheme.
create function indicateurs.concerne(p_indicateur int, p_epci int) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from indicateur i left join action a on a.id = i.action_id
   where i.id = p_indicateur and (a.id is null or a.etat = 'active' or a.etat = 'ressource')
     and (exists (select from action_version_epci e where e.version_id = a.version_id and e.epci_id = p_epci)
       or not exists (select from action_version_epci e where e.version_id = a.version_id)
          and exists (select from schema_epci s where s.schema_id = i.schema_id and s.epci_id = p_epci))) $$;

create function indicateurs.version_pour(p_indicateur int, p_annee int) returns int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from indicateur_version where indicateur_id = p_indicateur
   order by des_annee <= p_annee desc, case when des_annee <= p_annee then numero else -numero end desc limit 1 $$;

create function indicateurs.avant_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare avant indicateur_version;
begin
  perform pg_advisory_xact_lock(hashtext('indicateur'), new.indicateur_id);
  select * into avant from indicateur_version where indicateur_id = new.indicateur_id order by numero desc limit 1;
  new.numero := coalesce(avant.numero, 0) + 1;
  if avant.des_annee > new.des_annee then
    raise exception 'Une définition vaut déjà depuis %.', avant.des_annee using errcode = 'ML002';
  end if;
  if (new.type, new.unite, new.echelle, new.graduations) is distinct from (avant.type, avant.unite, avant.echelle, avant.graduations)
    and (exists (select from valeur_indicateur where indicateur_id = new.indicateur_id and annee >= new.des_annee)
      or exists (select from brouillon_valeur where indicateur_id = new.indicateur_id and annee >= new.des_annee)) then
    raise exception 'Des valeurs sont déjà saisies pour % ou après : son type, son unité, son échelle ne changent qu''à partir d''une année sans valeur.', new.des_annee
      using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_version before insert on indicateur_version for each row execute function indicateurs.avant_version();

-- Followed once it is defined; what was typed is never taken for computed, nor the other way round.
create function indicateurs.avant_indicateur() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.etat = 'actif' and not exists (select from indicateur_version where indicateur_id = new.id) then
    raise exception 'Un indicateur sans définition ne peut pas être suivi.' using errcode = 'ML002';
  end if;
  if new.formule is distinct from old.formule and (exists (select from valeur_indicateur where indicateur_id = new.id)
      or exists (select from brouillon_valeur where indicateur_id = new.id)) then
    raise exception 'Des valeurs sont déjà gardées pour cet indicateur : retirez-le et créez celui qui se calcule.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_indicateur before update on indicateur for each row execute function indicateurs.avant_indicateur();

-- The year is of the scheme and begun, not frozen; the indicator is typed, followed, of this scale; the value is of its type.
create function indicateurs.verifier(p_indicateur int, p_annee int, p_epci int, p_statut statut_donnee, p_valeur numeric,
  p_numerateur numeric, p_jour date, p_graduation text) returns void
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare i indicateur; v indicateur_version; s schema_departemental; is_du_type boolean;
begin
  select * into i from indicateur where id = p_indicateur;
  select * into v from indicateur_version where id = indicateurs.version_pour(p_indicateur, p_annee);
  select * into s from schema_departemental where id = i.schema_id;
  if i.formule is not null then
    raise exception 'Cet indicateur se calcule : il ne se saisit pas.' using errcode = 'ML002';
  end if;
  if i.etat <> 'actif' then
    raise exception 'Cet indicateur n''est pas suivi.' using errcode = 'ML002';
  end if;
  if p_annee > extract(year from acces.aujourdhui()) or p_annee < extract(year from s.date_debut) then
    raise exception 'L''année % n''est pas à saisir.', p_annee using errcode = 'ML002';
  end if;
  if exists (select from annee_figee where schema_id = i.schema_id and annee = p_annee and rouverte_le is null) then
    raise exception 'L''année % est figée.', p_annee using errcode = 'ML002';
  end if;
  if (v.echelle = 'departement') <> (p_epci is null) or (p_epci is not null and not indicateurs.concerne(p_indicateur, p_epci)) then
    raise exception 'Cet indicateur ne se dit pas pour ce territoire.' using errcode = 'ML002';
  end if;
  is_du_type := case v.type
      when 'nombre' then p_valeur is not null
      when 'montant' then p_valeur is not null
      when 'pourcentage' then p_valeur is not null or p_numerateur is not null
      when 'date' then p_jour is not null
      when 'oui_non' then coalesce(p_graduation in ('oui', 'non'), false)
      when 'tendance' then coalesce(p_graduation in ('hausse', 'stable', 'baisse'), false)
      when 'qualitatif' then coalesce(p_graduation = any (v.graduations), false) end;
  if p_statut = 'renseignee' and not is_du_type then
    raise exception 'Cette valeur n''est pas du type de l''indicateur.' using errcode = 'ML002';
  end if;
end $$;

create function indicateurs.avant_brouillon() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare derniere valeur_indicateur;
begin
  perform indicateurs.verifier(new.indicateur_id, new.annee, new.epci_id, new.statut, new.valeur, new.numerateur, new.jour, new.graduation);
  select * into derniere from valeur_indicateur
  where indicateur_id = new.indicateur_id and annee = new.annee and epci_id = new.epci_id order by id desc limit 1;
  if derniere.id is not null and derniere.suite is null then
    raise exception 'Cette valeur est transmise : la cellule l''examine.' using errcode = 'ML002';
  end if;
  if derniere.suite = 'valide' and not derniere.is_rouverte then
    raise exception 'Cette valeur est validée : demandez une correction.' using errcode = 'ML002';
  end if;
  new.updated_at := acces.maintenant();
  return new;
end $$;
create trigger avant_brouillon before insert or update on brouillon_valeur for each row execute function indicateurs.avant_brouillon();

create function indicateurs.avant_valeur() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare derniere valeur_indicateur;
begin
  -- rows of one cell come one after the other
  perform pg_advisory_xact_lock(new.indicateur_id, new.annee * 10000 + coalesce(new.epci_id, 0));
  if not new.is_calculee then
    perform indicateurs.verifier(new.indicateur_id, new.annee, new.epci_id, new.statut, new.valeur, new.numerateur, new.jour, new.graduation);
  end if;
  select * into derniere from valeur_indicateur
  where indicateur_id = new.indicateur_id and annee = new.annee and epci_id is not distinct from new.epci_id order by id desc limit 1;
  if acces.utilisateur() is not null and not new.is_calculee then
    if derniere.id is distinct from new.precedente_id then raise exception 'conflit' using errcode = 'ML001'; end if;
    if new.epci_id is not null and not new.is_pour_compte and derniere.id is not null and derniere.suite is distinct from 'retourne'
      and not derniere.is_rouverte then raise exception 'conflit' using errcode = 'ML001'; end if;
    if new.is_pour_compte and derniere.id is null and exists (select from acces.habilitation_active h
        where h.role = 'referent_epci' and h.schema_id = new.schema_id and h.epci_id = new.epci_id) then
      raise exception 'Cet EPCI a un référent : c''est à lui de saisir. Vous pourrez corriger ce qu''il transmet.' using errcode = 'ML002';
    end if;
  end if;
  new.precedente_id := derniere.id;
  new.version_id := indicateurs.version_pour(new.indicateur_id, new.annee);
  -- what the cellule writes needs no examination
  if new.epci_id is null or new.is_pour_compte then
    new.suite := 'valide';
    new.suite_le := acces.maintenant();
    new.suite_par_id := acces.utilisateur();
  end if;
  return new;
end $$;
create trigger avant_valeur before insert on valeur_indicateur for each row execute function indicateurs.avant_valeur();

create function indicateurs.avant_suite() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare is_cellule boolean := acces.utilisateur() is null or new.schema_id in (select acces.schemas_cellule());
begin
  perform pg_advisory_xact_lock(new.indicateur_id, new.annee * 10000 + coalesce(new.epci_id, 0));
  if exists (select from valeur_indicateur x where x.indicateur_id = new.indicateur_id and x.annee = new.annee
      and x.epci_id is not distinct from new.epci_id and x.id > new.id) then
    raise exception 'conflit' using errcode = 'ML001';
  end if;
  if exists (select from annee_figee where schema_id = new.schema_id and annee = new.annee and rouverte_le is null) then
    raise exception 'L''année % est figée.', new.annee using errcode = 'ML002';
  end if;
  if (new.suite, new.suite_motif, new.is_rouverte) is distinct from (old.suite, old.suite_motif, old.is_rouverte) then
    if not is_cellule then raise exception 'Seule la cellule examine.' using errcode = '42501'; end if;
    if new.suite is distinct from old.suite then
      -- examined once
      if old.suite is not null then raise exception 'conflit' using errcode = 'ML001'; end if;
      new.suite_le := acces.maintenant();
      new.suite_par_id := acces.utilisateur();
    elsif new.is_rouverte and old.suite is distinct from 'valide' then
      raise exception 'Seule une valeur validée se rouvre.' using errcode = 'ML002';
    end if;
  end if;
  if new.correction_motif is distinct from old.correction_motif then
    if not exists (select from acces.epcis_referent() e where e.schema_id = new.schema_id and e.epci_id = new.epci_id) then
      raise exception 'Seul un référent de cet EPCI demande une correction.' using errcode = '42501';
    end if;
    if old.suite is distinct from 'valide' then
      raise exception 'Seule une valeur validée se corrige ainsi.' using errcode = 'ML002';
    end if;
  end if;
  return new;
end $$;
create trigger avant_suite before update of suite, suite_motif, is_rouverte, correction_motif on valeur_indicateur
  for each row execute function indicateurs.avant_suite();

-- What each cell is worth for whoever reads: the last row that stands, of those one may see.
create view indicateurs.valeur_courante with (security_invoker = true) as
  select * from (
    select distinct on (indicateur_id, annee, epci_id) * from valeur_indicateur where suite = 'valide'
    order by indicateur_id, annee, epci_id, id desc) derniere
  where statut is not null;
-- And the last row whatever its stage.
create view indicateurs.valeur_derniere with (security_invoker = true) as
  select distinct on (indicateur_id, annee, epci_id) * from valeur_indicateur order by indicateur_id, annee, epci_id, id desc;
grant select on indicateurs.valeur_courante, indicateurs.valeur_derniere to maillage_app;

create trigger journaliser after insert or update on indicateur for each row execute function acces.journaliser(
  'id', 'action_id', 'etat', 'motif_etat', 'proprietaire_id', 'issu_de_id', 'formule');
create trigger journaliser after insert or update or delete on indicateur_cible for each row execute function acces.journaliser(
  'indicateur_id', 'annee', 'valeur');

revoke execute on all functions in schema indicateurs from public;
grant execute on function indicateurs.concerne(int, int), indicateurs.version_pour(int, int) to maillage_app;
