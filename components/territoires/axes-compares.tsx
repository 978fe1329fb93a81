import { ProgressBar } from '@/components/ui/progress-bar';
import { StatutMark } from '@/components/ui/statut';
import { formatNombre } from '@/lib/format';
import type { ActionTerritoire, AxeTerritoire } from '@/lib/territoires/fiche-territoire';
import { avancementLabels, avancementOrder, countEtats, type Totaux } from '@/lib/suivi/rules';
import styles from './fiche.module.css';

type Props = { sigle: string; autres: number; axes: AxeTerritoire[]; actions: ActionTerritoire[] };

/** The validated statuses of the EPCI by axe, beside those of the others added up; every bar has its figures. */
export function AxesCompares({ sigle, autres, axes, actions }: Props) {
  const lines = axes.map((axe) => ({ ...axe, totaux: totauxOf(actions.filter(({ axe: n }) => n === axe.numero)) }));
  const all = totauxOf(actions);
  const rest = sum(axes.map((axe) => axe.autres));
  return (
    <div className={styles.large}>
      <table className={styles.axes}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Axe
            </th>
            <th scope="colgroup" colSpan={6}>
              {sigle}
            </th>
            <th scope="colgroup" colSpan={2}>
              Les {autres} autres EPCI
            </th>
          </tr>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Répartition</span>
            </th>
            {avancementOrder.map((code) => (
              <th key={code} scope="col" className="num">
                <StatutMark avancement={code === 'non_renseigne' ? null : code} size={16} />
                <small>{avancementLabels[code]}</small>
              </th>
            ))}
            <th scope="col" className="num">
              Faites
            </th>
            <th scope="col">
              <span className="visually-hidden">Répartition</span>
            </th>
            <th scope="col" className="num">
              Faites
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ numero, libelle, totaux, autres: others }) => (
            <Line
              key={numero}
              sigle={sigle}
              titre={`${numero}. ${libelle}`}
              totaux={totaux}
              autres={totauxFrom(others)}
            />
          ))}
        </tbody>
        <tfoot>
          <Line sigle={sigle} titre="Ensemble" totaux={all} autres={totauxFrom(rest)} />
        </tfoot>
      </table>
    </div>
  );
}

type LineProps = { titre: string; sigle: string; totaux: Totaux; autres: Totaux };

function Line({ titre, sigle, totaux, autres }: LineProps) {
  return (
    <tr>
      <th scope="row">{titre}</th>
      <td className={styles.barre}>
        <Barre totaux={totaux} />
      </td>
      {avancementOrder.map((code) => (
        <td
          key={code}
          data-label={avancementLabels[code]}
          className={`num ${styles.etat}${totaux[code] > 0 ? '' : ` ${styles.zero}`}`}
        >
          {formatNombre(totaux[code])}
        </td>
      ))}
      <td className={`num ${styles.part}`} data-label={`${sigle}, part faite`}>
        {part(totaux)}
      </td>
      <td className={styles.barre}>
        <Barre totaux={autres} />
      </td>
      <td className={`num ${styles.part} ${styles.autres}`} data-label="Autres EPCI, part faite">
        {part(autres)}
        {autres.total > 0 && (
          <small>
            {' '}
            {formatNombre(autres.fait)} sur {formatNombre(autres.total)}
          </small>
        )}
      </td>
    </tr>
  );
}

function Barre({ totaux }: { totaux: Totaux }) {
  return totaux.total > 0 ? <ProgressBar totaux={totaux} height={10} /> : <span className="muted">aucune action</span>;
}

function part({ fait, total }: Totaux): string {
  return total === 0 ? '–' : `${formatNombre(Math.round((100 * fait) / total))} %`;
}

function totauxOf(actions: ActionTerritoire[]): Totaux {
  return countEtats(actions.map(({ local }) => ({ avancement: local, etat: 'active' })));
}

function totauxFrom(counts: AxeTerritoire['autres']): Totaux {
  return { ...counts, total: avancementOrder.reduce((total, code) => total + counts[code], 0), retirees: 0 };
}

function sum(all: AxeTerritoire['autres'][]): AxeTerritoire['autres'] {
  const of = (code: (typeof avancementOrder)[number]) => all.reduce((total, counts) => total + counts[code], 0);
  return {
    fait: of('fait'),
    en_cours: of('en_cours'),
    pas_fait: of('pas_fait'),
    non_renseigne: of('non_renseigne'),
  };
}
