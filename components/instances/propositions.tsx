'use client';

import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import { formatMinutes, naturePointLabels } from '@/lib/instances/rules';
import type { Proposition } from '@/lib/instances/propositions';
import styles from './seance.module.css';

type Props = {
  seanceId: number;
  propositions: readonly Proposition[];
  mutations: { accepterProposition: Mutation; ecarterProposition: Mutation; reprendreProposition: Mutation };
};

/** What the state of the scheme suggests for the agenda: one key accepts, one puts aside, and the next one takes the focus. */
export function Propositions({ seanceId, propositions, mutations }: Props) {
  const [parties, setParties] = useState<readonly string[]>([]);
  const [toast, setToast] = useState<{ message: string; cle?: string } | null>(null);
  const liste = useRef<HTMLUListElement>(null);
  const close = useCallback(() => setToast(null), []);
  const restantes = propositions.filter(({ cle }) => !parties.includes(cle));

  const decider = async (cle: string, verbe: 'accepterProposition' | 'ecarterProposition') => {
    const rang = restantes.findIndex((one) => one.cle === cle);
    const items = [...(liste.current?.querySelectorAll<HTMLElement>('li') ?? [])];
    (items[rang + 1] ?? items[rang - 1])?.focus();
    setParties((before) => [...before, cle]);
    const outcome = await send(mutations[verbe], { seanceId: String(seanceId), cle });
    if (outcome.etat === 'fait')
      return setToast({ message: outcome.message, ...(verbe === 'ecarterProposition' && { cle }) });
    setParties((before) => before.filter((one) => one !== cle));
    setToast({ message: 'message' in outcome ? outcome.message : 'Cela n’a pas été enregistré.' });
  };
  const reprendre = async (cle: string) => {
    const outcome = await send(mutations.reprendreProposition, { seanceId: String(seanceId), cle });
    if (outcome.etat === 'fait') setParties((before) => before.filter((one) => one !== cle));
    setToast('message' in outcome ? { message: outcome.message } : null);
  };
  const onKeyDown = (event: KeyboardEvent, cle: string) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...(liste.current?.querySelectorAll<HTMLElement>('li') ?? [])];
    const rang = items.indexOf(event.currentTarget as HTMLElement);
    if (event.key === 'a' || event.key === 'Enter') void decider(cle, 'accepterProposition');
    else if (event.key === 'e' || event.key === 'Delete') void decider(cle, 'ecarterProposition');
    else if (event.key === 'ArrowDown') items[rang + 1]?.focus();
    else if (event.key === 'ArrowUp') items[rang - 1]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {restantes.length === 0 ? (
        <p className="muted">
          Rien de plus à proposer : ce qui a changé depuis la dernière séance est à l’ordre du jour.
        </p>
      ) : (
        <p className="muted">
          Sur une proposition, <kbd>A</kbd> l’ajoute et <kbd>E</kbd> l’écarte ; les flèches passent de l’une à l’autre.
        </p>
      )}
      <ul ref={liste} className={`plain ${styles.propositions}`}>
        {restantes.map(({ cle, intitule, pourquoi, nature, dureeMinutes }) => (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its two buttons do the same; the keys spare a run of Tab
          <li
            key={cle}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where the two keys are heard
            tabIndex={0}
            aria-label={intitule}
            onKeyDown={(event) => onKeyDown(event, cle)}
          >
            <div>
              <p className={styles.intitule}>{intitule}</p>
              <p className="muted">
                {pourquoi} <span className="tag">{naturePointLabels[nature]}</span> {formatMinutes(dureeMinutes)}
              </p>
            </div>
            <div className={styles.gestes}>
              <button type="button" className="btn small" onClick={() => void decider(cle, 'accepterProposition')}>
                Ajouter<span className="visually-hidden"> : {intitule}</span>
              </button>
              <button type="button" className="btn quiet small" onClick={() => void decider(cle, 'ecarterProposition')}>
                Écarter<span className="visually-hidden"> : {intitule}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      {toast && (
        <Toast
          message={toast.message}
          action={toast.cle ? { label: 'Annuler', run: () => void reprendre(toast.cle!) } : undefined}
          onClose={close}
        />
      )}
    </>
  );
}
