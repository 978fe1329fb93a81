'use client';

import { useState, useSyncExternalStore } from 'react';
import { useDraft, type Draft } from '@/components/ui/use-draft';

/** A decision begun here; it has an id once its row is written. */
type Nouvelle = { cle: string; id?: number };
type Change = (before: readonly Nouvelle[]) => readonly Nouvelle[];

const AUCUNE: readonly Nouvelle[] = [];

/** The decisions begun under a point; the tab keeps their keys until they have a row, so that what was typed is found again. */
export function useNouvelles(pointId: number): [readonly Nouvelle[], (to: Change) => void] {
  const draft = useDraft(`seance-nouvelles-${pointId}`);
  const [store] = useState(() => openNouvelles(draft));
  const nouvelles = useSyncExternalStore(store.subscribe, store.read, () => AUCUNE);
  return [nouvelles, store.change];
}

function openNouvelles(draft: Draft) {
  let nouvelles: readonly Nouvelle[] | undefined;
  let notify: (() => void) | undefined;
  const read = () =>
    (nouvelles ??= (JSON.parse(draft.read('cles') ?? '[]') as string[]).map((cle): Nouvelle => ({ cle })));
  return {
    read,
    subscribe: (listener: () => void) => {
      notify = listener;
      return () => (notify = undefined);
    },
    change: (to: Change) => {
      nouvelles = to(read());
      draft.write('cles', JSON.stringify(nouvelles.filter(({ id }) => !id).map(({ cle }) => cle)));
      notify?.();
    },
  };
}
