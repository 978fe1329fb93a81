import type { CelluleEcrite } from './cellule';
import type { Donnee, TypeIndicateur } from './rules';

/** What a file may weigh, under what the server takes in one sending. */
export const TAILLE_IMPORT = 900 * 1024;

/** A cell that the file would change. */
export type LigneApercu = {
  indicateurId: number;
  /** What was read before: see lueOf. */
  lue: number;
  adresse: string;
  libelle: string;
  action: string | null;
  type: TypeIndicateur;
  avant: Donnee | null;
  apres: Donnee | null;
  /** An unlikely value, asked about and not refused. */
  question?: string;
  ecrite: CelluleEcrite;
};

/** What a file would do, before anything is written. */
export type Apercu = {
  nom: string;
  lignes: LigneApercu[];
  identiques: number;
  erreurs: { adresse: string; message: string; libelle?: string }[];
  /** Lines of no indicator that is typed here. */
  inconnues: { adresse: string; message: string }[];
};

/** What an import did to a cell, as it is kept. */
export type LigneLot = { indicateurId: number; libelle: string; avant: Donnee | null; apres: Donnee | null };

/** An import as the page lists it. */
export type Lot = {
  id: number;
  nom: string;
  auteur: string;
  le: string;
  annuleLe: string | null;
  combien: number;
};
