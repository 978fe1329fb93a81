CREATE TYPE "nature_document" AS ENUM ('convention_signee', 'avenant', 'deliberation', 'annexe');
CREATE TYPE "visibilite_document" AS ENUM ('interne', 'parties', 'copil', 'public');
CREATE TABLE "document" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "titre" TEXT NOT NULL,
    "nature" "nature_document" NOT NULL,
    "visibilite" "visibilite_document" NOT NULL,
    "retire_le" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "document_version" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "nom" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "document_morceau" (
    "version_id" INTEGER NOT NULL,
    "document_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "rang" INTEGER NOT NULL,
    "contenu" BYTEA NOT NULL,
    CONSTRAINT "document_morceau_pkey" PRIMARY KEY ("version_id","rang")
);
CREATE INDEX "document_convention_id_idx" ON "document"("convention_id");
CREATE UNIQUE INDEX "document_id_schema_id_key" ON "document"("id", "schema_id");
CREATE UNIQUE INDEX "document_version_document_id_numero_key" ON "document_version"("document_id", "numero");
CREATE UNIQUE INDEX "document_version_id_document_id_schema_id_key" ON "document_version"("id", "document_id", "schema_id");
ALTER TABLE "document" ADD CONSTRAINT "document_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_schema_id_fkey" FOREIGN KEY ("document_id", "schema_id") REFERENCES "document"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "document_morceau" ADD CONSTRAINT "document_morceau_version_id_document_id_schema_id_fkey" FOREIGN KEY ("version_id", "document_id", "schema_id") REFERENCES "document_version"("id", "document_id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Documents: a title, its versions, their bytes piece by piece, all behind the same wall.

alter table document add constraint document_titre check (btrim(titre) <> '' and length(titre) <= 200);
alter table document_version
  add constraint document_taille check (taille between 1 and 20 * 1024 * 1024),
  add constraint document_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint document_nom check (btrim(nom) <> '' and length(nom) <= 200 and numero > 0);
alter table document_morceau
  add constraint morceau_taille check (length(contenu) between 1 and 512 * 1024 and rang >= 0),
  -- files are compressed already
  alter column contenu set storage external;

-- The cellule reads them all, even those taken off. The others, what each visibility opens to them, each wider than the one
-- before: the parties to the convention, then the copil and the administrator, then whoever reads the convention.
create function acces.documents_lus() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from document where schema_id in (select acces.schemas_cellule())
   union
   select id from document where retire_le is null and visibilite >= 'parties' and convention_id in (select acces.conventions_propres())
   union
   select id from document where retire_le is null and visibilite >= 'copil' and schema_id in (select acces.schemas_conventions())
   union
   select id from document where retire_le is null and visibilite = 'public' and convention_id in (select acces.conventions_lues()) $$;
revoke execute on function acces.documents_lus() from public;
grant execute on function acces.documents_lus() to maillage_app;

do $$
declare t text;
begin
  foreach t in array array['document', 'document_version', 'document_morceau'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to maillage_app', t);
    execute format('create policy lecture on %I for select to maillage_app using (%I = any (array(select acces.documents_lus())))',
      t, case t when 'document' then 'id' else 'document_id' end);
    execute format('create policy ecriture on %I for insert to maillage_app
      with check (schema_id = any (array(select acces.schemas_cellule())))', t);
    execute format('create trigger a_refuser_clos before insert or update or delete on %I for each row execute function referentiel.refuser_clos()', t);
  end loop;
end $$;
-- what one has just written is read back by its scheme: the list of those one reads is older than the row
create policy lecture_cellule on document for select to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
create policy lecture_cellule on document_version for select to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
create policy modification on document for update to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));

grant insert (schema_id, convention_id, titre, nature, visibilite), update (titre, nature, visibilite, retire_le, revision)
  on document to maillage_app;
grant insert (document_id, schema_id, numero, nom, mime, taille, sha256, auteur_id) on document_version to maillage_app;
grant insert (version_id, document_id, schema_id, rang, contenu) on document_morceau to maillage_app;
grant usage on all sequences in schema public to maillage_app;

-- A version is whole or is not: its pieces are those of its size when the transaction ends.
create schema documents;
create function documents.verifier_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if (select coalesce(sum(length(contenu)), 0) from document_morceau where version_id = new.id) <> new.taille then
    raise exception 'Le document n''est pas arrivé entier.' using errcode = 'ML002';
  end if;
  return null;
end $$;
create constraint trigger verifier_version after insert on document_version deferrable initially deferred
  for each row execute function documents.verifier_version();
revoke execute on function documents.verifier_version() from public;

create trigger journaliser after insert or update on document for each row
  execute function acces.journaliser('id', 'convention_id', 'titre', 'nature', 'visibilite', 'retire_le');
create trigger journaliser after insert on document_version for each row
  execute function acces.journaliser('id', 'document_id', 'numero', 'nom', 'mime', 'taille', 'sha256');
