import type { Jour } from '@/lib/clock';
import { formatCompte } from '@/lib/format';

/** The bodies of a scheme (DOMAIN A.4), in the order they are read. */
export const typesInstance = [
  'comite_pilotage',
  'comite_technique',
  'cellule',
  'instance_locale',
  'groupe_travail',
] as const;
export type TypeInstance = (typeof typesInstance)[number];
export const typeInstanceLabels: Record<TypeInstance, string> = {
  comite_pilotage: 'Comité de pilotage élargi',
  comite_technique: 'Comité technique',
  cellule: 'Cellule technique',
  instance_locale: 'Instance locale',
  groupe_travail: 'Groupe de travail',
};
/** Meetings owed each year (fiches 04: one, one, two by EPCI); a body may be asked more. */
export const minimumsAnnuels: Record<TypeInstance, number> = {
  comite_pilotage: 1,
  comite_technique: 1,
  cellule: 0,
  instance_locale: 2,
  groupe_travail: 0,
};

export const colleges = ['etat', 'departement', 'region', 'epci', 'operateur', 'association', 'autre'] as const;
export type College = (typeof colleges)[number];
export const collegeLabels: Record<College, string> = {
  etat: 'État',
  departement: 'Département',
  region: 'Région',
  epci: 'EPCI',
  operateur: 'Opérateurs et lieux d’accueil',
  association: 'Associations et usagers',
  autre: 'Autres',
};

export const qualites = ['titulaire', 'suppleant'] as const;
export type Qualite = (typeof qualites)[number];
export const qualiteLabels: Record<Qualite, string> = { titulaire: 'Titulaire', suppleant: 'Suppléant' };

export const naturesSeance = ['suivi', 'validation', 'programmation', 'information'] as const;
export type NatureSeance = (typeof naturesSeance)[number];
export const natureSeanceLabels: Record<NatureSeance, string> = {
  suivi: 'Suivi',
  validation: 'Validation',
  programmation: 'Programmation',
  information: 'Information',
};

export const etatsSeance = ['prevue', 'convoquee', 'tenue', 'diffuse', 'approuve', 'publie', 'annulee'] as const;
export type EtatSeance = (typeof etatsSeance)[number];
export const etatSeanceLabels: Record<EtatSeance, string> = {
  prevue: 'Prévue',
  convoquee: 'Convoquée',
  tenue: 'Tenue',
  diffuse: 'Compte rendu diffusé',
  approuve: 'Compte rendu approuvé',
  publie: 'Compte rendu publié',
  annulee: 'Annulée',
};

/** What may follow each state; a step back undoes the last one. The guards are the database's, said again here. */
export const suitesSeance: Record<EtatSeance, readonly EtatSeance[]> = {
  prevue: ['convoquee', 'tenue', 'annulee'],
  convoquee: ['tenue', 'prevue', 'annulee'],
  tenue: ['diffuse', 'convoquee'],
  diffuse: ['approuve', 'tenue'],
  approuve: ['publie', 'diffuse'],
  publie: ['approuve'],
  annulee: ['prevue'],
};

/** Whether the meeting took place. */
export function isTenue(etat: EtatSeance): boolean {
  return etat === 'tenue' || isRendue(etat);
}

/** Whether its minutes went round: others than who writes them may read what was said. */
export function isRendue(etat: EtatSeance): boolean {
  return etat === 'diffuse' || isApprouvee(etat);
}

/** Whether the minutes of a body may be published: those of a local one stay among who reads them. */
export function isPubliable({ type }: { type: TypeInstance }): boolean {
  return type !== 'instance_locale';
}

/** Whether its minutes are history: nothing they are made of changes. */
export function isApprouvee(etat: EtatSeance): boolean {
  return etat === 'approuve' || etat === 'publie';
}

export const naturesPoint = ['information', 'discussion', 'validation'] as const;
export type NaturePoint = (typeof naturesPoint)[number];
export const naturePointLabels: Record<NaturePoint, string> = {
  information: 'Information',
  discussion: 'Discussion',
  validation: 'Validation',
};

export const etatsPresence = ['present', 'excuse', 'absent', 'represente', 'pouvoir'] as const;
export type EtatPresence = (typeof etatsPresence)[number];
export const etatPresenceLabels: Record<EtatPresence, string> = {
  present: 'Présent',
  excuse: 'Excusé',
  absent: 'Absent',
  represente: 'Représenté par',
  pouvoir: 'Pouvoir à',
};

/** Whether this attendance counts towards the quorum: there, represented, or by power of attorney. */
export function isCompte(etat: EtatPresence): boolean {
  return etat === 'present' || etat === 'represente' || etat === 'pouvoir';
}

