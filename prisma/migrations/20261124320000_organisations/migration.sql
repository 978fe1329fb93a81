-- Organisations are those of the installation; the people one reaches there are those of a scheme, by function.

create schema organisations;
grant usage on schema organisations to maillage_app;

-- 14 digits and their key (Luhn); La Poste numbers its establishments so that their digits add up to a multiple of five, its seat apart.
create function organisations.is_siret(p_siret text) returns boolean language sql immutable strict set search_path = pg_catalog as
$$ select case when p_siret !~ '^[0-9]{14}$' then false
   when p_siret like '356000000%' and p_siret <> '35600000000048' then
     (select sum(c::int) % 5 = 0 from string_to_table(p_siret, null) c)
   else (select sum(case when rang % 2 = 0 then c::int when c::int > 4 then 2 * c::int - 9 else 2 * c::int end) % 10 = 0
     from string_to_table(p_siret, null) with ordinality d (c, rang)) end $$;
revoke execute on function organisations.is_siret(text) from public;
grant execute on function organisations.is_siret(text) to maillage_app, maillage_systeme;

-- numbers written before the key was checked are kept until somebody writes them again
alter table organisation add constraint organisation_siret_cle check (organisations.is_siret(siret)) not valid,
  add constraint organisation_nom_ecrit check (btrim(nom) <> '');

-- CreateTable
CREATE TABLE "contact" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "fonction" TEXT NOT NULL,
    "nom" TEXT,
    "courriel" TEXT,
    "telephone" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "contact_schema_id_organisation_id_idx" ON "contact"("schema_id", "organisation_id");
ALTER TABLE "contact" ADD CONSTRAINT "contact_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contact" ADD CONSTRAINT "contact_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
alter table contact add constraint contact_fonction check (btrim(fonction) <> '');

-- The organisations that sit in a convention of one's own EPCI, for its référent and its élu.
create function acces.organisations_voisines() returns table (schema_id int, organisation_id int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select p.schema_id, p.organisation_id from convention_partie p where p.convention_id in (
     select convention_id from acces.parties_tenues() where role in ('referent_epci', 'elu_epci')
     union
     select c.convention_id from acces.habilitation_active h
     join convention_epci c on c.schema_id = h.schema_id and c.epci_id = h.epci_id
     where h.utilisateur_id = acces.utilisateur() and h.role in ('referent_epci', 'elu_epci')) $$;

-- Whether an organisation serves in a scheme that is not of one's own cellule.
create function acces.organisation_sert_ailleurs(p_organisation int) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (
     select schema_id from convention_partie where organisation_id = p_organisation
     union all select schema_id from convention_montant where financeur_id = p_organisation
     union all select schema_id from contact where organisation_id = p_organisation
     union all select schema_id from habilitation where organisation_id = p_organisation
     except select acces.schemas_cellule()) $$;
revoke execute on function acces.organisations_voisines(), acces.organisation_sert_ailleurs(int) from public;
grant execute on function acces.organisations_voisines(), acces.organisation_sert_ailleurs(int) to maillage_app;

-- Who an organisation is, is written by the cellule of the schemes it serves in, and of no other: a name changed here would change there.
drop policy modification on organisation;
create policy modification on organisation for update to maillage_app
  using (exists (select from acces.schemas_cellule()) and not acces.organisation_sert_ailleurs(id));
grant update (nom, type) on organisation to maillage_app;

alter table contact enable row level security;
create policy lecture on contact for select to maillage_app using (
  schema_id = any (array(select acces.schemas_cellule()))
  or (schema_id, organisation_id) in (select v.schema_id, v.organisation_id from acces.organisations_voisines() v));
create policy ecriture on contact for insert to maillage_app with check (schema_id = any (array(select acces.schemas_cellule())));
create policy modification on contact for update to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
create policy retrait on contact for delete to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
grant select, delete, insert (schema_id, organisation_id, fonction, nom, courriel, telephone),
  update (fonction, nom, courriel, telephone, revision) on contact to maillage_app;
grant usage on sequence contact_id_seq to maillage_app;

create trigger a_refuser_clos before insert or update or delete on contact for each row execute function referentiel.refuser_clos();
create trigger journaliser after insert or update on organisation for each row
  execute function acces.journaliser('id', 'nom', 'sigle', 'type', 'siret', 'epci_id');
-- the journal says that a contact changed, and keeps neither name nor address: who is taken off is forgotten
create trigger journaliser after insert or update or delete on contact for each row
  execute function acces.journaliser('id', 'organisation_id', 'fonction', 'revision');
