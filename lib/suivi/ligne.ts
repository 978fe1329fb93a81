import type { Jour } from '@/lib/clock';
import { formatAnciennete, formatJour } from '@/lib/format';
import { enLigne } from '@/lib/referentiel/rules';
import { isEnRetard, type Avancement } from './rules';
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
  alertes: { nature: 'retiree' | 'blocage' | 'retard'; texte: string | null }[];
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
    alertes: [
      ...(etat === 'retiree' ? [{ nature: 'retiree' as const, texte: action.decision }] : []),
      ...(action.blocage ? [{ nature: 'blocage' as const, texte: action.blocage }] : []),
      ...(isEnRetard(action, today)
        ? [{ nature: 'retard' as const, texte: `jalon du ${formatJour(action.echeance!)} non fait` }]
        : []),
    ],
  };
}
