import Link from 'next/link';
import { formatNombre } from '@/lib/format';
import type { Avancement } from '@/lib/suivi/rules';
import styles from './blocs.module.css';
import { Statut } from './statut';

/** One thing to see to: what, why, since when, and the page where it is dealt with. */
export type Ligne = {
  cle: string | number;
  href: string;
  titre: string;
  detail?: string | undefined;
  quand?: string | undefined;
  statut?: Avancement | null;
};
export type Bloc = {
  titre: string;
  resume?: string;
  lignes: Ligne[];
  /** Where the rest is found when there are too many to show; without it, the rest unfolds here. */
  suite?: string;
  /** The page where all of this is seen. */
  lien?: { href: string; label: string };
};

const MONTREES = 5;

/** What waits, block by block, five lines each. `niveau` is that of the headings. */
export function Blocs({ blocs, niveau }: { blocs: Bloc[]; niveau: 2 | 3 }) {
  const Titre = `h${niveau}` as const;
  return blocs.map(({ titre, resume, lignes, suite, lien }) => (
    <section key={titre} className={styles.bloc} aria-label={titre}>
      <div>
        <Titre>{titre}</Titre>
        {resume && <p className="muted">{resume}</p>}
        {lien && (
          <p className="no-print">
            <Link href={lien.href} prefetch={false}>
              {lien.label}
            </Link>
          </p>
        )}
      </div>
      <ul className="plain">
        {lignes.slice(0, MONTREES).map((ligne) => (
          <Une key={ligne.cle} ligne={ligne} />
        ))}
        {lignes.length > MONTREES && <Reste titre={titre} lignes={lignes.slice(MONTREES)} suite={suite} />}
      </ul>
    </section>
  ));
}

function Reste({ titre, lignes, suite }: { titre: string; lignes: Ligne[]; suite: string | undefined }) {
  const label = (
    <>
      et {formatNombre(lignes.length)} {lignes.length > 1 ? 'autres' : 'autre'}
      <span className="visually-hidden"> : {titre}</span>
    </>
  );
  return (
    <li>
      {suite ? (
        <Link href={suite} prefetch={false}>
          {label}
        </Link>
      ) : (
        <details>
          <summary>{label}</summary>
          <ul className="plain">
            {lignes.map((ligne) => (
              <Une key={ligne.cle} ligne={ligne} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Une({ ligne: { href, titre, detail, quand, statut } }: { ligne: Ligne }) {
  return (
    <li className={styles.ligne}>
      {statut !== undefined && <Statut avancement={statut} />}
      <div>
        <Link href={href} prefetch={false}>
          {titre}
        </Link>
        {detail && <small>{detail}</small>}
      </div>
      {quand && <span className={styles.quand}>{quand}</span>}
    </li>
  );
}
