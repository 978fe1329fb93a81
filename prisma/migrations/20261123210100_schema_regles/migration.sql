-- Rules of the scheme that its tables keep by themselves. ML001: somebody else wrote meanwhile. ML002: refused, with its reason.

-- ------------------------------------------------------------------ shapes

alter table schema_departemental add constraint schema_nom check (btrim(nom) <> '');
alter table schema_epci add constraint schema_epci_sigle check (btrim(sigle) <> '');
alter table axe add constraint axe_libelle check (btrim(libelle) <> '' and numero > 0);
alter table facette add constraint facette_libelle check (btrim(libelle) <> '');
alter table fiche add constraint fiche_titre check (btrim(titre) <> '');

-- ------------------------------------------------------------------ a closed scheme is read, never written

create function referentiel.refuser_clos() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null then -- seed and imports
    perform suivi.refuser_clos(case when tg_op = 'DELETE' then old.schema_id else new.schema_id end);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
-- first of the triggers of each table: they fire in the order of their names
do $$
declare t text;
begin
  foreach t in array array['schema_epci', 'axe', 'facette', 'fiche', 'action', 'action_version', 'jalon'] loop
    execute format('create trigger a_refuser_clos before insert or update or delete on %I for each row execute function referentiel.refuser_clos()', t);
  end loop;
end $$;

-- ------------------------------------------------------------------ the scheme

-- Once adopted a scheme keeps its first day, and moves its last one with a reason.
create function referentiel.avant_schema() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is null then return new; end if;
  perform suivi.refuser_clos(old.id);
  if old.etat not in ('en_elaboration', 'en_consultation') then
    if new.date_debut <> old.date_debut then
      raise exception 'Le début d''un schéma adopté ne change plus.' using errcode = 'ML002';
    end if;
    if new.date_fin <> old.date_fin and coalesce(btrim(new.motif_prorogation), '') = '' then
      raise exception 'Dites pourquoi la fin du schéma est déplacée.' using errcode = 'ML002';
    end if;
    if new.etat in ('en_elaboration', 'en_consultation') then
      raise exception 'Un schéma adopté ne redevient pas un projet.' using errcode = 'ML002';
    end if;
  end if;
  return new;
end $$;
create trigger avant_schema before update on schema_departemental for each row execute function referentiel.avant_schema();

-- An EPCI leaves a scheme only while nothing there speaks of it; a right, even over, does.
create function referentiel.avant_retrait_epci() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from habilitation where schema_id = old.schema_id and epci_id = old.epci_id) then
    raise exception 'Des droits ont été donnés pour cet EPCI : il reste dans le schéma.' using errcode = 'ML002';
  end if;
  return old;
end $$;
create trigger avant_retrait before delete on schema_epci for each row execute function referentiel.avant_retrait_epci();

-- ------------------------------------------------------------------ fiches

drop trigger garder_anterieur on fiche;
create trigger garder_anterieur after update on fiche for each row execute function
  referentiel.garder_anterieur('axe_id', 'code', 'titre', 'constat', 'enjeux', 'mesures', 'degre_priorite', 'etat', 'motif_etat', 'ordre');

create function referentiel.avant_fiche() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is null or new.etat = old.etat then return new; end if;
  if coalesce(btrim(new.motif_etat), '') = '' then
    raise exception 'Dites pourquoi.' using errcode = 'ML002';
  end if;
  if new.etat <> 'active' and exists (select from action where fiche_id = new.id and etat in ('active', 'retiree')) then
    raise exception 'Cette fiche porte encore des actions : archivez-les, ou changez-les de fiche.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_fiche before update on fiche for each row execute function referentiel.avant_fiche();

-- ------------------------------------------------------------------ versions

-- As before, and: a version takes effect at the latest today, or when the scheme begins if that is still to come; a correction
-- of form changes words and nothing else; what a version holds is written with it.
create or replace function suivi.avant_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare derniere action_version; debut date;
begin
  if acces.utilisateur() is null then return new; end if; -- seed and imports
  perform pg_advisory_xact_lock(72707372, new.action_id);
  select * into derniere from action_version where action_id = new.action_id order by numero desc limit 1;
  if new.numero <> coalesce(derniere.numero, 0) + 1 then raise exception 'conflit' using errcode = 'ML001'; end if;
  if new.is_correction_de_forme then
    if derniere.id is null then raise exception 'Il n''y a encore rien à corriger.' using errcode = 'ML002'; end if;
    new.date_effet := derniere.date_effet; new.etat := derniere.etat; new.decision := derniere.decision;
    new.fiche_id := derniere.fiche_id; new.code := derniere.code; new.is_departementale := derniere.is_departementale;
    new.is_porteur_a_designer := derniere.is_porteur_a_designer;
  end if;
  select date_debut into debut from schema_departemental where id = new.schema_id;
  if new.date_effet > greatest(acces.aujourdhui(), debut, derniere.date_effet) then
    raise exception 'La date d''effet ne peut pas être dans le futur.' using errcode = 'ML002';
  end if;
  if new.date_effet < coalesce(derniere.date_effet, debut) then
    raise exception '%', case when derniere.id is null then 'La date d''effet ne peut pas précéder le début du schéma.'
      else 'La date d''effet ne peut pas précéder celle de la version en vigueur.' end using errcode = 'ML002';
  end if;
  if new.etat <> 'archivee' and new.etat is distinct from derniere.etat
    and not exists (select from fiche where id = new.fiche_id and etat = 'active') then
    raise exception 'Cette fiche est archivée : restaurez-la d''abord.' using errcode = 'ML002';
  end if;
  if new.etat is distinct from derniere.etat and derniere.id is not null
    and coalesce(btrim(new.motif), '') = '' and coalesce(btrim(new.decision), '') = '' then
    raise exception 'Dites pourquoi.' using errcode = 'ML002';
  end if;
  perform set_config('maillage.versions', concat_ws(',', nullif(current_setting('maillage.versions', true), ''), new.id), true);
  return new;
