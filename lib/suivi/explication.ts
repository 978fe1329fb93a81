import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import { nommeEcart } from './proposition';
import { isEnRetard, isSansInformationRecente } from './rules';
import type { ActionSuivie } from './tableau';

/** What deserves a look on an action, from the most pressing; `attendu` is no alert: red before its date is normal. */
export type Nature = 'retiree' | 'blocage' | 'retard' | 'ecart' | 'ancienne' | 'attendu';
export type Explication = { nature: Nature; mot: string; texte: string };

type Expliquee = Pick<
  ActionSuivie,
  | 'etat'
  | 'decision'
  | 'avancement'
  | 'echeance'
  | 'jalon'
  | 'confirmeLe'
  | 'blocage'
  | 'blocageDepuis'
  | 'blocageCondition'
  | 'blocageResponsable'
  | 'locaux'
>;

/** The marks of an action on a day, each with the sentence that says why. */
export function expliquer(action: Expliquee, today: Jour): Explication[] {
  const found: Explication[] = [];
  const add = (nature: Nature, mot: string, texte: string | null) => texte && found.push({ nature, mot, texte });
  if (action.etat === 'retiree') add('retiree', 'Retirée', action.decision ?? 'Cette action n’est plus suivie.');
  add('blocage', 'Bloquée', expliqueBlocage(action));
  add('retard', 'En retard', expliqueRetard(action, today));
  add('ecart', 'Écart', action.etat === 'active' ? nommeEcart(action.avancement, action.locaux) : null);
  add('ancienne', 'Sans nouvelles', expliqueFraicheur(action, today));
  add('attendu', 'À venir', expliqueAttendu(action, today));
  return found;
}

/** « Bloquée depuis le 3 mars 2026 : le local manque. Ce qui lèverait le blocage : … (mairie). » Null when nothing blocks. */
export function expliqueBlocage(action: {
  blocage: string | null;
  blocageDepuis: Jour | null;
  blocageCondition: string | null;
  blocageResponsable: string | null;
}): string | null {
  const { blocage, blocageDepuis, blocageCondition, blocageResponsable } = action;
  if (!blocage) return null;
  const depuis = blocageDepuis ? ` depuis le ${formatJour(blocageDepuis)}` : '';
  const qui = blocageResponsable ? ` (${blocageResponsable})` : '';
  return `Bloquée${depuis} : ${phrase(blocage)} Ce qui lèverait le blocage : ${phrase(`${bare(blocageCondition ?? '')}${qui}`)}`;
}

type Datee = Pick<ActionSuivie, 'etat' | 'avancement' | 'echeance' | 'confirmeLe' | 'jalon'>;

/** « Jalon du 30 juin 2026 non fait : convention signée. » Null when the action is not late. */
export function expliqueRetard(action: Datee, today: Jour): string | null {
  if (!isEnRetard(action, today)) return null;
  return `Jalon du ${formatJour(action.echeance!)} non fait${action.jalon ? ` : ${bare(action.jalon)}` : ''}.`;
}

/** Why the information is no longer recent; null when it is. */
export function expliqueFraicheur(action: Datee, today: Jour): string | null {
  if (!isSansInformationRecente(action, today)) return null;
  if (!action.confirmeLe) return 'Personne n’a encore renseigné cette action.';
  return `Rien depuis plus de six mois : dernière confirmation le ${formatJour(action.confirmeLe)}.`;
}

/** Why « Pas fait » is nothing to worry about: its first open milestone is still to come. Null otherwise. */
export function expliqueAttendu(action: Datee, today: Jour): string | null {
  const { etat, avancement, echeance, jalon } = action;
  if (etat !== 'active' || avancement !== 'pas_fait' || !echeance || echeance < today) return null;
  return `Pas fait, attendu : premier jalon le ${formatJour(echeance)}${jalon ? ` (${bare(jalon)})` : ''}.`;
}

function phrase(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function bare(text: string): string {
  return text.replace(/\.$/, '');
}
