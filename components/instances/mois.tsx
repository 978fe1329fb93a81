import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatJour, formatMoisEntier } from '@/lib/format';
import type { SeanceListee } from '@/lib/instances/data';
import { jourEtHeure } from '@/lib/instances/horaire';
import { addMois, joursSemaine, semainesOf } from '@/lib/instances/mois';
import { etatSeanceLabels } from '@/lib/instances/rules';
import type { Mois } from '@/lib/instances/vue';
import { ListeSeances } from './calendrier-seances';
import styles from './mois.module.css';

type Datee = SeanceListee & { jour: Jour; heure: string };
type Props = {
  mois: Mois;
  seances: readonly SeanceListee[];
  base: string;
  hrefOf: (mois: Mois) => string;
  today: Jour;
};

/** A month as a grid, Monday first; on a narrow screen its meetings are said in full below. */
export function MoisSeances({ mois, seances, base, hrefOf, today }: Props) {
  const datees = seances
    .map((seance) => ({ ...seance, ...jourEtHeure(seance.debut) }))
    .filter(({ jour }) => jour.startsWith(mois))
    .reverse();
  const titre = formatMoisEntier(`${mois}-01`);
  return (
    <div>
      <nav aria-label="Mois" className={styles.nav}>
        <Voisin mois={addMois(mois, -1)} rel="prev" hrefOf={hrefOf} />
        {mois !== today.slice(0, 7) && (
          <Link className="btn quiet" href={hrefOf(today.slice(0, 7))} prefetch={false} scroll={false}>
            Ce mois-ci
          </Link>
        )}
        <Voisin mois={addMois(mois, 1)} rel="next" hrefOf={hrefOf} />
      </nav>
      <table className={styles.mois}>
        <caption>{titre}</caption>
        <thead>
          <tr>
            {joursSemaine.map((jour) => (
              <th key={jour} scope="col" abbr={jour}>
                <span aria-hidden="true" className={styles.court}>
                  {jour.slice(0, 3)}
                </span>
                <span className={styles.long}>{jour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {semainesOf(mois).map((semaine, i) => (
            <tr key={i}>
              {semaine.map((jour, j) => (
                <Case
                  key={j}
                  jour={jour}
                  seances={datees.filter((seance) => seance.jour === jour)}
                  {...{ base, today }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {datees.length > 0 ? (
        <div className={styles.liste}>
          <ListeSeances seances={datees} base={base} today={today} />
        </div>
      ) : (
        <p className="muted">Aucune séance en {titre.toLowerCase()}.</p>
      )}
    </div>
  );
}

function Voisin({ mois, rel, hrefOf }: { mois: Mois; rel: 'prev' | 'next'; hrefOf: Props['hrefOf'] }) {
  const titre = formatMoisEntier(`${mois}-01`);
  return (
    <Link className="btn" href={hrefOf(mois)} prefetch={false} scroll={false} rel={rel}>
      {rel === 'prev' ? `← ${titre}` : `${titre} →`}
    </Link>
  );
}

type CaseProps = { jour: Jour | null; seances: readonly Datee[]; base: string; today: Jour };

function Case({ jour, seances, base, today }: CaseProps) {
  if (!jour) return <td className={styles.dehors} />;
  const isToday = jour === today;
  return (
    <td aria-current={isToday ? 'date' : undefined} className={isToday ? styles.today : undefined}>
      <time dateTime={jour} className={styles.jour}>
        {Number(jour.slice(8))}
      </time>
      {seances.map(({ id, heure, instance, etat }) => (
        <Link
          key={id}
          href={`${base}/seances/${id}`}
          prefetch={false}
          className={etat === 'annulee' ? `${styles.seance} ${styles.annulee}` : styles.seance}
        >
          <span>{heure}</span>
          <span className={styles.nom}>
            {' '}
            {instance.nom}
            <small>
              <span className="visually-hidden"> du {formatJour(jour)}, </span>
              {etatSeanceLabels[etat].toLowerCase()}
            </small>
          </span>
        </Link>
      ))}
    </td>
  );
}
