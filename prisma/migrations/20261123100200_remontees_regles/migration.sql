-- Rules that the tables of local progress keep by themselves. ML001: somebody else wrote meanwhile. ML002: refused, with its
-- reason in French.

-- ------------------------------------------------------------------ shapes

alter table mandat
  add constraint mandat_nomme check (btrim(prenom) <> '' and btrim(nom) <> ''),
  add constraint mandat_dates check (fin is null or fin >= debut),
  -- one holder at a time, unless the reason is said
  add constraint mandat_unique exclude using gist (schema_id with =, epci_id with =, nature with =,
    daterange(debut, fin, '[]') with &&) where (motif_cumul is null);
alter table campagne
  add constraint campagne_annee check (annee between 2000 and 2100),
  add constraint campagne_dates check (echeance > ouverture);
alter table suite_avancement add constraint retour_motive check (suite = 'valide' or (btrim(motif) <> '') is true);
alter table demande_correction add constraint demande_motivee check (btrim(motif) <> '');
alter table reponse_correction add constraint refus_motive check (is_acceptee or (btrim(motif) <> '') is true);
alter table remarque add constraint remarque_dite check (btrim(texte) <> '');
alter table suite_remarque add constraint suite_dite check (is_cloture or (btrim(texte) <> '') is true);

-- ------------------------------------------------------------------ one's own words stay one's own

-- A draft is the référents' alone: nobody may be référent of a scheme and of its cellule, or administrator, at once.
create function acces.garder_brouillons() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(72707371, new.utilisateur_id); -- two rights given at the same time
  if exists (
    select from habilitation h
    where h.utilisateur_id = new.utilisateur_id and h.id <> new.id and h.retiree_le is null
      and daterange(h.debut, h.fin, '[]') && daterange(new.debut, new.fin, '[]')
      and case when new.role = 'referent_epci' then h.role = 'administrateur' or (acces.is_cellule(h.role) and h.schema_id = new.schema_id)
               when new.role = 'administrateur' then h.role = 'referent_epci'
               when acces.is_cellule(new.role) then h.role = 'referent_epci' and h.schema_id = new.schema_id
               else false end) then
    raise exception 'On ne peut pas être à la fois référent d''un EPCI et membre de la cellule du même schéma, ou administrateur : les brouillons d''un EPCI ne sont lus que par ses référents.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger garder_brouillons before insert on habilitation for each row execute function acces.garder_brouillons();

-- ------------------------------------------------------------------ a closed scheme is read, no longer written

create function suivi.refuser_clos(p_schema int) returns void language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from schema_departemental where id = p_schema and etat = 'clos') then
    raise exception 'Ce schéma est clos : il se lit, il ne se modifie plus.' using errcode = 'ML002';
  end if;
end $$;

create function suivi.avant_ecriture() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.refuser_clos(new.schema_id);
  return new;
end $$;
-- first of the triggers of each table: they fire in the order of their names
do $$
declare t text;
begin
  foreach t in array array['campagne', 'brouillon_avancement', 'avancement_epci', 'suite_avancement', 'demande_correction',
    'reponse_correction', 'visa', 'remarque', 'suite_remarque'] loop
    execute format('create trigger a_refuser_clos before insert or update on %I for each row execute function suivi.avant_ecriture()', t);
  end loop;
end $$;

-- ------------------------------------------------------------------ brouillon

-- Whether the action concerns the EPCI and is still followed, today.
create function suivi.concerne(p_action int, p_epci int) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from action a join action_version_epci e on e.version_id = a.version_id and e.epci_id = p_epci
   where a.id = p_action and a.etat = 'active') $$;

create function suivi.avant_brouillon() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not suivi.concerne(new.action_id, new.epci_id) then
    raise exception 'Cette action ne concerne pas, ou plus, cet EPCI.' using errcode = 'ML002';
  end if;
  new.updated_at := acces.maintenant();
  return new;
end $$;
create trigger avant_brouillon before insert or update on brouillon_avancement for each row execute function suivi.avant_brouillon();

-- ------------------------------------------------------------------ transmis

create function suivi.avant_avancement() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare corrige avancement_epci;
begin
  -- lines of one action × EPCI come one after the other
  perform pg_advisory_xact_lock(new.action_id, new.epci_id);
  if not suivi.concerne(new.action_id, new.epci_id) and acces.utilisateur() is not null then
    raise exception 'Cette action ne concerne pas, ou plus, cet EPCI.' using errcode = 'ML002';
  end if;
  if new.is_pour_compte and exists (select from acces.habilitation_active h
      where h.role = 'referent_epci' and h.schema_id = new.schema_id and h.epci_id = new.epci_id) then
    raise exception 'Cet EPCI a un référent : c''est à lui de transmettre.' using errcode = 'ML002';
  end if;
  -- a line belongs to the last campaign opened: what happens between two campaigns is news of the last one
  select c.id into new.campagne_id from campagne c
  where c.schema_id = new.schema_id and c.ouverture <= acces.aujourdhui() order by c.annee desc limit 1;
  if new.campagne_id is null then
    raise exception 'Aucune campagne n''est encore ouverte pour ce schéma.' using errcode = 'ML002';
  end if;
  select a.* into corrige from avancement_epci a
    join demande_correction d on d.avancement_id = a.id
    join reponse_correction r on r.demande_id = d.id and r.is_acceptee
  where a.action_id = new.action_id and a.epci_id = new.epci_id
    -- until one of them is validated: a correction that came back is sent again as one
    and a.id = (select avancement_id from suivi_epci where action_id = new.action_id and epci_id = new.epci_id);
  new.corrige_id := corrige.id;
  -- a correction speaks of the day it corrects
  new.date_effet := coalesce(corrige.date_effet, acces.aujourdhui());
  return new;
