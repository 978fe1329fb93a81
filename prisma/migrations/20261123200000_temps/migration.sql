-- The past readable at any date: `au`, the day whose effects are read, and `connu_le`, the day at whose end they were known.
-- Events are already dated twice; what changes in place (axe, fiche, facet, order, scheme) keeps here what it was before.

alter table schema_departemental add predecesseur_id int, add motif_prorogation text;
alter table axe add revision int not null default 1;
alter table facette add revision int not null default 1;
alter table fiche add origine_id int;
alter table action add ordre int not null default 0, add origine_id int;

alter table schema_departemental add constraint schema_departemental_predecesseur_id_fkey
  foreign key (predecesseur_id) references schema_departemental (id) on delete set null on update cascade;
alter table fiche add constraint fiche_origine_id_fkey foreign key (origine_id) references fiche (id) on delete set null on update cascade;
alter table action add constraint action_origine_id_fkey foreign key (origine_id) references action (id) on delete set null on update cascade;
create index schema_departemental_predecesseur_id_idx on schema_departemental (predecesseur_id);
create index fiche_origine_id_idx on fiche (origine_id);
create index action_origine_id_idx on action (origine_id);

-- two axes exchange their numbers in one statement
drop index axe_schema_id_numero_key;
alter table axe add constraint axe_schema_id_numero_key unique (schema_id, numero) deferrable initially immediate;

-- ------------------------------------------------------------------ what was replaced

create table etat_anterieur (
  id serial primary key,
  schema_id int not null,
  objet text not null,
  objet_id int not null,
  valeurs jsonb not null,
  remplace_le timestamptz(6) not null default acces.maintenant(),
  remplace_par_id int,
  constraint etat_anterieur_schema_id_fkey foreign key (schema_id) references schema_departemental (id) on delete restrict on update cascade,
  constraint etat_anterieur_remplace_par_id_fkey foreign key (remplace_par_id) references utilisateur (id) on delete set null on update cascade
);
create index etat_anterieur_schema_id_remplace_le_idx on etat_anterieur (schema_id, remplace_le);
create index etat_anterieur_objet_objet_id_idx on etat_anterieur (objet, objet_id);
create index etat_anterieur_remplace_par_id_idx on etat_anterieur (remplace_par_id);
alter table etat_anterieur enable row level security;
grant select on etat_anterieur to maillage_app;
create policy lecture on etat_anterieur for select to maillage_app using (schema_id in (select acces.schemas()));

create schema referentiel;
grant usage on schema referentiel to maillage_app;

-- Keeps the watched columns as they were; nothing when none of them changes.
create function referentiel.garder_anterieur() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare avant jsonb; apres jsonb;
begin
  select jsonb_object_agg(key, value) into avant from jsonb_each(to_jsonb(old)) where key = any (tg_argv);
  select jsonb_object_agg(key, value) into apres from jsonb_each(to_jsonb(new)) where key = any (tg_argv);
  if avant is distinct from apres then
    insert into etat_anterieur (schema_id, objet, objet_id, valeurs, remplace_par_id)
    values ((case when tg_table_name = 'schema_departemental' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'schema_id' end)::int,
      tg_table_name, old.id, avant, acces.utilisateur());
  end if;
  return null;
end $$;
create trigger garder_anterieur after update on schema_departemental for each row
  execute function referentiel.garder_anterieur('nom', 'version', 'date_debut', 'date_fin', 'etat');
create trigger garder_anterieur after update on axe for each row execute function referentiel.garder_anterieur('numero', 'libelle', 'type');
create trigger garder_anterieur after update on fiche for each row execute function
  referentiel.garder_anterieur('axe_id', 'code', 'titre', 'constat', 'enjeux', 'mesures', 'degre_priorite', 'etat', 'ordre');
create trigger garder_anterieur after update on facette for each row execute function referentiel.garder_anterieur('libelle', 'ordre');
create trigger garder_anterieur after update on action for each row execute function referentiel.garder_anterieur('ordre');

-- ------------------------------------------------------------------ versions follow one another in time

-- A version takes effect neither before the one it follows nor in the future, so that the last number is the one in force; a
-- correction of form says nothing new: it takes the day, the state and the decision of what it corrects.
create function suivi.avant_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare derniere action_version;
begin
  if acces.utilisateur() is null then return new; end if; -- seed and imports
  perform pg_advisory_xact_lock(72707372, new.action_id);
  select * into derniere from action_version where action_id = new.action_id order by numero desc limit 1;
  if new.numero <> coalesce(derniere.numero, 0) + 1 then raise exception 'conflit' using errcode = 'ML001'; end if;
  if new.is_correction_de_forme then
    new.date_effet := derniere.date_effet; new.etat := derniere.etat; new.decision := derniere.decision;
  end if;
  if new.date_effet > acces.aujourdhui() then
    raise exception 'La date d''effet ne peut pas être dans le futur.' using errcode = 'ML002';
  end if;
  if new.date_effet < derniere.date_effet then
    raise exception 'La date d''effet ne peut pas précéder celle de la version en vigueur.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_version before insert on action_version for each row execute function suivi.avant_version();

