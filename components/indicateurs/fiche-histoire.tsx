import { formatInstant } from '@/lib/format';
import { formatValeur } from '@/lib/indicateurs/cellule';
import { versionPour, type Autour, type Mouvement } from '@/lib/indicateurs/fiche';
import styles from './fiche.module.css';

const SEUIL = 300;

/** Who wrote which value and when, from what to what, of what this person may read. */
export function FicheHistoire({ autour: { mouvements, epcis, versions } }: { autour: Autour }) {
  if (mouvements.length === 0) return null;
  const sigleOf = (id: number | null) =>
    id === null ? 'Département' : (epcis.find((epci) => epci.id === id)?.sigle ?? '');
  return (
    <section className="panel no-print" aria-labelledby="histoire">
      <h2 id="histoire">Historique</h2>
      <details className={styles.pli}>
        <summary>Les valeurs écrites, de la dernière à la première</summary>
        <ul className={`plain ${styles.liste}`}>
          {mouvements.map((mouvement) => {
            const { id, annee, epciId, avant, donnee, auteur, quand } = mouvement;
            const { type } = versionPour(versions, annee)!;
            return (
              <li key={id}>
                <span className="strong">
                  {sigleOf(epciId)}, {annee}
                </span>{' '}
                : {avant ? `de « ${formatValeur(avant, type)} » à ` : ''}
                {donnee ? `« ${formatValeur(donnee, type)} »` : 'valeur retirée'}
                <small>
                  {auteur ? `${auteur}, le` : 'Le'} {formatInstant(new Date(quand))}. {suiteDe(mouvement)}
                </small>
              </li>
            );
          })}
        </ul>
        {mouvements.length === SEUIL && <p className="muted">Les {SEUIL} dernières écritures.</p>}
      </details>
    </section>
  );
}

function suiteDe({ suite, suiteMotif, isPourCompte, isCalculee, epciId }: Mouvement): string {
  if (isCalculee) return 'Calculée, gardée en figeant l’année.';
  if (epciId === null) return '';
  if (isPourCompte) return 'Écrite par la cellule pour l’EPCI.';
  if (suite === null) return 'Transmise, pas encore examinée.';
  return suite === 'valide' ? 'Transmise et validée.' : `Retournée : ${suiteMotif ?? ''}`;
}
