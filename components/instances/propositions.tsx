'use client';

import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import { formatCompte } from '@/lib/format';
import { formatMinutes, naturePointLabels } from '@/lib/instances/rules';
import type { Proposition } from '@/lib/instances/propositions';
import styles from './seance.module.css';

type PointCree = { id: number; revision: number };
type Props = {
  seanceId: number;
  propositions: readonly Proposition[];
  mutations: {
    accepterProposition: Mutation<PointCree>;
    ecarterProposition: Mutation;
    reprendreProposition: Mutation;
    retirerPoint: Mutation;
  };
};
type Verbe = 'accepterProposition' | 'ecarterProposition';
type Annonce = { message: string; cle?: string; point?: PointCree | undefined };

const touches: Record<string, Verbe> = {
  enter: 'accepterProposition',
  a: 'accepterProposition',
  e: 'ecarterProposition',
  delete: 'ecarterProposition',
};

/** What the state of the scheme suggests for the agenda: one key accepts, one puts aside, and the next one takes the focus. */
export function Propositions({ seanceId, propositions, mutations }: Props) {
  const [parties, setParties] = useState<readonly string[]>([]);
  const [annonce, setAnnonce] = useState<Annonce | null>(null);
  const liste = useRef<HTMLUListElement>(null);
  /** The proposal to go to once the page has it again. */
  const attendue = useRef<string | null>(null);
  const close = useCallback(() => setAnnonce(null), []);
  const restantes = propositions.filter(({ cle }) => !parties.includes(cle));
  const lignes = () => [...(liste.current?.querySelectorAll<HTMLElement>('li') ?? [])];

  useEffect(() => {
    const ligne = attendue.current && lignes().find((item) => item.dataset.cle === attendue.current);
    if (!ligne) return;
    attendue.current = null;
    ligne.focus();
  });

  const decider = async (cle: string, verbe: Verbe) => {
    const items = lignes();
    const rang = items.findIndex((item) => item.dataset.cle === cle);
    // the last one gone, the title of the panel says so
    (items[rang + 1] ?? items[rang - 1] ?? document.getElementById('propositions'))?.focus();
    setParties((before) => [...before, cle]);
    const outcome = await send<PointCree | undefined>(mutations[verbe] as Mutation<PointCree | undefined>, {
      ...{ seanceId: String(seanceId), proposition: cle },
    });
    if (outcome.etat === 'fait') return setAnnonce({ message: outcome.message, cle, point: outcome.data });
    setParties((before) => before.filter((one) => one !== cle));
    setAnnonce({ message: 'message' in outcome ? outcome.message : 'Cela n’a pas été enregistré.' });
  };
  const reprendre = async (cle: string, point: PointCree | undefined) => {
    const outcome = await (point
      ? send(mutations.retirerPoint, { pointId: String(point.id), revision: String(point.revision) })
      : send(mutations.reprendreProposition, { seanceId: String(seanceId), proposition: cle }));
    if (outcome.etat === 'fait') {
      attendue.current = cle;
      setParties((before) => before.filter((one) => one !== cle));
    }
    setAnnonce({
      message:
        outcome.etat === 'conflit' || !('message' in outcome)
          ? 'Ce point a changé depuis : retirez-le de l’ordre du jour.'
          : outcome.message,
    });
  };
  const onKeyDown = (event: KeyboardEvent, cle: string) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = lignes();
    const rang = items.indexOf(event.currentTarget as HTMLElement);
    const verbe = touches[event.key.toLowerCase()];
    if (verbe) void decider(cle, verbe);
    else if (event.key === 'ArrowDown') items[rang + 1]?.focus();
    else if (event.key === 'ArrowUp') items[rang - 1]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {restantes.length === 0 ? (
        <p className="muted">
          Rien de plus à proposer : ce qui a changé depuis la dernière séance est à l’ordre du jour, ou écarté.
        </p>
      ) : (
        <p className="muted">
          {formatCompte(restantes.length, 'proposition')}. Sur l’une d’elles, <kbd>A</kbd> ou <kbd>Entrée</kbd>{' '}
          l’ajoute, <kbd>E</kbd> ou <kbd>Suppr</kbd> l’écarte ; les flèches passent de l’une à l’autre.
        </p>
      )}
      <ul ref={liste} className={`plain ${styles.propositions}`} aria-labelledby="propositions">
        {restantes.map(({ cle, intitule, pourquoi, nature, dureeMinutes }) => (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its two buttons do the same; the keys spare a run of Tab
          <li
            key={cle}
            data-cle={cle}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where the two keys are heard
            tabIndex={0}
            aria-label={`${intitule.replace(/\.$/, '')}. ${pourquoi}`}
            onKeyDown={(event) => onKeyDown(event, cle)}
          >
            <div>
              <p className={styles.intitule}>{intitule}</p>
              <p>{pourquoi}</p>
              <p className="muted">
                <span className="tag">{naturePointLabels[nature]}</span> {formatMinutes(dureeMinutes)}
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
      {annonce && (
        <Toast
          message={annonce.message}
          action={
            annonce.cle ? { label: 'Annuler', run: () => void reprendre(annonce.cle!, annonce.point) } : undefined
          }
          onClose={close}
        />
      )}
    </>
  );
}