-- ------------------------------------------------------------------ the board at a date

-- The instant at which a day ends in Paris; without a day, no limit.
create function suivi.fin_du_jour(p_jour date) returns timestamptz language sql stable as
$$ select coalesce((p_jour + 1)::timestamp at time zone 'Europe/Paris', 'infinity') $$;

-- The day a milestone was reached, seen from `au` with what was known: an entry that follows another replaces it, unless the
-- milestone was opened again in between.
create function suivi.jalon_fait_le(p_jalon int, p_au date, p_connu timestamptz) returns date language sql stable as
$$ select r.fait_le
   from (select x.id, x.fait_le, x.created_at, lead(x.id) over w as suivant, lead(x.fait_le) over w as suivant_fait_le
         from public.jalon_realisation x where x.jalon_id = p_jalon and x.created_at < p_connu window w as (order by x.id)) r
   where (r.fait_le is null or r.suivant is null or r.suivant_fait_le is null)
     and coalesce(r.fait_le, (r.created_at at time zone 'Europe/Paris')::date) <= p_au
   order by r.id desc limit 1 $$;

-- Every action that has a version on that day, with its follow-up as suivi_action holds it for today.
create function suivi.actions_au(p_schema int, p_au date, p_connu timestamptz)
returns table (action_id int, version_id int, avancement avancement, statut_id int, depuis date, confirme_le date,
  jalon_id int, echeance date, blocage_id int)
language sql stable set search_path = pg_catalog, public as
$$ select a.id, v.id, b.avancement, b.id, b.date_effet, c.confirme_le, j.jalon_id, j.fin, x.id
   from action a
   join lateral (select w.id from action_version w
     where w.action_id = a.id and w.date_effet <= p_au and w.created_at < p_connu order by w.numero desc limit 1) v on true
   left join lateral (select s.id, s.avancement, s.nature, s.date_effet, s.created_at from statut s
     where s.action_id = a.id and s.avancement is not null and s.date_effet <= p_au and s.created_at < p_connu
       and not exists (select from statut r where r.corrige_id = s.id and r.created_at < p_connu)
     order by s.date_effet desc, s.id desc limit 1) b on true
   left join lateral (select greatest(b.date_effet,
       case when b.nature = 'correction' then least((b.created_at at time zone 'Europe/Paris')::date, p_au) end,
       max(s.date_effet)) as confirme_le
     from statut s
     where s.action_id = a.id and s.nature = 'confirmation' and s.date_effet between b.date_effet and p_au and s.created_at < p_connu
       and not exists (select from statut r where r.corrige_id = s.id and r.created_at < p_connu)) c on true
   left join lateral (select jv.jalon_id, jv.fin from jalon_version jv
     where jv.version_id = v.id and suivi.jalon_fait_le(jv.jalon_id, p_au, p_connu) is null
     order by jv.fin, jv.jalon_id limit 1) j on true
   left join lateral (select y.id from blocage y
     where y.action_id = a.id and y.date_effet <= p_au and y.created_at < p_connu
       and not exists (select from levee_blocage l where l.blocage_id = y.id and l.date_effet <= p_au and l.created_at < p_connu)
     order by y.id desc limit 1) x on true
   where a.schema_id = p_schema $$;

-- The last progress validated in each EPCI, as suivi_epci holds it for today.
create function suivi.locaux_au(p_schema int, p_au date, p_connu timestamptz)
returns table (action_id int, epci_id int, avancement_id int, avancement avancement)
language sql stable set search_path = pg_catalog, public as
$$ select distinct on (l.action_id, l.epci_id) l.action_id, l.epci_id, l.id, l.avancement
   from avancement_epci l join suite_avancement s on s.avancement_id = l.id and s.suite = 'valide' and s.created_at < p_connu
   where l.schema_id = p_schema and l.date_effet <= p_au
   order by l.action_id, l.epci_id, l.id desc $$;
create index avancement_du_schema on avancement_epci (schema_id, action_id, epci_id, id desc);

-- What axes, fiches, facets, orders and the scheme were at an instant, where it is not what they are now.
create function referentiel.anterieurs(p_schema int, p_connu timestamptz) returns table (objet text, objet_id int, valeurs jsonb)
language sql stable set search_path = pg_catalog, public as
$$ select distinct on (e.objet, e.objet_id) e.objet, e.objet_id, e.valeurs from etat_anterieur e
   where e.schema_id = p_schema and e.remplace_le >= p_connu order by e.objet, e.objet_id, e.remplace_le, e.id $$;

revoke execute on function suivi.avant_version(), suivi.fin_du_jour(date), suivi.jalon_fait_le(int, date, timestamptz),
  suivi.actions_au(int, date, timestamptz), suivi.locaux_au(int, date, timestamptz), referentiel.garder_anterieur(),
  referentiel.anterieurs(int, timestamptz) from public;
grant execute on function suivi.fin_du_jour(date), suivi.jalon_fait_le(int, date, timestamptz), suivi.actions_au(int, date, timestamptz),
  suivi.locaux_au(int, date, timestamptz), referentiel.anterieurs(int, timestamptz) to maillage_app;
