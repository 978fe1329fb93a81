import { Vues } from '@/components/ui/vues';
import { vueLabels, vues, writeLecture, type Lecture } from '@/lib/suivi/lecture';

/** The four ways to see the same actions: the filters and the dates stay. */
export function VuesChoix({ lecture, path }: { lecture: Lecture; path: string }) {
  return (
    <Vues
      vues={vues.map((vue) => ({
        label: vueLabels[vue],
        href: `${path}${writeLecture({ ...lecture, vue })}`,
        isCourante: vue === lecture.vue,
      }))}
    />
  );
}
