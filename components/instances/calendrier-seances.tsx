import Link from 'next/link';
import breve from './breve.module.css';
import styles from '@/components/suivi/calendrier.module.css';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour, formatMoisEntier, formatNombre } from '@/lib/format';
import type { SeanceListee } from '@/lib/instances/data';
import { formatHeures, jourEtHeure } from '@/lib/instances/horaire';
import { etatSeanceLabels, isTenue, natureSeanceLabels } from '@/lib/instances/rules';

type Props = { seances: readonly SeanceListee[]; annee: number; base: string; today: Jour };

/** The meetings of a year by month, January first. */
export function CalendrierSeances({ seances, annee, base, today }: Props) {
  const datees = seances.map((seance) => ({ ...seance, ...jourEtHeure(seance.debut) })).reverse();
  const mois = [...new Set(datees.map(({ jour }) => jour.slice(0, 7)))];
  if (datees.length === 0)
    return (
      <div className="empty">
        <p className="strong">Aucune séance en {annee}.</p>
        <p>Les séances des instances que vous lisez se liront ici dès qu’elles sont planifiées.</p>
      </div>
    );
  return mois.map((un) => {
    const siennes = datees.filter(({ jour }) => jour.startsWith(un));
    return (
      <section key={un} className={styles.bloc} aria-labelledby={`mois-${un}`}>
        <h2 id={`mois-${un}`}>
          {formatMoisEntier(`${un}-01`)}
          {un === today.slice(0, 7) && <span className="tag accent">en cours</span>}
          <span className={styles.compte}>{formatNombre(siennes.length)}</span>
        </h2>
        <ListeSeances seances={siennes} base={base} today={today} />
      </section>
    );
  });
}

/** Meetings one under the other: when, of which body unless it is known, in what state. */
export function ListeSeances({ seances, base, today, isBreve = false }: Omit<Props, 'annee'> & { isBreve?: boolean }) {
  return (
    <ul className="plain">
      {seances.map((seance) => (
        <Rang key={seance.id} {...{ seance, base, today, isBreve }} />
      ))}
    </ul>
  );
}

type RangProps = { seance: SeanceListee; base: string; today: Jour; isBreve: boolean };

function Rang({ seance, base, today, isBreve }: RangProps) {
  const { id, instance, nature, etat, debut, dureeMinutes, lieu, visio, points, presents, decisions } = seance;
  const { jour } = jourEtHeure(debut);
  return (
    <li className={isBreve ? breve.rang : styles.rang}>
      <div className={styles.date}>
        {isBreve ? (
          <Link href={`${base}/seances/${id}`} prefetch={false} className="strong">
            {formatJour(jour)}
          </Link>
        ) : (
          <span>{formatJour(jour)}</span>
        )}
        <small>{formatHeures(debut, dureeMinutes)}</small>
        {jour >= today && <small>{formatDelai(jour, today)}</small>}
      </div>
      <div>
        {!isBreve && (
          <p>
            <Link href={`${base}/seances/${id}`} prefetch={false} className="strong">
              {instance.nom}
              <span className="visually-hidden"> du {formatJour(jour)}</span>
            </Link>
          </p>
        )}
        <p className="muted">
          {[
            natureSeanceLabels[nature],
            lieu,
            visio && (lieu ? 'et en visioconférence' : 'Visioconférence'),
            points > 0 && formatCompte(points, 'point'),
            presents > 0 && formatCompte(presents, 'présent'),
            decisions > 0 && formatCompte(decisions, 'décision'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={styles.etat}>
        <span className={isTenue(etat) || etat === 'annulee' ? 'tag' : 'tag accent'}>{etatSeanceLabels[etat]}</span>
      </div>
    </li>
  );
}
