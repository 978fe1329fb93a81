import { fold } from '@/lib/text';

const MINIMUM = 12;
const MAXIMUM = 128;
// what people choose first; anything that is only this plus digits or signs is refused too
const communs = [
  'motdepasse', 'password', 'azerty', 'azertyuiop', 'qwerty', 'qwertyuiop', 'bonjour', 'soleil', 'doudou', 'loulou', 'chouchou',
  'marseille', 'provence', 'prefecture', 'departement', 'administrateur', 'administration', 'welcome', 'bienvenue', 'letmein',
  'iloveyou', 'jetaime', 'maillage', 'sdaasp', 'demonstration', 'changeme', 'changezmoi', 'secret', 'alpesdehauteprovence',
]; // prettier-ignore

/**
 * Why a password is refused (French sentence), or null. Twelve characters with a delayed sign-in (CNIL 2022-100), no common
 * word, nothing of the person; no forced mixture of characters, no renewal.
 */
export function refusePassword(
  clear: string,
  person: { prenom: string; nom: string; courriel: string },
): string | null {
  if (clear.length < MINIMUM) return `Au moins ${MINIMUM} caractères : une phrase courte convient très bien.`;
  if (clear.length > MAXIMUM) return `Au plus ${MAXIMUM} caractères.`;
  const letters = fold(clear).replace(/[^a-z]/g, '');
  if (new Set(clear).size < 5) return 'Trop de caractères répétés.';
  if (isCommon(clear)) return 'Ce mot de passe est trop courant.';
  const own = [person.prenom, person.nom, ...person.courriel.split(/[@.]/)].map((part) =>
    fold(part).replace(/[^a-z]/g, ''),
  );
  if (own.some((part) => part.length >= 4 && letters.includes(part) && letters.length - part.length < 8)) {
    return 'Évitez votre nom ou votre adresse dans le mot de passe.';
  }
  return null;
}

/** A common word alone or repeated, with whatever digits and signs around or in place of letters; a run of keys; no letter at all. */
function isCommon(clear: string): boolean {
  const plain = fold(clear);
  const spelled = plain.replace(/[^a-z]+$/, '').replace(/[013457@$!]/g, (sign) => signs[sign]!);
  return [plain, spelled].some((text) => {
    const letters = text.replace(/[^a-z]/g, '').replace(/^(.+?)\1+$/, '$1');
    return letters === '' || communs.includes(letters) || suites.some((suite) => suite.includes(letters));
  });
}

const signs: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
const suites = ['abcdefghijklmnopqrstuvwxyz', 'azertyuiopqsdfghjklmwxcvbn', 'qwertyuiopasdfghjklzxcvbnm'];

/** Seconds to wait after so many failures in a row: none at first, then doubling, never more than a quarter of an hour. */
export function delaiApres(echecs: number, tolerance: number): number {
  return echecs <= tolerance ? 0 : Math.min(2 ** (echecs - tolerance), 900);
}

export type EtatCompte = 'ferme' | 'jamais_connecte' | 'actif';
export const etatCompteLabels: Record<EtatCompte, string> = {
  ferme: 'Fermé',
  jamais_connecte: 'Jamais connecté',
  actif: 'Actif',
};

export type EtatHabilitation = 'en_vigueur' | 'a_confirmer' | 'a_venir' | 'terminee' | 'retiree';
export const etatHabilitationLabels: Record<EtatHabilitation, string> = {
  en_vigueur: 'En vigueur',
  a_confirmer: 'À confirmer par la cellule',
  a_venir: 'À venir',
  terminee: 'Terminé',
  retiree: 'Retiré',
};

type Dates = { debut: string; fin: string | null; isRetiree: boolean; isAConfirmer: boolean };

/** Where a right stands on a day; only « en vigueur » opens anything. */
export function etatHabilitation({ debut, fin, isRetiree, isAConfirmer }: Dates, today: string): EtatHabilitation {
  if (isRetiree) return 'retiree';
  if (fin !== null && fin < today) return 'terminee';
  if (isAConfirmer) return 'a_confirmer';
  return debut > today ? 'a_venir' : 'en_vigueur';
}
