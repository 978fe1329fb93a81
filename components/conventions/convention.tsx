import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import type { ConventionEntiere, PartieLue } from '@/lib/conventions/data';
import { echeancesOf, termeOf } from '@/lib/conventions/echeances';
import { constatLabels, reconductionLabels, suiteEvaluationLabels } from '@/lib/conventions/rules';
import { formatCompte, formatJour, formatListe } from '@/lib/format';
import styles from './conventions.module.css';
import { Constater, Signer, type MutationsConvention } from './gestes-convention';
import { Engager, type MutationsRedaction } from './rediger';
import { Montants } from './montants';
import { phraseOf } from './registre';

type Props = { convention: ConventionEntiere; base: string; today: Jour };
type Ecrite = Props & {
  ecrire: boolean;
  /** The parties whose délibération and signature this person writes. */
  signer: readonly number[];
  mutations: MutationsConvention & Pick<MutationsRedaction, 'ajouterEngagement'>;
};

/** A convention on one page: its terms, who commits to what, what was judged of it, what it costs. */
export function Convention({ convention, base, today, ecrire, signer, mutations }: Ecrite) {
  const { parties, avenants, evaluations, montants, actions } = convention;
  return (
    <div className={styles.convention}>
      <Termes convention={convention} base={base} today={today} />
      <section className="panel" aria-labelledby="parties">
        <h2 id="parties">Parties et engagements</h2>
        {parties.length === 0 && <p className="muted">Aucune partie n’est encore nommée.</p>}
        <ul className={`plain ${styles.parties}`}>
          {parties.map((partie) => (
            <Partie
              key={partie.id}
              {...{ partie, base, today, mutations, ecrire }}
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
      {montants.length > 0 && <Montants montants={montants} />}
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
    </div>
  );
}

function Termes({ convention, base, today }: Props) {
  const { dateEffet, dateFin, fin, reconduction, dureeReconductionMois, preavisMois, epcis, parent, financieres } =
    convention;
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

type PartieProps = Omit<Ecrite, 'convention' | 'signer'> & { partie: PartieLue; signer: boolean };

function Partie({ partie, base, today, ecrire, signer, mutations }: PartieProps) {
  const { organisationId, sigle, nom, qualite, signature, engagements } = partie;
  return (
    <li>
      <h3>
        <Link href={`${base}/organisations/${organisationId}`} prefetch={false}>
          {nom}
        </Link>
        {sigle !== nom && <span className="muted"> {sigle}</span>} {qualite && <span className="tag">{qualite}</span>}
      </h3>
      {signature && (
        <p className="muted">
          {[
            signature.deliberationNumero &&
              `délibération ${signature.deliberationNumero}${signature.deliberationLe ? ` du ${formatJour(signature.deliberationLe)}` : ''}`,
            signature.signeLe && `signée le ${formatJour(signature.signeLe)}`,
            [signature.signataire, signature.fonction].filter(Boolean).join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="no-print">
        {signer && <Signer partie={partie} action={mutations.enregistrerSignature} />}
        {ecrire && <Engager partie={partie} action={mutations.ajouterEngagement} />}
      </p>
      {engagements.length > 0 && (
        <ul>
          {engagements.map(({ id, revision, texte, action, epci, echeance, constat, preuve }) => (
            <li key={id}>
              {texte} <span className="tag">{constat ? constatLabels[constat] : 'À constater'}</span>
              <span className="muted">
                {echeance &&
                  ` ${echeance < today && !constat ? 'échéance passée le' : 'avant le'} ${formatJour(echeance)}`}
                {epci && ` · ${epci}`}
                {preuve && ` · ${preuve}`}
                {action && ' · '}
                {action && (
                  <Link href={`${base}/actions/${action.id}`} prefetch={false}>
                    {action.code}
                  </Link>
                )}
              </span>{' '}
              {ecrire && (
                <Constater engagement={{ id, revision, texte, constat, preuve }} action={mutations.constater} />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
