-- Walls: who sees and writes which row. Everything is refused unless a policy below allows it.
-- A right is a tuple (person, role, schema, EPCI or organisation, from, to); policies match tuples, never flat lists.

revoke all on schema public from public;
revoke all on schema acces from public;
grant usage on schema public, acces to maillage_app, maillage_systeme;

-- ------------------------------------------------------------------ who asks

create function acces.utilisateur() returns int language sql stable set search_path = pg_catalog as
$$ select nullif(current_setting('maillage.utilisateur', true), '')::int $$;

create function acces.is_cellule(role role_habilitation) returns boolean language sql immutable as
$$ select role in ('cellule_etat', 'cellule_departement') $$;

-- Rights in force today, of open accounts; a cellule right counts once it is confirmed.
create view acces.habilitation_active as
  select h.* from public.habilitation h join public.compte c using (utilisateur_id)
  where c.ferme_le is null and h.retiree_le is null
    and h.debut <= acces.aujourdhui() and (h.fin is null or h.fin >= acces.aujourdhui())
    and (not acces.is_cellule(h.role) or h.confirmee_le is not null);

create function acces.is_administrateur() returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from acces.habilitation_active where utilisateur_id = acces.utilisateur() and role = 'administrateur') $$;

create function acces.schemas() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select schema_id from acces.habilitation_active where utilisateur_id = acces.utilisateur() and schema_id is not null
   union select id from schema_departemental where acces.is_administrateur() $$;

create function acces.schemas_cellule() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select schema_id from acces.habilitation_active where utilisateur_id = acces.utilisateur() and acces.is_cellule(role) $$;

create function acces.gere_comptes() returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select acces.is_administrateur() or exists (select from acces.schemas_cellule()) $$;

-- Names seen: one's own, those who hold or held a right on a schema one sees, those one created.
create function acces.noms_visibles() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select acces.utilisateur()
   union select id from utilisateur where created_by_id = acces.utilisateur() or acces.is_administrateur()
   union select utilisateur_id from habilitation where schema_id in (select acces.schemas()) $$;

-- Accounts seen: one's own, those one created, those with a right on a schema whose cellule one belongs to.
create function acces.comptes_visibles() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select acces.utilisateur()
   union select id from utilisateur where (created_by_id = acces.utilisateur() and acces.gere_comptes()) or acces.is_administrateur()
   union select utilisateur_id from habilitation where schema_id in (select acces.schemas_cellule()) $$;

-- Accounts one may close, reopen or invite: all for an administrator; for a cellule, those whose every right is within its schemas.
create function acces.comptes_geres() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from utilisateur where acces.is_administrateur()
   union
   select u.id from utilisateur u
   where exists (select from acces.schemas_cellule())
     and (u.created_by_id = acces.utilisateur()
          or exists (select from habilitation h where h.utilisateur_id = u.id and h.schema_id in (select acces.schemas_cellule())))
     and not exists (select from habilitation h where h.utilisateur_id = u.id and h.retiree_le is null
                     and (h.schema_id is null or h.schema_id not in (select acces.schemas_cellule()))) $$;

