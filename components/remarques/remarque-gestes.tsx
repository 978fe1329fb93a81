'use client';

import { useCallback, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/outcome';
import type { Signature } from '@/lib/remarques/rules';
import { RemarqueForm } from './remarque-form';

export type Geste = 'ecrire' | 'repondre' | 'clore';
export type Mutation = (previous: unknown, form: FormData) => Promise<Outcome>;
/** The mutations behind the gestures, given by the page. */
export type Mutations = Record<Geste, Mutation>;

type Props = { actionId: number; signatures: Signature[]; mutations: Mutations };
type Open = { geste: Geste; remarqueId: string; about: string };

const titres: Record<Geste, string> = {
  ecrire: 'Écrire une remarque',
  repondre: 'Répondre à la remarque',
  clore: 'Clore la remarque ?',
};

/** What is done to remarks: one island for the section, the buttons carry `data-remarque-geste`. */
export function RemarqueGestes({ actionId, signatures, mutations }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-remarque-geste]');
      if (!button) return;
      const { remarqueGeste, remarque = '', remarqueLabel = '' } = button.dataset;
      setOpen({ geste: remarqueGeste as Geste, remarqueId: remarque, about: remarqueLabel });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);

  // a remark that closes takes its buttons away, and the focus with them
  useEffect(() => {
    if (message && !open) document.getElementById('remarques')?.focus({ preventScroll: true });
  }, [message, open]);

  return (
    <>
      {open && (
        <Dialog
          key={`${open.geste}-${open.remarqueId}`}
          title={titres[open.geste]}
          eyebrow={open.about}
          onClose={() => setOpen(null)}
        >
          <RemarqueForm
            {...open}
            actionId={actionId}
            signatures={signatures}
            mutation={mutations[open.geste]}
            onCancel={() => setOpen(null)}
            onDone={(text) => {
              setOpen(null);
              setMessage(text);
            }}
          />
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}
