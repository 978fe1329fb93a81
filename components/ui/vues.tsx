import Link from 'next/link';
import styles from './vues.module.css';

type Props = {
  /** What one chooses among. */
  label?: string;
  vues: readonly { label: string; href: string; isCourante: boolean }[];
};

/** The ways to see the same rows: the address keeps what is searched. */
export function Vues({ label: nom = 'Vue', vues }: Props) {
  return (
    <nav aria-label={nom} className={styles.choix}>
      {vues.map(({ label, href, isCourante }) => (
        <Link key={label} href={href} prefetch={false} scroll={false} aria-current={isCourante ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
