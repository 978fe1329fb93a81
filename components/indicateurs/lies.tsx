import Link from 'next/link';
import type { Lie } from '@/lib/indicateurs/lies';
import styles from './lies.module.css';

type Props = {
  lignes: readonly Lie[];
  annee: number;
  base: string;
  /** Where to type them, for who does. */
  saisie: string | null;
};

/** The indicators of an action or of an EPCI, this year and last, each leading to its sheet. */
export function IndicateursLies({ lignes, annee, base, saisie }: Props) {
  return (
    <section className={`panel ${styles.lies}`} aria-labelledby="indicateurs">
      <div className="panel-head">
        <h2 id="indicateurs">Indicateurs</h2>
        {saisie && lignes.length > 0 && (
          <Link className="btn small no-print" href={saisie} prefetch={false}>
            Saisir {annee}
          </Link>
        )}
      </div>
      {lignes.length === 0 ? (
        <p className="muted">Aucun indicateur défini.</p>
      ) : (
        <details open={lignes.length <= 8}>
          <summary>
            {lignes.length} {lignes.length > 1 ? 'indicateurs' : 'indicateur'}, {annee} et l’année d’avant
          </summary>
          <ul className="plain">
            {lignes.map(({ id, titre, cette, avant }) => (
              <li key={id}>
                <Link href={`${base}/${id}`} prefetch={false}>
                  {titre}
                </Link>
                <span>
                  <b>{cette ?? 'À qualifier'}</b>
                  {avant && (
                    <span className="muted">
                      {annee - 1} : {avant}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
