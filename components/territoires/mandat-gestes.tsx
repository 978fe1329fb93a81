'use client';

import { useCallback, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Toast } from '@/components/ui/toast';
import type { Epci } from '@/lib/territoires/epci';
import type { CompteOffert, MandatGere } from '@/lib/territoires/fiche-territoire';
import { natureMandatLabels, type NatureMandat } from '@/lib/territoires/rules';
import { MandatForm, type MandatGeste, type MandatMutations } from './mandat-form';

type Props = {
  schemaId: number;
  epci: Epci;
  mandats: MandatGere[];
  comptes: CompteOffert[];
  today: string;
  mutations: MandatMutations;
};
type Open = { geste: MandatGeste; nature: NatureMandat; mandat: MandatGere | undefined };

/** The gestures of the cellule on the mandates of an EPCI: one island, the buttons say what on `data-mandat-geste`. */
export function MandatGestes({ schemaId, epci, mandats, comptes, today, mutations }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-mandat-geste]');
      if (!button) return;
      const { mandatGeste, nature, mandat } = button.dataset;
      setOpen({
        geste: mandatGeste as MandatGeste,
        nature: nature as NatureMandat,
        mandat: mandats.find(({ id }) => String(id) === mandat),
      });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [mandats]);

  return (
    <>
      {open && (
        <Dialog
          key={`${open.geste}-${open.nature}-${open.mandat?.id}`}
          eyebrow={`${epci.sigle} · ${epci.nom}`}
          title={titleOf(open)}
          onClose={() => setOpen(null)}
        >
          <MandatForm
            {...open}
            place={{ schemaId, epciId: epci.id, sigle: epci.sigle }}
            hasAutres={mandats.some(({ nature, fin }) => nature === open.nature && (fin === null || fin >= today))}
            comptes={comptes}
            today={today}
            mutations={mutations}
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

function titleOf({ geste, nature, mandat }: Open): string {
  const who = mandat ? `${mandat.prenom} ${mandat.nom}` : '';
  const charge = natureMandatLabels[nature].toLowerCase();
  switch (geste) {
    case 'nommer':
      return `Nommer un ${charge}`;
    case 'remplacer':
      return `Remplacer ${who}, ${charge}`;
    case 'corriger':
      return `Corriger le mandat de ${who}`;
    case 'terminer':
      return `Terminer le mandat de ${who} ?`;
  }
}
