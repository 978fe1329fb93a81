import Link from 'next/link';
import type { EpciBureau } from '@/lib/campagnes/bureau';
import { etatRemontee, etatRemonteeLabels, etatsRemontee } from '@/lib/campagnes/rules';
import { formatCompte, formatJour, formatJourDe } from '@/lib/format';
import { BarreEtapes, direComptes } from './bureau-barre';
import { Referent } from './bureau-referent';
import styles from './bureau.module.css';

type Props = { epcis: EpciBureau[]; base: string; suffix: string; recuDepuis: string };

/** The EPCI of a campaign under the state each stands at, the silent first; each leads to its lines. */
export function BureauEpcis({ epcis, base, suffix, recuDepuis }: Props) {
  return etatsRemontee.map((etat) => {
    const own = epcis.filter((epci) => etatRemontee(epci) === etat);
    if (own.length === 0) return null;
    return (
      <section key={etat} className={styles.etat} aria-labelledby={`etat-${etat}`}>
        <h2 id={`etat-${etat}`}>
          {etatRemonteeLabels[etat]} <span className="muted">{formatCompte(own.length, 'EPCI', 'EPCI')}</span>
        </h2>
        <ul className="plain">
          {own.map((epci) => (
            <li key={epci.id} className={styles.epci}>
              <div className={styles.nom}>
                <Link href={`${base}/remontees/${epci.siren}${suffix}`} prefetch={false}>
                  {epci.sigle} <span>{epci.nom}</span>
                </Link>
                <Referent epci={epci} base={base} />
              </div>
              <div className={styles.compte}>
                <BarreEtapes comptes={epci} height={10} />
                <p className="muted" aria-hidden="true">
                  {direComptes(epci) || 'Aucune ligne attendue'}
                </p>
              </div>
              <dl className={styles.faits}>
                <div>
                  <dt>Dernier envoi</dt>
                  <dd>{epci.dernierEnvoi ? formatJourDe(new Date(epci.dernierEnvoi)) : 'aucun'}</dd>
                </div>
                <div>
                  <dt>Visa</dt>
                  <dd>{epci.visa ? `le ${formatJour(epci.visa.date)}` : 'non visé'}</dd>
                </div>
              </dl>
              <p className={styles.neuf}>
                {epci.recues > 0 && (
                  <span className="tag accent">
                    {formatCompte(epci.recues, 'reçue')} {recuDepuis}
                  </span>
                )}
                {epci.demandes > 0 && (
                  <span className="tag accent">
                    {formatCompte(epci.demandes, 'correction demandée', 'corrections demandées')}
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
