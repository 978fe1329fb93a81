-- What bodies, meetings and decisions must hold, whoever writes them.

alter table instance
  add constraint instance_locale check ((type = 'instance_locale') = (epci_id is not null)),
  add constraint instance_textes check (btrim(nom) <> ''),
  add constraint instance_nombres check (minimum_annuel between 0 and 12 and quorum between 1 and 200),
  add constraint instance_dates check (fin_le >= creee_le);
alter table siege add constraint siege_intitule check (btrim(intitule) <> '');
alter table membre add constraint membre_noms check (btrim(prenom) <> '' and btrim(nom) <> ''),
  add constraint membre_dates check (fin >= debut);
alter table seance add constraint seance_duree check (duree_minutes between 15 and 720);
alter table point_seance add constraint point_intitule check (btrim(intitule) <> ''),
  add constraint point_duree check (duree_minutes between 0 and 480);
alter table point_lien add constraint point_lien_un check (num_nonnulls(action_id, convention_id, indicateur_id, document_id) = 1);
alter table presence add constraint presence_noms check (btrim(prenom) <> '' or btrim(nom) <> ''),
  add constraint presence_par_qui check ((etat in ('represente', 'pouvoir')) = (coalesce(btrim(par_qui), '') <> ''));
alter table note_seance add constraint note_texte check (btrim(texte) <> ''),
  add constraint note_cible check (num_nonnulls(action_id, fiche_id) <= 1);
alter table decision add constraint decision_texte check (btrim(texte) <> ''),
  add constraint decision_numerotee check ((numero is null) = (confirmee_le is null) and (annee is null) = (numero is null)),
  add constraint decision_constat check (suivi not in ('faite', 'abandonnee') or coalesce(btrim(constat), '') <> '');
alter table document add constraint document_objet check (num_nonnulls(convention_id, seance_id) = 1);

create schema instances;
grant usage on schema instances to maillage_app;

-- A mandate lies within one holder at a time: a seat has one titulaire and one suppléant on a day.
create function instances.avant_membre() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(72707380, new.siege_id);
  if exists (select from membre m where m.siege_id = new.siege_id and m.qualite = new.qualite and m.id <> new.id
      and m.debut <= coalesce(new.fin, 'infinity') and coalesce(m.fin, 'infinity') >= new.debut) then
    raise exception 'Ce siège a déjà un % à ces dates.', case new.qualite when 'titulaire' then 'titulaire' else 'suppléant' end using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_membre before insert or update on membre for each row execute function instances.avant_membre();

