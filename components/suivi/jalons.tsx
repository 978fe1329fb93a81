import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import type { Jalon } from '@/lib/suivi/fiche-action';
import styles from './fiche.module.css';

/** The milestones of the current version in order of term; the cellule marks them done, or open again. */
export function Jalons({ jalons, today, peut }: { jalons: Jalon[]; today: Jour; peut: boolean }) {
  if (jalons.length === 0)
    return <p className="muted">Le calendrier de cette action ne donne aucune échéance datée.</p>;
  return (
    <ul className={`plain ${styles.jalons}`}>
      {jalons.map(({ id, libelle, debut, fin, faitLe }) => (
        <li key={id}>
          <span className={faitLe ? styles.fait : styles.ouvert} aria-hidden="true" />
          <span>
            {libelle}
            <small>
              {debut ? `du ${formatJour(debut)} au ${formatJour(fin)}` : `avant le ${formatJour(fin)}`} ·{' '}
              {faitLe ? (
                `fait le ${formatJour(faitLe)}`
              ) : fin < today ? (
                <span className="late">non fait, échéance passée</span>
              ) : (
                'à venir'
              )}
            </small>
          </span>
          {peut && (
            <button
              type="button"
              className="btn small no-print"
              data-geste={faitLe ? 'rouvrir' : 'jalon'}
              data-jalon={id}
              data-jalon-label={libelle}
            >
              {faitLe ? 'Rouvrir' : 'Marquer fait'}
              <span className="visually-hidden"> : {libelle}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
