import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import type { DecisionLue } from '@/lib/instances/decision';
import { isDue, natureDecisionLabels, numeroDecision, suiviDecisionLabels } from '@/lib/instances/rules';
import { isEnRetard } from '@/lib/instances/suivi-decisions';
import styles from './decision.module.css';
import { phraseEffet } from '@/lib/instances/phrase-effet';

type Props = {
  decision: DecisionLue;
  /** Where its meeting is; absent, it is not said which meeting. */
  base?: string;
  today?: Jour;
  /** What may be done of it. */
  children?: ReactNode;
};

/** A decision as it is read everywhere: its number, its words, who answers for it, what it changed. */
export function Decision({ decision, base, today, children }: Props) {
  const { sigle, texte, nature, organisation, responsable, echeance, suivi, constat, effets, annuleePar, annule } =
    decision;
  const enRetard = today !== undefined && isEnRetard(decision, today);
  const qui = [organisation?.sigle, responsable].filter(Boolean).join(', ');
  return (
    <article className={styles.decision} data-annulee={annuleePar ? '' : undefined}>
      <p className={styles.tete}>
        <b>{numeroDecision(decision) ?? 'À confirmer'}</b>
        <span className={suivi === 'faite' ? 'tag accent' : 'tag'}>
          {annuleePar ? 'Annulée' : suiviDecisionLabels[suivi]}
        </span>
        {enRetard && <span className="late">En retard</span>}
        <span className="muted">{natureDecisionLabels[nature]}</span>
      </p>
      <p className={styles.texte}>{texte}</p>
      <p className="muted">
        {qui || 'Personne n’en répond encore'}
        {echeance && `, pour le ${formatJour(echeance)}`}
        {base && (
          <span className={styles.seance}>
            {' · '}
            <Link href={`${base}/seances/${decision.seanceId}`} prefetch={false}>
              {decision.instance.nom}, {formatJour(decision.jour)}
            </Link>
          </span>
        )}
      </p>
      {effets.map((effet) => (
        <p key={effet.id} className={styles.effet}>
          {phraseEffet(effet)}
          {effet.isAnnule && ' (annulé)'}
        </p>
      ))}
      {constat && <p className={styles.constat}>{constat}</p>}
      {annule && <p className="muted">Annule la décision {numeroDecision({ ...annule, sigle })}.</p>}
      {annuleePar && <p className="muted">Annulée par la décision {numeroDecision({ ...annuleePar, sigle })}.</p>}
      {children}
    </article>
  );
}

/** How many of those that are over are said on the sheet of an object. */
const DERNIERES = 5;

type LieesProps = {
  decisions: readonly DecisionLue[];
  base: string;
  today: Jour;
  /** Printed in a line each, and only those to carry out: the sheet is one page. */
  isBref?: boolean;
};

/** The decisions that bear on an object, on its own sheet: all those to carry out, then the latest; nothing when there are none. */
export function DecisionsLiees({ decisions, base, today, isBref = false }: LieesProps) {
  if (decisions.length === 0) return null;
  const isVive = ({ suivi, annuleePar }: DecisionLue) => isDue(suivi) && !annuleePar;
  const montrees = [
    ...decisions.filter(isVive),
    ...decisions.filter((decision) => !isVive(decision)).slice(0, DERNIERES),
  ];
  return (
    <section className={isBref ? `panel ${styles.breves}` : 'panel'} aria-labelledby="decisions">
      <h2 id="decisions">Décisions</h2>
      <ul className="plain stack">
        {montrees.map((decision) => (
          <li key={decision.id} data-vive={isVive(decision) || undefined}>
            <Decision {...{ decision, base, today }} />
          </li>
        ))}
      </ul>
      {montrees.length < decisions.length && (
        <p className="no-print">
          <Link href={`${base}/decisions?suivi=toutes`} prefetch={false}>
            Les {decisions.length} décisions sont parmi toutes celles du schéma
          </Link>
        </p>
      )}
    </section>
  );
}
