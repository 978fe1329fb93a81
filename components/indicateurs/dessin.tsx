'use client';

import dynamic from 'next/dynamic';
import cadre from '@/components/ui/graphique.module.css';
import type { CourbeProps } from './courbe';
import styles from './dessin.module.css';

// the drawing library weighs as much as the framework: it comes after the page, which its table already serves
const Courbe = dynamic(() => import('./courbe'), { ssr: false });

type Props = CourbeProps & {
  /** What the drawing says, for who does not see it. */
  phrase: string;
};

/** The values of an indicator beside its targets, with its key. Never alone: a table with the same values stands under it. */
export function Dessin({ phrase, ...courbe }: Props) {
  const has = (code: 'valeur' | 'partielle' | 'trajectoire' | 'cible') =>
    courbe.points.some((point) => point[code] !== null);
  return (
    <div className={styles.dessin}>
      <ul className={`plain ${styles.legende}`} aria-hidden="true">
        {has('valeur') && (
          <li>
            <svg width="14" height="14">
              <rect width="14" height="14" fill="var(--accent)" />
            </svg>
            Valeur
          </li>
        )}
        {has('partielle') && (
          <li>
            <svg width="14" height="14">
              <rect x="0.5" y="0.5" width="13" height="13" fill="var(--card)" stroke="var(--accent)" />
              <path d="M0 7l7-7M0 14L14 0M7 14l7-7" stroke="var(--accent)" strokeWidth="1.6" />
            </svg>
            Valeur partielle : des EPCI manquent
          </li>
        )}
        {has('trajectoire') && (
          <li>
            <svg width="26" height="14">
              <path d="M0 7h26" stroke="var(--ink-2)" strokeWidth="2" strokeDasharray="6 4" />
            </svg>
            Trajectoire vers la cible
          </li>
        )}
        {has('cible') && (
          <li>
            <svg width="14" height="14">
              <path d="M7 1l6 6-6 6-6-6z" fill="var(--card)" stroke="var(--ink)" strokeWidth="2" />
            </svg>
            Cible
          </li>
        )}
      </ul>
      <div role="img" aria-label={phrase} className={`${cadre.cadre} ${cadre.grand}`}>
        <div aria-hidden="true">
          <Courbe {...courbe} />
        </div>
      </div>
    </div>
  );
}
