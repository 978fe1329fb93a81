import Link from 'next/link';
import { vueLabels, vues, writeLecture, type Lecture } from '@/lib/suivi/lecture';
import styles from './vues.module.css';

/** The four ways to see the same actions: the filters and the dates stay. */
export function VuesChoix({ lecture, path }: { lecture: Lecture; path: string }) {
  return (
    <nav aria-label="Vue" className={styles.choix}>
      {vues.map((vue) => (
        <Link
          key={vue}
          href={`${path}${writeLecture({ ...lecture, vue })}`}
          prefetch={false}
          scroll={false}
          aria-current={vue === lecture.vue ? 'page' : undefined}
        >
          {vueLabels[vue]}
        </Link>
      ))}
    </nav>
  );
}
