import Link from 'next/link';
import { VisaTexte } from '@/components/campagnes/visa';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatNombre } from '@/lib/format';
import type { Territoire, Territoires } from '@/lib/territoires/liste';
import { natureMandatLabels } from '@/lib/territoires/rules';
import styles from './territoires.module.css';
import { Titulaire } from './titulaire';

type Props = Pick<Territoires, 'campagne' | 'hasLocal' | 'territoires'> & { code: string; today: Jour };

/** One line for each EPCI: who answers for it, how far it is, what it said this year. */
export function TerritoiresTable({ code, campagne, hasLocal, territoires, today }: Props) {
  return (
    <div className="table-wrap">
      <table className={`table ${styles.liste}`}>
        <thead>
          <tr>
            <th scope="col">EPCI</th>
            <th scope="col">{natureMandatLabels.referent_technique}</th>
            <th scope="col">{natureMandatLabels.elu_referent}</th>
            <th scope="col">Actions{hasLocal && ' et statuts validés'}</th>
            {campagne && hasLocal && <th scope="col">Campagne {campagne.annee}</th>}
          </tr>
        </thead>
        <tbody>
          {territoires.map((territoire) => (
            <tr key={territoire.id}>
              <th scope="row">
                <Link href={`/s/${code}/territoires/${territoire.siren}`} prefetch={false}>
                  {territoire.sigle}
                </Link>
                <span className="muted">{territoire.nom}</span>
              </th>
              <td data-label={natureMandatLabels.referent_technique}>
                <Titulaire mandats={territoire.mandats} nature="referent_technique" today={today} />
              </td>
              <td data-label={natureMandatLabels.elu_referent}>
                <Titulaire mandats={territoire.mandats} nature="elu_referent" today={today} />
              </td>
              <td data-label="Actions">
                <Avancement territoire={territoire} />
              </td>
              {campagne && hasLocal && (
                <td data-label={`Campagne ${campagne.annee}`}>
                  <Remontee territoire={territoire} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Avancement({ territoire: { actions, totaux } }: { territoire: Territoire }) {
  if (!totaux || actions === 0) return formatCompte(actions, 'action');
  return (
    <>
      <ProgressBar totaux={totaux} height={10} />
      <span className={styles.sous}>
        {formatCompte(totaux.fait, 'faite')} sur {formatNombre(actions)}
        {totaux.non_renseigne > 0 && (
          <span className="muted"> · {formatCompte(totaux.non_renseigne, 'non renseignée')}</span>
        )}
      </span>
    </>
  );
}

function Remontee({ territoire: { comptes, voitTransmises, visa } }: { territoire: Territoire }) {
  if (!comptes) return null;
  const { attendues, transmises, retournees, validees } = comptes;
  return (
    <>
      {voitTransmises
        ? `${formatNombre(transmises + validees)} ${transmises + validees > 1 ? 'transmises' : 'transmise'} sur ${formatNombre(attendues)}`
        : `${formatNombre(validees)} ${validees > 1 ? 'validées' : 'validée'} sur ${formatNombre(attendues)}`}
      {voitTransmises && (validees > 0 || retournees > 0) && (
        <span className="muted">
          {' '}
          {[validees > 0 && formatCompte(validees, 'validée'), retournees > 0 && formatCompte(retournees, 'retournée')]
            .filter(Boolean)
            .join(', ')}
        </span>
      )}
      <span className={styles.sous}>
        <VisaTexte visa={visa} voitDepuis={voitTransmises} />
      </span>
    </>
  );
}
