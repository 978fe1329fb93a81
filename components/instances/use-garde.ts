'use client';

import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import { useDraft } from '@/components/ui/use-draft';
import { createGarde, type Champs, type Ligne } from './garde';

type Props = {
  /** Under what name this tab keeps what is not acknowledged. */
  cle: string;
  lus: Champs;
  ligne: Ligne;
  action: Mutation<Ligne>;
  /** What goes along with the fields, and the name of the row's id among them. */
  avec: Champs;
  nomId: string;
  /** Told each time the server acknowledges the row. */
  onLigne?: (ligne: Ligne) => void;
};

/** The rows being saved on this page, by name: one that leaves the screen goes on being saved, and is found again as it was. */
export const Gardes = createContext(openGardes());

export function openGardes() {
  return new Map<string, ReturnType<typeof createGarde>>();
}

/** The saving of one row, whether or not it is on the screen. */
export function useGarde({ cle, lus, ligne, action, avec, nomId, onLigne }: Props) {
  const draft = useDraft(`seance-${cle}`);
  const gardes = useContext(Gardes);
  const [garde] = useState(() => {
    const known = gardes.get(cle);
    if (known) return known;
    const made = createGarde({
      champs: lus,
      ligne,
      save: async (champs, place) => {
        const row = place && { [nomId]: String(place.id), revision: String(place.revision) };
        const outcome = await send(action, { ...avec, ...champs, ...row });
        if (outcome.etat === 'fait') onLigne?.(outcome.data ?? null);
        return outcome;
      },
      reserve: {
        keep: (champs) => draft.write('champs', JSON.stringify(champs)),
        read: () => JSON.parse(draft.read('champs') ?? 'null') as Champs | null,
        forget: draft.forget,
      },
    });
    gardes.set(cle, made);
    return made;
  });
  const state = useSyncExternalStore(garde.subscribe, garde.read, garde.read);
  useEffect(() => {
    garde.resume();
    const warn = (event: BeforeUnloadEvent) => garde.isSale() && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void garde.flush();
    };
  }, [garde]);
  const lu = JSON.stringify([lus, ligne]);
  useEffect(() => garde.redraw(...(JSON.parse(lu) as [Champs, Ligne])), [garde, lu]);
  return { ...state, garde };
}
