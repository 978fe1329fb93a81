'use client';

import { useCallback, useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Toast } from '@/components/ui/toast';
import { Edition, type Mutation } from './edition';

type Props = {
  label: string;
  /** What it bears on, said to those who do not see where the button stands. */
  about?: string;
  title: string;
  action: Mutation;
  submitLabel: string;
  brouillon?: string;
  revision?: number;
  danger?: boolean;
  className?: string;
  children: ReactNode;
};

/** A button that opens a short form in a dialog. */
export function EnDialogue({ label, about, title, className = 'btn small', children, ...edition }: Props) {
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
          <Edition
            {...edition}
            onDone={(outcome) => {
              setOpen(false);
              setMessage(outcome.message);
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
