-- Local progress: campaigns, drafts, sent lines and what became of them; mandates; remarks.

-- CreateEnum
CREATE TYPE "nature_mandat" AS ENUM ('elu_referent', 'referent_technique');

-- CreateEnum
CREATE TYPE "suite_remontee" AS ENUM ('valide', 'retourne');

-- CreateTable
CREATE TABLE "mandat" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "nature" "nature_mandat" NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "fonction" TEXT,
    "utilisateur_id" INTEGER,
    "debut" DATE NOT NULL,
    "fin" DATE,
    "motif_cumul" TEXT,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "mandat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campagne" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "ouverture" DATE NOT NULL,
    "echeance" DATE NOT NULL,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campagne_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brouillon_avancement" (
    "action_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "avancement" "avancement",
    "commentaire" TEXT NOT NULL DEFAULT '',
    "difficulte" TEXT NOT NULL DEFAULT '',
    "preuve" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "auteur_id" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "brouillon_avancement_pkey" PRIMARY KEY ("action_id","epci_id")
);

-- CreateTable
CREATE TABLE "avancement_epci" (
    "id" SERIAL NOT NULL,
    "campagne_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "avancement" "avancement" NOT NULL,
    "commentaire" TEXT,
    "difficulte" TEXT,
    "preuve" TEXT,
    "is_inchange" BOOLEAN NOT NULL DEFAULT false,
    "is_pour_compte" BOOLEAN NOT NULL DEFAULT false,
    "date_effet" DATE NOT NULL,
    "corrige_id" INTEGER,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "avancement_epci_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_avancement" (
    "avancement_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "suite" "suite_remontee" NOT NULL,
    "motif" TEXT,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "suite_avancement_pkey" PRIMARY KEY ("avancement_id")
);

-- CreateTable
CREATE TABLE "demande_correction" (
    "id" SERIAL NOT NULL,
    "avancement_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "motif" TEXT NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "demande_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reponse_correction" (
    "demande_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "is_acceptee" BOOLEAN NOT NULL,
    "motif" TEXT,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "reponse_correction_pkey" PRIMARY KEY ("demande_id")
);

-- CreateTable
CREATE TABLE "suivi_epci" (
    "action_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "avancement_id" INTEGER NOT NULL,
    "avancement" "avancement" NOT NULL,
    "depuis" DATE NOT NULL,
    "confirme_le" DATE NOT NULL,

    CONSTRAINT "suivi_epci_pkey" PRIMARY KEY ("action_id","epci_id")
);

-- CreateTable
CREATE TABLE "visa" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "campagne_id" INTEGER NOT NULL,
    "date_visa" DATE NOT NULL,
    "is_en_ligne" BOOLEAN NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "retire_le" TIMESTAMPTZ(6),
    "retire_par_id" INTEGER,

    CONSTRAINT "visa_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remarque" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER NOT NULL,
    "epci_id" INTEGER,
    "texte" TEXT NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "remarque_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_remarque" (
    "id" SERIAL NOT NULL,
    "remarque_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "texte" TEXT,
    "is_cloture" BOOLEAN NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "suite_remarque_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mandat_schema_id_epci_id_idx" ON "mandat"("schema_id", "epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "campagne_schema_id_annee_key" ON "campagne"("schema_id", "annee");

-- CreateIndex
CREATE UNIQUE INDEX "campagne_id_schema_id_key" ON "campagne"("id", "schema_id");

-- CreateIndex
CREATE INDEX "brouillon_avancement_schema_id_epci_id_idx" ON "brouillon_avancement"("schema_id", "epci_id");

-- CreateIndex
CREATE INDEX "avancement_derniere_ligne" ON "avancement_epci"("epci_id", "action_id", "id" DESC);

-- CreateIndex
CREATE INDEX "avancement_epci_campagne_id_epci_id_idx" ON "avancement_epci"("campagne_id", "epci_id");

-- CreateIndex
CREATE INDEX "avancement_epci_action_id_idx" ON "avancement_epci"("action_id");

-- CreateIndex
CREATE UNIQUE INDEX "avancement_epci_id_schema_id_epci_id_key" ON "avancement_epci"("id", "schema_id", "epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "suite_avancement_avancement_id_schema_id_epci_id_key" ON "suite_avancement"("avancement_id", "schema_id", "epci_id");

-- CreateIndex
CREATE INDEX "demande_correction_avancement_id_idx" ON "demande_correction"("avancement_id");

-- CreateIndex
CREATE UNIQUE INDEX "demande_correction_id_schema_id_epci_id_key" ON "demande_correction"("id", "schema_id", "epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "reponse_correction_demande_id_schema_id_epci_id_key" ON "reponse_correction"("demande_id", "schema_id", "epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "suivi_epci_avancement_id_key" ON "suivi_epci"("avancement_id");

-- CreateIndex
CREATE INDEX "suivi_epci_schema_id_epci_id_idx" ON "suivi_epci"("schema_id", "epci_id");

-- CreateIndex
CREATE UNIQUE INDEX "suivi_epci_avancement_id_schema_id_epci_id_key" ON "suivi_epci"("avancement_id", "schema_id", "epci_id");

-- CreateIndex
CREATE INDEX "visa_campagne_id_epci_id_idx" ON "visa"("campagne_id", "epci_id");

-- CreateIndex
CREATE INDEX "remarque_action_id_idx" ON "remarque"("action_id");

-- CreateIndex
CREATE INDEX "remarque_schema_id_idx" ON "remarque"("schema_id");

-- CreateIndex
CREATE UNIQUE INDEX "remarque_id_schema_id_key" ON "remarque"("id", "schema_id");

-- CreateIndex
CREATE INDEX "suite_remarque_remarque_id_idx" ON "suite_remarque"("remarque_id");

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campagne" ADD CONSTRAINT "campagne_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campagne" ADD CONSTRAINT "campagne_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brouillon_avancement" ADD CONSTRAINT "brouillon_avancement_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brouillon_avancement" ADD CONSTRAINT "brouillon_avancement_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brouillon_avancement" ADD CONSTRAINT "brouillon_avancement_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avancement_epci" ADD CONSTRAINT "avancement_epci_campagne_id_schema_id_fkey" FOREIGN KEY ("campagne_id", "schema_id") REFERENCES "campagne"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avancement_epci" ADD CONSTRAINT "avancement_epci_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avancement_epci" ADD CONSTRAINT "avancement_epci_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avancement_epci" ADD CONSTRAINT "avancement_epci_corrige_id_fkey" FOREIGN KEY ("corrige_id") REFERENCES "avancement_epci"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avancement_epci" ADD CONSTRAINT "avancement_epci_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_avancement" ADD CONSTRAINT "suite_avancement_avancement_id_schema_id_epci_id_fkey" FOREIGN KEY ("avancement_id", "schema_id", "epci_id") REFERENCES "avancement_epci"("id", "schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_avancement" ADD CONSTRAINT "suite_avancement_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande_correction" ADD CONSTRAINT "demande_correction_avancement_id_schema_id_epci_id_fkey" FOREIGN KEY ("avancement_id", "schema_id", "epci_id") REFERENCES "avancement_epci"("id", "schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande_correction" ADD CONSTRAINT "demande_correction_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reponse_correction" ADD CONSTRAINT "reponse_correction_demande_id_schema_id_epci_id_fkey" FOREIGN KEY ("demande_id", "schema_id", "epci_id") REFERENCES "demande_correction"("id", "schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reponse_correction" ADD CONSTRAINT "reponse_correction_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_epci" ADD CONSTRAINT "suivi_epci_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_epci" ADD CONSTRAINT "suivi_epci_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suivi_epci" ADD CONSTRAINT "suivi_epci_avancement_id_schema_id_epci_id_fkey" FOREIGN KEY ("avancement_id", "schema_id", "epci_id") REFERENCES "avancement_epci"("id", "schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visa" ADD CONSTRAINT "visa_campagne_id_schema_id_fkey" FOREIGN KEY ("campagne_id", "schema_id") REFERENCES "campagne"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visa" ADD CONSTRAINT "visa_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visa" ADD CONSTRAINT "visa_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visa" ADD CONSTRAINT "visa_retire_par_id_fkey" FOREIGN KEY ("retire_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarque" ADD CONSTRAINT "remarque_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarque" ADD CONSTRAINT "remarque_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remarque" ADD CONSTRAINT "remarque_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_remarque" ADD CONSTRAINT "suite_remarque_remarque_id_schema_id_fkey" FOREIGN KEY ("remarque_id", "schema_id") REFERENCES "remarque"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_remarque" ADD CONSTRAINT "suite_remarque_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


