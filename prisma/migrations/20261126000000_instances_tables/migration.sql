CREATE TYPE "type_instance" AS ENUM ('comite_pilotage', 'comite_technique', 'cellule', 'instance_locale', 'groupe_travail');
CREATE TYPE "college" AS ENUM ('etat', 'departement', 'region', 'epci', 'operateur', 'association', 'autre');
CREATE TYPE "qualite_membre" AS ENUM ('titulaire', 'suppleant');
CREATE TYPE "nature_seance" AS ENUM ('suivi', 'validation', 'programmation', 'information');
CREATE TYPE "etat_seance" AS ENUM ('prevue', 'convoquee', 'tenue', 'diffuse', 'approuve', 'publie', 'annulee');
CREATE TYPE "nature_point" AS ENUM ('information', 'discussion', 'validation');
CREATE TYPE "etat_presence" AS ENUM ('present', 'excuse', 'absent', 'represente', 'pouvoir');
CREATE TYPE "nature_decision" AS ENUM ('priorite', 'revision', 'statut', 'convention', 'reseau', 'autre');
CREATE TYPE "suivi_decision" AS ENUM ('a_faire', 'en_cours', 'faite', 'abandonnee');
CREATE TYPE "nature_effet" AS ENUM ('statut', 'retrait', 'retablissement', 'jalon', 'renegociation', 'evaluation', 'compte_rendu');
ALTER TYPE "nature_document" ADD VALUE 'compte_rendu';
ALTER TABLE "document" ADD COLUMN     "seance_id" INTEGER,
ALTER COLUMN "convention_id" DROP NOT NULL;
CREATE TABLE "instance" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER,
    "type" "type_instance" NOT NULL,
    "nom" TEXT NOT NULL,
    "minimum_annuel" INTEGER NOT NULL,
    "quorum" INTEGER,
    "tenue_dans" TEXT,
    "is_comite_msap" BOOLEAN NOT NULL DEFAULT false,
    "creee_le" DATE NOT NULL,
    "fin_le" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "siege" (
    "id" SERIAL NOT NULL,
    "instance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "college" "college" NOT NULL,
    "organisation_id" INTEGER,
    "intitule" TEXT NOT NULL,
    "ordre" INTEGER NOT NULL,
    "retire_le" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "siege_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "membre" (
    "id" SERIAL NOT NULL,
    "siege_id" INTEGER NOT NULL,
    "instance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "qualite" "qualite_membre" NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "fonction" TEXT,
    "utilisateur_id" INTEGER,
    "debut" DATE NOT NULL,
    "fin" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "membre_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "seance" (
    "id" SERIAL NOT NULL,
    "instance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "nature" "nature_seance" NOT NULL,
    "debut" TIMESTAMPTZ(6) NOT NULL,
    "duree_minutes" INTEGER NOT NULL,
    "lieu" TEXT,
    "visio" TEXT,
    "etat" "etat_seance" NOT NULL DEFAULT 'prevue',
    "motif_etat" TEXT,
    "convocation" TEXT,
    "convoquee_le" TIMESTAMPTZ(6),
    "point_courant_id" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "seance_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "point_seance" (
    "id" SERIAL NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "ordre" INTEGER NOT NULL,
    "nature" "nature_point" NOT NULL,
    "intitule" TEXT NOT NULL,
    "duree_minutes" INTEGER NOT NULL,
    "rapporteur" TEXT,
    "proposition" TEXT,
    "motif" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "point_seance_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "point_lien" (
    "id" SERIAL NOT NULL,
    "point_id" INTEGER NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER,
    "convention_id" INTEGER,
    "indicateur_id" INTEGER,
    "document_id" INTEGER,
    CONSTRAINT "point_lien_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "proposition_ecartee" (
    "instance_id" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    CONSTRAINT "proposition_ecartee_pkey" PRIMARY KEY ("instance_id","cle")
);
CREATE TABLE "presence" (
    "id" SERIAL NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "membre_id" INTEGER,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "fonction" TEXT,
    "college" "college",
    "organisation" TEXT,
    "organisation_id" INTEGER,
    "epci_id" INTEGER,
    "etat" "etat_presence" NOT NULL,
    "par_qui" TEXT,
    "is_invite" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "presence_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "note_seance" (
    "id" SERIAL NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "point_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER,
    "fiche_id" INTEGER,
    "texte" TEXT NOT NULL,
    "auteur_id" INTEGER,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "note_seance_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "seance_id" INTEGER NOT NULL,
    "point_id" INTEGER,
    "epci_id" INTEGER,
    "serie" INTEGER NOT NULL DEFAULT 0,
    "annee" INTEGER,
    "numero" INTEGER,
    "nature" "nature_decision" NOT NULL,
    "texte" TEXT NOT NULL,
    "responsable_id" INTEGER,
    "responsable" TEXT,
    "echeance" DATE,
    "confirmee_le" TIMESTAMPTZ(6),
    "confirmee_par_id" INTEGER,
    "suivi" "suivi_decision" NOT NULL DEFAULT 'a_faire',
    "constat" TEXT,
    "suivi_le" TIMESTAMPTZ(6),
    "suivi_par_id" INTEGER,
    "annule_id" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "decision_effet" (
    "id" SERIAL NOT NULL,
    "decision_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "nature" "nature_effet" NOT NULL,
    "action_id" INTEGER,
    "convention_id" INTEGER,
    "seance_id" INTEGER,
    "jalon_id" INTEGER,
    "contenu" JSONB NOT NULL,
    "avant" JSONB,
    "applique_le" TIMESTAMPTZ(6),
    "annule_le" TIMESTAMPTZ(6),
    CONSTRAINT "decision_effet_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "compte_rendu" (
    "seance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "ouverture" TEXT,
    "cloture" TEXT,
    "relecture_au" DATE,
    "diffuse_le" TIMESTAMPTZ(6),
    "approuve_le" TIMESTAMPTZ(6),
    "contenu" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "compte_rendu_pkey" PRIMARY KEY ("seance_id")
);
CREATE TABLE "compte_rendu_public" (
    "seance_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "contenu" JSONB NOT NULL,
    "publie_le" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    CONSTRAINT "compte_rendu_public_pkey" PRIMARY KEY ("seance_id")
);
CREATE TABLE "flux_calendrier" (
    "id" SERIAL NOT NULL,
    "utilisateur_id" INTEGER NOT NULL,
    "empreinte" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revoque_le" TIMESTAMPTZ(6),
    CONSTRAINT "flux_calendrier_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "instance_schema_id_epci_id_idx" ON "instance"("schema_id", "epci_id");
CREATE UNIQUE INDEX "instance_id_schema_id_key" ON "instance"("id", "schema_id");
CREATE INDEX "siege_instance_id_idx" ON "siege"("instance_id");
CREATE INDEX "siege_organisation_id_idx" ON "siege"("organisation_id");
CREATE UNIQUE INDEX "siege_id_instance_id_schema_id_key" ON "siege"("id", "instance_id", "schema_id");
CREATE INDEX "membre_siege_id_idx" ON "membre"("siege_id");
CREATE INDEX "membre_instance_id_idx" ON "membre"("instance_id");
CREATE INDEX "membre_utilisateur_id_idx" ON "membre"("utilisateur_id");
CREATE INDEX "seance_instance_id_debut_idx" ON "seance"("instance_id", "debut");
CREATE INDEX "seance_schema_id_debut_idx" ON "seance"("schema_id", "debut");
CREATE UNIQUE INDEX "seance_id_schema_id_key" ON "seance"("id", "schema_id");
CREATE INDEX "point_seance_seance_id_ordre_idx" ON "point_seance"("seance_id", "ordre");
CREATE UNIQUE INDEX "point_seance_id_seance_id_schema_id_key" ON "point_seance"("id", "seance_id", "schema_id");
CREATE UNIQUE INDEX "point_seance_seance_id_proposition_key" ON "point_seance"("seance_id", "proposition");
CREATE INDEX "point_lien_point_id_idx" ON "point_lien"("point_id");
CREATE INDEX "point_lien_seance_id_idx" ON "point_lien"("seance_id");
CREATE INDEX "point_lien_action_id_idx" ON "point_lien"("action_id");
CREATE INDEX "point_lien_convention_id_idx" ON "point_lien"("convention_id");
CREATE INDEX "point_lien_indicateur_id_idx" ON "point_lien"("indicateur_id");
CREATE INDEX "point_lien_document_id_idx" ON "point_lien"("document_id");
CREATE INDEX "proposition_ecartee_seance_id_idx" ON "proposition_ecartee"("seance_id");
CREATE INDEX "presence_membre_id_idx" ON "presence"("membre_id");
CREATE INDEX "presence_epci_id_idx" ON "presence"("epci_id");
CREATE UNIQUE INDEX "presence_seance_id_membre_id_key" ON "presence"("seance_id", "membre_id");
CREATE INDEX "note_seance_seance_id_idx" ON "note_seance"("seance_id");
CREATE INDEX "note_seance_point_id_idx" ON "note_seance"("point_id");
CREATE INDEX "note_seance_action_id_idx" ON "note_seance"("action_id");
CREATE INDEX "note_seance_fiche_id_idx" ON "note_seance"("fiche_id");
CREATE UNIQUE INDEX "decision_annule_id_key" ON "decision"("annule_id");
CREATE INDEX "decision_seance_id_idx" ON "decision"("seance_id");
CREATE INDEX "decision_schema_id_suivi_idx" ON "decision"("schema_id", "suivi");
CREATE UNIQUE INDEX "decision_schema_id_serie_annee_numero_key" ON "decision"("schema_id", "serie", "annee", "numero");
CREATE UNIQUE INDEX "decision_id_schema_id_key" ON "decision"("id", "schema_id");
CREATE INDEX "decision_effet_decision_id_idx" ON "decision_effet"("decision_id");
CREATE INDEX "decision_effet_action_id_idx" ON "decision_effet"("action_id");
CREATE INDEX "decision_effet_convention_id_idx" ON "decision_effet"("convention_id");
CREATE INDEX "decision_effet_seance_id_idx" ON "decision_effet"("seance_id");
CREATE UNIQUE INDEX "compte_rendu_seance_id_schema_id_key" ON "compte_rendu"("seance_id", "schema_id");
CREATE UNIQUE INDEX "compte_rendu_public_seance_id_schema_id_key" ON "compte_rendu_public"("seance_id", "schema_id");
CREATE UNIQUE INDEX "flux_calendrier_empreinte_key" ON "flux_calendrier"("empreinte");
CREATE INDEX "flux_calendrier_utilisateur_id_idx" ON "flux_calendrier"("utilisateur_id");
CREATE INDEX "document_seance_id_idx" ON "document"("seance_id");
ALTER TABLE "document" ADD CONSTRAINT "document_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instance" ADD CONSTRAINT "instance_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instance" ADD CONSTRAINT "instance_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "siege" ADD CONSTRAINT "siege_instance_id_schema_id_fkey" FOREIGN KEY ("instance_id", "schema_id") REFERENCES "instance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "siege" ADD CONSTRAINT "siege_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "membre" ADD CONSTRAINT "membre_siege_id_instance_id_schema_id_fkey" FOREIGN KEY ("siege_id", "instance_id", "schema_id") REFERENCES "siege"("id", "instance_id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "membre" ADD CONSTRAINT "membre_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "seance" ADD CONSTRAINT "seance_instance_id_schema_id_fkey" FOREIGN KEY ("instance_id", "schema_id") REFERENCES "instance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "seance" ADD CONSTRAINT "seance_point_courant_id_fkey" FOREIGN KEY ("point_courant_id") REFERENCES "point_seance"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "point_seance" ADD CONSTRAINT "point_seance_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "point_lien" ADD CONSTRAINT "point_lien_point_id_seance_id_schema_id_fkey" FOREIGN KEY ("point_id", "seance_id", "schema_id") REFERENCES "point_seance"("id", "seance_id", "schema_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "point_lien" ADD CONSTRAINT "point_lien_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "point_lien" ADD CONSTRAINT "point_lien_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "point_lien" ADD CONSTRAINT "point_lien_indicateur_id_schema_id_fkey" FOREIGN KEY ("indicateur_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "point_lien" ADD CONSTRAINT "point_lien_document_id_schema_id_fkey" FOREIGN KEY ("document_id", "schema_id") REFERENCES "document"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "proposition_ecartee" ADD CONSTRAINT "proposition_ecartee_instance_id_schema_id_fkey" FOREIGN KEY ("instance_id", "schema_id") REFERENCES "instance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposition_ecartee" ADD CONSTRAINT "proposition_ecartee_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposition_ecartee" ADD CONSTRAINT "proposition_ecartee_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "presence" ADD CONSTRAINT "presence_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "presence" ADD CONSTRAINT "presence_membre_id_fkey" FOREIGN KEY ("membre_id") REFERENCES "membre"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "presence" ADD CONSTRAINT "presence_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "epci"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "note_seance" ADD CONSTRAINT "note_seance_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "note_seance" ADD CONSTRAINT "note_seance_point_id_seance_id_schema_id_fkey" FOREIGN KEY ("point_id", "seance_id", "schema_id") REFERENCES "point_seance"("id", "seance_id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "note_seance" ADD CONSTRAINT "note_seance_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "note_seance" ADD CONSTRAINT "note_seance_fiche_id_schema_id_fkey" FOREIGN KEY ("fiche_id", "schema_id") REFERENCES "fiche"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "note_seance" ADD CONSTRAINT "note_seance_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_point_id_seance_id_schema_id_fkey" FOREIGN KEY ("point_id", "seance_id", "schema_id") REFERENCES "point_seance"("id", "seance_id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_responsable_id_fkey" FOREIGN KEY ("responsable_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_annule_id_fkey" FOREIGN KEY ("annule_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_confirmee_par_id_fkey" FOREIGN KEY ("confirmee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "decision" ADD CONSTRAINT "decision_suivi_par_id_fkey" FOREIGN KEY ("suivi_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "decision_effet" ADD CONSTRAINT "decision_effet_decision_id_schema_id_fkey" FOREIGN KEY ("decision_id", "schema_id") REFERENCES "decision"("id", "schema_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "decision_effet" ADD CONSTRAINT "decision_effet_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "decision_effet" ADD CONSTRAINT "decision_effet_convention_id_schema_id_fkey" FOREIGN KEY ("convention_id", "schema_id") REFERENCES "convention"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "decision_effet" ADD CONSTRAINT "decision_effet_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "decision_effet" ADD CONSTRAINT "decision_effet_jalon_id_schema_id_fkey" FOREIGN KEY ("jalon_id", "schema_id") REFERENCES "jalon"("id", "schema_id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "compte_rendu" ADD CONSTRAINT "compte_rendu_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "compte_rendu_public" ADD CONSTRAINT "compte_rendu_public_seance_id_schema_id_fkey" FOREIGN KEY ("seance_id", "schema_id") REFERENCES "seance"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "flux_calendrier" ADD CONSTRAINT "flux_calendrier_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
