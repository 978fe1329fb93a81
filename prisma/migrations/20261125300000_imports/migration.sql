-- What a file wrote at once, cell by cell, so that it can be taken back.
CREATE TABLE "import_lot" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER,
    "annee" INTEGER NOT NULL,
    "nom" TEXT NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "annule_le" TIMESTAMPTZ(6),
    "lignes" JSONB NOT NULL,

    CONSTRAINT "import_lot_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "import_lot_schema_id_epci_id_annee_idx" ON "import_lot"("schema_id", "epci_id", "annee");

ALTER TABLE "import_lot" ADD CONSTRAINT "import_lot_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "import_lot" ADD CONSTRAINT "import_lot_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "import_lot" ADD CONSTRAINT "import_lot_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


alter table import_lot
  add constraint lot_annee check (annee between 2000 and 2100),
  add constraint lot_nom check (btrim(nom) <> '' and length(nom) <= 200),
  add constraint lot_lignes check (jsonb_typeof(lignes) = 'array' and jsonb_array_length(lignes) > 0);

-- It holds drafts: read as they are, by the référents of that EPCI alone; the département's by the cellule.
alter table import_lot enable row level security;
create trigger a_refuser_clos before insert or update or delete on import_lot for each row execute function referentiel.refuser_clos();
grant usage on all sequences in schema public to maillage_app;
grant select, insert (schema_id, epci_id, annee, nom, auteur_id, lignes), update (annule_le) on import_lot to maillage_app;
create policy referents on import_lot for all to maillage_app
  using ((schema_id, epci_id) in (select * from acces.epcis_referent()))
  with check ((schema_id, epci_id) in (select * from acces.epcis_referent()));
create policy departement on import_lot for all to maillage_app
  using (epci_id is null and schema_id = any (array(select acces.schemas_cellule())))
  with check (epci_id is null and schema_id = any (array(select acces.schemas_cellule())));
create policy auteur on import_lot as restrictive for insert to maillage_app with check (auteur_id = acces.utilisateur());

create function indicateurs.avant_annulation() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.annule_le is not null then raise exception 'Cet import est déjà annulé.' using errcode = 'ML002'; end if;
  new.annule_le := acces.maintenant();
  return new;
end $$;
create trigger avant_annulation before update on import_lot for each row execute function indicateurs.avant_annulation();
revoke execute on function indicateurs.avant_annulation() from public;
