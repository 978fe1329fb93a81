/** What a person may be, for a schema, an EPCI of it, or an organisation; the codes are those of the database. */
export const roles = [
  'administrateur',
  'cellule_etat',
  'cellule_departement',
  'referent_epci',
  'elu_epci',
  'membre_copil',
  'operateur',
] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  administrateur: 'Administrateur technique',
  cellule_etat: 'Cellule, côté État',
  cellule_departement: 'Cellule, côté Département',
  referent_epci: 'Référent technique EPCI',
  elu_epci: 'Élu référent EPCI',
  membre_copil: 'Membre du comité de pilotage',
  operateur: 'Opérateur ou lieu d’accueil',
};

/** What a right bears on besides the person: nothing, a schema, an EPCI of a schema, an organisation in a schema. */
export const roleScopes: Record<Role, 'installation' | 'schema' | 'epci' | 'organisation'> = {
  administrateur: 'installation',
  cellule_etat: 'schema',
  cellule_departement: 'schema',
  referent_epci: 'epci',
  elu_epci: 'epci',
  membre_copil: 'schema',
  operateur: 'organisation',
};

/** Objects and their verbs. A new object comes here, with its line in the matrix test, before its page is drawn. */
export const verbs = {
  schema: ['lire', 'creer', 'modifier', 'dupliquer'],
  // axes, fiches, facets, actions and their texts
  referentiel: ['lire', 'modifier', 'archiver', 'restaurer'],
  tableau: ['lire', 'exporter'],
  bilan: ['lire'],
  // which ones is the database's to say; coverage counts them all
  convention: ['lire', 'ecrire', 'signer'],
  couverture: ['lire'],
  document: ['ecrire'],
  // whom to reach in an organisation
  organisation: ['lire', 'ecrire'],
  contact: ['lire', 'ecrire'],
  statut: ['lire', 'changer', 'confirmer', 'corriger'],
  blocage: ['lire', 'declarer', 'lever'],
  jalon: ['lire', 'marquer'],
  campagne: ['lire', 'ouvrir', 'modifier'],
  // local progress: what an EPCI writes and sends, what the cellule makes of it
  avancement_local: ['lire'],
  remontee: ['lire', 'saisir', 'transmettre', 'demander_correction', 'valider', 'retourner', 'saisir_pour', 'repondre'],
  visa: ['lire', 'donner', 'enregistrer'],
  territoire: ['lire'],
  mandat: ['lire', 'nommer', 'modifier', 'terminer'],
  competence: ['lire', 'ecrire'],
  // the definitions; then the values, an EPCI's in three stages, the département's written by the cellule
  indicateur: ['lire', 'definir'],
  valeur: [
    'lire',
    'ecrire',
    'figer',
    'saisir',
    'transmettre',
    'demander_correction',
    'valider',
    'retourner',
    'rouvrir',
  ],
  remarque: ['lire', 'ecrire', 'repondre', 'clore'],
  // the bodies of the département; each EPCI's own, which the cellule writes for it while it has no référent
  instance: ['lire', 'ecrire'],
  instance_locale: ['lire', 'ecrire', 'ecrire_pour'],
  // which ones is the database's to say; so is who answers for one
  decision: ['lire', 'suivre'],
  compte: ['lire', 'creer', 'modifier', 'inviter', 'fermer', 'rouvrir'],
  habilitation: ['lire', 'accorder', 'retirer'],
  habilitation_cellule: ['accorder', 'confirmer', 'retirer'],
  habilitation_administrateur: ['accorder', 'retirer'],
  journal: ['lire'],
} as const;
export type Objet = keyof typeof verbs;
export type Verbe<O extends Objet> = (typeof verbs)[O][number];
type Rights = { [O in Objet]?: readonly Verbe<O>[] };

