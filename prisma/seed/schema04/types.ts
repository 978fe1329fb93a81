export type AxeFait = { numero: number; libelle: string; type: 'transversal' | 'sectoriel' };

export type FicheFait = {
  code: string | null;
  etat: 'active' | 'archivee' | 'ressource';
  axe: number | null;
  titre: string;
  degrePriorite: 'structurante_immediate' | 'structurante' | 'a_negocier' | null;
  pageSource: string;
};

export type ActionFait = {
  /** The code of an active action; 'ressource-…' or 'archive-…' otherwise, because codes are not unique. */
  cle: string;
  /** pageSource of its fiche. */
  fichePage: string;
  /** For a resource, the code it came from, which may be that of an active action. */
  code: string | null;
  etat: 'active' | 'archivee' | 'ressource';
  titre: string;
  /** Active actions only. */
  resume: string | null;
  porteur: string | null;
  porteurADesigner: boolean;
  partenaires: string | null;
  lieux: string | null;
  financements: string | null;
  liensSchemas: string | null;
  scenarios: string[];
  themes: string[];
  publics: string[];
  criteres: string[];
  departemental: boolean;
  /** Sigles. */
  epci: string[];
  pageSource: string;
  creeeLe: string;
  majLe: string;
  /** The active action whose code a resource bears. */
  ressourceDe: string | null;
};

/** Dates in the years of the source (2017-2021); the loader shifts them by (anchor year - 2019). */
export type JalonFait = { action: string; libelle: string; debut: string | null; fin: string };

export type Avancement = 'pas_fait' | 'en_cours' | 'fait';

/** Fictitious history. ilYA* are days before the anchor day, so that no date precedes the scheme (3 to 355). */
export type Evenement = { action: string; ilYA: number; auteur: 'etat' | 'departement' } & (
  | { nature: 'decision'; ref?: string; avancement: Avancement; commentaire: string }
  | { nature: 'confirmation' }
  | {
      nature: 'correction';
      /** ref of the entry it replaces. */
      corrige: string;
      /** null cancels that entry: the one before holds again. */
      avancement: Avancement | null;
      commentaire: string;
      ilYAEffet: number;
    }
  | { nature: 'blocage'; ref: string; motif: string; condition: string; responsable: string }
  | { nature: 'levee'; blocage: string; commentaire: string }
  | {
      nature: 'jalon_fait';
      /** Index among the milestones of the action, from 0. */
      jalon: number;
      commentaire: string | null;
      /** null: done on its own end date, or on the day of this event if that comes first. */
      ilYAFait: number | null;
    }
  /** The day and the number are those of the decision that has this effect (seances.ts). */
  | { nature: 'retrait'; motif: string }
);
