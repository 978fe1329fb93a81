CREATE TYPE "niveau_convention" AS ENUM ('cadre_objectifs', 'financiere_realisation');
CREATE TYPE "famille_convention" AS ENUM ('etat_departement', 'etat_departement_epci', 'epci_operateur_msap', 'gouvernance_region_epci', 'gouvernance_accueil_n1', 'gouvernance_innovation', 'autre');
CREATE TYPE "reconduction" AS ENUM ('aucune', 'tacite', 'expresse');
CREATE TYPE "etat_convention" AS ENUM ('reperee', 'en_negociation', 'en_signature', 'signee', 'echue', 'resiliee');
CREATE TYPE "constat_engagement" AS ENUM ('tenu', 'partiel', 'non_tenu');
CREATE TYPE "volet_financier" AS ENUM ('investissement', 'ingenierie', 'fonctionnement');
CREATE TYPE "suite_evaluation" AS ENUM ('poursuite', 'renegociation', 'nouveau_conventionnement', 'fin');
-- AlterEnum
ALTER TYPE "type_organisation" ADD VALUE 'lieu_accueil' BEFORE 'autre';
-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "epci_id" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "siret" TEXT;
-- CreateTable
CREATE TABLE "convention" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "intitule" TEXT NOT NULL,
    "niveau" "niveau_convention" NOT NULL,
    "famille" "famille_convention" NOT NULL,
    "objet" TEXT,
    "parent_id" INTEGER,
    "sans_parent" TEXT,
    "date_effet" DATE,
    "date_fin" DATE,
    "reconduction" "reconduction" NOT NULL DEFAULT 'aucune',
    "duree_reconduction_mois" INTEGER,
    "nb_reconductions_max" INTEGER,
    "preavis_mois" INTEGER,
    "etat" "etat_convention" NOT NULL DEFAULT 'reperee',
    "motif_etat" TEXT,
    "precedente_id" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "convention_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "convention_partie" (
    "id" SERIAL NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "qualite" TEXT,
    "ordre" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "convention_partie_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "convention_signature" (
    "partie_id" INTEGER NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "instance" TEXT,
    "deliberation_numero" TEXT,
    "deliberation_le" DATE,
    "signataire" TEXT,
    "fonction" TEXT,
    "signe_le" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "convention_signature_pkey" PRIMARY KEY ("partie_id")
);
-- CreateTable
CREATE TABLE "engagement" (
    "id" SERIAL NOT NULL,
    "partie_id" INTEGER NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "texte" TEXT NOT NULL,
    "action_id" INTEGER,
    "epci_id" INTEGER,
    "echeance" DATE,
    "constat" "constat_engagement",
    "constate_le" DATE,
    "preuve" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "convention_epci" (
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    CONSTRAINT "convention_epci_pkey" PRIMARY KEY ("convention_id","epci_id")
);
-- CreateTable
CREATE TABLE "convention_action" (
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER NOT NULL,
    CONSTRAINT "convention_action_pkey" PRIMARY KEY ("convention_id","action_id")
);
-- CreateTable
CREATE TABLE "convention_montant" (
    "id" SERIAL NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "volet" "volet_financier" NOT NULL,
    "financeur_id" INTEGER NOT NULL,
    "prevu" DECIMAL(14,2) NOT NULL,
    "verse" DECIMAL(14,2),
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "convention_montant_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "avenant" (
    "id" SERIAL NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "objet" TEXT NOT NULL,
    "signe_le" DATE NOT NULL,
    "nouvelle_fin" DATE,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    CONSTRAINT "avenant_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "evaluation_convention" (
    "id" SERIAL NOT NULL,
    "convention_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "avancement" "avancement" NOT NULL,
    "commentaire" TEXT NOT NULL,
    "suite" "suite_evaluation" NOT NULL,
    "evaluee_le" DATE NOT NULL,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "evaluation_convention_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "convention_schema_id_reference_key" ON "convention"("schema_id", "reference");
CREATE UNIQUE INDEX "convention_id_schema_id_key" ON "convention"("id", "schema_id");
CREATE UNIQUE INDEX "convention_partie_convention_id_organisation_id_key" ON "convention_partie"("convention_id", "organisation_id");
CREATE UNIQUE INDEX "convention_partie_id_convention_id_schema_id_key" ON "convention_partie"("id", "convention_id", "schema_id");
CREATE UNIQUE INDEX "convention_signature_partie_id_convention_id_schema_id_key" ON "convention_signature"("partie_id", "convention_id", "schema_id");
CREATE INDEX "engagement_convention_id_idx" ON "engagement"("convention_id");
CREATE INDEX "engagement_action_id_idx" ON "engagement"("action_id");
CREATE INDEX "convention_epci_schema_id_epci_id_idx" ON "convention_epci"("schema_id", "epci_id");
CREATE INDEX "convention_action_action_id_idx" ON "convention_action"("action_id");
CREATE UNIQUE INDEX "convention_montant_convention_id_annee_volet_financeur_id_key" ON "convention_montant"("convention_id", "annee", "volet", "financeur_id");
CREATE UNIQUE INDEX "avenant_convention_id_numero_key" ON "avenant"("convention_id", "numero");
CREATE UNIQUE INDEX "evaluation_convention_convention_id_annee_key" ON "evaluation_convention"("convention_id", "annee");
CREATE UNIQUE INDEX "organisation_siret_key" ON "organisation"("siret");
CREATE UNIQUE INDEX "organisation_epci_id_key" ON "organisation"("epci_id");
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "convention" ADD CONSTRAINT "convention_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention" ADD CONSTRAINT "convention_parent_id_schema_id_fkey" FOREIGN KEY ("parent_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention" ADD CONSTRAINT "convention_precedente_id_schema_id_fkey" FOREIGN KEY ("precedente_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_partie" ADD CONSTRAINT "convention_partie_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_partie" ADD CONSTRAINT "convention_partie_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_signature" ADD CONSTRAINT "convention_signature_partie_id_convention_id_schema_id_fkey" FOREIGN KEY ("partie_id", "convention_id", "schema_id") REFERENCES "convention_partie"("id", "convention_id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_partie_id_convention_id_schema_id_fkey" FOREIGN KEY ("partie_id", "convention_id", "schema_id") REFERENCES "convention_partie"("id", "convention_id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "convention_epci" ADD CONSTRAINT "convention_epci_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_epci" ADD CONSTRAINT "convention_epci_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_epci" ADD CONSTRAINT "convention_epci_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_action" ADD CONSTRAINT "convention_action_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_action" ADD CONSTRAINT "convention_action_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_montant" ADD CONSTRAINT "convention_montant_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "convention_montant" ADD CONSTRAINT "convention_montant_financeur_id_fkey" FOREIGN KEY ("financeur_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "avenant" ADD CONSTRAINT "avenant_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "avenant" ADD CONSTRAINT "avenant_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "evaluation_convention" ADD CONSTRAINT "evaluation_convention_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evaluation_convention" ADD CONSTRAINT "evaluation_convention_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
