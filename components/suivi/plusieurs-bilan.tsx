import { Statut } from '@/components/ui/statut';
import type { Resultat } from '@/lib/suivi/plusieurs';
import type { Avancement } from '@/lib/suivi/rules';
import { VersionActuelle } from './conflict';
import styles from './plusieurs.module.css';
import type { Coche } from './use-coches';

/** What was sent for several actions and what became of it. */
export type Envoi = {
  cibles: ReadonlyMap<string, Coche>;
  resultats: Resultat[];
  message: string;
  /** The decision that was shared; none when the status was confirmed. */
  avancement?: Avancement;
  commentaire?: string;
  isAnnulation?: boolean;
  /** The entries that were written, for who changes their mind. */
  annulable?: string;
};

type Props = { envoi: Envoi; today: string; onAnnuler: () => void; onClose: () => void };

/** The actions left aside, each with both versions and the gesture that takes it up again. */
export function PlusieursBilan({ envoi, today, onAnnuler, onClose }: Props) {
  return (
    <div className={styles.bilan}>
      <div className={styles.titre}>
        <h2>{envoi.message}</h2>
        <div className="actions">
          {envoi.annulable && (
            <button type="button" className="btn small" onClick={onAnnuler}>
              Annuler ce qui est enregistré
            </button>
          )}
          <button type="button" className="btn small" onClick={onClose}>
            Fermer
          </button>
        </div>
      </div>
      <ul className="plain">
        {envoi.resultats.map((resultat) =>
          resultat.etat === 'fait' ? null : <Reste key={resultat.actionId} {...{ resultat, envoi, today }} />,
        )}
      </ul>
    </div>
  );
}

type ResteProps = { resultat: Exclude<Resultat, { etat: 'fait' }>; envoi: Envoi; today: string };

function Reste({ resultat, envoi, today }: ResteProps) {
  const cible = envoi.cibles.get(String(resultat.actionId));
  const actuel = resultat.etat === 'conflit' ? resultat.actuel : null;
  return (
    <li
      data-action={resultat.actionId}
      data-revision={actuel?.revision ?? cible?.revision}
      data-avancement={actuel?.avancement ?? cible?.avancement ?? ''}
      data-titre={cible?.titre}
    >
      <p className="strong">{cible?.titre}</p>
      {resultat.etat === 'refus' ? (
        <p>{resultat.message}</p>
      ) : (
        <>
          <p>Cette action a été modifiée entre-temps.</p>
          {actuel && <VersionActuelle actuel={actuel} today={today} />}
          <p>
            Votre version : {envoi.avancement ? <Statut avancement={envoi.avancement} /> : 'statut confirmé inchangé'}{' '}
            {envoi.commentaire}
          </p>
        </>
      )}
      {cible && (
        <button
          type="button"
          className="btn small"
          data-geste="changer"
          {...(envoi.avancement && { 'data-propose': envoi.avancement, 'data-raison': envoi.commentaire })}
        >
          Reprendre<span className="visually-hidden"> {cible.titre}</span>
        </button>
      )}
    </li>
  );
}
