import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Demande } from '@/lib/campagnes/bureau-lignes';
import { formatJourDe } from '@/lib/format';
import styles from './examen.module.css';

/** The corrections of validated lines that the EPCI asks for, each to accept or to refuse. */
export function ExamenDemandes({ demandes, base }: { demandes: Demande[]; base: string }) {
  if (demandes.length === 0) return null;
  return (
    <section className={`panel ${styles.demandes}`} aria-labelledby="demandes">
      <h2 id="demandes">{demandes.length > 1 ? 'Corrections demandées' : 'Correction demandée'}</h2>
      <ul className="plain">
        {demandes.map(({ id, actionId, code, titre, motif, demandeLe, auteur, annee, avancement, commentaire }) => (
          <li key={id} data-demande={id} data-titre={`${code} ${titre}`}>
            <div>
              <p>
                <span className={styles.code}>{code}</span>{' '}
                <Link href={`${base}/actions/${actionId}`} prefetch={false}>
                  {titre}
                </Link>
              </p>
              <p>« {motif} »</p>
              <p className="muted">
                {auteur}, le {formatJourDe(new Date(demandeLe))}
              </p>
            </div>
            <div>
              <p className={styles.statut}>
                <Statut avancement={avancement} /> <span className="muted">validé en {annee}</span>
              </p>
              {commentaire && <p className="muted">{commentaire}</p>}
            </div>
            <span className="actions no-print">
              <button type="button" className="btn small" data-examen="accepter">
                Rouvrir la ligne<span className="visually-hidden"> {code}</span>
              </button>
              <button type="button" className="btn small" data-examen="refuser">
                Refuser<span className="visually-hidden"> la correction de {code}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
