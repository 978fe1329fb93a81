import type { Mutation } from '@/components/ui/edition';
import type { ConventionEntiere } from '@/lib/conventions/data';
import { totauxDe } from '@/lib/conventions/montants';
import { isHistoire, voletLabels } from '@/lib/conventions/rules';
import { formatEuros } from '@/lib/format';
import { AjouterMontant, ModifierMontant } from './gestes-montant';
import { Retirer } from './retirer';

export type MutationsMontant = Record<'ajouterMontant' | 'modifierMontant' | 'retirerMontant', Mutation>;

type Props = { convention: ConventionEntiere; ecrire: boolean; mutations: MutationsMontant };

/** Amounts by year, volet and financeur, and totals that add up. */
export function Montants({ convention, ecrire, mutations }: Props) {
  const { montants } = convention;
  if (montants.length === 0 && (!ecrire || convention.parties.length === 0)) return null;
  return (
    <section className={montants.length === 0 ? 'panel no-print' : 'panel'} aria-labelledby="montants">
      <div className="panel-head">
        <h2 id="montants">Montants</h2>
        {ecrire && <AjouterMontant convention={convention} action={mutations.ajouterMontant} />}
      </div>
      {montants.length === 0 ? (
        <p className="muted">Aucun montant n’est inscrit.</p>
      ) : (
        <TableMontants {...{ convention, ecrire, mutations }} />
      )}
    </section>
  );
}

function TableMontants({ convention, ecrire, mutations }: Props) {
  const { montants } = convention;
  const isOuverte = ecrire && !isHistoire(convention.etat);
  const { total, annees } = totauxDe(montants);
  return (
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
            {ecrire && (
              <th scope="col" className="no-print">
                <span className="visually-hidden">Gestes</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {montants.map((montant) => (
            <tr key={montant.id}>
              <th scope="row">{montant.annee}</th>
              <td>{voletLabels[montant.volet]}</td>
              <td>{montant.financeur}</td>
              <td className="num">{formatEuros(montant.prevu)}</td>
              <td className="num">
                <Verse montant={montant.verse} />
              </td>
              {ecrire && (
                <td className="no-print">
                  <ModifierMontant montant={montant} action={mutations.modifierMontant} />
                  {isOuverte && (
                    <Retirer
                      quoi="ce montant"
                      about={`${montant.annee}, ${voletLabels[montant.volet].toLowerCase()}, ${montant.financeur}`}
                      champ="montantId"
                      id={montant.id}
                      action={mutations.retirerMontant}
                    />
                  )}
                </td>
              )}
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
                {ecrire && <td className="no-print" />}
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
            {ecrire && <td className="no-print" />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A payment, or that it is not known: never a zero in its place. */
export function Verse({ montant }: { montant: number | null }) {
  return montant === null ? <span className="muted">non renseigné</span> : formatEuros(montant);
}
