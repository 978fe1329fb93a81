import { Vues } from '@/components/ui/vues';
import type { Jour } from '@/lib/clock';
import {
  anneesInstances,
  vueInstancesLabels,
  vuesInstances,
  writeLectureInstances,
  type LectureInstances,
} from '@/lib/instances/vue';
import styles from './vues.module.css';

type Props = { lecture: LectureInstances; path: string; today: Jour };

/** The four ways to see the bodies and their meetings; the year stays. */
export function VuesInstances({ lecture, path, today }: Props) {
  return (
    <Vues
      vues={vuesInstances.map((vue) => ({
        label: vueInstancesLabels[vue],
        href: `${path}${writeLectureInstances({ ...lecture, vue, mois: moisDe(lecture, today) }, today)}`,
        isCourante: vue === lecture.vue,
      }))}
    />
  );
}

/** The years of the scheme, one chosen. */
export function AnneesInstances({ lecture, path, debut, today }: Props & { debut: Jour }) {
  return (
    <div className={styles.annees}>
      <Vues
        label="Année"
        vues={anneesInstances({ debut, today, annee: lecture.annee }).map((annee) => ({
          label: String(annee),
          href: `${path}${writeLectureInstances({ ...lecture, annee }, today)}`,
          isCourante: annee === lecture.annee,
        }))}
      />
    </div>
  );
}

/** The month one looks at, or the first of the year one looks at. */
function moisDe({ vue, annee, mois }: LectureInstances, today: Jour): string {
  if (vue === 'mois' || annee === Number(today.slice(0, 4))) return mois;
  return `${annee}-01`;
}