end $$;

-- EPCI, facets and milestones come in the transaction that makes their version: what was published stays what it was.
create function referentiel.avec_sa_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null
    and new.version_id::text <> all (string_to_array(coalesce(current_setting('maillage.versions', true), ''), ',')) then
    raise exception 'Une version écrite ne se modifie plus.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avec_sa_version before insert on action_version_epci for each row execute function referentiel.avec_sa_version();
create trigger avec_sa_version before insert on action_version_facette for each row execute function referentiel.avec_sa_version();
create trigger avec_sa_version before insert on jalon_version for each row execute function referentiel.avec_sa_version();

create function referentiel.avant_jalon_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null and not exists (select from jalon j join action_version v on v.action_id = j.action_id
    where j.id = new.jalon_id and v.id = new.version_id) then
    raise exception 'Ce jalon appartient à une autre action.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger meme_action before insert on jalon_version for each row execute function referentiel.avant_jalon_version();

-- What a version holds besides its words, to compare two of them.
create function referentiel.contenu(p_version int) returns jsonb language sql stable set search_path = pg_catalog, public as
$$ select jsonb_build_object(
     'epcis', coalesce((select jsonb_agg(epci_id order by epci_id) from action_version_epci where version_id = p_version), '[]'),
     'facettes', coalesce((select jsonb_agg(facette_id order by facette_id) from action_version_facette where version_id = p_version), '[]'),
     'jalons', coalesce((select jsonb_agg(jsonb_build_array(jalon_id, debut, fin) order by jalon_id) from jalon_version where version_id = p_version), '[]')) $$;

create function referentiel.garder_forme() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null and referentiel.contenu(new.id) <> referentiel.contenu(
    (select id from action_version where action_id = new.action_id and numero = new.numero - 1)) then
    raise exception 'Une correction de forme ne change que les mots.' using errcode = 'ML002';
  end if;
  return null;
end $$;
create constraint trigger garder_forme after insert on action_version deferrable initially deferred for each row
  when (new.is_correction_de_forme) execute function referentiel.garder_forme();

-- ------------------------------------------------------------------ journal

drop trigger journaliser on schema_departemental;
create trigger journaliser after insert or update or delete on schema_departemental for each row
  execute function acces.journaliser('id', 'code', 'nom', 'version', 'date_debut', 'date_fin', 'etat', 'motif_prorogation', 'predecesseur_id');
drop trigger journaliser on fiche;
create trigger journaliser after insert or update or delete on fiche for each row execute function acces.journaliser(
  'id', 'code', 'titre', 'constat', 'enjeux', 'mesures', 'degre_priorite', 'etat', 'motif_etat', 'axe_id', 'ordre');
create trigger journaliser after insert or update or delete on axe for each row
  execute function acces.journaliser('id', 'numero', 'libelle', 'type');
create trigger journaliser after insert or update or delete on facette for each row
  execute function acces.journaliser('id', 'famille', 'libelle', 'ordre');
create trigger journaliser after insert or update or delete on schema_epci for each row
  execute function acces.journaliser('epci_id', 'sigle', 'ordre');

-- ------------------------------------------------------------------ the next scheme

-- Opens the scheme that follows this one: its axes, fiches, facets, EPCI and followed actions in the words in force, each knowing
-- where it comes from, and the rights of its cellule. Milestones not done come along when asked, from the first day of the new one.
create function referentiel.dupliquer(p_source int, p_code text, p_nom text, p_debut date, p_fin date, p_jalons boolean) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  moi int := acces.utilisateur(); jour date := acces.aujourdhui(); s schema_departemental; nouveau int; numero_jalon int; r record;
  repris int := 0; laisses int := 0;