-- The life of a meeting, and what each step asks for.
create function instances.avant_seance() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is null then return new; end if;
  if old.etat in ('approuve', 'publie') and (new.nature, new.debut, new.duree_minutes, new.lieu, new.visio) is distinct from
      (old.nature, old.debut, old.duree_minutes, old.lieu, old.visio) then
    raise exception 'Le compte rendu est approuvé : la séance ne change plus.' using errcode = 'ML002';
  end if;
  if new.point_courant_id is distinct from old.point_courant_id and new.point_courant_id is not null
    and not exists (select from point_seance where id = new.point_courant_id and seance_id = new.id) then
    raise exception 'Ce point n''est pas de cette séance.' using errcode = 'ML002';
  end if;
  if new.etat = old.etat then return new; end if;
  if (old.etat::text, new.etat::text) not in (('prevue', 'convoquee'), ('convoquee', 'prevue'), ('prevue', 'tenue'), ('convoquee', 'tenue'),
      ('tenue', 'convoquee'), ('tenue', 'diffuse'), ('diffuse', 'tenue'), ('diffuse', 'approuve'), ('approuve', 'diffuse'),
      ('approuve', 'publie'), ('publie', 'approuve'), ('prevue', 'annulee'), ('convoquee', 'annulee'), ('annulee', 'prevue')) then
    raise exception 'Une séance ne passe pas de cet état à celui-là.' using errcode = 'ML002';
  end if;
  if new.etat = 'convoquee' and old.etat = 'prevue' then
    if not exists (select from point_seance where seance_id = new.id) then
      raise exception 'Une convocation porte un ordre du jour : ajoutez au moins un point.' using errcode = 'ML002';
    end if;
    new.convoquee_le := acces.maintenant();
  elsif new.etat = 'tenue' and old.etat in ('prevue', 'convoquee') then
    if (new.debut at time zone 'Europe/Paris')::date > acces.aujourdhui() then
      raise exception 'Cette séance n''a pas encore eu lieu.' using errcode = 'ML002';
    end if;
    if not exists (select from presence where seance_id = new.id and etat in ('present', 'represente')) then
      raise exception 'Notez d''abord qui était présent.' using errcode = 'ML002';
    end if;
  elsif new.etat = 'diffuse' and old.etat = 'tenue' then
    if exists (select from decision where seance_id = new.id and confirmee_le is null) then
      raise exception 'Des décisions ne sont pas confirmées : confirmez-les ou retirez-les.' using errcode = 'ML002';
    end if;
    insert into compte_rendu (seance_id, schema_id, diffuse_le) values (new.id, new.schema_id, acces.maintenant())
    on conflict (seance_id) do update set diffuse_le = acces.maintenant();
  elsif new.etat = 'approuve' and old.etat = 'diffuse' then
    update compte_rendu set approuve_le = acces.maintenant() where seance_id = new.id and contenu is not null;
    if not found then raise exception 'Un compte rendu approuvé garde son texte.' using errcode = 'ML002'; end if;
  elsif new.etat = 'diffuse' and old.etat = 'approuve' then
    update compte_rendu set approuve_le = null, contenu = null where seance_id = new.id;
  elsif new.etat = 'publie' then
    if not exists (select from compte_rendu_public where seance_id = new.id) then
      raise exception 'La version publique n''est pas écrite.' using errcode = 'ML002';
    end if;
  elsif new.etat = 'approuve' and old.etat = 'publie' then
    delete from compte_rendu_public where seance_id = new.id;
  elsif new.etat = 'annulee' and coalesce(btrim(new.motif_etat), '') = '' then
    raise exception 'Dites pourquoi la séance est annulée.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_seance before update on seance for each row execute function instances.avant_seance();

create function instances.avant_nouvelle_seance() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null and exists (select from instance where id = new.instance_id
      and fin_le < (new.debut at time zone 'Europe/Paris')::date) then
    raise exception 'Cette instance ne se réunit plus à cette date.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_nouvelle_seance before insert on seance for each row execute function instances.avant_nouvelle_seance();

-- Approved minutes are history: nothing they are made of changes any more.
create function instances.garder_approuve() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_seance int := case when tg_op = 'DELETE' then old.seance_id else new.seance_id end;
begin
  if acces.utilisateur() is not null and (select etat from seance where id = v_seance) in ('approuve', 'publie', 'annulee') then
    raise exception 'Cette séance ne s''écrit plus : son compte rendu est approuvé, ou elle est annulée.' using errcode = 'ML002';
  end if;
  if tg_table_name = 'note_seance' and tg_op <> 'DELETE' and acces.utilisateur() is not null then
    new.auteur_id := acces.utilisateur();
    new.updated_at := acces.maintenant();
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
do $$
declare t text;
begin
  foreach t in array array['point_seance', 'point_lien', 'presence', 'note_seance'] loop
    execute format('create trigger garder_approuve before insert or update or delete on %I for each row execute function instances.garder_approuve()', t);
  end loop;
end $$;

-- Approved words stay; taking the approval back, which the life of the meeting does, empties what was kept of them.
create function instances.avant_compte_rendu() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null and pg_trigger_depth() = 1
    and (select etat from seance where id = new.seance_id) in ('approuve', 'publie') then
    raise exception 'Le compte rendu est approuvé.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_compte_rendu before update on compte_rendu for each row execute function instances.avant_compte_rendu();

