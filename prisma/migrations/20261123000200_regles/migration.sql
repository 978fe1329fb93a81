-- Rules that the tables keep by themselves. ML001: somebody else wrote meanwhile. ML002: refused, with its reason in French.

create schema suivi;
grant usage on schema suivi to maillage_app;

-- ------------------------------------------------------------------ shapes

alter table installation add constraint installation_unique check (id = 1);
alter table departement add constraint departement_code check (code ~ '^[0-9][0-9AB][0-9]?$');
alter table epci add constraint epci_siren check (siren ~ '^[0-9]{9}$');
alter table commune add constraint commune_code check (code ~ '^[0-9][0-9AB][0-9]{3}$');
alter table schema_departemental
  add constraint schema_dates check (date_fin > date_debut),
  add constraint schema_code check (code ~ '^[0-9a-z]+(-[0-9a-z]+)*$'),
  -- one adopted scheme per département at a date
  add constraint schema_adopte_unique exclude using gist (departement_code with =, daterange(date_debut, date_fin, '[]') with &&)
    where (etat in ('adopte', 'en_revision', 'proroge', 'en_evaluation'));
alter table fiche add constraint fiche_active_complete check
  (etat <> 'active' or (axe_id is not null and code is not null and degre_priorite is not null));
create unique index fiche_code_unique on fiche (schema_id, code) where etat = 'active';
create unique index action_code_unique on action (schema_id, code) where etat = 'active';
alter table action_version
  add constraint version_titre check (btrim(titre) <> ''),
  add constraint version_active_codee check (etat not in ('active', 'retiree') or code is not null),
  add constraint version_retrait_decide check (etat <> 'retiree' or btrim(decision) <> '');
alter table jalon_version add constraint jalon_dates check (debut is null or fin >= debut);
alter table statut add constraint statut_nature check (case nature
  when 'decision' then avancement is not null and btrim(commentaire) <> '' and corrige_id is null and confirme_id is null
  when 'confirmation' then avancement is null and confirme_id is not null and corrige_id is null
  when 'correction' then corrige_id is not null and confirme_id is null and btrim(commentaire) <> '' end is true);
alter table blocage add constraint blocage_motive check (btrim(motif) <> '' and btrim(condition) <> '');
alter table levee_blocage add constraint levee_motivee check (btrim(commentaire) <> '');
alter table compte add constraint compte_courriel check (courriel = lower(btrim(courriel)) and courriel like '_%@_%');
alter table habilitation
  add constraint habilitation_dates check (fin is null or fin >= debut),
  add constraint habilitation_perimetre check (case
    when role = 'administrateur' then schema_id is null and epci_id is null and organisation_id is null
    when role in ('referent_epci', 'elu_epci') then schema_id is not null and epci_id is not null and organisation_id is null
    when role = 'operateur' then schema_id is not null and epci_id is null and organisation_id is not null
    else schema_id is not null and epci_id is null end),
  -- the same right is not held twice at once
  add constraint habilitation_unique exclude using gist (utilisateur_id with =, role with =, coalesce(schema_id, 0) with =,
    coalesce(epci_id, 0) with =, coalesce(organisation_id, 0) with =, daterange(debut, fin, '[]') with &&) where (retiree_le is null);

-- ------------------------------------------------------------------ versions of an action

create function suivi.poser_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update action a set version_id = v.id, fiche_id = v.fiche_id, code = v.code, etat = v.etat
  from (select * from action_version where action_id = new.action_id order by numero desc limit 1) v
  where a.id = new.action_id;
  perform suivi.recalculer(new.action_id);
  return null;
end $$;

