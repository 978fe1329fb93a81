import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatAnciennete, formatJour } from '@/lib/format';
import type { FicheAction } from '@/lib/suivi/fiche-action';
import { isEnRetard, isSansInformationRecente } from '@/lib/suivi/rules';
import styles from './fiche.module.css';

type Props = { action: FicheAction['action']; today: Jour; can: { changer: boolean; bloquer: boolean } };

/** Where the action stands for the département, why, and the gestures offered. */
export function StatutPanneau({ action, today, can }: Props) {
  const late = isEnRetard(action, today);
  const prochain = action.jalons.find(({ faitLe }) => !faitLe);
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
      {isSansInformationRecente(action, today) && (
        <p className="muted">
          {action.confirmeLe
            ? 'Sans information récente : rien depuis plus de six mois.'
            : 'Personne n’a encore renseigné cette action.'}
        </p>
      )}
      {late && prochain && (
        <p>
          <span className="late">En retard</span> : jalon du {formatJour(prochain.fin)} non fait ({prochain.libelle}).
        </p>
      )}
      {action.avancement === 'pas_fait' && !late && action.etat === 'active' && prochain && (
        <p className="muted">
          Rien d’anormal : le premier jalon non fait est prévu pour le {formatJour(prochain.fin)}.
        </p>
      )}
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
