import { formatDelai, formatJour } from '@/lib/format';
import styles from './ma-remontee.module.css';
import type { EtatSauvegarde } from './sauvegarde';

type Props = {
  etat: EtatSauvegarde;
  echeance: string;
  today: string;
  total: number;
  renseignees: number;
  aTransmettre: number;
  onTransmettre: () => void;
};

/** How far one is, until when, whether what was typed is safe, and the way out. Always in sight. */
export function BarreRemontee({ etat, echeance, today, total, renseignees, aTransmettre, onTransmettre }: Props) {
  return (
    <div className={`${styles.barre} no-print`}>
      <div className={styles.progres}>
        <p>
          <b>
            {renseignees} sur {total}
          </b>{' '}
          <span className="muted">
            {echeance < today ? 'échéance passée le' : 'avant le'} {formatJour(echeance)},{' '}
            <span className={echeance < today ? 'late' : undefined}>{formatDelai(echeance, today)}</span>
          </span>
        </p>
        <progress max={total} value={renseignees} aria-label="Lignes renseignées" />
      </div>
      <Sauvegarde etat={etat} />
      <button
        type="button"
        id="transmettre"
        className="btn primary"
        aria-disabled={aTransmettre === 0 || undefined}
        aria-describedby={aTransmettre === 0 ? 'rien-a-transmettre' : undefined}
        onClick={() => aTransmettre > 0 && onTransmettre()}
      >
        Transmettre{aTransmettre > 0 && ` (${aTransmettre})`}
      </button>
      {aTransmettre === 0 && (
        <span id="rien-a-transmettre" className="visually-hidden">
          Aucune ligne n’est prête à partir.
        </span>
      )}
    </div>
  );
}

function Sauvegarde({ etat }: { etat: EtatSauvegarde }) {
  const isSafe = ['enregistre', 'en_cours', 'conflit'].includes(etat.nature);
  return (
    <>
      <p className={`muted ${styles.sauvegarde}`} data-sauvegarde={etat.nature}>
        {etat.nature === 'enregistre' && 'Tout est enregistré'}
        {etat.nature === 'en_cours' && 'Enregistrement…'}
        {etat.nature === 'conflit' && 'Une ligne attend votre choix'}
      </p>
      {/* always there, so that readers announce what comes in it */}
      <div role="alert" className={styles.alerte}>
        {!isSafe && (
          <div className="notice error">
            {etat.nature === 'hors_ligne' && (
              <p>
                <b>Hors ligne.</b> Votre saisie est gardée sur cet appareil ; elle partira dès que la connexion revient.
              </p>
            )}
            {etat.nature === 'session' && (
              <p>
                <b>Votre session a expiré.</b> Votre saisie est gardée sur cet appareil.{' '}
                <a href="/connexion" target="_blank">
                  Se reconnecter dans un autre onglet
                </a>
                , puis revenir ici : elle partira d’elle-même.
              </p>
            )}
            {etat.nature === 'refus' && (
              <p>
                <b>Pas encore enregistré.</b> {etat.message}
              </p>
            )}
          </div>
        )}
      </div>
    </>
  );
}
