import { direCellule } from './cellule';
import { etapeOf, type Donnee, type TypeIndicateur } from './rules';

/** What is said of a cell, with who and when. */
export type Dite = { donnee: Donnee; auteur: string | null; le: string };

/** The last row of a cell, whatever its stage; a `donnee` without statut took back what was there. */
export type Envoyee = Dite & {
  id: number;
  suite: 'valide' | 'retourne' | null;
  suiteMotif: string | null;
  isRouverte: boolean;
  isPourCompte: boolean;
  correctionMotif: string | null;
};

/** One cell of the grid: an indicator for a territory (`epciId` null: the département) in the year of the page. */
export type CelluleGrille = {
  epciId: number | null;
  /** The last row sent, of those the viewer may see. */
  envoyee: Envoyee | null;
  brouillon: (Dite & { revision: number }) | null;
  /** What stands. */
  courante: Dite | null;
  /** What stood the year before. */
  avant: Donnee | null;
};

export type LigneGrille = {
  indicateurId: number;
  libelle: string;
  type: TypeIndicateur;
  unite: string | null;
  graduations: string[];
  source: string | null;
  action: { id: number; code: string | null; titre: string } | null;
  cellules: CelluleGrille[];
};

/** What the server answers for a cell: how to write it next, or what somebody else wrote. */
export type Enregistree = { indicateurId: number; epciId: number | null; lue: number };
export type CelluleEnConflit = {
  indicateurId: number;
  epciId: number | null;
  lue: number;
  texte: string;
  auteur: string | null;
};
export type EnregistrementValeurs = { cellules: Enregistree[]; conflits: CelluleEnConflit[] };

/** A draft is written under its revision, a row of the département after the last one; 0 when there is none. */
export function lueOf({ epciId, brouillon, envoyee }: CelluleGrille): number {
  return epciId === null ? (envoyee?.id ?? 0) : (brouillon?.revision ?? 0);
}

/** What a cell shows: the draft, else what came back or waits, else what stands. */
export function debutCellule({ brouillon, envoyee, courante }: CelluleGrille): Donnee | null {
  if (brouillon) return brouillon.donnee;
  return envoyee && envoyee.suite !== 'valide' ? envoyee.donnee : (courante?.donnee ?? null);
}

/** The text of that cell, as one would type it. */
export function texteOf(cellule: CelluleGrille): string {
  return direCellule(debutCellule(cellule));
}

/** Whether a cell takes another text: the département's always does, an EPCI's not while it is examined nor once it is validated. */
export function isOuverte({ epciId, envoyee }: CelluleGrille): boolean {
  const etape = etapeOf(envoyee);
  return epciId === null || (etape !== 'transmise' && etape !== 'validee');
}

/** Why a draft cannot be sent as it is; undefined when it can. */
export function refuseTransmission({ statut, commentaire }: Donnee): string | undefined {
  return statut === 'sans_objet' && !commentaire?.trim()
    ? 'Dites pourquoi c’est sans objet : « - pas de gare », par exemple.'
    : undefined;
}

/** The lines and columns of a block copied from a spreadsheet; a single text is one cell. */
export function lireBloc(texte: string): string[][] {
  const lignes = texte.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lignes.map((ligne) =>
    ligne.split('\t').map((cellule) => cellule.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')),
  );
}
