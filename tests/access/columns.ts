// Columns that people may write; the others are written by the database alone.
export const writableColumns: Record<string, { insert?: string; update?: string }> = {
  schema_departemental: {
    insert: 'code date_debut date_fin departement_code etat nom',
    update: 'date_debut date_fin etat motif_prorogation nom revision',
  },
  schema_epci: { insert: 'epci_id ordre schema_id sigle' },
  axe: { insert: 'libelle numero schema_id type', update: 'libelle numero revision type' },
  facette: { insert: 'famille libelle ordre schema_id', update: 'libelle ordre revision' },
  fiche: {
    insert: 'axe_id code constat degre_priorite enjeux etat mesures ordre schema_id titre',
    update: 'axe_id code constat degre_priorite enjeux etat mesures motif_etat ordre revision titre',
  },
  action: { insert: 'ordre schema_id', update: 'ordre' },
  action_version: {
    insert:
      'action_id auteur_id calendrier code date_effet decision description etat fiche_id financements is_correction_de_forme is_departementale is_porteur_a_designer is_texte_non_repris liens_schemas lieux motif numero objectif partenaires porteur public_cible resume schema_id titre',
  },
  action_version_epci: { insert: 'epci_id schema_id version_id' },
  action_version_facette: { insert: 'facette_id schema_id version_id' },
  jalon: { insert: 'action_id schema_id' },
  jalon_version: { insert: 'debut fin jalon_id libelle schema_id version_id' },
  statut: { insert: 'action_id auteur_id avancement commentaire corrige_id date_effet nature revision_lue schema_id' },
  blocage: { insert: 'action_id auteur_id condition date_effet motif responsable revision_lue schema_id' },
  levee_blocage: { insert: 'auteur_id blocage_id commentaire date_effet revision_lue schema_id' },
  jalon_realisation: { insert: 'auteur_id commentaire fait_le jalon_id revision_lue schema_id' },
  mandat: {
    insert: 'auteur_id debut epci_id fin fonction motif_cumul nature nom prenom schema_id utilisateur_id',
    update: 'debut fin fonction nom prenom revision utilisateur_id',
  },
  campagne: { insert: 'annee auteur_id echeance ouverture schema_id', update: 'echeance ouverture revision' },
  brouillon_avancement: {
    insert: 'action_id auteur_id avancement commentaire difficulte epci_id preuve schema_id',
    update: 'auteur_id avancement commentaire difficulte preuve revision',
  },
  avancement_epci: {
    insert: 'action_id auteur_id avancement commentaire difficulte epci_id is_inchange is_pour_compte preuve schema_id',
  },
  suite_avancement: { insert: 'auteur_id avancement_id epci_id motif schema_id suite' },
  demande_correction: { insert: 'auteur_id avancement_id epci_id motif schema_id' },
  reponse_correction: { insert: 'auteur_id demande_id epci_id is_acceptee motif schema_id' },
  visa: { insert: 'auteur_id campagne_id date_visa epci_id is_en_ligne schema_id', update: 'retire_le' },
  remarque: { insert: 'action_id auteur_id epci_id schema_id texte' },
  suite_remarque: { insert: 'auteur_id is_cloture remarque_id schema_id texte' },
  organisation: { insert: 'epci_id nom sigle siret type', update: 'nom revision sigle siret type' },
  indicateur: {
    insert: 'action_id etat formule issu_de_id libelle_source ordre proprietaire_id schema_id',
    update: 'action_id etat formule motif_etat ordre proprietaire_id revision',
  },
  indicateur_version: {
    insert:
      'agregation auteur_id des_annee echelle graduations indicateur_id libelle periodicite reference_annee reference_valeur schema_id sens source type unite',
  },
  indicateur_cible: { insert: 'annee indicateur_id schema_id valeur', update: 'valeur' },
  brouillon_valeur: {
    insert:
      'annee auteur_id commentaire denominateur epci_id graduation indicateur_id is_estimee jour numerateur schema_id source statut valeur',
    update: 'auteur_id commentaire denominateur graduation is_estimee jour numerateur revision source statut valeur',
  },
  valeur_indicateur: {
    insert:
      'annee auteur_id commentaire denominateur epci_id graduation indicateur_id is_estimee is_pour_compte jour numerateur precedente_id schema_id source statut valeur',
    update: 'correction_motif is_rouverte suite suite_motif',
  },
  annee_figee: { insert: 'annee auteur_id schema_id', update: 'motif' },
  import_lot: { insert: 'annee auteur_id epci_id lignes nom schema_id', update: 'annule_le' },
  competence_epci: {
    insert:
      'auteur_id caractere competence deliberation epci_id interet_defini_le precision prise_le rendue_le schema_id',
    update: 'auteur_id caractere competence deliberation interet_defini_le precision prise_le rendue_le revision',
  },
  contact: {
    insert: 'courriel fonction nom organisation_id schema_id telephone',
    update: 'courriel fonction nom revision telephone',
  },
  convention: {
    insert:
      'date_effet date_fin duree_reconduction_mois famille intitule nb_reconductions_max niveau objet parent_id preavis_mois precedente_id reconduction reference sans_parent schema_id',
    update:
      'date_effet date_fin duree_reconduction_mois etat famille intitule motif_etat nb_reconductions_max niveau objet parent_id preavis_mois reconduction reference revision sans_parent',
  },
  convention_partie: {
    insert: 'convention_id ordre organisation_id qualite schema_id',
    update: 'ordre qualite revision',
  },
  convention_signature: {
    insert:
      'convention_id deliberation_le deliberation_numero fonction instance partie_id schema_id signataire signe_le',
    update: 'deliberation_le deliberation_numero fonction instance revision signataire signe_le',
  },
  engagement: {
    insert: 'action_id constat constate_le convention_id echeance epci_id partie_id preuve schema_id texte',
    update: 'action_id constat constate_le echeance epci_id preuve revision texte',
  },
  convention_epci: { insert: 'convention_id epci_id schema_id' },
  convention_action: { insert: 'action_id convention_id schema_id' },
  convention_montant: {
    insert: 'annee convention_id financeur_id prevu schema_id verse volet',
    update: 'prevu revision verse',
  },
  avenant: { insert: 'auteur_id convention_id nouvelle_fin numero objet schema_id signe_le' },
  evaluation_convention: {
    insert: 'annee auteur_id avancement commentaire convention_id evaluee_le schema_id suite',
    update: 'auteur_id avancement commentaire evaluee_le revision suite',
  },
  document: {
    insert: 'convention_id nature schema_id seance_id titre visibilite',
    update: 'nature retire_le revision titre visibilite',
  },
  document_version: { insert: 'auteur_id document_id mime nom numero schema_id sha256 taille' },
  document_morceau: { insert: 'contenu document_id rang schema_id version_id' },
  instance: {
    insert: 'creee_le epci_id is_comite_msap minimum_annuel nom quorum schema_id tenue_dans type',
    update: 'creee_le fin_le is_comite_msap minimum_annuel nom quorum revision tenue_dans',
  },
  siege: {
    insert: 'college instance_id intitule ordre organisation_id schema_id',
    update: 'college intitule ordre organisation_id retire_le revision',
  },
  membre: {
    insert: 'debut fin fonction instance_id nom prenom qualite schema_id siege_id utilisateur_id',
    update: 'debut fin fonction nom prenom qualite revision utilisateur_id',
  },
  seance: {
    insert: 'debut duree_minutes instance_id lieu nature schema_id visio',
    update: 'convocation debut duree_minutes etat lieu motif_etat nature point_courant_id revision visio',
  },
  point_seance: {
    insert: 'duree_minutes intitule motif nature ordre proposition rapporteur schema_id seance_id',
    update: 'duree_minutes intitule nature ordre rapporteur revision',
  },
  point_lien: { insert: 'action_id convention_id document_id indicateur_id point_id schema_id seance_id' },
  proposition_ecartee: { insert: 'auteur_id cle instance_id schema_id seance_id' },
  presence: {
    insert:
      'college epci_id etat fonction is_invite membre_id nom organisation organisation_id par_qui prenom schema_id seance_id',
    update: 'etat fonction nom organisation par_qui prenom revision',
  },
  note_seance: { insert: 'action_id fiche_id point_id schema_id seance_id texte', update: 'revision texte' },
  decision: {
    insert: 'annule_id echeance nature point_id responsable responsable_id schema_id seance_id texte',
    update: 'annule_id confirmee_le constat echeance nature point_id responsable responsable_id revision suivi texte',
  },
  decision_effet: {
    insert: 'action_id contenu convention_id decision_id jalon_id nature schema_id seance_id',
    update: 'annule_le applique_le avant',
  },
  compte_rendu: {
    insert: 'cloture ouverture relecture_au schema_id seance_id',
    update: 'cloture contenu ouverture relecture_au revision',
  },
  compte_rendu_public: { insert: 'contenu schema_id seance_id' },
  flux_calendrier: { insert: 'empreinte utilisateur_id', update: 'revoque_le' },
  utilisateur: { insert: 'created_by_id fonction nom prenom', update: 'fonction nom prenom' },
  compte: { insert: 'courriel utilisateur_id', update: 'courriel ferme_le revision' },
  habilitation: {
    insert: 'accordee_par_id debut epci_id fin organisation_id role schema_id utilisateur_id',
    update: 'confirmee_le retiree_le',
  },
  lien_unique: { insert: 'created_by_id empreinte expire_le nature utilisateur_id', update: 'expire_le' },
  cle_mutation: { insert: 'cle mutation resultat utilisateur_id', update: 'resultat' },
};
