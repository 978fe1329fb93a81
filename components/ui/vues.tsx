import Link from 'next/link';
import styles from './vues.module.css';

type Props = { vues: readonly { label: string; href: string; isCourante: boolean }[] };

/** The ways to see the same rows: the address keeps what is searched. */
export function Vues({ vues }: Props) {
  return (
    <nav aria-label="Vue" className={styles.choix}>
      {vues.map(({ label, href, isCourante }) => (
        <Link key={label} href={href} prefetch={false} scroll={false} aria-current={isCourante ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
