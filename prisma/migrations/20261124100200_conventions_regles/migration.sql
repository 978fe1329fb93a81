-- What a convention must hold, whoever writes it.

alter table organisation add constraint organisation_siret check (siret ~ '^[0-9]{14}$'),
  add constraint organisation_epci check (epci_id is null or type = 'epci');
alter table convention
  add constraint convention_dates check (date_fin >= date_effet),
  add constraint convention_parent check (case niveau when 'cadre_objectifs' then parent_id is null and sans_parent is null
    else (parent_id is null) <> (coalesce(btrim(sans_parent), '') = '') end),
  add constraint convention_reconduction check (case when reconduction = 'aucune' then duree_reconduction_mois is null and nb_reconductions_max is null
    else duree_reconduction_mois > 0 and coalesce(nb_reconductions_max, 1) > 0 end),
  add constraint convention_preavis check (preavis_mois between 0 and 60),
  add constraint convention_textes check (btrim(reference) <> '' and btrim(intitule) <> '');
alter table engagement add constraint engagement_texte check (btrim(texte) <> ''),
  add constraint engagement_constat check ((constat is null) = (constate_le is null));
alter table convention_montant add constraint montant_positif check (prevu >= 0 and verse >= 0),
  add constraint montant_annee check (annee between 2000 and 2100);
alter table avenant add constraint avenant_objet check (btrim(objet) <> '' and numero > 0);
alter table evaluation_convention add constraint evaluation_annee check (annee between 2000 and 2100),
  add constraint evaluation_commentaire check (btrim(commentaire) <> '');

create schema conventions;
grant usage on schema conventions to maillage_app;

-- The end in force: the one of the last avenant that moved it, else the first; the old ones stay in their rows.
create function conventions.fin(p_convention int, p_fin date) returns date language sql stable set search_path = pg_catalog, public as
$$ select coalesce((select nouvelle_fin from avenant where convention_id = p_convention and nouvelle_fin is not null
     order by numero desc limit 1), p_fin) $$;

create function conventions.avant_convention() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare signatures int; parent_niveau niveau_convention;
begin
  if new.parent_id is not null then
    select niveau into parent_niveau from convention where id = new.parent_id;
    if parent_niveau <> 'cadre_objectifs' or new.parent_id = new.id then
      raise exception 'Une convention financière se rattache à une convention cadre.' using errcode = 'ML002';
    end if;
  end if;
  if tg_op = 'UPDATE' and acces.utilisateur() is not null and new.etat <> old.etat then
    if (old.etat::text, new.etat::text) not in (('reperee', 'en_negociation'), ('reperee', 'signee'), ('en_negociation', 'en_signature'),
      ('en_negociation', 'reperee'), ('en_signature', 'signee'), ('en_signature', 'en_negociation'), ('signee', 'echue'), ('signee', 'resiliee')) then
      raise exception 'Une convention ne passe pas de cet état à celui-là.' using errcode = 'ML002';
    end if;
    if new.etat = 'resiliee' and coalesce(btrim(new.motif_etat), '') = '' then
      raise exception 'Dites pourquoi la convention est résiliée.' using errcode = 'ML002';
    end if;
    if new.etat = 'echue' and coalesce(conventions.fin(new.id, new.date_fin), 'infinity') >= acces.aujourdhui() then
      raise exception 'Le terme de la convention n''est pas passé.' using errcode = 'ML002';
    end if;
  end if;
  if new.etat = 'signee' and (tg_op = 'INSERT' or old.etat <> 'signee') then
    select count(*) into signatures from convention_signature where convention_id = new.id and signe_le is not null;
    if signatures < 2 or new.date_effet is null or new.date_fin is null then
      raise exception 'Une convention signée a une date d''effet, un terme et au moins deux signatures datées.' using errcode = 'ML002';
    end if;
  end if;
  return new;
end $$;
create trigger avant_convention before insert or update on convention for each row execute function conventions.avant_convention();

-- Once signed, what was agreed is history: it is completed by an avenant, an observation, a payment, never taken off.
create function conventions.garder_signee() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null and (select etat from convention where id = old.convention_id) in ('signee', 'echue', 'resiliee') then
    raise exception 'Cette convention est signée : rien ne s''en retire.' using errcode = 'ML002';
  end if;
  return old;
end $$;

create function conventions.avant_avenant() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare c convention;
begin
  select * into c from convention where id = new.convention_id for update;
  if acces.utilisateur() is not null and c.etat <> 'signee' then
    raise exception 'Un avenant suit une convention signée.' using errcode = 'ML002';
  end if;
  new.numero := (select coalesce(max(numero), 0) + 1 from avenant where convention_id = new.convention_id);
  if new.nouvelle_fin <= c.date_effet then
    raise exception 'Le nouveau terme suit la date d''effet.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_avenant before insert on avenant for each row execute function conventions.avant_avenant();

do $$
declare t text;
begin
  foreach t in array array['convention_partie', 'engagement', 'convention_epci', 'convention_action', 'convention_montant'] loop
    execute format('create trigger garder_signee before delete on %I for each row execute function conventions.garder_signee()', t);
  end loop;
  foreach t in array array['convention', 'convention_partie', 'convention_signature', 'engagement', 'convention_epci',
    'convention_action', 'convention_montant', 'avenant', 'evaluation_convention'] loop
    execute format('create trigger a_refuser_clos before insert or update or delete on %I for each row execute function referentiel.refuser_clos()', t);
  end loop;
end $$;

create trigger journaliser after insert or update on convention for each row execute function acces.journaliser('id', 'reference', 'intitule',
  'niveau', 'famille', 'objet', 'parent_id', 'sans_parent', 'date_effet', 'date_fin', 'reconduction', 'duree_reconduction_mois',
  'nb_reconductions_max', 'preavis_mois', 'etat', 'motif_etat', 'precedente_id');
create trigger journaliser after insert or update or delete on convention_partie for each row
  execute function acces.journaliser('id', 'convention_id', 'organisation_id', 'qualite');
create trigger journaliser after insert or update or delete on convention_signature for each row execute function acces.journaliser(
  'partie_id', 'convention_id', 'instance', 'deliberation_numero', 'deliberation_le', 'signataire', 'fonction', 'signe_le');
create trigger journaliser after insert or update or delete on engagement for each row execute function acces.journaliser(
  'id', 'partie_id', 'convention_id', 'texte', 'action_id', 'epci_id', 'echeance', 'constat', 'constate_le', 'preuve');
create trigger journaliser after insert or delete on convention_epci for each row execute function acces.journaliser('convention_id', 'epci_id');
create trigger journaliser after insert or delete on convention_action for each row execute function acces.journaliser('convention_id', 'action_id');
create trigger journaliser after insert or update or delete on convention_montant for each row execute function acces.journaliser(
  'id', 'convention_id', 'annee', 'volet', 'financeur_id', 'prevu', 'verse');
create trigger journaliser after insert or update on evaluation_convention for each row execute function acces.journaliser(
  'id', 'convention_id', 'annee', 'avancement', 'commentaire', 'suite', 'evaluee_le');

revoke execute on all functions in schema conventions from public;
grant execute on function conventions.fin(int, date) to maillage_app;
