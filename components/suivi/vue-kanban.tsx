import type { Jour } from '@/lib/clock';
import { expliquer } from '@/lib/suivi/explication';
import { kanbanOrder } from '@/lib/suivi/rules';
import type { ActionSuivie, Tableau } from '@/lib/suivi/tableau';
import { Kanban } from './kanban';

type Props = { tableau: Tableau; actions: ActionSuivie[]; retour: string; jour: Jour; gestes: boolean };

/** The actions by status; the cellule moves them, and says why. */
export function VueKanban({ tableau, actions, retour, jour, gestes }: Props) {
  const colonnes = kanbanOrder.map((etat) => ({
    etat,
    cartes: actions
      .filter(({ avancement }) => (avancement ?? 'non_renseigne') === etat)
      .map((action) => ({
        id: action.id,
        code: action.code,
        titre: action.titre,
        revision: gestes && action.etat === 'active' ? action.revision : null,
        // the column already says that nobody has spoken
        marques: expliquer(action, jour).filter(({ nature }) => nature !== 'ancienne' || action.avancement),
      })),
  }));
  return <Kanban colonnes={colonnes} base={`/s/${tableau.schema.code}/actions/`} retour={retour} gestes={gestes} />;
}
