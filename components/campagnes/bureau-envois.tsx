import Link from 'next/link';
import type { Bureau } from '@/lib/campagnes/bureau';
import { formatCompte, formatInstant } from '@/lib/format';
import styles from './bureau.module.css';

type Props = { envois: Bureau['envois']; depuis: Bureau['depuis']; base: string; suffix: string };

/** The last sendings of the campaign; those after the mark are new. */
export function BureauEnvois({ envois, depuis, base, suffix }: Props) {
  if (envois.length === 0) return <p className="muted">Rien n’a encore été transmis dans cette campagne.</p>;
  return (
    <ol className={`plain ${styles.envois}`}>
      {envois.map(({ siren, sigle, quand, auteur, isPourCompte, lignes, inchangees, aExaminer }) => (
        <li key={`${siren}-${quand}-${auteur}`}>
          <p>
            <Link href={`${base}/remontees/${siren}${suffix}`} prefetch={false}>
              {sigle}
            </Link>{' '}
            {formatCompte(lignes, 'ligne')}
            {new Date(quand) > new Date(depuis.quand) && !isPourCompte && <span className="tag accent">nouveau</span>}
          </p>
          {(inchangees > 0 || aExaminer > 0) && (
            <small>
              {inchangees > 0 && `dont ${formatCompte(inchangees, 'inchangée')}`}
              {inchangees > 0 && aExaminer > 0 && ' · '}
              {aExaminer > 0 && <b>{aExaminer} à examiner</b>}
            </small>
          )}
          <small>
            {formatInstant(new Date(quand))}, {isPourCompte ? `saisi par la cellule (${auteur})` : auteur}
          </small>
        </li>
      ))}
    </ol>
  );
}
