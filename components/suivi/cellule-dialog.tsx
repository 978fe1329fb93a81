'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  title: string;
  eyebrow: string;
  /** The address of the matrix without its open cell. */
  ferme: string;
  /** `13.200068765`, as the link of the cell says it. */
  cellule: string;
  liens: ReactNode;
  children: ReactNode;
};

/** The open cell of the matrix: closing it cleans the address and gives the focus back to its cell. */
export function CelluleDialog({ title, eyebrow, ferme, cellule, liens, children }: Props) {
  const router = useRouter();
  return (
    <Dialog
      title={title}
      eyebrow={eyebrow}
      onClose={() => {
        // straight at this address, no cell had the focus before
        document.querySelector<HTMLElement>(`a[href$="cellule=${CSS.escape(cellule)}"]`)?.focus();
        router.replace(ferme, { scroll: false });
      }}
    >
      {children}
      <form method="dialog" className="actions">
        {liens}
        <button className="btn">Fermer</button>
      </form>
    </Dialog>
  );
}
