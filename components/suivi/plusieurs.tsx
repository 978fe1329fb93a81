'use client';

import { useCallback, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Toast } from '@/components/ui/toast';
import { formatCompte } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';
import type { Resultat } from '@/lib/suivi/plusieurs';
import { send } from '@/components/ui/send';
import { PlusieursBilan, type Envoi } from './plusieurs-bilan';
import { PlusieursForm } from './plusieurs-form';
import styles from './plusieurs.module.css';
import { useCoches, type Coche } from './use-coches';

type Mutation = (previous: unknown, form: FormData) => Promise<Outcome<Resultat[]>>;
type Message = { text: string; annulable?: string; cibles?: Envoi['cibles'] };
type Props = { today: string; mutations: Record<'changer' | 'confirmer' | 'annuler', Mutation> };

/** The bar of the ticked actions: one gesture and one comment for all, and what became of each. */
export function Plusieurs({ today, mutations }: Props) {
  const { coches, decocher } = useCoches();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [bilan, setBilan] = useState<Envoi | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);

  const report = (outcome: Outcome<Resultat[]>, envoi: Omit<Envoi, 'resultats' | 'message'>) => {
    if (outcome.etat !== 'fait') {
      return setMessage({ text: 'message' in outcome ? outcome.message : Object.values(outcome.erreurs).join(' ') });
    }
    const resultats = outcome.data ?? [];
    const done = resultats.filter((one) => one.etat === 'fait');
    decocher(done.map(({ actionId }) => String(actionId)));
    const annulable = done.map(({ actionId, revision, statutId }) => `${actionId}:${revision}:${statutId}`).join();
    const undo = annulable && !envoi.isAnnulation ? { annulable, cibles: envoi.cibles } : {};
    // what is left aside stays in sight, with the way back; a message that leaves by itself is for what went well
    if (done.length === resultats.length) {
      setBilan(null);
      return setMessage({ text: outcome.message, ...undo });
    }
    setMessage(null);
    setBilan({ ...envoi, ...undo, resultats, message: outcome.message });
  };

  const envoiOf = (cibles: Coche[]) => new Map(cibles.map((one) => [one.id, one]));
  const run = (mutation: Mutation, fields: Record<string, string>, envoi: Omit<Envoi, 'resultats' | 'message'>) => {
    if (isPending) return;
    setPending(true);
    void send(mutation, fields)
      .then((outcome) => report(outcome, envoi))
      .finally(() => setPending(false));
  };

  const annuler = ({ annulable, cibles }: Pick<Message, 'annulable' | 'cibles'>) =>
    run(mutations.annuler, { statuts: annulable! }, { cibles: cibles!, isAnnulation: true });

  return (
    <>
      {(coches.length > 0 || bilan) && (
        <section className={styles.barre} aria-label="Actions cochées">
          {bilan && (
            <PlusieursBilan
              envoi={bilan}
              today={today}
              onAnnuler={() => annuler(bilan)}
              onClose={() => setBilan(null)}
            />
          )}
          {coches.length > 0 && (
            <div className={styles.gestes}>
              <p className="strong">{formatCompte(coches.length, 'action cochée', 'actions cochées')}</p>
              <button
                type="button"
                className="btn"
                aria-disabled={isPending || undefined}
                onClick={() => run(mutations.confirmer, { actions: lotOf(coches) }, { cibles: envoiOf(coches) })}
              >
                Confirmer inchangé
              </button>
              <button type="button" className="btn primary" onClick={() => setOpen(true)}>
                Changer le statut
              </button>
              <button type="button" className="btn quiet" onClick={() => decocher()}>
                Tout décocher
              </button>
            </div>
          )}
        </section>
      )}
      <p className="visually-hidden" role="status">
        {coches.length > 0 && formatCompte(coches.length, 'action cochée', 'actions cochées')}
      </p>
      {isOpen && (
        <Dialog
          eyebrow={formatCompte(coches.length, 'action cochée', 'actions cochées')}
          title="Changer le statut"
          onClose={() => setOpen(false)}
        >
          <PlusieursForm
            mutation={mutations.changer}
            coches={coches}
            today={today}
            lot={lotOf(coches)}
            onCancel={() => setOpen(false)}
            onDone={(outcome, { avancement, commentaire }) => {
              setOpen(false);
              report(outcome, { cibles: envoiOf(coches), avancement, commentaire });
            }}
          />
        </Dialog>
      )}
      {message && (
        <Toast
          message={message.text}
          action={message.annulable ? { label: 'Annuler', run: () => annuler(message) } : undefined}
          onClose={closeMessage}
        />
      )}
    </>
  );
}

function lotOf(coches: Coche[]): string {
  return coches.map(({ id, revision }) => `${id}:${revision}`).join();
}
