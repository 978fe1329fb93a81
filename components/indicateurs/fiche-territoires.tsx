import Link from 'next/link';
import type { Annee } from '@/lib/indicateurs/annees';
import { formatValeur } from '@/lib/indicateurs/cellule';
import type { IndicateurLu } from '@/lib/indicateurs/data';
import { versionPour, type Autour } from '@/lib/indicateurs/fiche';
import type { Donnee, TypeIndicateur } from '@/lib/indicateurs/rules';
import { formatNombre } from '@/lib/format';
import styles from './fiche.module.css';

type Props = {
  indicateur: IndicateurLu;
  autour: Pick<Autour, 'epcis'>;
  annees: readonly Annee[];
  /** The address of the scheme. */
  base: string;
};

/** What each EPCI says, year by year, and what it makes for the département. */
export function FicheTerritoires({ indicateur, autour: { epcis }, annees, base }: Props) {
  const dites = annees.filter(({ isAVenir }) => !isAVenir);
  const concernes = epcis.filter(({ id }) => indicateur.epcis.includes(id));
  return (
    <section className="panel" aria-labelledby="par-epci">
      <h2 id="par-epci">Par EPCI</h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <div className="table-wrap" role="region" aria-label="Tableau des EPCI" tabIndex={0}>
        <table className={`table ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">EPCI</th>
              {dites.map(({ annee }) => (
                <th key={annee} scope="col">
                  {annee}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {concernes.map(({ id, siren, sigle, nom }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={`${base}/territoires/${siren}`} prefetch={false}>
                    <abbr title={nom}>{sigle}</abbr>
                  </Link>
                </th>
                {dites.map(({ annee }) => {
                  const valeur = indicateur.valeurs.find((one) => one.epciId === id && one.annee === annee);
                  return (
                    <td key={annee}>
                      <Cellule
                        donnee={valeur?.donnee ?? null}
                        type={versionPour(indicateur.definitions, annee)!.type}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Département</th>
              {dites.map(({ annee, valeur, appui }) => (
                <td key={annee}>
                  {valeur}
                  {appui && <small>{appui}</small>}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Cellule({ donnee, type }: { donnee: Donnee | null; type: TypeIndicateur }) {
  const isDite = donnee?.statut === 'renseignee';
  const { commentaire = null, source = null } = donnee ?? {};
  return (
    <>
      <span className={isDite ? undefined : styles.absente}>{formatValeur(donnee, type)}</span>
      {isDite && donnee.numerateur !== null && (
        <small>
          {formatNombre(donnee.numerateur)} sur {formatNombre(donnee.denominateur!)}
        </small>
      )}
      {donnee?.isEstimee && <small>Estimée</small>}
      {commentaire && <small>{commentaire}</small>}
      {source && <small>Source : {source}</small>}
    </>
  );
}
