import { formatNombre } from '@/lib/format';
import { countEtapes, type EtapeBureau } from '@/lib/campagnes/etapes-bureau';
import type { Comptes } from '@/lib/campagnes/rules';
import styles from './bureau.module.css';

type Part = Exclude<EtapeBureau, 'tout'>;

// what is done first, what never came last
const order: readonly Part[] = ['valide', 'a_examiner', 'retourne', 'manquante'];

/** « 14 », « à examiner » : the words beside a count. */
const partLabels: Record<Part, (count: number) => string> = {
  valide: (count) => (count > 1 ? 'validées' : 'validée'),
  a_examiner: () => 'à examiner',
  retourne: (count) => (count > 1 ? 'retournées' : 'retournée'),
  manquante: (count) => (count > 1 ? 'manquantes' : 'manquante'),
};

function shownOf(counts: Record<Part, number>): Part[] {
  return order.filter((part) => counts[part] > 0);
}

/** « 101 validées, 32 à examiner » : the sentence of a bar, without what is at zero. */
export function direComptes(comptes: Comptes): string {
  const counts = countEtapes(comptes);
  const said = shownOf(counts);
  return said.map((part) => `${formatNombre(counts[part])} ${partLabels[part](counts[part])}`).join(', ');
}

/** Where the lines stand, as shares of what is expected; its sentence says the same. */
export function BarreEtapes({ comptes, height = 14 }: { comptes: Comptes; height?: number }) {
  const counts = countEtapes(comptes);
  const shown = shownOf(counts);
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, part) => sum + counts[part], 0));
  const share = (count: number) => `${(100 * count) / comptes.attendues}%`;
  return (
    <svg
      role="img"
      aria-label={direComptes(comptes) || 'Aucune ligne attendue'}
      width="100%"
      height={height}
      className={styles.barre}
    >
      {shown.map((part, i) => (
        <rect
          key={part}
          className={styles[part]}
          x={share(starts[i]!)}
          width={share(counts[part])}
          height="100%"
          stroke="var(--card)"
        />
      ))}
    </svg>
  );
}

/** The same counts in figures, each with the colour of its part. */
export function LegendeRemontee({ comptes }: { comptes: Comptes }) {
  const counts = countEtapes(comptes);
  return (
    <dl className={styles.legende}>
      {shownOf(counts).map((part) => (
        <div key={part}>
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" rx="3" className={styles[part]} />
          </svg>
          <dd>{formatNombre(counts[part])}</dd>
          <dt>{partLabels[part](counts[part])}</dt>
        </div>
      ))}
      <div>
        <dd>{formatNombre(comptes.attendues)}</dd>
        <dt>attendues</dt>
      </div>
    </dl>
  );
}

/** The hatching of what waits to be examined, once per page. */
export function BarreSprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="visually-hidden">
      <pattern id="a-examiner" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--accent-soft)" />
        <rect width="3" height="6" fill="var(--accent)" />
      </pattern>
    </svg>
  );
}
