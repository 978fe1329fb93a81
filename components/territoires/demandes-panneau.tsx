import type { ReactNode } from 'react';
import { VisaTexte } from '@/components/campagnes/visa';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatJour, formatNombre } from '@/lib/format';
import { demandesOf } from '@/lib/territoires/demandes';
import type { FicheTerritoire } from '@/lib/territoires/fiche-territoire';
import { natureMandatLabels } from '@/lib/territoires/rules';
import styles from './fiche.module.css';

type Props = { fiche: FicheTerritoire; today: Jour; /** The gestures of the visa. */ children?: ReactNode };

/** What the current campaign expects of the EPCI, line by line, and the mandates to fill. */
export function DemandesPanneau({ fiche, today, children }: Props) {
  const { campagne, visa, can } = fiche;
  const { lignes, vacants } = demandesOf(fiche, today);
  return (
    <section className={`panel ${styles.demandes}`} aria-labelledby="demandes">
      <h2 id="demandes">Ce qui est demandé</h2>
      <ul className="plain">
        {campagne ? (
          <li>
            <b>Campagne {campagne.annee}</b> :{' '}
            {campagne.echeance < today ? 'échéance passée depuis le' : 'à transmettre avant le'}{' '}
            {formatJour(campagne.echeance)}
          </li>
        ) : (
          <li className="muted">Aucune campagne n’est encore ouverte : rien n’est à transmettre.</li>
        )}
        {lignes && <Lignes {...lignes} />}
        {vacants.map((nature) => (
          <li key={nature}>
            <span className="late">À nommer</span> : {natureMandatLabels[nature].toLowerCase()}
          </li>
        ))}
        {campagne && can.lireLocal && (
          <li data-visa={visa ? 'vise' : 'non_vise'}>
            <b>Visa de l’élu</b> : <VisaTexte visa={visa} voitDepuis={can.lireRemontee} />
          </li>
        )}
      </ul>
      {children}
    </section>
  );
}

type LignesProps = NonNullable<ReturnType<typeof demandesOf>['lignes']>;

function Lignes({ manquantes, attendues, retournees, corrections }: LignesProps) {
  return (
    <>
      {(manquantes > 0 || retournees.length === 0) && (
        <li>
          {manquantes > 0
            ? `${formatCompte(manquantes, 'ligne')} à transmettre sur ${formatNombre(attendues)}`
            : attendues > 0
              ? `Les ${formatNombre(attendues)} lignes attendues sont transmises`
              : 'Aucune action ne concerne cet EPCI'}
        </li>
      )}
      {retournees.length > 0 && (
        <li>
          <span className="late">{formatCompte(retournees.length, 'ligne retournée', 'lignes retournées')}</span>, à
          reprendre :
          <ul className={styles.retournees}>
            {retournees.map(({ id, code, motif }) => (
              <li key={id}>
                {code} : {motif}
              </li>
            ))}
          </ul>
          {retournees.length > 4 && (
            <span className={styles.reste}>et {formatNombre(retournees.length - 4)} autres dans l’application</span>
          )}
        </li>
      )}
      {corrections > 0 && (
        <li>{formatCompte(corrections, 'correction demandée', 'corrections demandées')}, en attente de la cellule</li>
      )}
    </>
  );
}
