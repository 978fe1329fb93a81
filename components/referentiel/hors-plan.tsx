import Link from 'next/link';
import type { Referentiel } from '@/lib/referentiel/lecture-schema';

/** The fiches and actions out of the board, from where they are taken back. */
export function HorsPlan({ base, referentiel }: { base: string; referentiel: Referentiel }) {
  const fiches = referentiel.fiches.filter(({ etat }) => etat === 'archivee');
  const actions = referentiel.actions.filter(({ etat }) => etat === 'archivee');
  if (fiches.length + actions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="archives">
      <h2 id="archives">Archives</h2>
      <p className="muted">Ce qui est sorti du tableau est gardé, et se restaure depuis sa page.</p>
      <ul className="plain stack tight">
        {fiches.map(({ id, code, titre }) => (
          <li key={`fiche-${id}`}>
            <span className="tag">Fiche</span>{' '}
            <Link href={`${base}/schema/fiches/${id}`} prefetch={false}>
              {code} {titre}
            </Link>
          </li>
        ))}
        {actions.map(({ id, code, titre }) => (
          <li key={`action-${id}`}>
            <span className="tag">Action</span>{' '}
            <Link href={`${base}/schema/actions/${id}`} prefetch={false}>
              {code} {titre}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
