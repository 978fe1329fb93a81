import Link from 'next/link';
import { Statut, StatutMark } from '@/components/ui/statut';
import {
  etatsComptes,
  type Case as Lue,
  type LigneEvaluee,
  type TableauEvaluations as Tableau,
} from '@/lib/conventions/evaluations';
import { suiteEvaluationLabels } from '@/lib/conventions/rules';
import { formatCompte, formatJour, formatListe, formatNombre } from '@/lib/format';
import styles from './tableau-evaluations.module.css';

type Props = { tableau: Tableau; lignes: readonly LigneEvaluee[]; base: string };

/** The tableau de suivi in three colours: conventions by years, and how many of each colour. `lignes`: those of this page. */
export function TableauEvaluations({ tableau: { annees, totaux, fermees, lignes: toutes }, lignes, base }: Props) {
  if (toutes.length === 0) {
    return (
      <div className="empty">
        <p className="strong">Aucune évaluation à lire ici.</p>
        <p>
          {fermees > 0
            ? 'Les évaluations des conventions des autres ne font pas partie de ce que vous lisez.'
            : 'Chaque convention signée s’évalue une fois par an.'}
        </p>
      </div>
    );
  }
  return (
    <div>
      <p className={styles.sens}>
        Une évaluation par convention et par an. « Non évaluée » ne dit rien de bon ni de mauvais : l’année est passée
        sans évaluation.
      </p>
      <div className="table-wrap">
        <table className={`table ${styles.table}`}>
          <caption className="visually-hidden">Évaluations annuelles, convention par convention</caption>
          <thead>
            <tr>
              <th scope="col">Convention</th>
              {annees.map((annee) => (
                <th key={annee} scope="col">
                  {annee}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <Ligne key={ligne.convention.id} ligne={ligne} base={base} />
            ))}
          </tbody>
          <tfoot>
            {etatsComptes.map((etat) => (
              <tr key={etat}>
                <th scope="row">{etat === 'non_evaluee' ? <NonEvaluee /> : <Statut avancement={etat} />}</th>
                {annees.map((annee, i) => (
                  <td key={annee}>{formatNombre(totaux[etat][i]!)}</td>
                ))}
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      {fermees > 0 && (
        <p className={`muted ${styles.sens}`}>
          {formatCompte(
            fermees,
            'convention signée n’y figure pas : ses évaluations ne font pas partie de ce que vous lisez.',
            'conventions signées n’y figurent pas : leurs évaluations ne font pas partie de ce que vous lisez.',
          )}
        </p>
      )}
    </div>
  );
}

function Ligne({ ligne: { convention, cases }, base }: { ligne: LigneEvaluee; base: string }) {
  return (
    <tr>
      <th scope="row">
        <Link href={`${base}/${convention.id}`} prefetch={false}>
          {convention.intitule}
        </Link>
        <small>
          {convention.reference}
          <span>
            {' · '}
            {formatListe(convention.parties.map(({ sigle }) => sigle))}
            {convention.terme && ` · jusqu’au ${formatJour(convention.terme)}`}
          </span>
        </small>
      </th>
      {cases.map((une) => (
        <td key={une.annee}>
          <Case une={une} />
        </td>
      ))}
    </tr>
  );
}

function Case({ une: { etat, suite } }: { une: Lue }) {
  if (etat === 'non_evaluee') return <NonEvaluee />;
  if (etat === 'a_venir') return <span className="muted">À évaluer</span>;
  if (etat === 'hors') return <span className="visually-hidden">Sans objet</span>;
  return (
    <>
      <Statut avancement={etat} />
      {suite && suite !== 'poursuite' && <small>{suiteEvaluationLabels[suite]}</small>}
    </>
  );
}

function NonEvaluee() {
  return (
    <span className="st non_renseigne">
      <StatutMark avancement={null} />
      Non évaluée
    </span>
  );
}
