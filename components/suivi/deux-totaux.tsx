import { ProgressBar } from '@/components/ui/progress-bar';
import { Statut, StatutMark } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatJour, formatNombre } from '@/lib/format';
import type { Passage } from '@/lib/suivi/comparaison';
import { avancementLabels, avancementOrder, type Avancement, type Totaux } from '@/lib/suivi/rules';
import styles from './comparaison.module.css';

type Props = { avant: Totaux; apres: Totaux; passages: Passage[]; du: Jour; au: Jour };

/** The four states at two days, what moved between them, and how many went from one to another. */
export function DeuxTotaux({ avant, apres, passages, du, au }: Props) {
  return (
    <section className={styles.totaux} aria-label="Totaux aux deux dates">
      <Total jour={du} totaux={avant} />
      <Total jour={au} totaux={apres} autre={avant} />
      {passages.length > 0 && (
        <ul className={`plain ${styles.passages}`}>
          {passages.map(({ de, vers, nombre }) => (
            <li key={`${de}-${vers}`}>
              <b>{formatNombre(nombre)}</b> de <Mot etat={de} /> à <Mot etat={vers} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Total({ jour, totaux, autre }: { jour: Jour; totaux: Totaux; autre?: Totaux }) {
  return (
    <div>
      <p className="strong">Au {formatJour(jour)}</p>
      <ProgressBar totaux={totaux} />
      <dl>
        {avancementOrder.map((code) => (
          <div key={code}>
            <StatutMark avancement={code === 'non_renseigne' ? null : code} />
            <dd>{formatNombre(totaux[code])}</dd>
            <dt>{avancementLabels[code].toLowerCase()}</dt>
            {autre && <Ecart valeur={totaux[code] - autre[code]} />}
          </div>
        ))}
        <div>
          <dd>{formatNombre(totaux.total)}</dd>
          <dt>{totaux.total > 1 ? 'actions' : 'action'}</dt>
        </div>
      </dl>
    </div>
  );
}

function Ecart({ valeur }: { valeur: number }) {
  if (valeur === 0) return null;
  return (
    <dd className={styles.delta}>
      {valeur > 0 ? '+' : '−'}
      {Math.abs(valeur)}
    </dd>
  );
}

type Cote = Avancement | null | undefined;

/** Before, an arrow, after; an action that joined or left says so in words. */
export function PassageStatut({ avant, apres }: { avant: Cote; apres: Cote }) {
  if (avant === apres) return <p className={styles.passage}>{apres !== undefined && <Statut avancement={apres} />}</p>;
  return (
    <p className={styles.passage}>
      {avant === undefined ? <span className="tag">Nouvelle</span> : <Statut avancement={avant} />}
      <span aria-hidden="true">→</span>
      <span className="visually-hidden"> devient </span>
      {apres === undefined ? <span className="tag">Sortie du tableau</span> : <Statut avancement={apres} />}
    </p>
  );
}

function Mot({ etat }: { etat: keyof typeof avancementLabels }) {
  return (
    <span className={styles.mot}>
      <StatutMark avancement={etat === 'non_renseigne' ? null : etat} size={16} />{' '}
      {avancementLabels[etat].toLowerCase()}
    </span>
  );
}
