'use client';

import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Mutation } from '@/components/ui/edition';
import { Form } from '@/components/ui/form';
import { formatCompte, formatInstant } from '@/lib/format';
import type { Lot } from '@/lib/indicateurs/import';
import styles from './import.module.css';

/** The last imports of a territory and a year, each of which may be taken back once. */
export function Lots({ lots, annuler, isFigee }: { lots: readonly Lot[]; annuler: Mutation; isFigee: boolean }) {
  const [choisi, setChoisi] = useState<Lot | null>(null);
  // stays: it names what was left
  const [dit, setDit] = useState<{ message: string } | null>(null);
  const titre = useRef<HTMLHeadingElement>(null);
  // the button to which the dialog gives the focus back goes away
  useEffect(() => {
    if (dit) titre.current?.focus();
  }, [dit]);
  if (lots.length === 0) return null;
  return (
    <section className={styles.etape} aria-labelledby="lots">
      <h2 id="lots" ref={titre} tabIndex={-1}>
        Derniers imports
      </h2>
      <div role="status" className={styles.dit}>
        {dit && <p className="notice success">{dit.message}</p>}
      </div>
      <ul className={styles.lots}>
        {lots.map((lot) => (
          <li key={lot.id}>
            <div>
              <p className={styles.nom}>{lot.nom}</p>
              <p className="muted">
                {formatCompte(lot.combien, 'valeur')}, par {lot.auteur}, le {formatInstant(new Date(lot.le))}
                {lot.annuleLe && ` ; annulé le ${formatInstant(new Date(lot.annuleLe))}`}
              </p>
            </div>
            {!lot.annuleLe && !isFigee && (
              <button type="button" className="btn small" onClick={() => setChoisi(lot)}>
                Annuler cet import
                <span className="visually-hidden">
                  {' '}
                  : {lot.nom}, le {formatInstant(new Date(lot.le))}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {choisi && (
        <Dialog title="Annuler cet import" eyebrow={choisi.nom} onClose={() => setChoisi(null)}>
          <Form
            action={annuler}
            submitLabel="Annuler l’import"
            danger
            onDone={({ message }) => {
              setChoisi(null);
              setDit({ message });
            }}
            beside={
              <button type="button" className="btn" onClick={() => setChoisi(null)}>
                Revenir
              </button>
            }
          >
            <input type="hidden" name="lotId" value={choisi.id} />
            <p>
              Chaque valeur redevient ce qu’elle était avant l’import. Celles qui ont changé depuis restent telles
              quelles, et vous seront nommées.
            </p>
          </Form>
        </Dialog>
      )}
    </section>
  );
}
