import type { Jour } from '@/lib/clock';

/** A document whatever its rendering: the page, ODT and PDF say the same blocs in the same order. */
export type DocumentEcrit = {
  titre: string;
  sousTitre?: string;
  /** What it is not yet, for instance « Projet ». */
  mention?: string;
  /** Its day, so that the same content gives the same file. */
  date: Jour;
  blocs: Bloc[];
};
export type Bloc =
  | { nature: 'titre'; niveau: 1 | 2 | 3; texte: string }
  | { nature: 'paragraphe'; texte: string; genre?: 'muet' | 'fort' }
  | { nature: 'liste'; elements: string[]; ordonnee?: boolean }
  | { nature: 'tableau'; legende: string; entetes: string[]; lignes: string[][] };
