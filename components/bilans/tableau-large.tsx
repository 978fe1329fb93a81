import type { ReactNode } from 'react';
import styles from './bilan.module.css';

/** A table wider than a phone scrolls in its own frame, by keyboard too. */
export function TableauLarge({ titre, children }: { titre: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
    <div className={styles.large} role="group" aria-label={titre} tabIndex={0}>
      {children}
    </div>
  );
}