const lecture: Rights = {
  schema: ['lire'],
  referentiel: ['lire'],
  tableau: ['lire', 'exporter'],
  statut: ['lire'],
  blocage: ['lire'],
  jalon: ['lire'],
  campagne: ['lire'],
  territoire: ['lire'],
  mandat: ['lire'],
  convention: ['lire'],
  organisation: ['lire'],
  indicateur: ['lire'],
  instance: ['lire'],
  decision: ['lire'],
};
/** Who reads the local column too: everyone of the scheme but operators. */
const lectureLocale: Rights = {
  ...lecture,
  avancement_local: ['lire'],
  visa: ['lire'],
  remarque: ['lire', 'ecrire'],
  competence: ['lire'],
  valeur: ['lire'],
  instance_locale: ['lire'],
};

const cellule: Rights = {
  schema: ['lire', 'modifier', 'dupliquer'],
  referentiel: verbs.referentiel,
  tableau: verbs.tableau,
  bilan: verbs.bilan,
  convention: verbs.convention,
  couverture: verbs.couverture,
  document: verbs.document,
  organisation: verbs.organisation,
  contact: verbs.contact,
  statut: verbs.statut,
  blocage: verbs.blocage,
  jalon: verbs.jalon,
  campagne: verbs.campagne,
  avancement_local: verbs.avancement_local,
  // what an EPCI types is its own; the cellule reads what was sent
  remontee: ['lire', 'valider', 'retourner', 'saisir_pour', 'repondre'],
  visa: ['lire'],
  territoire: verbs.territoire,
  mandat: verbs.mandat,
  competence: verbs.competence,
  indicateur: verbs.indicateur,
  valeur: ['lire', 'ecrire', 'figer', 'valider', 'retourner', 'rouvrir'],
  remarque: ['lire', 'repondre', 'clore'],
  instance: verbs.instance,
  instance_locale: ['lire', 'ecrire_pour'],
  decision: verbs.decision,
  compte: verbs.compte,
  habilitation: verbs.habilitation,
  habilitation_cellule: verbs.habilitation_cellule,
  journal: verbs.journal,
};

/** The one table of rights (DOMAIN D). An administrator manages accounts and decides nothing of the scheme. */
export const rights: Record<Role, Rights> = {
  administrateur: {
    ...lecture,
    // exports are for those who follow the scheme
    tableau: ['lire'],
    // it opens a scheme for the cellule that will write it
    schema: ['lire', 'creer'],
    couverture: ['lire'],
    competence: ['lire'],
    // those of the département; the EPCI's are closed by the database
    valeur: ['lire'],
    instance_locale: ['lire'],
    compte: verbs.compte,
    habilitation: verbs.habilitation,
    habilitation_cellule: ['accorder', 'retirer'],
    habilitation_administrateur: verbs.habilitation_administrateur,
    journal: verbs.journal,
  },
  cellule_etat: cellule,
  cellule_departement: cellule,
  referent_epci: {
    ...lectureLocale,
    // the délibération and the signature of one's own EPCI
    convention: ['lire', 'signer'],
    contact: ['lire'],
    remontee: ['lire', 'saisir', 'transmettre', 'demander_correction'],
    competence: verbs.competence,
    valeur: ['lire', 'saisir', 'transmettre', 'demander_correction'],
    visa: ['lire', 'enregistrer'],
    instance_locale: ['lire', 'ecrire'],
    decision: ['lire', 'suivre'],
  },
  elu_epci: { ...lectureLocale, contact: ['lire'], remontee: ['lire'], visa: ['lire', 'donner'] },
  membre_copil: { ...lectureLocale, bilan: ['lire'], couverture: ['lire'] },
  operateur: lecture,
};

/** The object of rights that granting or withdrawing this role is. */
export function habilitationObjet(role: Role): 'habilitation' | 'habilitation_cellule' | 'habilitation_administrateur' {
  if (role === 'administrateur') return 'habilitation_administrateur';
  return isCellule(role) ? 'habilitation_cellule' : 'habilitation';
}

/** Whether the role is one of the two sides of the cellule, which have equal rights. */
export function isCellule(role: Role): boolean {
  return role === 'cellule_etat' || role === 'cellule_departement';
}
