import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import { isEnRetard } from '@/lib/suivi/rules';
import { enDifficulte } from '@/lib/territoires/demandes';
import type { ActionTerritoire } from '@/lib/territoires/fiche-territoire';
import styles from './fiche.module.css';

type Props = { code: string; sigle: string; actions: ActionTerritoire[]; today: Jour; lireLocal: boolean };

/** The actions of the EPCI that are late or blocked for the département, with what the EPCI says of them. */
export function Retards({ code, sigle, actions, today, lireLocal }: Props) {
  const found = enDifficulte(actions, today);
  return (
    <section className={`panel ${styles.retards}`} aria-labelledby="retards">
      <h2 id="retards">En retard ou bloqué {found.length > 0 && <span className="muted">({found.length})</span>}</h2>
      {found.length === 0 && <p className="muted">Aucune action de cet EPCI n’est en retard ni bloquée.</p>}
      <ul className="plain">
        {found.map((action) => (
          <li key={action.id}>
            <Link href={`/s/${code}/actions/${action.id}`} prefetch={false}>
              <span className={styles.code}>{action.code}</span> {action.titre}
            </Link>
            <small>
              {isEnRetard({ ...action, etat: 'active', confirmeLe: null }, today) && (
                <span>
                  <span className="late">En retard</span> : jalon du {formatJour(action.echeance!)} non fait
                </span>
              )}
              {action.blocage && (
                <span>
                  <span className="blocked">Bloquée</span> : {action.blocage}
                </span>
              )}
            </small>
            {lireLocal && (
              <span className={styles.ici}>
                <span className="visually-hidden">{sigle} : </span>
                <Statut avancement={action.local} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