-- The signed-in person with the rights in force, or nothing when the account is closed or the session outdated.
create function acces.viewer(session_version int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public as
$$ select jsonb_build_object(
     'id', u.id, 'prenom', u.prenom, 'nom', u.nom, 'fonction', u.fonction, 'courriel', c.courriel,
     'habilitations', coalesce((
       select jsonb_agg(jsonb_build_object(
         'id', h.id, 'role', h.role, 'debut', h.debut, 'fin', h.fin,
         'schemaId', h.schema_id, 'schemaCode', s.code, 'schemaNom', s.nom, 'departement', d.nom,
         'epciId', h.epci_id, 'epciSigle', se.sigle, 'epciNom', e.nom,
         'organisationId', h.organisation_id, 'organisationNom', o.nom) order by s.date_debut desc nulls last, h.id)
       from acces.habilitation_active h
       left join schema_departemental s on s.id = h.schema_id
       left join departement d on d.code = s.departement_code
       left join schema_epci se on se.schema_id = h.schema_id and se.epci_id = h.epci_id
       left join epci e on e.id = h.epci_id
       left join organisation o on o.id = h.organisation_id
       where h.utilisateur_id = u.id), '[]'))
   from utilisateur u join compte c on c.utilisateur_id = u.id
   where u.id = acces.utilisateur() and c.ferme_le is null and c.session_version = viewer.session_version $$;

revoke execute on all functions in schema acces from public;
grant execute on function acces.maintenant(), acces.aujourdhui(), acces.utilisateur() to maillage_app, maillage_systeme;
grant execute on function acces.is_cellule(role_habilitation), acces.is_administrateur(), acces.schemas(), acces.schemas_cellule(),
  acces.gere_comptes(), acces.noms_visibles(), acces.comptes_visibles(), acces.comptes_geres(), acces.viewer(int) to maillage_app;

-- ------------------------------------------------------------------ row-level security everywhere

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table public.%I enable row level security', t);
  end loop;
end $$;

-- The banner and the state of the installation are shown before signing in.
grant select on installation to maillage_app, maillage_systeme;
create policy lecture on installation for select to maillage_app, maillage_systeme using (true);

-- Public geography and the list of organisations: any signed-in person.
grant select on departement, epci, commune, organisation to maillage_app;
create policy lecture on departement for select to maillage_app using (acces.utilisateur() is not null);
create policy lecture on epci for select to maillage_app using (acces.utilisateur() is not null);
create policy lecture on commune for select to maillage_app using (acces.utilisateur() is not null);
create policy lecture on organisation for select to maillage_app using (acces.utilisateur() is not null);

-- The scheme and its follow-up at the departmental level: everyone who holds a right on it.
grant select on schema_departemental to maillage_app;
create policy lecture on schema_departemental for select to maillage_app using (id in (select acces.schemas()));

do $$
declare t text;
begin
  foreach t in array array['axe', 'fiche', 'facette', 'schema_epci', 'action', 'action_version', 'action_version_epci',
    'action_version_facette', 'jalon', 'jalon_version', 'action_ressource', 'suivi_action', 'statut', 'blocage',
    'levee_blocage', 'jalon_realisation'] loop
    execute format('grant select on %I to maillage_app', t);
    execute format('create policy lecture on %I for select to maillage_app using (schema_id in (select acces.schemas()))', t);
  end loop;
end $$;

-- The cellule adds to the history, in its own name, saying which revision it read. No update, no delete: append-only by grant.
grant insert (action_id, schema_id, nature, avancement, date_effet, commentaire, corrige_id, revision_lue, auteur_id) on statut to maillage_app;
grant insert (action_id, schema_id, motif, condition, responsable, date_effet, revision_lue, auteur_id) on blocage to maillage_app;
grant insert (blocage_id, schema_id, commentaire, date_effet, revision_lue, auteur_id) on levee_blocage to maillage_app;
grant insert (jalon_id, schema_id, fait_le, commentaire, revision_lue, auteur_id) on jalon_realisation to maillage_app;
do $$
declare t text;
begin
  foreach t in array array['statut', 'blocage', 'levee_blocage', 'jalon_realisation'] loop
    execute format('create policy ecriture on %I for insert to maillage_app with check
      (schema_id in (select acces.schemas_cellule()) and auteur_id = acces.utilisateur() and revision_lue is not null)', t);
  end loop;
end $$;
grant usage on all sequences in schema public to maillage_app;

-- ------------------------------------------------------------------ comptes

grant select on utilisateur, compte, habilitation to maillage_app;
grant insert (prenom, nom, fonction, created_by_id), update (prenom, nom, fonction) on utilisateur to maillage_app;
create policy lecture on utilisateur for select to maillage_app
  using (created_by_id = acces.utilisateur() or id in (select acces.noms_visibles()));
create policy creation on utilisateur for insert to maillage_app
  with check (acces.gere_comptes() and created_by_id = acces.utilisateur());
create policy modification on utilisateur for update to maillage_app using (id in (select acces.comptes_geres()));

-- An operator's organisation is named with its first right.
grant insert (nom, type) on organisation to maillage_app;
create policy creation on organisation for insert to maillage_app with check (acces.gere_comptes() and type = 'operateur');

grant insert (utilisateur_id, courriel), update (courriel, ferme_le, revision) on compte to maillage_app;
create policy lecture on compte for select to maillage_app using (utilisateur_id in (select acces.comptes_visibles()));
create policy creation on compte for insert to maillage_app with check (
  acces.gere_comptes() and exists (select from utilisateur u where u.id = utilisateur_id and u.created_by_id = acces.utilisateur()));
create policy modification on compte for update to maillage_app using (utilisateur_id in (select acces.comptes_geres()));

grant insert (utilisateur_id, role, schema_id, epci_id, organisation_id, debut, fin, accordee_par_id),
  update (confirmee_le, retiree_le) on habilitation to maillage_app;
create policy lecture on habilitation for select to maillage_app using
  (utilisateur_id = acces.utilisateur() or acces.is_administrateur() or schema_id in (select acces.schemas_cellule()));
create policy octroi on habilitation for insert to maillage_app with check (
  accordee_par_id = acces.utilisateur()
  -- a right given to somebody unseen would make them seen
  and utilisateur_id in (select acces.comptes_visibles())
  and (acces.is_administrateur() or schema_id in (select acces.schemas_cellule())));
create policy suite on habilitation for update to maillage_app using
  (acces.is_administrateur() or schema_id in (select acces.schemas_cellule()));

-- The fingerprint of a one-time link is written, never read, by people.
grant insert (utilisateur_id, nature, empreinte, expire_le, created_by_id),
  select (id, utilisateur_id, nature, expire_le, utilise_le, created_by_id, created_at),
  update (expire_le) on lien_unique to maillage_app;
create policy lecture on lien_unique for select to maillage_app using (utilisateur_id in (select acces.comptes_geres()));
create policy creation on lien_unique for insert to maillage_app with check
  (created_by_id = acces.utilisateur() and utilisateur_id in (select acces.comptes_geres()));
create policy perime on lien_unique for update to maillage_app using (utilisateur_id in (select acces.comptes_geres()));

-- Signing in, links and throttling are the system's, before anybody is known.
grant select on utilisateur, compte, habilitation to maillage_systeme;
grant update (derniere_connexion) on compte to maillage_systeme;
grant select, insert, update on mot_de_passe to maillage_systeme;
grant select, update (utilise_le) on lien_unique to maillage_systeme;
grant select, insert, update, delete on tentative_connexion to maillage_systeme;
create policy systeme on utilisateur for select to maillage_systeme using (true);
create policy systeme on compte for select to maillage_systeme using (true);
create policy connexion on compte for update to maillage_systeme using (ferme_le is null);
create policy systeme on habilitation for select to maillage_systeme using (true);
create policy systeme on mot_de_passe for all to maillage_systeme using (true);
create policy systeme on lien_unique for select to maillage_systeme using (true);
create policy usage on lien_unique for update to maillage_systeme using (utilise_le is null) with check (utilise_le is not null);
create policy systeme on tentative_connexion for all to maillage_systeme using (true);

-- ------------------------------------------------------------------ journal

grant select on journal to maillage_app;
create policy lecture on journal for select to maillage_app using
  (utilisateur_id = acces.utilisateur() or acces.is_administrateur() or schema_id in (select acces.schemas_cellule()));

grant select on journal_acces to maillage_app;
grant select, insert, delete on journal_acces to maillage_systeme;
create policy lecture on journal_acces for select to maillage_app using (acces.is_administrateur());
create policy systeme on journal_acces for all to maillage_systeme using (true);

grant select, insert (utilisateur_id, cle, mutation, resultat), update (resultat) on cle_mutation to maillage_app;
create policy personnelle on cle_mutation for all to maillage_app using (utilisateur_id = acces.utilisateur());
grant select, delete on cle_mutation to maillage_systeme;
create policy purge on cle_mutation for all to maillage_systeme using (true);
grant usage on all sequences in schema public to maillage_systeme;
