import type { Jour } from '@/lib/clock';
import type { Avancement } from '@/lib/suivi/rules';
import { refuseSaisie, type Saisie } from './rules';

/** One line of « Ma remontée », as its référent sees it. */
export type LigneRemontee = {
  actionId: number;
  code: string;
  titre: string;
  resume: string | null;
  axe: number;
  /** What the département says of the action. */
  departement: Avancement | null;
  /** Stage of the campaign's last sending; a draft is told apart. */
  etape: 'a_remplir' | 'transmis' | 'retourne' | 'valide';
  /** Why it came back. */
  motif: string | null;
  /** The last validated report, with the year of its campaign. */
  derniere: (Saisie & { annee: number }) | null;
  /** What was last sent in this campaign. */
  envoyee: (Saisie & { id: number; le: string; auteur: string }) | null;
  brouillon: Brouillon | null;
  /** The correction asked on the validated line, and its answer when it was refused. */
  demande: { motif: string; le: string; isAcceptee: boolean | null; reponse: string | null } | null;
};

/** Somebody's draft; `revision` is 0 when there is none yet. */
export type Brouillon = Saisie & { revision: number; auteur: string; le: string };

/** A draft that a colleague wrote, sent or emptied meanwhile. */
export type Autre = Brouillon | { isTransmis: boolean };

/** What saving answers: the new revision of each line, the lines somebody else touched, those no longer asked. */
export type Enregistrement = {
  lignes: { actionId: number; revision: number }[];
  conflits: { actionId: number; autre: Autre }[];
};

export const saisieVide: Saisie = { avancement: null, commentaire: '', difficulte: '', preuve: '' };

const champs = ['avancement', 'commentaire', 'difficulte', 'preuve'] as const;

/** The four fields alone. */
export function saisieOf({ avancement, commentaire, difficulte, preuve }: Saisie): Saisie {
  return { avancement, commentaire, difficulte, preuve };
}

/** Whether two entries say the same, blanks at the ends apart. */
export function isMemeSaisie(a: Saisie, b: Saisie): boolean {
  return champs.every((champ) => (a[champ] ?? '').trim() === (b[champ] ?? '').trim());
}

export function isSaisieVide(saisie: Saisie): boolean {
  return isMemeSaisie(saisie, saisieVide);
}

/** What the form of a line begins with: the draft, else what came back or is waiting, else the last validated report. */
export function debutSaisie({ brouillon, etape, envoyee, derniere }: LigneRemontee): Saisie {
  return saisieOf(brouillon ?? (etape === 'transmis' || etape === 'retourne' ? envoyee : derniere) ?? saisieVide);
}

/** Whether a line needs nothing more from the référent: a draft that may be sent, or a line the cellule has in hand. */
export function isRenseignee({ etape, derniere }: LigneRemontee, brouillon: Saisie | null): boolean {
  if (brouillon) return isTransmissible(brouillon, derniere);
  return etape === 'transmis' || etape === 'valide';
}

/** Whether a draft may be sent as it is. */
export function isTransmissible(brouillon: Saisie, derniere: Saisie | null): boolean {
  return Object.keys(refuseSaisie(brouillon, derniere)).length === 0;
}

/** Days left before the deadline; negative once it is past. */
export function delaiLabel(jours: number): string {
  if (jours < 0) return jours === -1 ? 'échéance passée depuis hier' : `échéance passée depuis ${-jours} jours`;
  if (jours === 0) return 'aujourd’hui';
  return jours === 1 ? 'demain' : `dans ${jours} jours`;
}

/** The deadline and how far it is. */
export type Echeance = { jour: Jour; jours: number };
