import Link from 'next/link';
import type { EpciBureau } from '@/lib/campagnes/bureau';
import { formatListe } from '@/lib/format';
import styles from './bureau.module.css';

type Props = { epci: Pick<EpciBureau, 'siren' | 'referents' | 'isVacant'>; base: string };

/** Who sends for the EPCI; when nobody can, that is said with the page where it is mended. */
export function Referent({ epci: { siren, referents, isVacant }, base }: Props) {
  const names = formatListe(referents.map(({ nom }) => nom));
  if (!isVacant) return <p className="muted">{names || 'Mandat du référent non renseigné'}</p>;
  return (
    <p className={styles.vacant}>
      <b>Vacant</b>
      <span className="muted">
        {names && ` ${names}, sans droit d’accès`}{' '}
        <Link href={`${base}/territoires/${siren}`} prefetch={false} className="no-print">
          Nommer un référent
        </Link>
      </span>
    </p>
  );
}
