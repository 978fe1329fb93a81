'use client';

import { useEffect, useState } from 'react';
import { formatCompte } from '@/lib/format';
import styles from './examen.module.css';

type Props = {
  aExaminer: readonly string[];
  inchangees: readonly string[];
  onValider: (ids: string[]) => Promise<boolean>;
  onInchangees: () => void;
  onRetourner: (ids: string[]) => void;
};

/** What is done to several lines at once; the boxes to tick are in the lines, the count is on the buttons. */
export function ExamenBarre({ aExaminer, inchangees, onValider, onInchangees, onRetourner }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isSending, setSending] = useState(false);
  // what was examined meanwhile is no longer chosen
  const chosen = aExaminer.filter((id) => ticked.has(id));
  const isAll = chosen.length === aExaminer.length;

  useEffect(() => {
    const onChange = (event: Event) => {
      if ((event.target as HTMLElement).dataset.choix) setTicked(readTicked());
    };
    document.addEventListener('change', onChange);
    return () => document.removeEventListener('change', onChange);
  }, []);

  const tickAll = () => {
    for (const box of boxes()) box.checked = !isAll;
    setTicked(readTicked());
  };
  const validate = async () => {
    if (isSending) return;
    setSending(true);
    await onValider(chosen);
    setSending(false);
  };
  return (
    <div className={`${styles.barre} no-print`} role="group" aria-label="Plusieurs lignes à la fois">
      <button type="button" className="btn small" onClick={tickAll}>
        {isAll ? 'Ne rien choisir' : `Tout choisir (${aExaminer.length})`}
      </button>
      <button
        type="button"
        className="btn small"
        disabled={chosen.length === 0}
        aria-disabled={isSending || undefined}
        onClick={() => void validate()}
      >
        {chosen.length === 0 ? 'Valider la sélection' : `Valider ${formatCompte(chosen.length, 'ligne')}`}
      </button>
      <button type="button" className="btn small" disabled={chosen.length === 0} onClick={() => onRetourner(chosen)}>
        {chosen.length === 0 ? 'Retourner la sélection' : `Retourner ${formatCompte(chosen.length, 'ligne')}`}
      </button>
      {inchangees.length > 0 && (
        <button type="button" className={`btn small ${styles.inchangees}`} onClick={onInchangees}>
          Valider {inchangees.length > 1 ? `les ${inchangees.length} inchangées` : 'l’inchangée'}
        </button>
      )}
    </div>
  );
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('li:not([hidden]) input[data-choix]')];
}

function readTicked(): ReadonlySet<string> {
  return new Set(boxes().flatMap((box) => (box.checked ? [box.dataset.choix!] : [])));
}