-- The board reads this row; it is made again from the events of one action, so it can never drift.
create function suivi.recalculer(p_action int) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  base statut; derniere date; prochain record; ouvert int;
begin
  select s.* into base from statut s
  where s.action_id = p_action and s.avancement is not null
    and not exists (select from statut c where c.corrige_id = s.id)
  order by s.date_effet desc, s.id desc limit 1;

  -- a correction is fresh from the day it was written, whatever day it speaks of
  select greatest(base.date_effet,
      case when base.nature = 'correction' then (base.created_at at time zone 'Europe/Paris')::date end,
      max(c.date_effet)) into derniere
  from statut c
  where c.action_id = p_action and c.nature = 'confirmation' and c.date_effet >= base.date_effet
    and not exists (select from statut x where x.corrige_id = c.id);

  select jv.jalon_id, jv.fin into prochain
  from action a join jalon_version jv on jv.version_id = a.version_id
  left join lateral (select r.fait_le from jalon_realisation r where r.jalon_id = jv.jalon_id order by r.id desc limit 1) r on true
  where a.id = p_action and r.fait_le is null
  order by jv.fin, jv.jalon_id limit 1;

  select b.id into ouvert from blocage b
  where b.action_id = p_action and not exists (select from levee_blocage l where l.blocage_id = b.id)
  order by b.id desc limit 1;

  update suivi_action set avancement = base.avancement, statut_id = base.id, depuis = base.date_effet, confirme_le = derniere,
    jalon_id = prochain.jalon_id, echeance = prochain.fin, blocage_id = ouvert
  where action_id = p_action;
end $$;

create function suivi.ouvrir() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into suivi_action (action_id, schema_id) values (new.id, new.schema_id);
  return null;
end $$;
create trigger ouvrir_suivi after insert on action for each row execute function suivi.ouvrir();
create trigger poser_version after insert on action_version for each row execute function suivi.poser_version();

create function suivi.recalculer_jalon() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.recalculer((select action_id from jalon where id = new.jalon_id));
  return null;
end $$;
create trigger recalculer_suivi after insert on jalon_version for each row execute function suivi.recalculer_jalon();
create trigger recalculer_suivi after insert on jalon_realisation for each row execute function suivi.recalculer_jalon();

-- ------------------------------------------------------------------ a new event

