'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Enregistrement, LigneRemontee } from '@/lib/campagnes/saisie';
import type { Outcome } from '@/lib/outcome';
import { reserveOf } from './reserve';
import { createSauvegarde } from './sauvegarde';

export type Enregistrer = (previous: unknown, form: FormData) => Promise<Outcome<Enregistrement>>;
type Options = {
  lignes: LigneRemontee[];
  enregistrer: Enregistrer;
  place: { schemaId: number; epciId: number };
  /** Whose words the browser keeps: one reserve a person, scheme and EPCI. */
  cle: string;
};

/** The drafts of this page, saved as they are typed; warns before a page that is not saved is left. */
export function useSauvegarde({ lignes, enregistrer, place, cle }: Options) {
  const [sauvegarde] = useState(() =>
    createSauvegarde({
      reserve: reserveOf(cle),
      save: (lines) => {
        const form = new FormData();
        form.set('schemaId', String(place.schemaId));
        form.set('epciId', String(place.epciId));
        form.set('lignes', JSON.stringify(lines.map(({ saisie, ...line }) => ({ ...saisie, ...line }))));
        return enregistrer(null, form);
      },
    }),
  );
  const { frappes, etat } = useSyncExternalStore(sauvegarde.subscribe, sauvegarde.read, sauvegarde.read);

  useEffect(() => sauvegarde.redraw(), [sauvegarde, lignes]);

  useEffect(() => {
    sauvegarde.resume(lignes);
    const again = () => {
      if (document.visibilityState === 'visible' && sauvegarde.isUnsaved()) void sauvegarde.flush();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (sauvegarde.isUnsaved()) event.preventDefault();
    };
    window.addEventListener('online', again);
    window.addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('beforeunload', leave);
    return () => {
      // leaving for another page of the application: one last attempt, the reserve keeps the rest
      void sauvegarde.flush().finally(sauvegarde.stop);
      window.removeEventListener('online', again);
      window.removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('beforeunload', leave);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, [sauvegarde]);

  return { frappes, etat, write: sauvegarde.write, flush: sauvegarde.flush, settle: sauvegarde.settle };
}
