'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import type { LigneRemontee } from '@/lib/campagnes/saisie';
import { formatCompte } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';
import styles from './ma-remontee.module.css';

export type Envoyer = (previous: unknown, form: FormData) => Promise<Outcome>;
type Props = {
  action: Envoyer;
  place: { schemaId: number; epciId: number };
  lignes: { ligne: LigneRemontee; revision: number }[];
  restantes: number;
  onClose: () => void;
  onDone: (message: string) => void;
};

/** Sends all the lines that are ready, or some; says what it means and what stays. */
export function Transmettre({ action, place, lignes, restantes, onClose, onDone }: Props) {
  const [kept, setKept] = useState(() => new Set(lignes.map(({ ligne }) => ligne.actionId)));
  const chosen = lignes.filter(({ ligne }) => kept.has(ligne.actionId));
  const toggle = (actionId: number) => {
    const next = new Set(kept);
    if (!next.delete(actionId)) next.add(actionId);
    setKept(next);
  };
  return (
    <Dialog title="Transmettre à la cellule" onClose={onClose}>
      <Form
        action={action}
        submitLabel={chosen.length > 1 ? `Transmettre ${chosen.length} lignes` : 'Transmettre la ligne'}
        onDone={({ message }) => {
          onClose();
          onDone(message);
        }}
        beside={
          <button type="button" className="btn" onClick={onClose}>
            Annuler
          </button>
        }
      >
        <input type="hidden" name="schemaId" value={place.schemaId} />
        <input type="hidden" name="epciId" value={place.epciId} />
        <input
          type="hidden"
          name="lignes"
          value={JSON.stringify(chosen.map(({ ligne, revision }) => ({ actionId: ligne.actionId, revision })))}
        />
        <p>
          La cellule lira ces lignes, puis les validera ou vous les retournera avec un motif.
          {restantes > 0 &&
            ` ${formatCompte(restantes, 'ligne reste', 'lignes restent')} à renseigner : vous pourrez les transmettre plus tard.`}
        </p>
        <details>
          <summary>
            Choisir les lignes ({chosen.length} sur {lignes.length})
          </summary>
          <ul className={`plain ${styles.choix}`}>
            {lignes.map(({ ligne }) => (
              <li key={ligne.actionId}>
                <label className="check">
                  <input type="checkbox" checked={kept.has(ligne.actionId)} onChange={() => toggle(ligne.actionId)} />
                  <span>
                    {ligne.code} {ligne.titre}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      </Form>
    </Dialog>
  );
}
