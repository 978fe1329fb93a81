-- The clock and the two group roles come first: column defaults and every later policy stand on them.
create extension if not exists btree_gist;
create schema if not exists acces;

-- Tests fix the clock through this setting; elsewhere it is empty.
create function acces.maintenant() returns timestamptz language sql volatile set search_path = pg_catalog as
$$ select coalesce(nullif(current_setting('maillage.maintenant', true), '')::timestamptz, clock_timestamp()) $$;

create function acces.aujourdhui() returns date language sql stable set search_path = pg_catalog as
$$ select (coalesce(nullif(current_setting('maillage.maintenant', true), '')::timestamptz, now()) at time zone 'Europe/Paris')::date $$;

do $$
declare nom text;
begin
  foreach nom in array array['maillage_app', 'maillage_systeme'] loop
    if not exists (select from pg_roles where rolname = nom) then
      begin
        execute format('create role %I nologin noinherit', nom);
      exception
        when duplicate_object then null; -- two installations starting together
        when insufficient_privilege then
          raise exception 'Le propriétaire de la base ne peut pas créer le rôle % : voir docs/exploitation.md, « Rôles ».', nom;
      end;
    end if;
  end loop;
end $$;


-- CreateEnum
CREATE TYPE "nature_epci" AS ENUM ('CC', 'CA', 'CU', 'METRO');

-- CreateEnum
CREATE TYPE "type_organisation" AS ENUM ('etat', 'departement', 'region', 'epci', 'commune', 'operateur', 'association', 'autre');

-- CreateEnum
CREATE TYPE "etat_schema" AS ENUM ('en_elaboration', 'en_consultation', 'adopte', 'en_revision', 'proroge', 'en_evaluation', 'clos');

-- CreateEnum
CREATE TYPE "type_axe" AS ENUM ('transversal', 'sectoriel');

-- CreateEnum
CREATE TYPE "degre_priorite" AS ENUM ('structurante_immediate', 'structurante', 'a_negocier');

-- CreateEnum
CREATE TYPE "etat_fiche" AS ENUM ('active', 'archivee', 'ressource');

-- CreateEnum
CREATE TYPE "etat_action" AS ENUM ('active', 'retiree', 'archivee', 'ressource');

-- CreateEnum
CREATE TYPE "famille_facette" AS ENUM ('scenario', 'theme', 'public', 'critere');

-- CreateEnum
CREATE TYPE "avancement" AS ENUM ('pas_fait', 'en_cours', 'fait');

-- CreateEnum
CREATE TYPE "nature_statut" AS ENUM ('decision', 'confirmation', 'correction');

-- CreateEnum
CREATE TYPE "role_habilitation" AS ENUM ('administrateur', 'cellule_etat', 'cellule_departement', 'referent_epci', 'elu_epci', 'membre_copil', 'operateur');

