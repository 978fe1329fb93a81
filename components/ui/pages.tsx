import Link from 'next/link';
import { formatNombre } from '@/lib/format';
import styles from './pages.module.css';

type Props = {
  page: number;
  pages: number;
  debut: number;
  nombre: number;
  total: number;
  hrefOf: (page: number) => string;
};

/** Where one is in a list too long for one page, and the way to the others; nothing when it is not. */
export function Pages({ page, pages, debut, nombre, total, hrefOf }: Props) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages" className={styles.pages}>
      <p>
        De {formatNombre(debut + 1)} à {formatNombre(debut + nombre)} sur {formatNombre(total)}
      </p>
      <p className="actions no-print">
        {page > 1 && (
          <Link className="btn" href={hrefOf(page - 1)} prefetch={false} rel="prev">
            Page précédente
          </Link>
        )}
        {page < pages && (
          <Link className="btn" href={hrefOf(page + 1)} prefetch={false} rel="next">
            Page suivante
          </Link>
        )}
      </p>
    </nav>
  );
}
