CREATE TYPE "type_indicateur" AS ENUM ('nombre', 'pourcentage', 'montant', 'oui_non', 'date', 'tendance', 'qualitatif');

CREATE TYPE "echelle_indicateur" AS ENUM ('departement', 'epci', 'lieu');

CREATE TYPE "agregation" AS ENUM ('somme', 'moyenne_ponderee', 'dernier', 'max', 'aucune');

CREATE TYPE "sens_indicateur" AS ENUM ('hausse', 'baisse', 'aucun');

CREATE TYPE "periodicite" AS ENUM ('annuelle', 'semestrielle', 'trimestrielle', 'une_fois');

CREATE TYPE "etat_indicateur" AS ENUM ('a_qualifier', 'actif', 'retire');

CREATE TYPE "statut_donnee" AS ENUM ('renseignee', 'non_disponible', 'sans_objet');

CREATE TABLE "indicateur" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "action_id" INTEGER,
    "ordre" INTEGER NOT NULL DEFAULT 0,
    "etat" "etat_indicateur" NOT NULL DEFAULT 'a_qualifier',
    "motif_etat" TEXT,
    "libelle_source" TEXT,
    "issu_de_id" INTEGER,
    "formule" TEXT,
    "proprietaire_id" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "indicateur_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "indicateur_version" (
    "id" SERIAL NOT NULL,
    "indicateur_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "numero" INTEGER NOT NULL,
    "des_annee" INTEGER NOT NULL,
    "libelle" TEXT NOT NULL,
    "type" "type_indicateur" NOT NULL,
    "unite" TEXT,
    "echelle" "echelle_indicateur" NOT NULL,
    "agregation" "agregation" NOT NULL,
    "sens" "sens_indicateur" NOT NULL,
    "periodicite" "periodicite" NOT NULL,
    "graduations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT,
    "reference_valeur" DECIMAL(18,6),
    "reference_annee" INTEGER,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "indicateur_version_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "indicateur_cible" (
    "indicateur_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "valeur" DECIMAL(18,6) NOT NULL,

    CONSTRAINT "indicateur_cible_pkey" PRIMARY KEY ("indicateur_id","annee")
);

CREATE TABLE "brouillon_valeur" (
    "indicateur_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "epci_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "statut" "statut_donnee" NOT NULL,
    "valeur" DECIMAL(18,6),
    "numerateur" DECIMAL(18,6),
    "denominateur" DECIMAL(18,6),
    "jour" DATE,
    "graduation" TEXT,
    "commentaire" TEXT,
    "source" TEXT,
    "is_estimee" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "auteur_id" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),

    CONSTRAINT "brouillon_valeur_pkey" PRIMARY KEY ("indicateur_id","annee","epci_id")
);