export const naturesDecision = ['priorite', 'revision', 'statut', 'convention', 'reseau', 'autre'] as const;
export type NatureDecision = (typeof naturesDecision)[number];
export const natureDecisionLabels: Record<NatureDecision, string> = {
  priorite: 'Priorité',
  revision: 'Révision du schéma',
  statut: 'Statut d’une action',
  convention: 'Convention',
  reseau: 'Réseau d’accueil',
  autre: 'Autre',
};

export const suivisDecision = ['a_faire', 'en_cours', 'faite', 'abandonnee'] as const;
export type SuiviDecision = (typeof suivisDecision)[number];
export const suiviDecisionLabels: Record<SuiviDecision, string> = {
  a_faire: 'À faire',
  en_cours: 'En cours',
  faite: 'Faite',
  abandonnee: 'Abandonnée',
};

export const naturesEffet = [
  'statut',
  'retrait',
  'retablissement',
  'jalon',
  'renegociation',
  'evaluation',
  'compte_rendu',
] as const;
export type NatureEffet = (typeof naturesEffet)[number];
export const natureEffetLabels: Record<NatureEffet, string> = {
  statut: 'Changer le statut d’une action',
  retrait: 'Retirer une action du schéma',
  retablissement: 'Rétablir une action retirée',
  jalon: 'Déplacer un jalon',
  renegociation: 'Ouvrir la renégociation d’une convention',
  evaluation: 'Évaluer une convention',
  compte_rendu: 'Approuver un compte rendu',
};

type Numerotee = { annee: number | null; numero: number | null; sigle: string | null };

type Confirmable = { isAttribuee: boolean; isDatee: boolean; agit: boolean };

/**
 * Why a decision cannot be confirmed yet, as a French sentence, or null: somebody answers for it by a date (DOMAIN G.19). One
 * that acts by itself, through its effects or by cancelling another, asks for neither, but a date goes with an owner.
 */
export function refuseConfirmation({ isAttribuee, isDatee, agit }: Confirmable): string | null {
  if (isAttribuee && isDatee) return null;
  if (isAttribuee) return 'Dites pour quand, puis confirmez-la.';
  if (isDatee) return 'Dites qui en répond, puis confirmez-la.';
  return agit ? null : 'Dites qui en répond et pour quand, puis confirmez-la.';
}

/** '2026-07' for a decision of the département, 'JLVD 2026-01' for that of an EPCI's body, null before it is confirmed. */
export function numeroDecision({ annee, numero, sigle }: Numerotee): string | null {
  if (annee === null || numero === null) return null;
  return `${sigle ? `${sigle} ` : ''}${annee}-${String(numero).padStart(2, '0')}`;
}

/** Whether a confirmed decision is still to be carried out, so that it comes back on the next agenda. */
export function isDue(suivi: SuiviDecision): boolean {
  return suivi === 'a_faire' || suivi === 'en_cours';
}

/** '1 réunion sur 2' for the meetings held in a year out of those owed; '3 réunions' where none is owed or all are held. */
export function formatReunions(tenues: number, minimum: number): string {
  if (tenues >= minimum) return formatCompte(tenues, 'réunion');
  return `${formatCompte(tenues, 'réunion')} sur ${minimum}`;
}

/** 'an hour' is said '1 h', 95 minutes '1 h 35', 40 minutes '40 min'. */
export function formatMinutes(minutes: number): string {
  const [heures, reste] = [Math.floor(minutes / 60), minutes % 60];
  if (heures === 0) return `${reste} min`;
  return reste === 0 ? `${heures} h` : `${heures} h ${String(reste).padStart(2, '0')}`;
}

/** The minutes that the points take, and how far beyond the slot they go (0 when they fit). */
export function tempsOf(
  points: readonly { dureeMinutes: number }[],
  creneau: number,
): { total: number; depassement: number } {
  const total = points.reduce((sum, { dureeMinutes }) => sum + dureeMinutes, 0);
  return { total, depassement: Math.max(0, total - creneau) };
}

type Comptee = {
  etat: EtatPresence;
  isInvite: boolean;
  /** The seat of a member: its titulaire and its suppléant count once. */
  siegeId?: number | null;
};

/** How many members count: each seat once, guests never. */
export function countPresents(presences: readonly Comptee[]): number {
  const comptees = presences.filter(({ etat, isInvite }) => !isInvite && isCompte(etat));
  const sieges = new Set(comptees.map(({ siegeId }) => siegeId).filter((id) => id != null));
  return sieges.size + comptees.filter(({ siegeId }) => siegeId == null).length;
}

/** Whether enough members count for the body to decide; null when it asks for no quorum. */
export function quorumAtteint(quorum: number | null, presences: readonly Comptee[]): boolean | null {
  return quorum === null ? null : countPresents(presences) >= quorum;
}

type Mandatee = { debut: Jour; fin: Jour | null };

/** Whether a mandate runs on a day, both ends included. */
export function isEnPlace({ debut, fin }: Mandatee, jour: Jour): boolean {
  return debut <= jour && (fin === null || fin >= jour);
}
