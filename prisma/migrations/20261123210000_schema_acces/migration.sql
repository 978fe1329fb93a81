-- Who writes the scheme itself: an administrator opens it, its cellule writes it, nobody else.

-- why a fiche was archived, or taken back
alter table fiche add motif_etat text;

grant insert (code, nom, departement_code, date_debut, date_fin, etat),
  update (nom, date_debut, date_fin, etat, motif_prorogation, revision) on schema_departemental to maillage_app;
create policy creation on schema_departemental for insert to maillage_app
  with check (acces.is_administrateur() and etat = 'en_elaboration');
create policy modification on schema_departemental for update to maillage_app using (id in (select acces.schemas_cellule()));

grant insert (schema_id, epci_id, sigle, ordre), delete on schema_epci to maillage_app;
grant insert (schema_id, numero, libelle, type), update (numero, libelle, type, revision), delete on axe to maillage_app;
grant insert (schema_id, famille, libelle, ordre), update (libelle, ordre, revision), delete on facette to maillage_app;
grant insert (schema_id, axe_id, code, titre, constat, enjeux, mesures, degre_priorite, etat, ordre),
  update (axe_id, code, titre, constat, enjeux, mesures, degre_priorite, etat, motif_etat, ordre, revision) on fiche to maillage_app;
-- an action is an identity: what it says is in its versions, added and never changed
grant insert (schema_id, ordre), update (ordre) on action to maillage_app;
grant insert (action_id, schema_id, numero, date_effet, auteur_id, decision, motif, is_correction_de_forme, etat, fiche_id, code, titre,
  resume, objectif, description, public_cible, porteur, is_porteur_a_designer, partenaires, calendrier, lieux, financements,
  liens_schemas, is_departementale, is_texte_non_repris) on action_version to maillage_app;
grant insert (version_id, schema_id, epci_id) on action_version_epci to maillage_app;
grant insert (version_id, schema_id, facette_id) on action_version_facette to maillage_app;
grant insert (action_id, schema_id) on jalon to maillage_app;
grant insert (version_id, jalon_id, schema_id, libelle, debut, fin) on jalon_version to maillage_app;

do $$
declare t text;
begin
  foreach t in array array['schema_epci', 'axe', 'facette', 'fiche', 'action', 'action_version_epci', 'action_version_facette',
    'jalon', 'jalon_version'] loop
    execute format('create policy ecriture on %I for insert to maillage_app with check (schema_id in (select acces.schemas_cellule()))', t);
  end loop;
  foreach t in array array['axe', 'facette', 'fiche', 'action'] loop
    execute format('create policy modification on %I for update to maillage_app using (schema_id in (select acces.schemas_cellule()))', t);
  end loop;
  -- what nothing refers to: the foreign keys keep the rest
  foreach t in array array['schema_epci', 'axe', 'facette'] loop
    execute format('create policy retrait on %I for delete to maillage_app using (schema_id in (select acces.schemas_cellule()))', t);
  end loop;
end $$;
create policy ecriture on action_version for insert to maillage_app
  with check (schema_id in (select acces.schemas_cellule()) and auteur_id = acces.utilisateur());
grant usage on all sequences in schema public to maillage_app;
