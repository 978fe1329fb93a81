import type { Evolution as Contenu, Serie } from '@/lib/suivi/evolution';
import { EtatsDansLeTemps, EtatsLegende, EtatsTable } from './etats-dans-le-temps';
import styles from './evolution.module.css';

type Props = { evolution: Contenu; isLocal: boolean };

/** The statuses at the end of each quarter: all, axe by axe, and in each EPCI for who reads the local level. */
export function Evolution({ evolution: { ensemble, axes, epcis }, isLocal }: Props) {
  return (
    <div className={styles.evolution}>
      <section aria-labelledby="ensemble">
        <h2 id="ensemble">Toutes les actions</h2>
        <EtatsLegende />
        <div className={styles.ensemble}>
          <EtatsDansLeTemps points={ensemble} de="Statuts départementaux" />
          <EtatsTable points={ensemble} de="Statuts départementaux à chaque date" />
        </div>
      </section>
      <Series id="axes" titre="Par axe" series={axes}>
        Statut départemental des actions de chaque axe.
      </Series>
      {isLocal && (
        <Series id="epcis" titre="Dans les EPCI" series={epcis}>
          Avancement local validé, action par action ; « non renseigné » : rien de validé encore.
        </Series>
      )}
    </div>
  );
}

function Series({ id, titre, series, children }: { id: string; titre: string; series: Serie[]; children: string }) {
  if (series.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      <p className="muted">{children}</p>
      <ul className={`plain ${styles.series}`}>
        {series.map(({ libelle, nom, points }) => (
          <li key={libelle}>
            <h3>
              {libelle}
              {nom && <small>{nom}</small>}
            </h3>
            <EtatsDansLeTemps points={points} de={libelle} taille="petit" />
            <details>
              <summary>
                En chiffres<span className="visually-hidden"> : {libelle}</span>
              </summary>
              <EtatsTable points={points} de={libelle} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