end $$;
create trigger avant_avancement before insert on avancement_epci for each row execute function suivi.avant_avancement();

-- ------------------------------------------------------------------ validé ou retourné

create function suivi.avant_suite() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare a avancement_epci;
begin
  select * into a from avancement_epci where id = new.avancement_id;
  perform pg_advisory_xact_lock(a.action_id, a.epci_id);
  if exists (select from avancement_epci x where x.action_id = a.action_id and x.epci_id = a.epci_id and x.id > a.id)
    or exists (select from suite_avancement s where s.avancement_id = a.id) then
    raise exception 'conflit' using errcode = 'ML001';
  end if;
  return new;
end $$;
create trigger avant_suite before insert on suite_avancement for each row execute function suivi.avant_suite();

create function suivi.apres_suite() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.suite = 'valide' then
    insert into suivi_epci as s (action_id, epci_id, schema_id, avancement_id, avancement, depuis, confirme_le)
    select action_id, epci_id, schema_id, id, avancement, date_effet, date_effet from avancement_epci where id = new.avancement_id
    on conflict (action_id, epci_id) do update set avancement_id = excluded.avancement_id, avancement = excluded.avancement,
      depuis = case when s.avancement = excluded.avancement then s.depuis else excluded.depuis end, confirme_le = excluded.confirme_le;
  end if;
  return null;
end $$;
create trigger apres_suite after insert on suite_avancement for each row execute function suivi.apres_suite();

-- ------------------------------------------------------------------ correction demandée

create function suivi.avant_demande() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from suivi_epci where avancement_id = new.avancement_id) then
    raise exception 'Seule la dernière ligne validée peut être corrigée.' using errcode = 'ML002';
  end if;
  perform pg_advisory_xact_lock(new.avancement_id);
  if exists (select from demande_correction d left join reponse_correction r on r.demande_id = d.id
      where d.avancement_id = new.avancement_id and (r.demande_id is null or r.is_acceptee)) then
    raise exception 'Une correction de cette ligne est déjà demandée.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_demande before insert on demande_correction for each row execute function suivi.avant_demande();

-- ------------------------------------------------------------------ visa

create function suivi.avant_visa() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' then
    if old.retire_le is not null then raise exception 'Ce visa est déjà retiré.' using errcode = 'ML002'; end if;
    new.retire_le := acces.maintenant();
    new.retire_par_id := acces.utilisateur();
    return new;
  end if;
  -- online it is given now; only a meeting has a date of its own
  if new.is_en_ligne and acces.utilisateur() is not null then new.date_visa := acces.aujourdhui(); end if;
  if new.date_visa > acces.aujourdhui() then
    raise exception 'La date de la réunion ne peut pas être dans le futur.' using errcode = 'ML002';
  end if;
  if new.date_visa < (select ouverture from campagne where id = new.campagne_id) then
    raise exception 'La date de la réunion ne peut pas précéder l''ouverture de la campagne.' using errcode = 'ML002';
  end if;
  if not exists (select from avancement_epci where campagne_id = new.campagne_id and epci_id = new.epci_id) then
    raise exception 'Rien n''est encore transmis pour cette campagne : il n''y a rien à viser.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_visa before insert or update on visa for each row execute function suivi.avant_visa();

-- ------------------------------------------------------------------ remarques

create function suivi.avant_suite_remarque() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(new.remarque_id);
  if exists (select from suite_remarque where remarque_id = new.remarque_id and is_cloture) then
    raise exception 'Cette remarque est close.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_suite_remarque before insert on suite_remarque for each row execute function suivi.avant_suite_remarque();

-- ------------------------------------------------------------------ journal

create trigger journaliser after insert or update or delete on mandat for each row
  execute function acces.journaliser('id', 'epci_id', 'nature', 'prenom', 'nom', 'fonction', 'utilisateur_id', 'debut', 'fin', 'motif_cumul');
create trigger journaliser after insert or update or delete on campagne for each row
  execute function acces.journaliser('id', 'annee', 'ouverture', 'echeance');
create trigger journaliser after insert or update on visa for each row
  execute function acces.journaliser('id', 'epci_id', 'campagne_id', 'date_visa', 'is_en_ligne', 'retire_le');

revoke execute on all functions in schema suivi from public;
grant execute on function suivi.an_dernier(int, int, int) to maillage_app;
revoke execute on function acces.garder_brouillons() from public;
