import Link from 'next/link';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatAnciennete, formatCompte, formatJour } from '@/lib/format';
import { degreShortLabels, enLigne } from '@/lib/referentiel/rules';
import { countEtats, isEnRetard } from '@/lib/suivi/rules';
import type { ActionSuivie, Tableau } from '@/lib/suivi/tableau';
import styles from './tableau.module.css';

type Props = { tableau: Tableau; actions: ActionSuivie[]; today: Jour; retour: string; gestes: boolean };

/** The board as a list: axe, fiche, action. Axes and fiches without an answer to the filters are not shown. */
export function TableauListe({ tableau, actions, ...line }: Props) {
  return tableau.axes.map((axe) => {
    const own = actions.filter((action) => action.axe === axe.numero);
    if (own.length === 0) return null;
    const totaux = countEtats(own);
    return (
      <section key={axe.numero} className={styles.axe} aria-labelledby={`axe-${axe.numero}`}>
        <header>
          <h2 id={`axe-${axe.numero}`}>
            Axe {axe.numero}. {axe.libelle}
          </h2>
          <ProgressBar totaux={totaux} height={8} />
          <p className="muted">
            {totaux.fait === 0 ? 'aucune faite' : formatCompte(totaux.fait, 'faite')} sur {totaux.total}
          </p>
        </header>
        {tableau.fiches.map((fiche) => {
          const lines = own.filter((action) => action.ficheId === fiche.id);
          if (lines.length === 0) return null;
          return (
            <div key={fiche.id}>
              <h3 className={styles.fiche}>
                <span>{fiche.code}</span> {fiche.titre} <span className="tag">{degreShortLabels[fiche.degrePriorite]}</span>
              </h3>
              <ul className="plain">
                {lines.map((action) => (
                  <Ligne key={action.id} action={action} schema={tableau.schema.code} {...line} />
                ))}
              </ul>
            </div>
          );
        })}
      </section>
    );
  });
}

type LigneProps = { action: ActionSuivie; schema: string } & Omit<Props, 'tableau' | 'actions'>;

function Ligne({ action, schema, today, retour, gestes }: LigneProps) {
  const { id, code, titre, avancement, revision, etat } = action;
  const isOpen = gestes && etat === 'active';
  return (
    <li
      className={styles.row}
      {...(isOpen && {
        'data-action': id,
        'data-revision': revision,
        'data-avancement': avancement ?? '',
        'data-titre': `${code} ${titre}`,
      })}
    >
      <Statut avancement={avancement} />
      <span className={styles.code}>{code}</span>
      <div className={styles.titre}>
        <Link href={`/s/${schema}/actions/${id}${retour}`} prefetch={false}>
          {titre}
        </Link>
        <Alertes action={action} today={today} />
      </div>
      <span className={styles.porteur}>{action.isPorteurADesigner ? 'Porteur à désigner' : action.porteur && enLigne(action.porteur)}</span>
      <span className={styles.fresh}>
        {action.confirmeLe ? formatAnciennete(action.confirmeLe, today) : 'jamais renseigné'}
      </span>
      {isOpen && (
        <span className={styles.gestes}>
          <button type="button" className="btn small" data-geste="changer">
            Changer le statut<span className="visually-hidden"> de {code}</span>
          </button>
          {avancement && (
            <button type="button" className="btn small" data-geste="confirmer" title="Le statut vaut toujours aujourd’hui">
              Confirmer<span className="visually-hidden"> {code} inchangé</span>
            </button>
          )}
        </span>
      )}
    </li>
  );
}

function Alertes({ action, today }: { action: ActionSuivie; today: Jour }) {
  return (
    <>
      {action.etat === 'retiree' && <small>Retirée : {action.decision}</small>}
      {action.blocage && (
        <small>
          <span className="blocked">Bloquée</span> : {action.blocage}
        </small>
      )}
      {isEnRetard(action, today) && (
        <small>
          <span className="late">En retard</span> : jalon du {formatJour(action.echeance!)} non fait
        </small>
      )}
    </>
  );
}
