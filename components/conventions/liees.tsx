import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import type { ConventionDeAction } from '@/lib/conventions/action';
import type { Suivie } from '@/lib/conventions/registre';
import { constatLabels, etatConventionLabels, niveauLabels, type EtatConvention } from '@/lib/conventions/rules';
import { formatJour, formatListe, formatNombre } from '@/lib/format';
import styles from './liees.module.css';
import { phraseOf } from './registre';

type Liens = { base: string; today: Jour };

/** The others unfold. */
const MONTREES = 10;

/** The conventions that serve an action, and what is committed to for it. */
export function ConventionsDeAction({
  conventions,
  base,
  today,
}: Liens & { conventions: readonly ConventionDeAction[] }) {
  if (conventions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="conventions">
      <h2 id="conventions">Conventions</h2>
      <Liste
        lignes={conventions.map((convention) => (
          <DeAction key={convention.id} {...{ convention, base, today }} />
        ))}
      />
    </section>
  );
}

/** The conventions of an EPCI: those it is party to, and those that cover it. */
export function ConventionsDeEpci({ conventions, base, today }: Liens & { conventions: readonly Suivie[] }) {
  return (
    <Liste
      isBreve
      lignes={conventions.map((convention) => (
        <DeEpci key={convention.id} {...{ convention, base, today }} />
      ))}
    />
  );
}

function DeAction({ convention, base, today }: Liens & { convention: ConventionDeAction }) {
  const { id, reference, intitule, niveau, etat, fin, parties, engagements } = convention;
  return (
    <li>
      <Tete href={`${base}/${id}`} intitule={intitule} etat={etat} />
      <p className="muted">
        {[reference, niveauLabels[niveau], formatListe(parties), fin && `jusqu’au ${formatJour(fin)}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {engagements.length > 0 && (
        <ul className={styles.engagements}>
          {engagements.map(({ id: engagement, partie, texte, echeance, constat, constateLe }) => (
            <li key={engagement}>
              <b>{partie}</b> : {texte} <span className="tag">{constat ? constatLabels[constat] : 'À constater'}</span>
              <span className="muted">
                {constateLe && ` le ${formatJour(constateLe)}`}
                {!constat &&
                  echeance &&
                  ` ${echeance < today ? 'échéance passée le' : 'avant le'} ${formatJour(echeance)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function DeEpci({ convention, base, today }: Liens & { convention: Suivie }) {
  const { id, reference, intitule, etat, suivi, terme, parties, echeances } = convention;
  return (
    <li className={styles.breve}>
      <Tete href={`${base}/${id}`} intitule={intitule} etat={etat}>
        {suivi && <Statut avancement={suivi} />}
      </Tete>
      <p className="muted">
        {reference}
        <span className={styles.parties}> · {formatListe(parties.map(({ sigle }) => sigle))}</span>
        {terme && ` · jusqu’au ${formatJour(terme)}`}
      </p>
      {echeances.map((echeance) => (
        <p key={echeance.nature} className={echeance.palier <= 30 ? styles.pressee : styles.echeance}>
          {phraseOf(echeance, today)}
        </p>
      ))}
    </li>
  );
}

function Liste({ lignes, isBreve }: { lignes: readonly React.ReactElement[]; isBreve?: boolean }) {
  const reste = lignes.slice(MONTREES);
  return (
    <ul className={isBreve ? `plain ${styles.liees} ${styles.breves}` : `plain ${styles.liees}`}>
      {lignes.slice(0, MONTREES)}
      {reste.length > 0 && (
        <li>
          <details>
            <summary>
              et {formatNombre(reste.length)} {reste.length > 1 ? 'autres' : 'autre'}
              <span className="visually-hidden"> : conventions</span>
            </summary>
            <ul className={`plain ${styles.liees}`}>{reste}</ul>
          </details>
        </li>
      )}
    </ul>
  );
}

type TeteProps = { href: string; intitule: string; etat: EtatConvention; children?: React.ReactNode };

function Tete({ href, intitule, etat, children }: TeteProps) {
  return (
    <p className={styles.tete}>
      <Link href={href} prefetch={false}>
        {intitule}
      </Link>
      <span className={etat === 'signee' ? 'tag accent' : 'tag'}>{etatConventionLabels[etat]}</span>
      {children}
    </p>
  );
}
