'use client';

import { useCallback, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Edition, type Mutation } from '@/components/ui/edition';
import { Toast } from '@/components/ui/toast';
import type { Jour } from '@/lib/clock';
import type { ChoixComposition } from '@/lib/instances/choix-instance';
import type { MembreLu, SiegeLu } from '@/lib/instances/data';
import { qualiteLabels, type Qualite } from '@/lib/instances/rules';
import { FinMembre, MembreFields, RetraitSiege, SiegeFields } from './champs-composition';

type Mutations = Record<'enregistrerSiege' | 'retirerSiege' | 'enregistrerMembre' | 'terminerMembre', Mutation>;
type Props = {
  instance: { id: number; nom: string };
  sieges: readonly SiegeLu[];
  choix: ChoixComposition;
  today: Jour;
  mutations: Mutations;
};
type Geste = 'siege' | 'retirer' | 'nommer' | 'remplacer' | 'corriger' | 'terminer';
type Ouvert = { geste: Geste; siege: SiegeLu | undefined; qualite: Qualite; membre: MembreLu | undefined };

/** The gestures on the seats of a body and who holds them: one island, the buttons say what on `data-geste`. */
export function GestesComposition({ instance, sieges, choix, today, mutations }: Props) {
  const [open, setOpen] = useState<Ouvert | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-geste]');
      if (!button) return;
      const { geste, siege: siegeId, qualite, membre: membreId } = button.dataset;
      const siege = sieges.find(({ id }) => String(id) === siegeId);
      setOpen({
        ...{ geste: geste as Geste, siege, qualite: (qualite ?? 'titulaire') as Qualite },
        membre: siege?.membres.find(({ id }) => String(id) === membreId),
      });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [sieges]);

  if (!open) return message ? <Toast message={message} onClose={closeMessage} /> : null;
  const { action, submitLabel, revision } = envoiOf(open, mutations);
  return (
    <Dialog title={titleOf(open)} eyebrow={eyebrowOf(open, instance.nom)} onClose={() => setOpen(null)}>
      <Edition
        action={action}
        submitLabel={submitLabel}
        revision={revision}
        danger={open.geste === 'retirer' || open.geste === 'terminer'}
        onDone={(outcome) => {
          setOpen(null);
          setMessage(outcome.message);
        }}
        beside={
          <button type="button" className="btn" onClick={() => setOpen(null)}>
            Annuler
          </button>
        }
      >
        <Fields {...open} {...{ instance, choix, today }} />
      </Edition>
    </Dialog>
  );
}

function Fields({
  geste,
  siege,
  qualite,
  membre,
  instance,
  choix,
  today,
}: Ouvert & Omit<Props, 'sieges' | 'mutations'>) {
  if (geste === 'siege') return <SiegeFields {...{ siege, instance, choix }} />;
  if (geste === 'retirer') return <RetraitSiege siege={siege!} today={today} />;
  if (geste === 'terminer') return <FinMembre membre={membre!} today={today} />;
  return <MembreFields siegeId={siege!.id} isRemplace={geste === 'remplacer'} {...{ qualite, membre, choix, today }} />;
}

function envoiOf({ geste, siege, membre }: Ouvert, mutations: Mutations) {
  switch (geste) {
    case 'siege':
      return {
        ...{ action: mutations.enregistrerSiege, revision: siege?.revision },
        submitLabel: siege ? 'Enregistrer' : 'Ajouter le siège',
      };
    case 'retirer':
      return { action: mutations.retirerSiege, submitLabel: 'Retirer le siège', revision: siege?.revision };
    case 'terminer':
      return { action: mutations.terminerMembre, submitLabel: 'Terminer le mandat', revision: membre?.revision };
    case 'corriger':
      return { action: mutations.enregistrerMembre, submitLabel: 'Enregistrer', revision: membre?.revision };
    case 'remplacer':
      return { action: mutations.enregistrerMembre, submitLabel: 'Remplacer', revision: membre?.revision };
    case 'nommer':
      return { action: mutations.enregistrerMembre, submitLabel: 'Nommer', revision: undefined };
  }
}

function eyebrowOf({ siege, geste }: Ouvert, nom: string): string {
  if (!siege || geste === 'siege') return nom;
  return [siege.intitule, siege.organisation?.sigle].filter(Boolean).join(' · ');
}

function titleOf({ geste, siege, qualite, membre }: Ouvert): string {
  const qui = membre ? `${membre.prenom} ${membre.nom}` : '';
  switch (geste) {
    case 'siege':
      return siege ? 'Modifier le siège' : 'Ajouter un siège';
    case 'retirer':
      return 'Retirer ce siège ?';
    case 'nommer':
      return `Nommer le ${qualiteLabels[qualite].toLowerCase()}`;
    case 'remplacer':
      return `Remplacer ${qui}, ${qualiteLabels[qualite].toLowerCase()}`;
    case 'corriger':
      return `Corriger le mandat de ${qui}`;
    case 'terminer':
      return `Terminer le mandat de ${qui} ?`;
  }
}
