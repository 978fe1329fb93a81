import type { Jour } from '@/lib/clock';

/** The two levels of the scheme's conventions (fiches 04): what is aimed at, then what it costs to do it. */
export const niveaux = ['cadre_objectifs', 'financiere_realisation'] as const;
export type Niveau = (typeof niveaux)[number];
export const niveauLabels: Record<Niveau, string> = {
  cadre_objectifs: 'Convention cadre d’objectifs',
  financiere_realisation: 'Convention financière de réalisation',
};

/** Who commits to whom: the six pairs of the scheme, by which coverage is read (DOMAIN A.3). */
export const familles = [
  'etat_departement',
  'etat_departement_epci',
  'epci_operateur_msap',
  'gouvernance_region_epci',
  'gouvernance_accueil_n1',
  'gouvernance_innovation',
  'autre',
] as const;
export type Famille = (typeof familles)[number];
export const familleLabels: Record<Famille, string> = {
  etat_departement: 'État et Département',
  etat_departement_epci: 'État, Département et EPCI',
  epci_operateur_msap: 'EPCI et opérateurs, dans les MSAP',
  gouvernance_region_epci: 'Gouvernance, Région et EPCI',
  gouvernance_accueil_n1: 'Gouvernance et lieux d’accueil de premier niveau',
  gouvernance_innovation: 'Gouvernance et porteurs d’innovation',
  autre: 'Autre',
};

export const reconductions = ['aucune', 'tacite', 'expresse'] as const;
export type Reconduction = (typeof reconductions)[number];
export const reconductionLabels: Record<Reconduction, string> = {
  aucune: 'Sans reconduction',
  tacite: 'Tacite',
  expresse: 'Expresse',
};

export const etatsConvention = ['reperee', 'en_negociation', 'en_signature', 'signee', 'echue', 'resiliee'] as const;
export type EtatConvention = (typeof etatsConvention)[number];
export const etatConventionLabels: Record<EtatConvention, string> = {
  reperee: 'Repérée',
  en_negociation: 'En négociation',
  en_signature: 'En signature',
  signee: 'Signée',
  echue: 'Échue',
  resiliee: 'Résiliée',
};

/** What may follow each state; an expired or terminated convention is renewed by another, never reopened. */
export const suitesConvention: Record<EtatConvention, readonly EtatConvention[]> = {
  reperee: ['en_negociation', 'signee'],
  en_negociation: ['en_signature', 'reperee'],
  en_signature: ['signee', 'en_negociation'],
  signee: ['echue', 'resiliee'],
  echue: [],
  resiliee: [],
};

/** Whether what was agreed is history: completed by an avenant, an observation, a payment, and never taken off. */
export function isHistoire(etat: EtatConvention): boolean {
  return etat === 'signee' || etat === 'echue' || etat === 'resiliee';
}

/** Signatures without which a convention is not signed. */
export const SIGNATURES_MIN = 2;

type Suivie = {
  etat: EtatConvention;
  dateEffet: Jour | null;
  /** The end in force: the one of the last avenant that moved it, else the first. */
  fin: Jour | null;
  signatures: number;
};
export type Transition = { vers: EtatConvention; refus: string | null };

/** The states this convention may go to, each with the French sentence that refuses it for now, or null. */
export function transitionsOf(convention: Suivie, today: Jour): Transition[] {
  return suitesConvention[convention.etat].map((vers) => ({ vers, refus: refuseTransition(convention, vers, today) }));
}

function refuseTransition({ dateEffet, fin, signatures }: Suivie, vers: EtatConvention, today: Jour): string | null {
  if (vers === 'signee') {
    if (signatures < SIGNATURES_MIN)
      return `Il y faut au moins ${SIGNATURES_MIN} signatures datées : elle en a ${signatures}.`;
    if (!dateEffet || !fin) return 'Donnez d’abord sa date d’effet et son terme.';
  }
  if (vers === 'echue' && (!fin || fin >= today)) return 'Son terme n’est pas passé.';
  return null;
}

export const volets = ['investissement', 'ingenierie', 'fonctionnement'] as const;
export type Volet = (typeof volets)[number];
export const voletLabels: Record<Volet, string> = {
  investissement: 'Investissement',
  ingenierie: 'Ingénierie',
  fonctionnement: 'Fonctionnement',
};

/** How an engagement was kept; absence is « à constater », never « non tenu ». */
export const constats = ['tenu', 'partiel', 'non_tenu'] as const;
export type Constat = (typeof constats)[number];
export const constatLabels: Record<Constat, string> = { tenu: 'Tenu', partiel: 'En partie', non_tenu: 'Non tenu' };

/** What an annual evaluation leads to (fiches 04). */
export const suitesEvaluation = ['poursuite', 'renegociation', 'nouveau_conventionnement', 'fin'] as const;
export type SuiteEvaluation = (typeof suitesEvaluation)[number];
export const suiteEvaluationLabels: Record<SuiteEvaluation, string> = {
  poursuite: 'Poursuite',
  renegociation: 'Renégociation',
  nouveau_conventionnement: 'Nouveau conventionnement',
  fin: 'Fin',
};
