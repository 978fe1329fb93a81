import type { Jour } from '@/lib/clock';
import type { Avancement } from '@/lib/suivi/rules';

export type Campagne = {
  id: number;
  /** The year reported on. */
  annee: number;
  ouverture: Jour;
  echeance: Jour;
  revision: number;
};

/** What an EPCI says of an action, as it is typed; nothing typed is the empty string. */
export type Saisie = {
  avancement: Avancement | null;
  commentaire: string;
  difficulte: string;
  preuve: string;
};

/** Where one expected line (action × EPCI) stands in a campaign, by what was last sent; drafts are another matter. */
export type Etape = 'a_remplir' | 'transmis' | 'retourne' | 'valide';

/** Where an EPCI stands as a whole, the silent first: the order of the cellule's desk. */
export const etatsRemontee = ['silencieux', 'retourne', 'partiel', 'a_examiner', 'complet'] as const;
export type EtatRemontee = (typeof etatsRemontee)[number];
export const etatRemonteeLabels: Record<EtatRemontee, string> = {
  silencieux: 'Silencieux',
  retourne: 'Lignes retournées',
  partiel: 'Incomplet',
  a_examiner: 'À examiner',
  complet: 'Validé en entier',
};

/** Counts of the lines of an EPCI as the cellule sees them; drafts are unknown to it, so they are among `attendues`. */
export type Comptes = { attendues: number; transmises: number; retournees: number; validees: number };

/**
 * The state of an EPCI in a campaign. `transmises` are those waiting for the cellule; what is missing is what was neither
 * sent, returned nor validated.
 */
export function etatRemontee({ attendues, transmises, retournees, validees }: Comptes): EtatRemontee {
  if (validees >= attendues) return 'complet';
  if (transmises > 0) return 'a_examiner';
  if (retournees > 0) return 'retourne';
  return validees > 0 ? 'partiel' : 'silencieux';
}

/** A sentence is asked when the status differs from the last validated one: the cellule must know what changed. */
export function refuseSaisie(saisie: Saisie, derniere: Saisie | null): Partial<Record<keyof Saisie, string>> {
  const erreurs: Partial<Record<keyof Saisie, string>> = {};
  if (!saisie.avancement) erreurs.avancement = 'Choisissez où en est l’action.';
  else if (derniere && derniere.avancement !== saisie.avancement && !isPhraseNeuve(saisie, derniere)) {
    erreurs.commentaire = 'Le statut change : dites en une phrase ce qui a changé.';
  }
  if (saisie.preuve.trim() && !isLien(saisie.preuve.trim())) {
    erreurs.preuve = 'Donnez une adresse complète, qui commence par https://.';
  }
  return erreurs;
}

/** Last year's sentence says nothing of what changed since. */
function isPhraseNeuve({ commentaire }: Saisie, derniere: Saisie): boolean {
  return commentaire.trim() !== '' && commentaire.trim() !== derniere.commentaire.trim();
}

/** Whether a text is a web address that a page may lead to: http or https, nothing else. */
export function isLien(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && hostname.includes('.') && !/\s/.test(text);
  } catch {
    return false;
  }
}
