import type { EtatGarde } from './garde';
import styles from './direct.module.css';

type Props = { etat: EtatGarde; onSettle: (isMienne: boolean) => void };

const mots = { vierge: '', garde: 'Enregistré', attente: 'Enregistrement…', refus: 'Pas encore enregistré' } as const;

/** How safe what is typed is; on a conflict, what the other wrote and the choice between the two. */
export function EtatDeGarde({ etat, onSettle }: Props) {
  const { nature, message, autre } = etat;
  if (nature === 'conflit')
    return (
      <div className="notice error" role="alert">
        <p className="strong">
          {autre
            ? `${autre.auteur ?? 'Quelqu’un'} a écrit ici en même temps que vous.`
            : 'Quelqu’un a retiré cette ligne.'}
        </p>
        {autre?.champs.map(({ nom, label, valeur, mots: dit }) => (
          <p key={nom}>
            {label} : {(dit ?? valeur) || 'rien'}
          </p>
        ))}
        <div className="actions">
          <button type="button" className="btn small" onClick={() => onSettle(true)}>
            Garder ma version
          </button>
          <button type="button" className="btn small" onClick={() => onSettle(false)}>
            {autre ? 'Prendre la sienne' : 'La laisser retirée'}
          </button>
        </div>
      </div>
    );
  return (
    <p className={styles.garde} data-etat={nature} role="status">
      {nature === 'panne' ? `${message} Nouvel essai dans un instant.` : mots[nature]}
      {nature === 'refus' && message && ` : ${message}`}
    </p>
  );
}