begin
  if moi is null or p_source not in (select acces.schemas_cellule()) then
    raise exception 'Seule la cellule de ce schéma peut ouvrir le suivant.' using errcode = 'ML002';
  end if;
  select * into s from schema_departemental where id = p_source;
  if p_debut <= s.date_debut then
    raise exception 'Le schéma suivant commence après celui-ci.' using errcode = 'ML002';
  end if;
  insert into schema_departemental (code, nom, departement_code, date_debut, date_fin, etat, predecesseur_id)
  values (p_code, p_nom, s.departement_code, p_debut, p_fin, 'en_elaboration', s.id) returning id into nouveau;

  -- whoever asks comes first: a colleague's right is then confirmed by them
  insert into habilitation (utilisateur_id, role, schema_id, debut, fin, accordee_par_id)
  select utilisateur_id, role, nouveau, jour, fin, moi from acces.habilitation_active
  where schema_id = s.id and acces.is_cellule(role) order by utilisateur_id <> moi, id;

  insert into schema_epci (schema_id, epci_id, sigle, ordre) select nouveau, epci_id, sigle, ordre from schema_epci where schema_id = s.id;
  insert into axe (schema_id, numero, libelle, type) select nouveau, numero, libelle, type from axe where schema_id = s.id order by numero;
  insert into facette (schema_id, famille, libelle, ordre)
  select nouveau, famille, libelle, ordre from facette where schema_id = s.id order by famille, ordre, id;
  insert into fiche (schema_id, axe_id, code, titre, constat, enjeux, mesures, degre_priorite, etat, ordre, origine_id)
  select nouveau, x.id, f.code, f.titre, f.constat, f.enjeux, f.mesures, f.degre_priorite, 'active', f.ordre, f.id
  from fiche f join axe o on o.id = f.axe_id join axe x on x.schema_id = nouveau and x.numero = o.numero
  where f.schema_id = s.id and f.etat = 'active' order by f.ordre, f.id;

  insert into action (schema_id, ordre, origine_id)
  select nouveau, ordre, id from action where schema_id = s.id and etat = 'active' order by id;
  insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, motif, etat, fiche_id, code, titre, resume, objectif,
    description, public_cible, porteur, is_porteur_a_designer, partenaires, calendrier, lieux, financements, liens_schemas,
    is_departementale, is_texte_non_repris)
  select a.id, nouveau, 1, p_debut, moi, 'Reprise du schéma ' || s.code, 'active', f.id, v.code, v.titre, v.resume, v.objectif,
    v.description, v.public_cible, v.porteur, v.is_porteur_a_designer, v.partenaires, v.calendrier, v.lieux, v.financements,
    v.liens_schemas, v.is_departementale, v.is_texte_non_repris
  from action a join action o on o.id = a.origine_id join action_version v on v.id = o.version_id
  join fiche f on f.schema_id = nouveau and f.origine_id = v.fiche_id
  where a.schema_id = nouveau order by a.id;
  insert into action_version_epci (version_id, schema_id, epci_id)
  select a.version_id, nouveau, e.epci_id from action a join action o on o.id = a.origine_id
  join action_version_epci e on e.version_id = o.version_id where a.schema_id = nouveau;
  insert into action_version_facette (version_id, schema_id, facette_id)
  select a.version_id, nouveau, n.id from action a join action o on o.id = a.origine_id
  join action_version_facette vf on vf.version_id = o.version_id join facette f on f.id = vf.facette_id
  join facette n on n.schema_id = nouveau and n.famille = f.famille and n.libelle = f.libelle where a.schema_id = nouveau;

  for r in select a.id as action_id, a.version_id, jv.libelle, jv.debut, jv.fin from action a join action o on o.id = a.origine_id
    join jalon_version jv on jv.version_id = o.version_id
    where a.schema_id = nouveau and (select x.fait_le from jalon_realisation x where x.jalon_id = jv.jalon_id order by x.id desc limit 1) is null
    order by a.id, jv.fin, jv.jalon_id loop
    if p_jalons and r.fin >= p_debut then
      insert into jalon (action_id, schema_id) values (r.action_id, nouveau) returning id into numero_jalon;
      insert into jalon_version values (r.version_id, numero_jalon, nouveau, r.libelle, r.debut, r.fin);
      repris := repris + 1;
    else
      laisses := laisses + 1;
    end if;
  end loop;
  return jsonb_build_object('id', nouveau, 'code', p_code, 'actions', (select count(*) from action where schema_id = nouveau),
    'jalonsRepris', repris, 'jalonsLaisses', laisses);
end $$;

revoke execute on function referentiel.refuser_clos(), referentiel.avant_schema(), referentiel.avant_retrait_epci(),
  referentiel.avant_fiche(), referentiel.avec_sa_version(), referentiel.avant_jalon_version(), referentiel.contenu(int),
  referentiel.garder_forme(), referentiel.dupliquer(int, text, text, date, date, boolean) from public;
grant execute on function referentiel.contenu(int), referentiel.dupliquer(int, text, text, date, date, boolean) to maillage_app;
