import type { ConventionEntiere } from '@/lib/conventions/data';
import { totauxDe } from '@/lib/conventions/montants';
import { voletLabels } from '@/lib/conventions/rules';
import { formatEuros } from '@/lib/format';

type Props = { montants: ConventionEntiere['montants'] };

/** Amounts by year, volet and financeur, and totals that add up. */
export function Montants({ montants }: Props) {
  const { total, annees } = totauxDe(montants);
  return (
    <section className="panel" aria-labelledby="montants">
      <h2 id="montants">Montants</h2>
      <div className="table-wrap">
        <table className="table">
          <caption className="visually-hidden">Montants prévus et versés, par année, volet et financeur</caption>
          <thead>
            <tr>
              <th scope="col">Année</th>
              <th scope="col">Volet</th>
              <th scope="col">Financeur</th>
              <th scope="col" className="num">
                Prévu
              </th>
              <th scope="col" className="num">
                Versé
              </th>
            </tr>
          </thead>
          <tbody>
            {montants.map(({ annee, volet, financeur, prevu, verse }) => (
              <tr key={`${annee}-${volet}-${financeur}`}>
                <th scope="row">{annee}</th>
                <td>{voletLabels[volet]}</td>
                <td>{financeur}</td>
                <td className="num">{formatEuros(prevu)}</td>
                <td className="num">
                  <Verse montant={verse} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {annees.length > 1 &&
              annees.map(({ annee, prevu, verse }) => (
                <tr key={annee}>
                  <th scope="row" colSpan={3}>
                    Total {annee}
                  </th>
                  <td className="num">{formatEuros(prevu)}</td>
                  <td className="num">
                    <Verse montant={verse} />
                  </td>
                </tr>
              ))}
            <tr>
              <th scope="row" colSpan={3}>
                Total
              </th>
              <td className="num">
                <b>{formatEuros(total.prevu)}</b>
              </td>
              <td className="num">
                <b>
                  <Verse montant={total.verse} />
                </b>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

/** A payment, or that it is not known: never a zero in its place. */
export function Verse({ montant }: { montant: number | null }) {
  return montant === null ? <span className="muted">non renseigné</span> : formatEuros(montant);
}
