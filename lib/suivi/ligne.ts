import type { Jour } from '@/lib/clock';
import { formatAnciennete, formatJour } from '@/lib/format';
import { enLigne } from '@/lib/referentiel/rules';
import { expliquer, expliqueFraicheur, type Explication, type Nature } from './explication';
import { proposeStatut } from './proposition';
import { avancementLabels, type Avancement } from './rules';
import type { ActionSuivie } from './tableau';

/** A line of the board ready to be drawn: only what is shown crosses to the browser, already in words. */
export type Ligne = {
  id: number;
  ficheId: number;
  code: string;
  titre: string;
  avancement: Avancement | null;
  revision: number;
  isSuivie: boolean;
  porteur: string | null;
  fraicheur: string;
  /** Why the information is old, when it is. */
  ancienne: string | null;
  /** The other marks; `bref` stands in sight beside the word. */
  alertes: (Explication & { bref: string | null })[];
};

/** What the board shows of an action on a day. */
export function ligneOf(action: ActionSuivie, today: Jour): Ligne {
  const { id, ficheId, code, titre, avancement, revision, etat } = action;
  return {
    id,
    ficheId,
    code,
    titre,
    avancement,
    revision,
    isSuivie: etat === 'active',
    porteur: action.isPorteurADesigner ? 'Porteur à désigner' : action.porteur && enLigne(action.porteur),
    fraicheur: action.confirmeLe ? formatAnciennete(action.confirmeLe, today) : 'jamais renseigné',
    ancienne: expliqueFraicheur(action, today),
    alertes: expliquer(action, today)
      .filter(({ nature }) => nature !== 'ancienne')
      .map((one) => ({ ...one, bref: brefOf(one.nature, action) })),
  };
}

function brefOf(nature: Nature, { decision, blocage, echeance, locaux }: ActionSuivie): string | null {
  switch (nature) {
    case 'retiree':
      return decision;
    case 'blocage':
      return blocage;
    case 'retard':
      return `jalon du ${formatJour(echeance!)} non fait`;
    case 'ecart':
      return `${avancementLabels[proposeStatut(locaux)!.avancement!]} d’après les EPCI`;
    case 'attendu':
      return `premier jalon le ${formatJour(echeance!)}`;
    case 'ancienne':
      return null;
  }
}
