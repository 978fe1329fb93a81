'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/outcome';
import { ecouter, type Cible, type Fait, type Geste, type Mutations } from './geste';
import type { GesteDialog } from './geste-dialog';

type Message = { text: string; annulable?: { cible: Cible; statutId: number } };

/**
 * The gestures of the cellule, on the board as on the sheet. One island for the page: buttons carry `data-geste`, the
 * nearest element with `data-action` says on what, so that a line of the board costs no JavaScript of its own; the forms come
 * with the first gesture.
 */
export function Gestes({ today, mutations }: { today: string; mutations: Mutations }) {
  const [open, setOpen] = useState<{ geste: Exclude<Geste, 'confirmer'>; cible: Cible } | null>(null);
  const [Dialogue, setDialogue] = useState<typeof GesteDialog | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const written = useRef<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);

  const report = useCallback((outcome: Outcome<Fait>, cible: Cible) => {
    if (outcome.etat !== 'fait') {
      return setMessage({ text: 'message' in outcome ? outcome.message : 'Rien n’a été enregistré.' });
    }
    const { statutId, annulable } = outcome.data ?? {};
    setMessage({ text: outcome.message, ...(annulable && statutId && { annulable: { cible, statutId } }) });
  }, []);

  const openDialog = useCallback((geste: Exclude<Geste, 'confirmer'>, cible: Cible) => {
    setOpen({ geste, cible });
    import('./geste-dialog')
      .then((loaded) => setDialogue(() => loaded.GesteDialog))
      .catch(() => {
        setOpen(null);
        setMessage({ text: 'Le serveur ne répond pas. Réessayez dans un instant.' });
      });
  }, []);

  const annuler = ({ cible, statutId }: NonNullable<Message['annulable']>) =>
    void send(mutations.corriger, {
      actionId: cible.action,
      revision: String(Number(cible.revision) + 1),
      corrigeId: String(statutId),
      avancement: 'annuler',
      commentaire: 'Saisie annulée aussitôt par son auteur.',
      dateEffet: today,
    }).then((outcome) => report(outcome, cible));

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      written.current = null;
      const button = (event.target as Element).closest<HTMLElement>('[data-geste]');
      const host = button?.closest<HTMLElement>('[data-action]');
      if (!button || !host) return;
      const cible = { ...host.dataset, ...button.dataset } as Cible & { geste: Geste };
      if (cible.geste !== 'confirmer') return openDialog(cible.geste, cible);
      if (button.ariaDisabled === 'true') return;
      button.ariaDisabled = 'true';
      void send(mutations.confirmer, { actionId: cible.action, revision: cible.revision })
        .then((outcome) => report(outcome, cible))
        .finally(() => (button.ariaDisabled = null));
    };
    document.addEventListener('click', onClick);
    const stop = ecouter((host, { geste, ...more }) => {
      if (geste !== 'confirmer') openDialog(geste, { ...host.dataset, ...more } as Cible);
    });
    return () => {
      document.removeEventListener('click', onClick);
      stop();
    };
  }, [openDialog, report, mutations]);

  // a line that changes place is drawn anew, after the gesture or with the page that follows: the keyboard goes on from there
  useEffect(() => {
    if (open || !written.current || document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>(`[data-action="${written.current}"] :is([data-reprise], [data-geste])`)
      ?.focus();
  });

  return (
    <>
      {open && Dialogue && (
        <Dialogue
          key={`${open.geste}-${open.cible.action}`}
          {...open}
          mutation={mutations[open.geste]}
          today={today}
          onCancel={() => setOpen(null)}
          onDone={(outcome) => {
            written.current = open.cible.action;
            setOpen(null);
            report(outcome, open.cible);
          }}
        />
      )}
      {message && (
        <Toast
          message={message.text}
          action={message.annulable && { label: 'Annuler', run: () => annuler(message.annulable!) }}
          onClose={closeMessage}
        />
      )}
    </>
  );
}
