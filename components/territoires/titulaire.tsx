import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import { titulaires, vacantDepuis, type Mandat, type NatureMandat } from '@/lib/territoires/rules';
import styles from './territoires.module.css';

type Props = { mandats: readonly Mandat[]; nature: NatureMandat; today: Jour };

/** Who holds a mandate and since when, or since when nobody does. */
export function Titulaire({ mandats, nature, today }: Props) {
  const current = titulaires(mandats, nature, today);
  if (current.length === 0) return <Vacance mandats={mandats} nature={nature} today={today} />;
  return current.map(({ id, prenom, nom, debut }) => (
    <span key={id} className={styles.titulaire}>
      {prenom} {nom} <span className="muted">depuis le {formatJour(debut)}</span>
    </span>
  ));
}

/** « Vacant depuis le … », never left blank. */
export function Vacance({ mandats, nature, today }: Props) {
  const depuis = vacantDepuis(mandats, nature, today);
  return <span className="late">{depuis ? `Vacant depuis le ${formatJour(depuis)}` : 'Vacant'}</span>;
}
