import { Vues } from '@/components/ui/vues';
import { vueConventionsLabels, vuesConventions, writeVue, type VueConventions } from '@/lib/conventions/lecture';
import type { Recherche } from '@/lib/conventions/registre';

/** The four ways to see the same conventions: the search and the facets stay. */
export function VuesConventions({ vue, asked, path }: { vue: VueConventions; asked: Recherche; path: string }) {
  return (
    <Vues
      vues={vuesConventions.map((une) => ({
        label: vueConventionsLabels[une],
        href: `${path}${writeVue(asked, { vue: une })}`,
        isCourante: une === vue,
      }))}
    />
  );
}
