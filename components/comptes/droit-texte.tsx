import { roleLabels } from '@/lib/access/roles';
import type { Droit } from '@/lib/comptes/registre';
import { etatHabilitationLabels } from '@/lib/comptes/rules';
import { formatInstant, formatJour } from '@/lib/format';
import styles from './comptes.module.css';

/** A right in words: what, where, since when, until when; with `detail`, by whom. */
export function DroitTexte({ droit, detail }: { droit: Droit; detail?: boolean }) {
  const { role, perimetre, debut, fin, etat } = droit;
  const isPast = etat === 'retiree' || etat === 'terminee';
  return (
    <span className={isPast ? styles.passe : undefined}>
      <b>{roleLabels[role]}</b>
      {perimetre && `, ${perimetre}`}
      {etat !== 'en_vigueur' && (
        <>
          {' '}
          <span className={etat === 'a_confirmer' ? styles.attente : 'tag'}>{etatHabilitationLabels[etat]}</span>
        </>
      )}{' '}
      <span className="muted">
        {fin
          ? `du ${formatJour(debut)} au ${formatJour(fin)}`
          : `${etat === 'a_venir' ? 'à partir du' : 'depuis le'} ${formatJour(debut)}`}
      </span>
      {detail && (
        <span className="muted">
          {droit.accordeePar && ` · donné par ${droit.accordeePar} le ${formatInstant(droit.accordeeLe)}`}
          {droit.confirmeePar && ` · confirmé par ${droit.confirmeePar}`}
          {droit.retireeLe &&
            ` · retiré${droit.retireePar ? ` par ${droit.retireePar}` : ''} le ${formatInstant(droit.retireeLe)}`}
        </span>
      )}
    </span>
  );
}
