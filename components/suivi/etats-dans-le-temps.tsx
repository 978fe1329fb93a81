import { fills } from '@/components/ui/progress-bar';
import type { Couche } from '@/components/ui/colonnes';
import { Graphique } from '@/components/ui/graphique';
import { formatJour, formatMois, formatNombre } from '@/lib/format';
import type { Point } from '@/lib/suivi/evolution';
import { avancementLabels, avancementOrder } from '@/lib/suivi/rules';
import styles from './evolution.module.css';

type Props = { points: readonly Point[]; de: string; taille?: 'grand' | 'petit' };

// absence is drawn hollow, so that it does not weigh more than what is known
const couches: readonly Couche[] = avancementOrder.map((code) => ({
  ...{ code, libelle: avancementLabels[code] },
  ...(code === 'non_renseigne' ? { fill: 'var(--nr-soft)', stroke: 'var(--nr)' } : { fill: fills[code] }),
}));

/** The states at each date as columns; `de` says of what. Its table is EtatsTable. */
export function EtatsDansLeTemps({ points, de, taille }: Props) {
  const [first, last] = [points[0]!, points.at(-1)!];
  const parts = avancementOrder.map(
    (code) => `${avancementLabels[code].toLowerCase()} ${first.totaux[code]} puis ${last.totaux[code]}`,
  );
  return (
    <Graphique
      taille={taille}
      phrase={`${de}, du ${formatJour(first.jour)} au ${formatJour(last.jour)} : ${parts.join(', ')}.`}
      couches={couches}
      colonnes={points.map(({ jour, totaux }) => [
        formatMois(jour),
        `Au ${formatJour(jour)}`,
        ...avancementOrder.map((code) => totaux[code]),
      ])}
    />
  );
}

/** The words of the drawings, once for all of them. */
export function EtatsLegende() {
  return (
    <ul className={`plain ${styles.legende}`}>
      {couches.map(({ code, libelle, fill, stroke }) => (
        <li key={code}>
          <svg width="16" height="16" aria-hidden="true">
            <rect x="0.5" y="0.5" width="15" height="15" fill={fill} stroke={stroke} />
          </svg>
          {libelle}
        </li>
      ))}
    </ul>
  );
}

/** The same values in figures, the latest first. */
export function EtatsTable({ points, de }: { points: readonly Point[]; de: string }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{de}</caption>
      <thead>
        <tr>
          <th scope="col">Au</th>
          {avancementOrder.map((code) => (
            <th key={code} scope="col" className="num">
              {avancementLabels[code]}
            </th>
          ))}
          <th scope="col" className="num">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ jour, totaux }) => (
          <tr key={jour}>
            <th scope="row">{formatJour(jour)}</th>
            {avancementOrder.map((code) => (
              <td key={code} className="num">
                {formatNombre(totaux[code])}
              </td>
            ))}
            <td className="num">
              <b>{formatNombre(totaux.total)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
