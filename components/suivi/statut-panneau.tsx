import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatAnciennete, formatJour } from '@/lib/format';
import type { FicheAction } from '@/lib/suivi/fiche-action';
import type { Proposition } from '@/lib/suivi/proposition';
import { expliqueAttendu, expliqueFraicheur, expliqueRetard } from '@/lib/suivi/explication';
import styles from './fiche.module.css';

/** What the EPCI add up to, and the gap with the departmental status; null for who does not read the local level. */
type DApresEpci = { proposition: Proposition; ecart: string | null } | null;
type Props = {
  action: FicheAction['action'];
  today: Jour;
  can: { changer: boolean; bloquer: boolean };
  epcis: DApresEpci;
};

/** Where the action stands for the département, why, what the EPCI make of it, and the gestures offered. */
export function StatutPanneau({ action, today, can, epcis }: Props) {
  const jalon = action.jalons.find(({ faitLe }) => !faitLe)?.libelle ?? null;
  const ancienne = expliqueFraicheur({ ...action, jalon }, today);
  const retard = expliqueRetard({ ...action, jalon }, today);
  const attendu = expliqueAttendu({ ...action, jalon }, today);
  return (
    <section className={`panel ${styles.actuel}`} aria-labelledby="statut">
      <h2 id="statut">Statut départemental</h2>
      <p className={styles.statut}>
        <Statut avancement={action.avancement} />
        {action.depuis && <span className="muted">depuis le {formatJour(action.depuis)}</span>}
      </p>
      {action.statutCommentaire && <p>{action.statutCommentaire}</p>}
      {action.confirmeLe && action.confirmeLe !== action.depuis && (
        <p className="muted">
          Confirmé {formatAnciennete(action.confirmeLe, today)}, le {formatJour(action.confirmeLe)}.
        </p>
      )}
      {ancienne && <p className="muted">{ancienne}</p>}
      {retard && (
        <p>
          <span className="late">En retard</span> : {retard.charAt(0).toLowerCase() + retard.slice(1)}
        </p>
      )}
      {attendu && <p className="muted">{attendu}</p>}
      {epcis && <DApresLesEpci {...epcis} peut={can.changer} />}
      {can.changer && (
        <div className="actions no-print">
          <button type="button" className="btn primary" data-geste="changer">
            Changer le statut
          </button>
          {action.avancement && (
            <button type="button" className="btn" data-geste="confirmer">
              Confirmer inchangé
            </button>
          )}
        </div>
      )}
      <Blocage action={action} peut={can.bloquer} />
    </section>
  );
}

/** The status proposed by the EPCI with its reason; a gap is framed, and the cellule takes the proposal over in one click. */
function DApresLesEpci({ proposition, ecart, peut }: NonNullable<DApresEpci> & { peut: boolean }) {
  const { avancement, raison } = proposition;
  return (
    <div className={ecart ? styles.ecart : styles.accord}>
      {ecart && <p className="strong">{ecart}</p>}
      <p className={styles.propose}>
        {avancement ? (
          <>
            D’après les EPCI : <Statut avancement={avancement} />
          </>
        ) : (
          'D’après les EPCI'
        )}
      </p>
      <p className="muted">{raison}.</p>
      {ecart && avancement && peut && (
        <button
          type="button"
          className="btn small no-print"
          data-geste="changer"
          data-propose={avancement}
          data-raison={`D’après les EPCI (${raison}).`}
        >
          Reprendre ce statut
        </button>
      )}
    </div>
  );
}

function Blocage({ action: { blocage }, peut }: { action: FicheAction['action']; peut: boolean }) {
  if (!blocage) {
    return peut ? (
      <button type="button" className="btn quiet small no-print" data-geste="declarer">
        Déclarer un blocage
      </button>
    ) : null;
  }
  return (
    <div className={styles.blocage}>
      <p>
        <span className="blocked">Bloquée</span> depuis le {formatJour(blocage.dateEffet)} : {blocage.motif}
      </p>
      <p className="muted">
        Ce qui lèverait le blocage : {blocage.condition}
        {blocage.responsable && ` (${blocage.responsable})`}
      </p>
      {peut && (
        <button type="button" className="btn small no-print" data-geste="lever" data-blocage={blocage.id}>
          Lever le blocage
        </button>
      )}
    </div>
  );
}
