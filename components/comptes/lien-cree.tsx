'use client';

import { useEffect, useRef, useState } from 'react';
import { formatInstant } from '@/lib/format';
import type { Lien } from '@/lib/comptes/liens';
import styles from './comptes.module.css';

/** A one-time link, shown this once: to copy and give by a sure way. */
export function LienCree({ lien }: { lien: Lien }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  // the form that asked for it has gone, and the focus with it
  useEffect(() => field.current!.focus(), []);
  const copy = async () => {
    field.current!.select();
    await navigator.clipboard.writeText(field.current!.value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="notice stack tight">
      <label htmlFor="lien" className="strong">
        {lien.nature === 'invitation' ? 'Lien d’invitation' : 'Lien de réinitialisation'}
      </label>
      <div className={styles.lien}>
        <input
          id="lien"
          ref={field}
          readOnly
          className="field-control"
          value={`${location.origin}/mot-de-passe/${lien.jeton}`}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          {isCopied ? 'Copié' : 'Copier'}
        </button>
      </div>
      <p className="muted">
        À transmettre à cette personne seulement. Il sert une fois, jusqu’au {formatInstant(new Date(lien.expireLe))},
        et ne sera plus affiché.
      </p>
    </div>
  );
}
