-- Conventions: the cellule writes them, the copil reads them all, a référent the cadres and those of their EPCI, an élu those of
-- their EPCI, an operator its own. What hides by more than the row (signatures, amounts, evaluations) has its own table.

create function acces.schemas_conventions() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select schema_id from acces.habilitation_active
   where utilisateur_id = acces.utilisateur() and role in ('cellule_etat', 'cellule_departement', 'membre_copil')
   union select id from schema_departemental where acces.is_administrateur() $$;

-- The parties that a right stands for: an EPCI by its référent or its élu, an operator by its own people.
create function acces.parties_tenues() returns table (partie_id int, convention_id int, role role_habilitation)
language sql stable security definer set search_path = pg_catalog, public as
$$ select p.id, p.convention_id, h.role from acces.habilitation_active h
   join convention_partie p on p.schema_id = h.schema_id
   join organisation o on o.id = p.organisation_id
   where h.utilisateur_id = acces.utilisateur()
     and ((h.role in ('referent_epci', 'elu_epci') and o.epci_id = h.epci_id) or (h.role = 'operateur' and o.id = h.organisation_id)) $$;

-- Conventions of one's own: those one is party to, and those that cover one's EPCI.
create function acces.conventions_propres() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select convention_id from acces.parties_tenues()
   union
   select c.convention_id from acces.habilitation_active h
   join convention_epci c on c.schema_id = h.schema_id and c.epci_id = h.epci_id
   where h.utilisateur_id = acces.utilisateur() and h.role in ('referent_epci', 'elu_epci') $$;

-- And the cadres of the whole scheme, which every référent reads: who commits to what, not the amounts nor the judgements.
create function acces.conventions_lues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select acces.conventions_propres()
   union
   select c.id from acces.habilitation_active h join convention c on c.schema_id = h.schema_id and c.niveau = 'cadre_objectifs'
   where h.utilisateur_id = acces.utilisateur() and h.role = 'referent_epci' $$;

revoke execute on function acces.schemas_conventions(), acces.parties_tenues(), acces.conventions_propres(), acces.conventions_lues()
  from public;
grant execute on function acces.schemas_conventions(), acces.parties_tenues(), acces.conventions_propres(), acces.conventions_lues()
  to maillage_app;

alter table convention enable row level security;
grant select on convention to maillage_app;
create policy lecture on convention for select to maillage_app using (
  schema_id = any (array(select acces.schemas_conventions())) or id = any (array(select acces.conventions_lues())));

do $$
declare t text;
begin
  foreach t in array array['convention_partie', 'engagement', 'convention_epci', 'convention_action', 'avenant'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to maillage_app', t);
    execute format('create policy lecture on %I for select to maillage_app using (
      schema_id = any (array(select acces.schemas_conventions())) or convention_id = any (array(select acces.conventions_lues())))', t);
  end loop;
  foreach t in array array['convention_signature', 'convention_montant', 'evaluation_convention'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to maillage_app', t);
    execute format('create policy lecture on %I for select to maillage_app using (
      schema_id = any (array(select acces.schemas_conventions())) or convention_id = any (array(select acces.conventions_propres())))', t);
  end loop;
  foreach t in array array['convention', 'convention_partie', 'convention_signature', 'engagement', 'convention_epci',
    'convention_action', 'convention_montant', 'avenant', 'evaluation_convention'] loop
    execute format('create policy ecriture on %I for insert to maillage_app
      with check (schema_id = any (array(select acces.schemas_cellule())))', t);
  end loop;
  foreach t in array array['convention', 'convention_partie', 'convention_signature', 'engagement', 'convention_montant',
    'evaluation_convention'] loop
    execute format('create policy modification on %I for update to maillage_app using (schema_id = any (array(select acces.schemas_cellule())))', t);
  end loop;
  -- what is taken back before the signature; afterwards it is history
  foreach t in array array['convention_partie', 'engagement', 'convention_epci', 'convention_action', 'convention_montant'] loop
    execute format('create policy retrait on %I for delete to maillage_app using (schema_id = any (array(select acces.schemas_cellule())))', t);
    execute format('grant delete on %I to maillage_app', t);
  end loop;
end $$;

-- A référent writes the délibération and the signature of their own EPCI, and nothing else.
create policy ecriture_propre on convention_signature for insert to maillage_app
  with check (partie_id = any (array(select partie_id from acces.parties_tenues() where role = 'referent_epci')));
create policy modification_propre on convention_signature for update to maillage_app
  using (partie_id = any (array(select partie_id from acces.parties_tenues() where role = 'referent_epci')));

grant insert (schema_id, reference, intitule, niveau, famille, objet, parent_id, sans_parent, date_effet, date_fin, reconduction,
    duree_reconduction_mois, nb_reconductions_max, preavis_mois, precedente_id),
  update (reference, intitule, niveau, famille, objet, parent_id, sans_parent, date_effet, date_fin, reconduction,
    duree_reconduction_mois, nb_reconductions_max, preavis_mois, etat, motif_etat, revision) on convention to maillage_app;
grant insert (convention_id, schema_id, organisation_id, qualite, ordre), update (qualite, ordre, revision) on convention_partie to maillage_app;
grant insert (partie_id, convention_id, schema_id, instance, deliberation_numero, deliberation_le, signataire, fonction, signe_le),
  update (instance, deliberation_numero, deliberation_le, signataire, fonction, signe_le, revision) on convention_signature to maillage_app;
grant insert (partie_id, convention_id, schema_id, texte, action_id, epci_id, echeance, constat, constate_le, preuve),
  update (texte, action_id, epci_id, echeance, constat, constate_le, preuve, revision) on engagement to maillage_app;
grant insert (convention_id, schema_id, epci_id) on convention_epci to maillage_app;
grant insert (convention_id, schema_id, action_id) on convention_action to maillage_app;
grant insert (convention_id, schema_id, annee, volet, financeur_id, prevu, verse), update (prevu, verse, revision)
  on convention_montant to maillage_app;
grant insert (convention_id, schema_id, numero, objet, signe_le, nouvelle_fin, auteur_id) on avenant to maillage_app;
grant insert (convention_id, schema_id, annee, avancement, commentaire, suite, evaluee_le, auteur_id),
  update (avancement, commentaire, suite, evaluee_le, auteur_id, revision) on evaluation_convention to maillage_app;

-- Organisations are those of the installation: the cellule names any kind, and whoever names one beyond an operator is of a cellule.
drop policy creation on organisation;
create policy creation on organisation for insert to maillage_app
  with check ((acces.gere_comptes() and type = 'operateur') or exists (select from acces.schemas_cellule()));
create policy modification on organisation for update to maillage_app using (exists (select from acces.schemas_cellule()));
grant insert (sigle, siret, epci_id), update (sigle, siret, revision) on organisation to maillage_app;
grant usage on all sequences in schema public to maillage_app;
