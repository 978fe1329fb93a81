-- The competences that an EPCI holds: written by its référent or the cellule, read by everyone of the scheme but operators.

CREATE TYPE "competence" AS ENUM ('msap', 'action_sociale', 'equipements_culturels_sportifs', 'ram_petite_enfance', 'transports', 'autre');
CREATE TYPE "caractere_competence" AS ENUM ('obligatoire', 'optionnelle', 'facultative');
CREATE TABLE "competence_epci" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "competence" "competence" NOT NULL,
    "precision" TEXT,
    "caractere" "caractere_competence" NOT NULL,
    "prise_le" DATE NOT NULL,
    "deliberation" TEXT,
    "interet_defini_le" DATE,
    "rendue_le" DATE,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "competence_epci_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "competence_epci_schema_id_epci_id_idx" ON "competence_epci"("schema_id", "epci_id");
ALTER TABLE "competence_epci" ADD CONSTRAINT "competence_epci_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "competence_epci" ADD CONSTRAINT "competence_epci_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
alter table competence_epci
  add constraint competence_precision check ((competence = 'autre') = (coalesce(btrim(precision), '') <> '')),
  add constraint competence_dates check (interet_defini_le >= prise_le and rendue_le >= prise_le),
  -- the same one is not held twice on a day
  add constraint competence_unique exclude using gist (schema_id with =, epci_id with =, competence with =,
    (coalesce(lower(precision), '')) with =, daterange(prise_le, rendue_le, '[)') with &&);

alter table competence_epci enable row level security;
grant select on competence_epci to maillage_app;
grant insert (schema_id, epci_id, competence, precision, caractere, prise_le, deliberation, interet_defini_le, rendue_le, auteur_id),
  update (competence, precision, caractere, prise_le, deliberation, interet_defini_le, rendue_le, auteur_id, revision)
  on competence_epci to maillage_app;
grant usage on all sequences in schema public to maillage_app;
create policy lecture on competence_epci for select to maillage_app using (
  schema_id = any (array(select acces.schemas_local())) or (select acces.is_administrateur()));
create policy ecriture on competence_epci for insert to maillage_app with check (
  auteur_id = acces.utilisateur()
  and (schema_id = any (array(select acces.schemas_cellule())) or (schema_id, epci_id) in (select schema_id, epci_id from acces.epcis_referent())));
create policy modification on competence_epci for update to maillage_app using (
  schema_id = any (array(select acces.schemas_cellule())) or (schema_id, epci_id) in (select schema_id, epci_id from acces.epcis_referent()))
  with check (auteur_id = acces.utilisateur());
create trigger a_refuser_clos before insert or update or delete on competence_epci for each row execute function referentiel.refuser_clos();
create trigger journaliser after insert or update on competence_epci for each row execute function acces.journaliser(
  'id', 'epci_id', 'competence', 'precision', 'caractere', 'prise_le', 'deliberation', 'interet_defini_le', 'rendue_le');
