import Link from 'next/link';
import { Fragment } from 'react';
import { formatInstant } from '@/lib/format';
import { calculs, type Formule } from '@/lib/indicateurs/calculs';
import { formatMesure } from '@/lib/indicateurs/cellule';
import type { DefinitionLue, IndicateurLu } from '@/lib/indicateurs/data';
import type { Autour } from '@/lib/indicateurs/fiche';
import {
  agregationLabels,
  echelleLabels,
  etatIndicateurLabels,
  periodiciteLabels,
  sensLabels,
  typeIndicateurLabels,
} from '@/lib/indicateurs/rules';
import styles from './fiche.module.css';

type Props = { indicateur: IndicateurLu; autour: Pick<Autour, 'versions' | 'issuDe' | 'eclats'>; base: string };

/** What is measured, how, since when, and where the indicator comes from. */
export function FicheDefinition({ indicateur, autour: { versions, issuDe, eclats }, base }: Props) {
  const { definition, libelleSource, formule, proprietaire } = indicateur;
  const derniere = versions.at(-1);
  const aVenir = derniere && definition && derniere.numero > definition.numero ? derniere : null;
  return (
    <section className="panel" aria-labelledby="definition">
      <h2 id="definition">Définition</h2>
      <dl className="kv">
        {libelleSource && libelleSource !== definition?.libelle && (
          <>
            <dt>Dans le schéma</dt>
            <dd className={styles.source}>
              <q>{libelleSource}</q>
            </dd>
          </>
        )}
        {formule && (
          <>
            <dt>Se calcule</dt>
            <dd>{calculs[formule as Formule]}</dd>
          </>
        )}
        {definition && <Termes definition={definition} isCalcule={formule !== null} />}
        <dt>Propriétaire</dt>
        <dd>{proprietaire ?? <span className="muted">Aucun : la cellule le tient</span>}</dd>
        {issuDe && (
          <>
            <dt>Issu de</dt>
            <dd>
              <Link href={`${base}/indicateurs/${issuDe.id}`} prefetch={false}>
                {issuDe.libelle}
              </Link>
            </dd>
          </>
        )}
        {eclats.length > 0 && (
          <>
            <dt>Scindé en</dt>
            <dd>
              <ul className="plain">
                {eclats.map(({ id, libelle, etat }) => (
                  <li key={id}>
                    <Link href={`${base}/indicateurs/${id}`} prefetch={false}>
                      {libelle}
                    </Link>
                    {etat !== 'actif' && <span className="muted"> ({etatIndicateurLabels[etat].toLowerCase()})</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {aVenir && (
        <p className="notice">
          Une nouvelle définition vaut à partir de {aVenir.desAnnee} : « {aVenir.libelle} », {enMots(aVenir)}. Les
          valeurs des années précédentes gardent celle-ci.
        </p>
      )}
      {versions.length > 1 && (
        <details className={styles.pli}>
          <summary>Les {versions.length} définitions</summary>
          <ul className={`plain ${styles.liste}`}>
            {versions.toReversed().map((version) => (
              <li key={version.numero}>
                À partir de {version.desAnnee} : {version.libelle}, {enMots(version)}.
                <small>
                  Écrite {version.auteur ? `par ${version.auteur} ` : ''}le {formatInstant(new Date(version.quand))}.
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Termes({ definition, isCalcule }: { definition: DefinitionLue; isCalcule: boolean }) {
  const { type, unite, echelle, agregation, sens, periodicite, graduations, source, reference, desAnnee } = definition;
  const lignes: [string, string | null][] = [
    ['Type', typeIndicateurLabels[type]],
    ['Échelons', graduations.length > 0 ? graduations.join(', ') : null],
    ['Unité', unite],
    ['Échelle', echelleLabels[echelle]],
    // what is of the département alone is not put together
    ['Agrégation', echelle === 'departement' ? null : agregationLabels[agregation]],
    ['Sens du progrès', sensLabels[sens]],
    ['Périodicité', isCalcule ? null : periodiciteLabels[periodicite]],
    ['Source', source],
    ['Référence', reference && `${formatMesure(reference.valeur, type)} en ${reference.annee}`],
    ['Vaut depuis', String(desAnnee)],
  ];
  return lignes.map(
    ([label, mots]) =>
      mots !== null && (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{mots}</dd>
        </Fragment>
      ),
  );
}

/** 'nombre, lieux, EPCI, somme'. */
function enMots({ type, unite, echelle, agregation }: DefinitionLue): string {
  return [typeIndicateurLabels[type], unite, echelleLabels[echelle], agregationLabels[agregation]]
    .filter(Boolean)
    .join(', ')
    .toLowerCase();
}