-- A decision is written freely until it is confirmed; then it takes the next number of its body's year, and only its follow-up moves.
create function instances.avant_decision() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare v_seance seance;
begin
  if tg_op = 'DELETE' then
    if acces.utilisateur() is not null and old.confirmee_le is not null then
      raise exception 'Une décision confirmée ne se retire pas : une autre décision l''annule.' using errcode = 'ML002';
    end if;
    return old;
  end if;
  select * into v_seance from seance where id = new.seance_id;
  new.epci_id := (select epci_id from instance where id = v_seance.instance_id);
  new.serie := coalesce(new.epci_id, 0);
  if acces.utilisateur() is null then return new; end if;
  if tg_op = 'INSERT' or old.confirmee_le is null then
    if v_seance.etat in ('diffuse', 'approuve', 'publie', 'annulee') then
      raise exception 'Le compte rendu de cette séance est diffusé, ou elle est annulée : ses décisions ne changent plus.' using errcode = 'ML002';
    end if;
    if new.annule_id is not null and not exists (select from decision d where d.id = new.annule_id and d.id <> new.id
        and d.schema_id = new.schema_id and d.serie = new.serie and d.confirmee_le is not null) then
      raise exception 'Une décision n''annule qu''une décision confirmée, du Département ou de la même instance locale.' using errcode = 'ML002';
    end if;
    if new.confirmee_le is not null then
      if tg_op = 'INSERT' then raise exception 'Une décision s''écrit, puis se confirme.' using errcode = 'ML002'; end if;
      if v_seance.etat not in ('convoquee', 'prevue', 'tenue') or (v_seance.debut at time zone 'Europe/Paris')::date > acces.aujourdhui() then
        raise exception 'Une décision se confirme pendant la séance ou après.' using errcode = 'ML002';
      end if;
      new.annee := extract(year from v_seance.debut at time zone 'Europe/Paris');
      -- one at a time: a number is never given twice, and none is lost
      perform pg_advisory_xact_lock(72707381, new.schema_id * 10000 + new.serie);
      new.numero := (select coalesce(max(numero), 0) + 1 from decision
        where schema_id = new.schema_id and serie = new.serie and annee = new.annee);
      new.confirmee_le := acces.maintenant();
      new.confirmee_par_id := acces.utilisateur();
    end if;
    if new.suivi <> 'a_faire' then
      raise exception 'Une décision se suit une fois confirmée.' using errcode = 'ML002';
    end if;
    return new;
  end if;
  if (new.seance_id, new.point_id, new.nature, new.texte, new.responsable_id, new.responsable, new.echeance, new.confirmee_le, new.annule_id)
    is distinct from (old.seance_id, old.point_id, old.nature, old.texte, old.responsable_id, old.responsable, old.echeance, old.confirmee_le,
    old.annule_id) then
    raise exception 'Une décision confirmée ne change plus : une autre décision l''annule.' using errcode = 'ML002';
  end if;
  if (new.suivi, new.constat) is distinct from (old.suivi, old.constat) then
    new.suivi_le := acces.maintenant();
    new.suivi_par_id := acces.utilisateur();
  end if;
  return new;
end $$;
create trigger avant_decision before insert or update or delete on decision for each row execute function instances.avant_decision();

-- An effect is prepared with its decision, applied once when it is confirmed, cancelled once by another.
create function instances.avant_effet() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  is_confirmee boolean;
  v_epci int;
