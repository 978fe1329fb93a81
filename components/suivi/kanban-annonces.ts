import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import { avancementLabels, type Etat } from '@/lib/suivi/rules';

/** What a screen reader says of a card before it is taken. */
export const consigne =
  'Pour déplacer cette carte, appuyez sur Entrée ou Espace, changez de colonne avec les flèches, puis appuyez de nouveau sur Entrée pour la déposer, ou sur Échap pour la laisser à sa place.';

/** What it says while the card travels. */
export function annoncesOf(find: (id: UniqueIdentifier) => { code: string } | undefined): Announcements {
  const code = (id: UniqueIdentifier) => find(id)?.code ?? 'La carte';
  const label = (id: UniqueIdentifier) => avancementLabels[id as Etat];
  return {
    onDragStart: ({ active }) => `${code(active.id)} est prise.`,
    onDragOver: ({ active, over }) =>
      over ? `${code(active.id)} est au-dessus de la colonne ${label(over.id)}.` : 'Hors des colonnes.',
    onDragEnd: ({ active, over }) => {
      if (!over) return `${code(active.id)} est restée à sa place.`;
      if (over.id === 'non_renseigne') return 'Une action ne redevient pas « Non renseigné » : elle reste à sa place.';
      return `${code(active.id)} est déposée dans la colonne ${label(over.id)}. Dites pourquoi.`;
    },
    onDragCancel: ({ active }) => `${code(active.id)} est restée à sa place.`,
  };
}