-- Takes the action's turn: refuses a closed scheme, an action that is not followed, a date outside, an outdated reading.
create function suivi.prendre_tour(p_action int, p_revision int, p_date date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s schema_departemental; etat_action etat_action;
begin
  update suivi_action set revision = revision + 1
  where action_id = p_action and (p_revision is null or revision = p_revision);
  if not found then raise exception 'conflit' using errcode = 'ML001'; end if;
  select sd.* into s from schema_departemental sd join action a on a.schema_id = sd.id where a.id = p_action;
  select a.etat into etat_action from action a where a.id = p_action;
  if s.etat = 'clos' then raise exception 'Ce schéma est clos : il se lit, il ne se modifie plus.' using errcode = 'ML002'; end if;
  -- the history of an action stays as it was on the day it left the board
  if acces.utilisateur() is not null and etat_action is distinct from 'active' then
    raise exception 'Cette action n''est plus suivie : son histoire ne se modifie plus.' using errcode = 'ML002';
  end if;
  if p_date > acces.aujourdhui() then raise exception 'La date d''effet ne peut pas être dans le futur.' using errcode = 'ML002'; end if;
  if p_date < s.date_debut then raise exception 'La date d''effet ne peut pas précéder le début du schéma.' using errcode = 'ML002'; end if;
end $$;

create function suivi.avant_statut() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.prendre_tour(new.action_id, new.revision_lue, new.date_effet);
  if new.nature = 'confirmation' then
    select statut_id into new.confirme_id from suivi_action where action_id = new.action_id;
    if new.confirme_id is null then
      raise exception 'Rien à confirmer : aucun statut n''est renseigné.' using errcode = 'ML002';
    end if;
  elsif new.nature = 'correction' and not exists (select from statut where id = new.corrige_id and action_id = new.action_id) then
    raise exception 'L''entrée corrigée n''appartient pas à cette action.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_statut before insert on statut for each row execute function suivi.avant_statut();

create function suivi.avant_blocage() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.prendre_tour(new.action_id, new.revision_lue, new.date_effet);
  if exists (select from suivi_action where action_id = new.action_id and blocage_id is not null) then
    raise exception 'Un blocage est déjà déclaré sur cette action : levez-le d''abord.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_blocage before insert on blocage for each row execute function suivi.avant_blocage();

create function suivi.avant_levee() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare b blocage;
begin
  select * into b from blocage where id = new.blocage_id;
  perform suivi.prendre_tour(b.action_id, new.revision_lue, new.date_effet);
  if new.date_effet < b.date_effet then
    raise exception 'Un blocage ne peut pas être levé avant d''avoir été déclaré.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_levee before insert on levee_blocage for each row execute function suivi.avant_levee();

create function suivi.avant_realisation() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare p_action int; debut date;
begin
  select j.action_id, s.date_debut into p_action, debut
  from jalon j join schema_departemental s on s.id = j.schema_id where j.id = new.jalon_id;
  -- a milestone may have been reached before the scheme began
  perform suivi.prendre_tour(p_action, new.revision_lue, greatest(new.fait_le, debut));
  return new;
end $$;
create trigger avant_realisation before insert on jalon_realisation for each row execute function suivi.avant_realisation();

create function suivi.apres_evenement() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.recalculer(new.action_id);
  return null;
end $$;
create trigger recalculer_suivi after insert on statut for each row execute function suivi.apres_evenement();
create trigger recalculer_suivi after insert on blocage for each row execute function suivi.apres_evenement();

create function suivi.apres_levee() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform suivi.recalculer((select action_id from blocage where id = new.blocage_id));
  return null;
end $$;
create trigger recalculer_suivi after insert on levee_blocage for each row execute function suivi.apres_levee();

-- ------------------------------------------------------------------ rights

-- A cellule right granted by an administrator waits for a member of the cellule; the first one of a scheme needs nobody.
create function acces.garder_habilitation() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare moi int := acces.utilisateur();
begin
  if moi is null then return new; end if; -- seed and command line
  if tg_op = 'INSERT' then
    if acces.is_cellule(new.role) then
      if new.schema_id in (select acces.schemas_cellule()) then
        new.confirmee_le := acces.maintenant(); new.confirmee_par_id := moi;
      elsif not exists (select from habilitation h where h.schema_id = new.schema_id and acces.is_cellule(h.role)) then
        new.confirmee_le := acces.maintenant();
      end if;
    end if;
    return new;
  end if;
  if old.retiree_le is not null then raise exception 'Ce droit est déjà retiré.' using errcode = 'ML002'; end if;
  if new.confirmee_le is distinct from old.confirmee_le then
    if old.confirmee_le is not null or not acces.is_cellule(old.role) then
      raise exception 'Ce droit n''attend pas de confirmation.' using errcode = 'ML002';
    end if;
    if old.utilisateur_id = moi or old.schema_id not in (select acces.schemas_cellule()) then
      raise exception 'Seul un autre membre de la cellule peut confirmer ce droit.' using errcode = 'ML002';
    end if;
    new.confirmee_le := acces.maintenant(); new.confirmee_par_id := moi;
  end if;
  if new.retiree_le is not null then
    new.retiree_le := acces.maintenant(); new.retiree_par_id := moi;
  end if;
  return new;
end $$;
create trigger garder_habilitation before insert or update on habilitation for each row execute function acces.garder_habilitation();

create function acces.garder_dernier_administrateur() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(72707370); -- two administrators leaving together
  if acces.utilisateur() is not null and not exists (select from acces.habilitation_active where role = 'administrateur' and fin is null) then
    raise exception 'Il faut garder au moins un administrateur.' using errcode = 'ML002';
  end if;
  return null;
end $$;
create trigger garder_dernier_administrateur after update on habilitation for each row
  when (new.role = 'administrateur') execute function acces.garder_dernier_administrateur();
create trigger garder_dernier_administrateur after update of ferme_le on compte for each row
  when (new.ferme_le is not null) execute function acces.garder_dernier_administrateur();

-- Sessions end when the password changes or the account closes: the number they carry is no longer the right one.
create function acces.finir_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update compte set session_version = session_version + 1 where utilisateur_id = new.utilisateur_id;
  return null;
end $$;
create trigger finir_sessions after insert or update on mot_de_passe for each row execute function acces.finir_sessions();
create trigger finir_sessions after update of ferme_le on compte for each row
  when (old.ferme_le is distinct from new.ferme_le) execute function acces.finir_sessions();

-- A link opens an account in the name of who made it: it is worth what its maker may still do there today.
-- Made outside the cellule, it could let them in under another name: the cellule rights of the account wait again for a
-- colleague. Only the one person a cellule ever had keeps them; when nobody is left to confirm, the command line mends it.
create function acces.reconfirmer() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.created_by_id is null then return null; end if; -- command line
  if not exists (select from acces.habilitation_active where utilisateur_id = new.created_by_id and role = 'administrateur')
    and exists (select from habilitation h where h.utilisateur_id = new.utilisateur_id and h.retiree_le is null
      and not exists (select from acces.habilitation_active c
        where c.utilisateur_id = new.created_by_id and c.schema_id = h.schema_id and acces.is_cellule(c.role))) then
    raise exception 'Ce lien ne fonctionne plus : demandez-en un autre.' using errcode = 'ML002';
  end if;
  update habilitation h set confirmee_le = null, confirmee_par_id = null
  where h.utilisateur_id = new.utilisateur_id and acces.is_cellule(h.role) and h.confirmee_le is not null and h.retiree_le is null
    and not exists (select from acces.habilitation_active c
      where c.utilisateur_id = new.created_by_id and c.schema_id = h.schema_id and acces.is_cellule(c.role))
    and exists (select from habilitation c
      where c.utilisateur_id <> h.utilisateur_id and c.schema_id = h.schema_id and acces.is_cellule(c.role));
  return null;
end $$;
create trigger reconfirmer after update of utilise_le on lien_unique for each row
  when (old.utilise_le is null and new.utilise_le is not null) execute function acces.reconfirmer();

-- ------------------------------------------------------------------ journal

-- Arguments: the key column, then the allow-listed columns. Append-only tables are their own journal.
create function acces.journaliser() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  ancien jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  nouveau jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  ligne jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  avant jsonb; apres jsonb;
begin
  select jsonb_object_agg(k, ancien -> k), jsonb_object_agg(k, nouveau -> k) into avant, apres
  from unnest(tg_argv[1:]) k where (ancien -> k) is distinct from (nouveau -> k);
  if apres is null then return null; end if;
  insert into journal (utilisateur_id, operation, objet, objet_id, schema_id, avant, apres)
  values (acces.utilisateur(), lower(tg_op), tg_table_name, (ligne ->> tg_argv[0])::int,
    case when tg_table_name = 'schema_departemental' then (ligne ->> 'id')::int else (ligne ->> 'schema_id')::int end, avant, apres);
  return null;
end $$;

create trigger journaliser after insert or update or delete on schema_departemental for each row
  execute function acces.journaliser('id', 'code', 'nom', 'version', 'date_debut', 'date_fin', 'etat');
create trigger journaliser after insert or update or delete on fiche for each row
  execute function acces.journaliser('id', 'code', 'titre', 'constat', 'enjeux', 'mesures', 'degre_priorite', 'etat', 'axe_id', 'ordre');
create trigger journaliser after insert or update or delete on utilisateur for each row
  execute function acces.journaliser('id', 'prenom', 'nom', 'fonction');
create trigger journaliser after insert or update or delete on compte for each row
  execute function acces.journaliser('utilisateur_id', 'ferme_le');
create trigger journaliser after insert or update or delete on habilitation for each row
  execute function acces.journaliser('id', 'utilisateur_id', 'role', 'schema_id', 'epci_id', 'organisation_id', 'debut', 'fin',
    'confirmee_le', 'retiree_le');

revoke execute on all functions in schema suivi from public;
revoke execute on function acces.garder_habilitation(), acces.garder_dernier_administrateur(), acces.finir_sessions(), acces.reconfirmer(), acces.journaliser() from public;