CREATE TABLE "valeur_indicateur" (
    "id" SERIAL NOT NULL,
    "indicateur_id" INTEGER NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "epci_id" INTEGER,
    "version_id" INTEGER NOT NULL,
    "precedente_id" INTEGER,
    "statut" "statut_donnee",
    "valeur" DECIMAL(18,6),
    "numerateur" DECIMAL(18,6),
    "denominateur" DECIMAL(18,6),
    "jour" DATE,
    "graduation" TEXT,
    "commentaire" TEXT,
    "source" TEXT,
    "is_estimee" BOOLEAN NOT NULL DEFAULT false,
    "is_pour_compte" BOOLEAN NOT NULL DEFAULT false,
    "is_calculee" BOOLEAN NOT NULL DEFAULT false,
    "auteur_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "suite" "suite_remontee",
    "suite_motif" TEXT,
    "suite_par_id" INTEGER,
    "suite_le" TIMESTAMPTZ(6),
    "correction_motif" TEXT,
    "is_rouverte" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "valeur_indicateur_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "annee_figee" (
    "id" SERIAL NOT NULL,
    "schema_id" INTEGER NOT NULL,
    "annee" INTEGER NOT NULL,
    "auteur_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT acces.maintenant(),
    "rouverte_le" TIMESTAMPTZ(6),
    "rouverte_par_id" INTEGER,
    "motif" TEXT,

    CONSTRAINT "annee_figee_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "indicateur_schema_id_action_id_idx" ON "indicateur"("schema_id", "action_id");

CREATE UNIQUE INDEX "indicateur_id_schema_id_key" ON "indicateur"("id", "schema_id");

CREATE UNIQUE INDEX "indicateur_version_indicateur_id_numero_key" ON "indicateur_version"("indicateur_id", "numero");

CREATE UNIQUE INDEX "indicateur_version_id_indicateur_id_key" ON "indicateur_version"("id", "indicateur_id");

CREATE INDEX "brouillon_valeur_schema_id_epci_id_annee_idx" ON "brouillon_valeur"("schema_id", "epci_id", "annee");

CREATE INDEX "valeur_du_schema" ON "valeur_indicateur"("schema_id", "indicateur_id", "annee", "epci_id", "id" DESC);

CREATE INDEX "valeur_derniere" ON "valeur_indicateur"("indicateur_id", "annee", "epci_id", "id" DESC);

CREATE INDEX "annee_figee_schema_id_annee_idx" ON "annee_figee"("schema_id", "annee");

ALTER TABLE "indicateur" ADD CONSTRAINT "indicateur_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "indicateur" ADD CONSTRAINT "indicateur_action_id_schema_id_fkey" FOREIGN KEY ("action_id", "schema_id") REFERENCES "action"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "indicateur" ADD CONSTRAINT "indicateur_issu_de_id_schema_id_fkey" FOREIGN KEY ("issu_de_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "indicateur" ADD CONSTRAINT "indicateur_proprietaire_id_fkey" FOREIGN KEY ("proprietaire_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "indicateur_version" ADD CONSTRAINT "indicateur_version_indicateur_id_schema_id_fkey" FOREIGN KEY ("indicateur_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "indicateur_version" ADD CONSTRAINT "indicateur_version_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "indicateur_cible" ADD CONSTRAINT "indicateur_cible_indicateur_id_schema_id_fkey" FOREIGN KEY ("indicateur_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "brouillon_valeur" ADD CONSTRAINT "brouillon_valeur_indicateur_id_schema_id_fkey" FOREIGN KEY ("indicateur_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "brouillon_valeur" ADD CONSTRAINT "brouillon_valeur_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "brouillon_valeur" ADD CONSTRAINT "brouillon_valeur_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "valeur_indicateur" ADD CONSTRAINT "valeur_indicateur_indicateur_id_schema_id_fkey" FOREIGN KEY ("indicateur_id", "schema_id") REFERENCES "indicateur"("id", "schema_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "valeur_indicateur" ADD CONSTRAINT "valeur_indicateur_version_id_indicateur_id_fkey" FOREIGN KEY ("version_id", "indicateur_id") REFERENCES "indicateur_version"("id", "indicateur_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "valeur_indicateur" ADD CONSTRAINT "valeur_indicateur_schema_id_epci_id_fkey" FOREIGN KEY ("schema_id", "epci_id") REFERENCES "schema_epci"("schema_id", "epci_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "valeur_indicateur" ADD CONSTRAINT "valeur_indicateur_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "valeur_indicateur" ADD CONSTRAINT "valeur_indicateur_suite_par_id_fkey" FOREIGN KEY ("suite_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "annee_figee" ADD CONSTRAINT "annee_figee_schema_id_fkey" FOREIGN KEY ("schema_id") REFERENCES "schema_departemental"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "annee_figee" ADD CONSTRAINT "annee_figee_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "annee_figee" ADD CONSTRAINT "annee_figee_rouverte_par_id_fkey" FOREIGN KEY ("rouverte_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma does not say: one and only one way of being worth something, years of the century, definitions that hold together.
alter table indicateur
  -- the registry of lib/indicateurs/calculs.ts
  add constraint indicateur_formule check (formule in ('tableau_de_bord', 'actions_engagees', 'competence_msap',
    'competence_action_sociale', 'competence_equipements', 'competence_ram', 'interlocuteurs', 'conventions_poste', 'conventions_fepem',
    'conventions_signees_annee', 'partenaires_conventions', 'liste_conventions', 'suivi_conventions')),
  add constraint indicateur_retire check ((etat = 'retire') = (coalesce(btrim(motif_etat), '') <> ''));
alter table indicateur_version
  add constraint version_libelle check (btrim(libelle) <> '' and length(libelle) <= 400 and numero > 0),
  add constraint version_annee check (des_annee between 2000 and 2100 and reference_annee between 1990 and 2100),
  add constraint version_reference check ((reference_valeur is null) = (reference_annee is null)),
  -- percentages are never added up, nor dates, nor words
  add constraint version_agregation check (case type
    when 'nombre' then agregation <> 'moyenne_ponderee'
    when 'montant' then agregation <> 'moyenne_ponderee'
    when 'pourcentage' then agregation in ('moyenne_ponderee', 'aucune')
    when 'date' then agregation in ('dernier', 'aucune')
    else agregation = 'aucune' end),
  add constraint version_graduations check ((type = 'qualitatif') = (cardinality(graduations) >= 2));
alter table indicateur_cible add constraint cible_annee check (annee between 2000 and 2100);
alter table annee_figee
  add constraint figee_annee check (annee between 2000 and 2100),
  add constraint figee_motif check ((rouverte_le is null) = (motif is null));
create unique index annee_figee_une on annee_figee (schema_id, annee) where rouverte_le is null;
do $$
declare t text;
begin
  foreach t in array array['brouillon_valeur', 'valeur_indicateur'] loop
    execute format($f$alter table %I
      add constraint %I check (annee between 2000 and 2100),
      add constraint %I check (denominateur > 0 and numerateur >= 0),
      add constraint %I check (case when statut = 'renseignee' then
        num_nonnulls(valeur, jour, graduation) = case when num_nonnulls(numerateur, denominateur) = 0 then 1 else 0 end
          and num_nonnulls(numerateur, denominateur) in (0, 2)
        else num_nonnulls(valeur, numerateur, denominateur, jour, graduation) = 0 end)$f$,
      t, t || '_annee', t || '_termes', t || '_une_seule');
  end loop;
end $$;
alter table valeur_indicateur
  add constraint valeur_sans_objet check (statut is distinct from 'sans_objet' or coalesce(btrim(commentaire), '') <> ''),
  add constraint valeur_retour check ((suite = 'retourne') is true = (suite_motif is not null)),
  add constraint valeur_departement check (epci_id is not null or (suite = 'valide' and not is_pour_compte)),
  add constraint valeur_calculee check (not is_calculee or epci_id is null);
