'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import type { Mutation } from '@/components/ui/edition';

/** The arrows of the page, one island for all: a button says what and which way on `data-deplacer`, `data-id`, `data-sens`. */
export function Deplacer({ action }: { action: Mutation }) {
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  const asked = useRef<string>(null);

  // the row has moved with its button: the focus stays on it, or on the other one at the end of the way
  useEffect(() => {
    if (!asked.current || document.activeElement !== document.body) return;
    const row = document.querySelectorAll<HTMLElement>(asked.current);
    row[0]?.focus();
    asked.current = null;
  });

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-deplacer]');
      if (!button || button.ariaDisabled === 'true') return;
      const { deplacer = '', id = '', sens = '' } = button.dataset;
      asked.current = `[data-deplacer="${deplacer}"][data-id="${id}"][data-sens="${sens}"], [data-deplacer="${deplacer}"][data-id="${id}"]`;
      button.ariaDisabled = 'true';
      void send(action, { objet: deplacer, id, sens }).then((outcome) => {
        button.ariaDisabled = null;
        setMessage('message' in outcome ? outcome.message : 'Rien n’a été déplacé.');
      });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [action]);

  return message && <Toast message={message} onClose={closeMessage} />;
}
