'use client';

import { useCallback, useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/outcome';
import { Edition, type Mutation } from './edition';

type Props<T> = {
  label: string;
  /** What it bears on, said to those who do not see where the button stands. */
  about?: string;
  title: string;
  action: Mutation<T>;
  submitLabel: string;
  brouillon?: string;
  revision?: number;
  danger?: boolean;
  className?: string;
  /** What follows once it is done, for a page that knows; the sentence is shown all the same. */
  onDone?: (outcome: Extract<Outcome<T>, { etat: 'fait' }>) => void;
  children: ReactNode;
};

/** A button that opens a short form in a dialog. */
export function EnDialogue<T = undefined>({
  label,
  about,
  title,
  className = 'btn small',
  onDone,
  children,
  ...edition
}: Props<T>) {
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {label}
        {about && <span className="visually-hidden"> : {about}</span>}
      </button>
      {isOpen && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          <Edition<T>
            {...edition}
            onDone={(outcome) => {
              setOpen(false);
              setMessage(outcome.message);
              onDone?.(outcome);
            }}
            beside={
              <button type="button" className="btn" onClick={() => setOpen(false)}>
                Annuler
              </button>
            }
          >
            {children}
          </Edition>
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}
