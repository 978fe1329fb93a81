import type { Annee } from '@/lib/indicateurs/annees';
import { formatMesure } from '@/lib/indicateurs/cellule';
import type { DefinitionLue } from '@/lib/indicateurs/data';
import { Dessin } from './dessin';
import styles from './fiche.module.css';

type Props = { titre: string; definition: DefinitionLue; annees: readonly Annee[] };

const chiffres = new Set(['nombre', 'pourcentage', 'montant']);

/** An indicator year by year: the drawing, then the same values in a table with what they stand on. */
export function FicheAnnees({ titre, definition, annees }: Props) {
  const { type, unite, reference } = definition;
  const isChiffre = chiffres.has(type);
  const isVise = isChiffre && annees.some(({ cible }) => cible !== null);
  const mesure = (nombre: number | null) => (nombre === null ? '' : formatMesure(nombre, type));
  const arrondi = (nombre: number | null) => (nombre === null ? null : Math.round(10 * nombre) / 10);
  const points = [
    ...(reference
      ? [
          {
            nom: `Réf. ${reference.annee}`,
            valeur: reference.valeur,
            partielle: null,
            trajectoire: reference.valeur,
            cible: null,
          },
        ]
      : []),
    ...annees.map((one) => ({
      nom: String(one.annee),
      valeur: one.isPartielle ? null : arrondi(one.nombre),
      partielle: one.isPartielle ? arrondi(one.nombre) : null,
      trajectoire: isVise ? arrondi(one.trajectoire) : null,
      cible: one.cible,
    })),
  ];
  const isDessine =
    isChiffre && points.filter(({ valeur, partielle, cible }) => (valeur ?? partielle ?? cible) !== null).length > 1;
  return (
    <section className="panel" aria-labelledby="par-annee">
      <h2 id="par-annee">Par année</h2>
      {isDessine && (
        <Dessin
          points={points}
          unite={type === 'pourcentage' ? '%' : type === 'montant' ? '€' : (unite ?? '')}
          phrase={`${titre}, par année. Les mêmes valeurs sont dans le tableau qui suit.`}
        />
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <div className="table-wrap" role="region" aria-label="Tableau des années" tabIndex={0}>
        <table className={`table ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">Année</th>
              <th scope="col">Valeur{unite && type !== 'pourcentage' && ` (${unite})`}</th>
              {isVise && (
                <th scope="col" className="num">
                  Cible
                </th>
              )}
              {isVise && (
                <th scope="col" className="num">
                  Trajectoire
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {reference && (
              <tr>
                <th scope="row">Référence {reference.annee}</th>
                <td>{mesure(reference.valeur)}</td>
                {isVise && <td />}
                {isVise && <td className="num">{mesure(reference.valeur)}</td>}
              </tr>
            )}
            {annees.map((one) => (
              <tr key={one.annee}>
                <th scope="row">
                  {one.annee}
                  {one.isFigee && <small>figée</small>}
                </th>
                <td>
                  {one.isAVenir ? <span className={styles.absente}>À venir</span> : <Mots {...one} />}
                  {one.appui && <small>{one.appui}</small>}
                </td>
                {isVise && <td className="num">{mesure(one.cible)}</td>}
                {isVise && <td className="num">{mesure(arrondi(one.trajectoire))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const sansValeur = new Set(['Non renseignée', 'Non disponible', 'Sans objet', 'Par EPCI']);

function Mots({ valeur }: Annee) {
  return <span className={sansValeur.has(valeur) ? styles.absente : 'strong'}>{valeur}</span>;
}