-- CreateEnum
CREATE TYPE "nature_lien" AS ENUM ('invitation', 'reinitialisation');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "ancre" DATE NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "departement" (
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,

    CONSTRAINT "departement_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "epci" (
    "id" SERIAL NOT NULL,
    "siren" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "nature" "nature_epci" NOT NULL,

    CONSTRAINT "epci_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "departement_code" TEXT NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "population" INTEGER,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" SERIAL NOT NULL,
    "nom" TEXT NOT NULL,
    "sigle" TEXT,
    "type" "type_organisation" NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schema_departemental" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '1.0',
    "departement_code" TEXT NOT NULL,
    "date_debut" DATE NOT NULL,
    "date_fin" DATE NOT NULL,
    "etat" "etat_schema" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "schema_departemental_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schema_epci" (
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "sigle" TEXT NOT NULL,
    "ordre" INTEGER NOT NULL,

    CONSTRAINT "schema_epci_pkey" PRIMARY KEY ("schema_id","epci_id")
);

-- CreateTable
CREATE TABLE "axe" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "libelle" TEXT NOT NULL,
    "type" "type_axe" NOT NULL,

    CONSTRAINT "axe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fiche" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "axe_id" INTEGER,
    "code" TEXT,
    "titre" TEXT NOT NULL,
    "constat" TEXT,
    "enjeux" TEXT,
    "mesures" TEXT,
    "degre_priorite" "degre_priorite",
    "etat" "etat_fiche" NOT NULL,
    "ordre" INTEGER NOT NULL,
    "page_source" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fiche_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facette" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "famille" "famille_facette" NOT NULL,
    "libelle" TEXT NOT NULL,
    "ordre" INTEGER NOT NULL,

    CONSTRAINT "facette_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "page_source" TEXT,
    "source_cree_le" DATE,
    "source_maj_le" DATE,
    "version_id" INTEGER,
    "fiche_id" INTEGER,
    "code" TEXT,
    "etat" "etat_action",

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_version" (
    "id" SERIAL NOT NULL,
    "action_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "date_effet" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "auteur_id" INTEGER,
    "decision" TEXT,
    "motif" TEXT,
    "is_correction_de_forme" BOOLEAN NOT NULL DEFAULT false,
    "etat" "etat_action" NOT NULL,
    "fiche_id" INTEGER NOT NULL,
    "code" TEXT,
    "titre" TEXT NOT NULL,
    "resume" TEXT,
    "objectif" TEXT,
    "description" TEXT,
    "public_cible" TEXT,
    "porteur" TEXT,
    "is_porteur_a_designer" BOOLEAN NOT NULL DEFAULT false,
    "partenaires" TEXT,
    "calendrier" TEXT,
    "lieux" TEXT,
    "financements" TEXT,
    "liens_schemas" TEXT,
    "is_departementale" BOOLEAN NOT NULL,
    "is_texte_non_repris" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "action_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_version_epci" (
    "version_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,

    CONSTRAINT "action_version_epci_pkey" PRIMARY KEY ("version_id","epci_id")
);

-- CreateTable
CREATE TABLE "action_version_facette" (
    "version_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "facette_id" INTEGER NOT NULL,

    CONSTRAINT "action_version_facette_pkey" PRIMARY KEY ("version_id","facette_id")
);

-- CreateTable
CREATE TABLE "jalon" (
    "id" SERIAL NOT NULL,
    "action_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,

    CONSTRAINT "jalon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jalon_version" (
    "version_id" INTEGER NOT NULL,
    "jalon_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "libelle" TEXT NOT NULL,
    "debut" DATE,
    "fin" DATE NOT NULL,

    CONSTRAINT "jalon_version_pkey" PRIMARY KEY ("version_id","jalon_id")
);

-- CreateTable
CREATE TABLE "action_ressource" (
    "action_id" INTEGER NOT NULL,
    "ressource_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,

    CONSTRAINT "action_ressource_pkey" PRIMARY KEY ("action_id","ressource_id")
);

-- CreateTable
CREATE TABLE "statut" (
    "id" SERIAL NOT NULL,
    "action_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "nature" "nature_statut" NOT NULL,
    "avancement" "avancement",
    "date_effet" DATE NOT NULL,
    "commentaire" TEXT,
    "corrige_id" INTEGER,
    "confirme_id" INTEGER,
    "revision_lue" INTEGER,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "statut_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocage" (
    "id" SERIAL NOT NULL,
    "action_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "motif" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "responsable" TEXT,
    "date_effet" DATE NOT NULL,
    "revision_lue" INTEGER,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "blocage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "levee_blocage" (
    "blocage_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "commentaire" TEXT NOT NULL,
    "date_effet" DATE NOT NULL,
    "revision_lue" INTEGER,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "levee_blocage_pkey" PRIMARY KEY ("blocage_id")
);

-- CreateTable
CREATE TABLE "jalon_realisation" (
    "id" SERIAL NOT NULL,
    "jalon_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "fait_le" DATE,
    "commentaire" TEXT,
    "revision_lue" INTEGER,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "jalon_realisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suivi_action" (
    "action_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "avancement" "avancement",
    "statut_id" INTEGER,
    "depuis" DATE,
    "confirme_le" DATE,
    "blocage_id" INTEGER,
    "jalon_id" INTEGER,
    "echeance" DATE,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "suivi_action_pkey" PRIMARY KEY ("action_id")
);

-- CreateTable
CREATE TABLE "utilisateur" (
    "id" SERIAL NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "fonction" TEXT,
    "created_by_id" INTEGER,

    CONSTRAINT "utilisateur_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compte" (
    "utilisateur_id" INTEGER NOT NULL,
    "courriel" TEXT NOT NULL,
    "ferme_le" TIMESTAMPTZ(6),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "derniere_connexion" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "compte_pkey" PRIMARY KEY ("utilisateur_id")
);

-- CreateTable
CREATE TABLE "mot_de_passe" (
    "utilisateur_id" INTEGER NOT NULL,
    "empreinte" TEXT NOT NULL,
    "change_le" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "mot_de_passe_pkey" PRIMARY KEY ("utilisateur_id")
);

-- CreateTable
CREATE TABLE "habilitation" (
    "id" SERIAL NOT NULL,
    "utilisateur_id" INTEGER NOT NULL,
    "role" "role_habilitation" NOT NULL,
    "schema_id" INTEGER,
    "epci_id" INTEGER,
    "organisation_id" INTEGER,
    "debut" DATE NOT NULL,
    "fin" DATE,
    "accordee_par_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "confirmee_le" TIMESTAMPTZ(6),
    "confirmee_par_id" INTEGER,
    "retiree_le" TIMESTAMPTZ(6),
    "retiree_par_id" INTEGER,

    CONSTRAINT "habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lien_unique" (
    "id" SERIAL NOT NULL,
    "utilisateur_id" INTEGER NOT NULL,
    "nature" "nature_lien" NOT NULL,
    "empreinte" TEXT NOT NULL,
    "expire_le" TIMESTAMPTZ(6) NOT NULL,
    "utilise_le" TIMESTAMPTZ(6),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "lien_unique_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tentative_connexion" (
    "cle" TEXT NOT NULL,
    "echecs" INTEGER NOT NULL,
    "dernier_echec" TIMESTAMPTZ(6) NOT NULL,
    "bloque_jusqua" TIMESTAMPTZ(6),

    CONSTRAINT "tentative_connexion_pkey" PRIMARY KEY ("cle")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "utilisateur_id" INTEGER,
    "operation" TEXT NOT NULL,
    "objet" TEXT NOT NULL,
    "objet_id" INTEGER NOT NULL,
    "schema_id" INTEGER,
    "avant" JSONB,
    "apres" JSONB,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_acces" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "utilisateur_id" INTEGER,
    "entree" TEXT NOT NULL,
    "motif" TEXT NOT NULL,

    CONSTRAINT "journal_acces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cle_mutation" (
    "utilisateur_id" INTEGER NOT NULL,
    "cle" UUID NOT NULL,
    "mutation" TEXT NOT NULL,
    "resultat" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "cle_mutation_pkey" PRIMARY KEY ("utilisateur_id","cle")
);

-- CreateIndex
CREATE UNIQUE INDEX "epci_siren_key" ON "epci"("siren");

-- CreateIndex
CREATE INDEX "commune_epci_id_idx" ON "commune"("epci_id");

-- CreateIndex
CREATE INDEX "commune_departement_code_idx" ON "commune"("departement_code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_nom_key" ON "organisation"("nom");

-- CreateIndex
CREATE UNIQUE INDEX "schema_departemental_code_key" ON "schema_departemental"("code");

-- CreateIndex
CREATE INDEX "schema_epci_epci_id_idx" ON "schema_epci"("epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "schema_epci_schema_id_sigle_key" ON "schema_epci"("schema_id", "sigle");

-- CreateIndex
CREATE UNIQUE INDEX "schema_epci_schema_id_ordre_key" ON "schema_epci"("schema_id", "ordre");

-- CreateIndex
CREATE UNIQUE INDEX "axe_schema_id_numero_key" ON "axe"("schema_id", "numero");

-- CreateIndex
CREATE UNIQUE INDEX "axe_id_schema_id_key" ON "axe"("id", "schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "fiche_id_schema_id_key" ON "fiche"("id", "schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "fiche_schema_id_page_source_key" ON "fiche"("schema_id", "page_source");

-- CreateIndex
CREATE UNIQUE INDEX "facette_schema_id_famille_libelle_key" ON "facette"("schema_id", "famille", "libelle");

-- CreateIndex
CREATE UNIQUE INDEX "facette_id_schema_id_key" ON "facette"("id", "schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_version_id_key" ON "action"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_id_schema_id_key" ON "action"("id", "schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_schema_id_page_source_key" ON "action"("schema_id", "page_source");

-- CreateIndex
CREATE UNIQUE INDEX "action_version_action_id_numero_key" ON "action_version"("action_id", "numero");

-- CreateIndex
CREATE UNIQUE INDEX "action_version_id_schema_id_key" ON "action_version"("id", "schema_id");

-- CreateIndex
CREATE INDEX "action_version_epci_schema_id_epci_id_idx" ON "action_version_epci"("schema_id", "epci_id");

-- CreateIndex
CREATE INDEX "action_version_facette_facette_id_idx" ON "action_version_facette"("facette_id");

-- CreateIndex
CREATE INDEX "jalon_action_id_idx" ON "jalon"("action_id");

-- CreateIndex
CREATE UNIQUE INDEX "jalon_id_schema_id_key" ON "jalon"("id", "schema_id");

-- CreateIndex
CREATE INDEX "jalon_version_jalon_id_idx" ON "jalon_version"("jalon_id");

-- CreateIndex
CREATE INDEX "action_ressource_ressource_id_idx" ON "action_ressource"("ressource_id");

-- CreateIndex
CREATE UNIQUE INDEX "statut_corrige_id_key" ON "statut"("corrige_id");

-- CreateIndex
CREATE INDEX "statut_historique_action" ON "statut"("action_id", "date_effet" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "statut_confirme_id_idx" ON "statut"("confirme_id");

-- CreateIndex
CREATE INDEX "statut_auteur_id_idx" ON "statut"("auteur_id");

-- CreateIndex
CREATE INDEX "blocage_action_id_idx" ON "blocage"("action_id");

-- CreateIndex
CREATE INDEX "blocage_auteur_id_idx" ON "blocage"("auteur_id");

-- CreateIndex
CREATE UNIQUE INDEX "blocage_id_schema_id_key" ON "blocage"("id", "schema_id");

-- CreateIndex
CREATE INDEX "levee_blocage_auteur_id_idx" ON "levee_blocage"("auteur_id");

-- CreateIndex
CREATE UNIQUE INDEX "levee_blocage_blocage_id_schema_id_key" ON "levee_blocage"("blocage_id", "schema_id");

-- CreateIndex
CREATE INDEX "jalon_realisation_jalon_id_id_idx" ON "jalon_realisation"("jalon_id", "id" DESC);

-- CreateIndex
CREATE INDEX "jalon_realisation_auteur_id_idx" ON "jalon_realisation"("auteur_id");

-- CreateIndex
CREATE UNIQUE INDEX "suivi_action_statut_id_key" ON "suivi_action"("statut_id");

-- CreateIndex
CREATE UNIQUE INDEX "suivi_action_blocage_id_key" ON "suivi_action"("blocage_id");

-- CreateIndex
CREATE INDEX "suivi_action_schema_id_idx" ON "suivi_action"("schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "suivi_action_action_id_schema_id_key" ON "suivi_action"("action_id", "schema_id");

-- CreateIndex
CREATE INDEX "utilisateur_created_by_id_idx" ON "utilisateur"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "compte_courriel_key" ON "compte"("courriel");

-- CreateIndex
CREATE INDEX "habilitation_utilisateur_id_idx" ON "habilitation"("utilisateur_id");

-- CreateIndex
CREATE INDEX "habilitation_schema_id_idx" ON "habilitation"("schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "lien_unique_empreinte_key" ON "lien_unique"("empreinte");

-- CreateIndex
CREATE INDEX "lien_unique_utilisateur_id_idx" ON "lien_unique"("utilisateur_id");

-- CreateIndex
CREATE INDEX "journal_schema_id_id_idx" ON "journal"("schema_id", "id" DESC);

-- CreateIndex
CREATE INDEX "journal_objet_objet_id_idx" ON "journal"("objet", "objet_id");

-- CreateIndex
CREATE INDEX "journal_acces_created_at_idx" ON "journal_acces"("created_at");

-- CreateIndex
CREATE INDEX "cle_mutation_created_at_idx" ON "cle_mutation"("created_at");

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schema_departemental" ADD CONSTRAINT "schema_departemental_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schema_epci" ADD CONSTRAINT "schema_epci_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schema_epci" ADD CONSTRAINT "schema_epci_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "axe" ADD CONSTRAINT "axe_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_axe_id_schema_id_fkey" FOREIGN KEY ("axe_id", "schema_id") REFERENCES "axe"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facette" ADD CONSTRAINT "facette_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_fiche_id_schema_id_fkey" FOREIGN KEY ("fiche_id", "schema_id") REFERENCES "fiche"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "action_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version" ADD CONSTRAINT "action_version_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version" ADD CONSTRAINT "action_version_fiche_id_schema_id_fkey" FOREIGN KEY ("fiche_id", "schema_id") REFERENCES "fiche"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version" ADD CONSTRAINT "action_version_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version_epci" ADD CONSTRAINT "action_version_epci_version_id_schema_id_fkey" FOREIGN KEY ("version_id", "schema_id") REFERENCES "action_version"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version_epci" ADD CONSTRAINT "action_version_epci_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version_facette" ADD CONSTRAINT "action_version_facette_version_id_schema_id_fkey" FOREIGN KEY ("version_id", "schema_id") REFERENCES "action_version"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_version_facette" ADD CONSTRAINT "action_version_facette_facette_id_schema_id_fkey" FOREIGN KEY ("facette_id", "schema_id") REFERENCES "facette"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jalon" ADD CONSTRAINT "jalon_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jalon_version" ADD CONSTRAINT "jalon_version_version_id_schema_id_fkey" FOREIGN KEY ("version_id", "schema_id") REFERENCES "action_version"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jalon_version" ADD CONSTRAINT "jalon_version_jalon_id_schema_id_fkey" FOREIGN KEY ("jalon_id", "schema_id") REFERENCES "jalon"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_ressource" ADD CONSTRAINT "action_ressource_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_ressource" ADD CONSTRAINT "action_ressource_ressource_id_schema_id_fkey" FOREIGN KEY ("ressource_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statut" ADD CONSTRAINT "statut_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statut" ADD CONSTRAINT "statut_corrige_id_fkey" FOREIGN KEY ("corrige_id") REFERENCES "statut"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statut" ADD CONSTRAINT "statut_confirme_id_fkey" FOREIGN KEY ("confirme_id") REFERENCES "statut"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statut" ADD CONSTRAINT "statut_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocage" ADD CONSTRAINT "blocage_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocage" ADD CONSTRAINT "blocage_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "levee_blocage" ADD CONSTRAINT "levee_blocage_blocage_id_schema_id_fkey" FOREIGN KEY ("blocage_id", "schema_id") REFERENCES "blocage"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "levee_blocage" ADD CONSTRAINT "levee_blocage_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jalon_realisation" ADD CONSTRAINT "jalon_realisation_jalon_id_schema_id_fkey" FOREIGN KEY ("jalon_id", "schema_id") REFERENCES "jalon"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jalon_realisation" ADD CONSTRAINT "jalon_realisation_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_action" ADD CONSTRAINT "suivi_action_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_action" ADD CONSTRAINT "suivi_action_statut_id_fkey" FOREIGN KEY ("statut_id") REFERENCES "statut"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_action" ADD CONSTRAINT "suivi_action_blocage_id_fkey" FOREIGN KEY ("blocage_id") REFERENCES "blocage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utilisateur" ADD CONSTRAINT "utilisateur_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compte" ADD CONSTRAINT "compte_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mot_de_passe" ADD CONSTRAINT "mot_de_passe_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_accordee_par_id_fkey" FOREIGN KEY ("accordee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_confirmee_par_id_fkey" FOREIGN KEY ("confirmee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_retiree_par_id_fkey" FOREIGN KEY ("retiree_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_schema_epci_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien_unique" ADD CONSTRAINT "lien_unique_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien_unique" ADD CONSTRAINT "lien_unique_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;


