'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './a-copier.module.css';

type Props = { id: string; label: string; valeur: string };

/** A secret address shown this once: selected, and copied by a button. */
export function ACopier({ id, label, valeur }: Props) {
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
    <>
      <label htmlFor={id} className="strong">
        {label}
      </label>
      <div className={styles.copier}>
        <input
          id={id}
          ref={field}
          readOnly
          className="field-control"
          value={valeur}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          {isCopied ? 'Copié' : 'Copier'}
        </button>
      </div>
    </>
  );
}