begin
  if acces.utilisateur() is null then return case when tg_op = 'DELETE' then old else new end; end if;
  select confirmee_le is not null, epci_id into is_confirmee, v_epci
  from decision where id = case when tg_op = 'DELETE' then old.decision_id else new.decision_id end;
  if tg_op in ('INSERT', 'DELETE') and is_confirmee then
    raise exception 'Une décision confirmée garde ses effets.' using errcode = 'ML002';
  end if;
  -- a local body acts on its own minutes alone
  if tg_op = 'INSERT' and ((v_epci is not null and new.nature <> 'compte_rendu') or exists (select from seance s
      join instance i on i.id = s.instance_id where s.id = new.seance_id and i.epci_id is distinct from v_epci)) then
    raise exception 'Cette instance ne décide pas de cela.' using errcode = 'ML002';
  end if;
  if tg_op = 'UPDATE' and (not is_confirmee or (old.applique_le is not null and new.avant is distinct from old.avant)
      or (new.annule_le is distinct from old.annule_le
        and not exists (select from decision where annule_id = new.decision_id and confirmee_le is not null))) then
    raise exception 'Un effet s''applique quand sa décision est confirmée, et s''annule quand une autre l''annule.' using errcode = 'ML002';
  end if;
  if tg_op = 'UPDATE' and ((old.applique_le is not null and new.applique_le is distinct from old.applique_le)
      or (old.annule_le is not null and new.annule_le is distinct from old.annule_le)
      or (new.annule_le is not null and new.applique_le is null)) then
    raise exception 'Un effet s''applique une fois, et s''annule une fois.' using errcode = 'ML002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger avant_effet before insert or update or delete on decision_effet for each row execute function instances.avant_effet();

create trigger journaliser after insert or update on instance for each row execute function acces.journaliser(
  'id', 'epci_id', 'type', 'nom', 'minimum_annuel', 'quorum', 'tenue_dans', 'is_comite_msap', 'creee_le', 'fin_le');
create trigger journaliser after insert or update on siege for each row execute function acces.journaliser(
  'id', 'instance_id', 'college', 'organisation_id', 'intitule', 'retire_le');
create trigger journaliser after insert or update on membre for each row execute function acces.journaliser(
  'id', 'siege_id', 'qualite', 'prenom', 'nom', 'fonction', 'utilisateur_id', 'debut', 'fin');
create trigger journaliser after insert or update on seance for each row execute function acces.journaliser(
  'id', 'instance_id', 'nature', 'debut', 'duree_minutes', 'lieu', 'visio', 'etat', 'motif_etat');
create trigger journaliser after insert or update or delete on point_seance for each row execute function acces.journaliser(
  'id', 'seance_id', 'ordre', 'nature', 'intitule', 'duree_minutes', 'rapporteur');
create trigger journaliser after insert or update or delete on presence for each row execute function acces.journaliser(
  'id', 'seance_id', 'prenom', 'nom', 'organisation', 'etat', 'par_qui', 'is_invite');
-- a decision being written is a draft; its confirmation and what follows are business
create trigger journaliser after update on decision for each row when (new.confirmee_le is not null) execute function acces.journaliser(
  'id', 'seance_id', 'annee', 'numero', 'texte', 'responsable_id', 'responsable', 'echeance', 'suivi', 'constat', 'annule_id');

drop trigger journaliser on evaluation_convention;
create trigger journaliser after insert or update or delete on evaluation_convention for each row execute function acces.journaliser(
  'id', 'convention_id', 'annee', 'avancement', 'commentaire', 'suite', 'evaluee_le');

revoke execute on all functions in schema instances from public;

-- How many times a body met in a year: a number for who reads the body, even where its meetings are not theirs to open.
create function instances.reunions_tenues(p_instance int, p_annee int) returns int
language sql stable security definer set search_path = pg_catalog, public as
$$ select count(*)::int from seance where instance_id = p_instance and etat in ('tenue', 'diffuse', 'approuve', 'publie')
     and extract(year from debut at time zone 'Europe/Paris') = p_annee
     and (acces.utilisateur() is null or p_instance in (select acces.instances_lues())) $$;
revoke execute on function instances.reunions_tenues(int, int) from public;
grant execute on function instances.reunions_tenues(int, int) to maillage_app;
