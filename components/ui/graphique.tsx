'use client';

import dynamic from 'next/dynamic';
import type { ColonnesProps } from './colonnes';
import styles from './graphique.module.css';

// the drawing library weighs as much as the framework: it comes after the page, which its table already serves
const Colonnes = dynamic(() => import('./colonnes'), { ssr: false });

type Props = ColonnesProps & {
  /** What the drawing says, for who does not see it. */
  phrase: string;
  /** Its reserved height: nothing moves when it comes. */
  taille?: 'grand' | 'petit';
};

/** The frame of a drawing. Never alone: a table with the same values stands beside it. */
export function Graphique({ phrase, taille = 'grand', ...colonnes }: Props) {
  return (
    <div role="img" aria-label={phrase} className={`${styles.cadre} ${styles[taille]}`}>
      <div aria-hidden="true">
        <Colonnes {...colonnes} />
      </div>
    </div>
  );
}
