'use client';

import { useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Outcome } from '@/lib/outcome';
import { announce } from './annonces';
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
  action,
  onDone,
  children,
  ...edition
}: Props<T>) {
  const [isOpen, setOpen] = useState(false);
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
            // said as soon as it is known: what is done may take this button off the page
            action={async (previous, form) => {
              const outcome = await action(previous, form);
              if (outcome.etat === 'fait') announce(outcome.message);
              return outcome;
            }}
            onDone={(outcome) => {
              setOpen(false);
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
    </>
  );
}
