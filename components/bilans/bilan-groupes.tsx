import { Fragment, type ReactNode } from 'react';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatutMark } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatJour, formatNombre } from '@/lib/format';
import type { Groupe } from '@/lib/bilans/rules';
import { avancementLabels, avancementOrder } from '@/lib/suivi/rules';
import styles from './bilan.module.css';
import { TableauLarge } from './tableau-large';

type Props = { titre: string; entete: string; id: string; groupes: Groupe[]; du: Jour; au: Jour; children?: ReactNode };

/** The states of each group at the two days, in figures beside their bars, and what passed from one state to another. */
export function BilanGroupes({ titre, entete, id, groupes, du, au, children }: Props) {
  if (groupes.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      {children && <p className="muted">{children}</p>}
      <TableauLarge titre={titre}>
        <table className={styles.groupes}>
          <thead>
            <tr>
              <th scope="col">{entete}</th>
              <th scope="col">
                <span className="visually-hidden">Date</span>
              </th>
              <th scope="col" className={styles.barre}>
                <span className="visually-hidden">Répartition</span>
              </th>
              {avancementOrder.map((code) => (
                <th key={code} scope="col" className="num">
                  <StatutMark avancement={code === 'non_renseigne' ? null : code} size={16} />
                  <small>{avancementLabels[code]}</small>
                </th>
              ))}
              <th scope="col">Passages</th>
            </tr>
          </thead>
          <tbody>
            {groupes.map(({ libelle, titre: nom, avant, apres, passages }) => (
              <Fragment key={libelle}>
                <tr className={styles.avant}>
                  <th scope="rowgroup" rowSpan={2}>
                    {libelle}
                    {nom && <small>{nom}</small>}
                  </th>
                  <td>{formatJour(du)}</td>
                  <td className={styles.barre}>
                    <ProgressBar totaux={avant} height={7} />
                  </td>
                  {avancementOrder.map((code) => (
                    <td key={code} className="num">
                      {formatNombre(avant[code])}
                    </td>
                  ))}
                  <td rowSpan={2} className={styles.passages}>
                    {passages.length === 0
                      ? 'aucun'
                      : passages.map(({ de, vers, nombre }) => (
                          <span key={`${de}-${vers}`}>
                            {nombre} {avancementLabels[de].toLowerCase()} → {avancementLabels[vers].toLowerCase()}
                          </span>
                        ))}
                  </td>
                </tr>
                <tr>
                  <td>{formatJour(au)}</td>
                  <td className={styles.barre}>
                    <ProgressBar totaux={apres} height={10} />
                  </td>
                  {avancementOrder.map((code) => (
                    <td key={code} className="num">
                      <b>{formatNombre(apres[code])}</b>
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableauLarge>
    </section>
  );
}
