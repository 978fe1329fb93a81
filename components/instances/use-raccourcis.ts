'use client';

import { useEffect, useRef } from 'react';

type Gestes = { suivant: () => void; precedent: () => void; note: () => void; decision: () => void };

/** Alt and a key, which typing never needs; the same while a field is being filled. */
export function useRaccourcis(gestes: Gestes): void {
  const live = useRef(gestes);
  useEffect(() => void (live.current = gestes));
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const geste = { ArrowDown: 'suivant', ArrowUp: 'precedent', KeyN: 'note', KeyD: 'decision' }[event.code];
      if (!geste) return;
      event.preventDefault();
      live.current[geste as keyof Gestes]();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
