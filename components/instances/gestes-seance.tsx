'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Edition, type Mutation } from '@/components/ui/edition';
import { TextArea } from '@/components/ui/field';
import { Toast } from '@/components/ui/toast';
import type { EtatSeance } from '@/lib/instances/rules';
import type { TransitionSeance } from '@/lib/instances/transitions';
import styles from './seance.module.css';

type Geste = { label: string; phrase: string };
const avances: Partial<Record<EtatSeance, Geste>> = {
  convoquee: {
    label: 'Convoquer',
    phrase: 'L’ordre du jour part avec la convocation, que vous envoyez ; il pourra encore changer.',
  },
  tenue: { label: 'Marquer comme tenue', phrase: 'Elle comptera parmi les réunions de l’année.' },
  diffuse: {
    label: 'Diffuser le compte rendu',
    phrase: 'Les membres liront ce qui a été dit et décidé ; il s’approuvera à la séance suivante.',
  },
  annulee: { label: 'Annuler la séance', phrase: 'Elle reste au calendrier, barrée, avec le motif.' },
};
/** What undoes the state it is in. */
const retours: Partial<Record<EtatSeance, Geste>> = {
  convoquee: { label: 'Reprendre la convocation', phrase: 'La séance redevient « prévue ».' },
  tenue: { label: 'Elle n’a pas eu lieu', phrase: 'La séance redevient « convoquée ».' },
  diffuse: { label: 'Reprendre le compte rendu', phrase: 'Il n’est plus lu des membres, le temps de le corriger.' },
  annulee: { label: 'Rétablir la séance', phrase: 'Elle redevient « prévue », à sa date.' },
};

type Props = {
  seance: { id: number; etat: EtatSeance; revision: number };
  transitions: readonly TransitionSeance[];
  action: Mutation;
};

/** What moves a meeting on, one step at a time; why a step must wait is said beside it. */
export function GestesSeance({ seance, transitions, action }: Props) {
  // kept as it was chosen: the page is drawn again in the new state before the dialog goes
  const [choisie, setChoisie] = useState<{ vers: EtatSeance; geste: Geste } | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  const zone = useRef<HTMLDivElement>(null);
  const avant = useRef(seance.etat);
  // the button of the step just taken has gone, and the focus with it
  useEffect(() => {
    if (avant.current !== seance.etat && document.activeElement === document.body)
      zone.current?.querySelector('button')?.focus();
    avant.current = seance.etat;
  }, [seance.etat]);

  const gesteOf = ({ vers, isRetour }: TransitionSeance) => (isRetour ? retours[seance.etat] : avances[vers])!;
  return (
    <div ref={zone} className={`no-print ${styles.etapes}`}>
      {transitions.map((transition, i) => {
        const { vers, refus } = transition;
        const raison = `refus-${vers}`;
        return (
          <div key={vers}>
            <button
              type="button"
              className={i === 0 && !refus ? 'btn primary' : 'btn'}
              aria-disabled={refus ? true : undefined}
              aria-describedby={refus ? raison : undefined}
              onClick={() => !refus && setChoisie({ vers, geste: gesteOf(transition) })}
            >
              {gesteOf(transition).label}
            </button>
            {refus && (
              <p id={raison} className="muted">
                {refus}
              </p>
            )}
          </div>
        );
      })}
      {choisie && (
        <Dialog title={`${choisie.geste.label} ?`} onClose={() => setChoisie(null)}>
          <Edition
            action={action}
            submitLabel={choisie.geste.label}
            revision={seance.revision}
            danger={choisie.vers === 'annulee'}
            onDone={(outcome) => {
              setChoisie(null);
              setMessage(outcome.message);
            }}
            beside={
              <button type="button" className="btn" onClick={() => setChoisie(null)}>
                {choisie.vers === 'annulee' ? 'La garder' : 'Annuler'}
              </button>
            }
          >
            <input type="hidden" name="seanceId" value={seance.id} />
            <input type="hidden" name="etat" value={choisie.vers} />
            <p>{choisie.geste.phrase}</p>
            {choisie.vers === 'annulee' && <TextArea name="motif" label="Pourquoi ?" rows={2} />}
          </Edition>
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </div>
  );
}
