import Link from 'next/link';
import type { ReactNode } from 'react';
import { Statut } from '@/components/ui/statut';
import type { Mutation } from '@/components/ui/edition';
import type { Jour } from '@/lib/clock';
import type { Choix } from '@/lib/conventions/choix';
import type { ConventionEntiere } from '@/lib/conventions/data';
import { echeancesOf, moisDePeriode, termeOf } from '@/lib/conventions/echeances';
import { reconductionLabels, suiteEvaluationLabels } from '@/lib/conventions/rules';
import { formatCompte, formatDuree, formatJour, formatListe } from '@/lib/format';
import styles from './conventions.module.css';
import { AjouterPartie } from './rediger';
import { Montants, type MutationsMontant } from './montants';
import { Partie, type MutationsPartie } from './partie';
import { phraseOf } from './registre';

type Props = { convention: ConventionEntiere; base: string; today: Jour };
type Ecrite = Props & {
  /** What the forms choose from, for who writes it; null for the others. */
  choix: Choix | null;
  /** The parties whose délibération and signature this person writes. */
  signer: readonly number[];
  /** What comes after: its documents. */
  children?: ReactNode;
  mutations: MutationsPartie & MutationsMontant & { ajouterPartie: Mutation };
};

/** A convention on one page: its terms, who commits to what, what was judged of it, what it costs. */
export function Convention({ convention, base, today, choix, signer, mutations, children }: Ecrite) {
  const { parties, avenants, evaluations, actions } = convention;
  return (
    <div className={styles.convention}>
      <Termes convention={convention} base={base} today={today} />
      <section className="panel" aria-labelledby="parties">
        <div className="panel-head">
          <h2 id="parties">Parties et engagements</h2>
          {choix && <AjouterPartie conventionId={convention.id} choix={choix} action={mutations.ajouterPartie} />}
        </div>
        {parties.length === 0 && <p className="muted">Aucune partie n’est encore nommée.</p>}
        <ul className={`plain ${styles.parties}`}>
          {parties.map((partie) => (
            <Partie
              key={partie.id}
              {...{ convention, partie, base, today, mutations, choix }}
              signer={signer.includes(partie.id)}
            />
          ))}
        </ul>
      </section>
      {evaluations.length > 0 && (
        <section className="panel" aria-labelledby="evaluations">
          <h2 id="evaluations">Évaluation annuelle</h2>
          <ul className={`plain ${styles.evaluations}`}>
            {evaluations.map(({ annee, avancement, suite, commentaire, evalueeLe, auteur }) => (
              <li key={annee}>
                <b>{annee}</b>
                <Statut avancement={avancement} />
                <div>
                  <p>{commentaire}</p>
                  <p className="muted">
                    {suiteEvaluationLabels[suite]} · {formatJour(evalueeLe)}
                    {auteur && ` · ${auteur}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Montants convention={convention} ecrire={choix !== null} mutations={mutations} />
      {avenants.length > 0 && (
        <section className="panel" aria-labelledby="avenants">
          <h2 id="avenants">Avenants</h2>
          <ol className="plain stack tight">
            {avenants.map(({ numero, objet, signeLe, nouvelleFin }) => (
              <li key={numero}>
                <b>Avenant {numero}</b>, signé le {formatJour(signeLe)} : {objet}
                {nouvelleFin && <span className="muted"> Nouveau terme : {formatJour(nouvelleFin)}.</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {actions.length > 0 && (
        <section className="panel" aria-labelledby="actions">
          <h2 id="actions">Actions du schéma</h2>
          <ul className="plain stack tight">
            {actions.map(({ id, code, titre }) => (
              <li key={id}>
                <Link href={`${base}/actions/${id}`} prefetch={false}>
                  {code} {titre}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </div>
  );
}

function Termes({ convention, base, today }: Props) {
  const { dateEffet, dateFin, fin, reconduction, dureeReconductionMois, preavisMois, epcis, parent, financieres } =
    convention;
  const duree = dateEffet && fin ? moisDePeriode(dateEffet, fin) : null;
  const terme = termeOf(convention, today);
  const echeances = echeancesOf(
    { ...convention, evaluations: convention.evaluations.map(({ annee }) => annee) },
    today,
  );
  return (
    <section className="panel" aria-labelledby="termes">
      <h2 id="termes">Termes</h2>
      {echeances.length > 0 && (
        <ul className={`plain notice ${styles.echeances}`}>
          {echeances.map((echeance) => (
            <li key={echeance.nature}>{phraseOf(echeance, today)}.</li>
          ))}
        </ul>
      )}
      <dl className="kv">
        {convention.objet && <dt>Objet</dt>}
        {convention.objet && <dd>{convention.objet}</dd>}
        <dt>Période</dt>
        <dd>
          {dateEffet && fin ? `Du ${formatJour(dateEffet)} au ${formatJour(fin)}` : 'Non fixée'}
          {duree !== null && `, ${formatDuree(duree)}`}
          {dateFin && fin !== dateFin && <span className="muted"> (d’abord au {formatJour(dateFin)})</span>}
        </dd>
        <dt>Reconduction</dt>
        <dd>
          {reconductionLabels[reconduction]}
          {dureeReconductionMois && `, par périodes de ${dureeReconductionMois} mois`}
          {terme &&
            terme.reconductions > 0 &&
            ` ; reconduite ${terme.reconductions} fois, terme au ${formatJour(terme.terme)}`}
        </dd>
        {preavisMois !== null && <dt>Préavis</dt>}
        {preavisMois !== null && (
          <dd>
            {formatCompte(preavisMois, 'mois', 'mois')}
            {terme?.preavis && `, jusqu’au ${formatJour(terme.preavis)}`}
          </dd>
        )}
        {epcis.length > 0 && <dt>EPCI couverts</dt>}
        {epcis.length > 0 && <dd>{formatListe(epcis.map(({ sigle }) => sigle))}</dd>}
        {(parent ?? convention.sansParent) && <dt>Convention cadre</dt>}
        {parent && (
          <dd>
            <Link href={`${base}/conventions/${parent.id}`} prefetch={false}>
              {parent.reference} · {parent.intitule}
            </Link>
          </dd>
        )}
        {convention.sansParent && <dd>Aucune : {convention.sansParent}</dd>}
        {convention.precedente && <dt>Renouvelle</dt>}
        {convention.precedente && <Liee base={base} convention={convention.precedente} />}
        {convention.suivante && <dt>Renouvelée par</dt>}
        {convention.suivante && <Liee base={base} convention={convention.suivante} />}
        {financieres.length > 0 && <dt>Réalisations</dt>}
        {financieres.map(({ id, reference, intitule }) => (
          <dd key={id}>
            <Link href={`${base}/conventions/${id}`} prefetch={false}>
              {reference} · {intitule}
            </Link>
          </dd>
        ))}
      </dl>
    </section>
  );
}

function Liee({ base, convention }: { base: string; convention: { id: number; reference: string } }) {
  return (
    <dd>
      <Link href={`${base}/conventions/${convention.id}`} prefetch={false}>
        {convention.reference}
      </Link>
    </dd>
  );
}
