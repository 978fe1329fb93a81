import { Pages } from '@/components/ui/pages';
import type { Jour } from '@/lib/clock';
import { dresseCalendrier } from '@/lib/conventions/calendrier';
import { dresseEvaluations } from '@/lib/conventions/evaluations';
import { parFinanceur, parVolet, type MontantLu } from '@/lib/conventions/financements';
import { pageOf, writeVue, type VueConventions } from '@/lib/conventions/lecture';
import type { Recherche, Suivie } from '@/lib/conventions/registre';
import { Calendrier } from './calendrier';
import { Financements } from './financements';
import { Registre } from './registre';
import { TableauEvaluations } from './tableau-evaluations';

type Props = {
  vue: VueConventions;
  asked: Recherche;
  page: number;
  /** Those that answer the search. */
  conventions: readonly Suivie[];
  /** The amounts that this person reads; read for their view alone. */
  montants: readonly MontantLu[] | null;
  base: string;
  today: Jour;
  /** Whether this person reads every convention of the scheme. */
  isLarge: boolean;
};

/** The conventions found, in the view asked, a page at a time. */
export function VueDesConventions({ conventions, montants, base, today, isLarge, ...lecture }: Props) {
  switch (lecture.vue) {
    case 'registre': {
      const page = pageOf(conventions, lecture.page);
      return (
        <Paginee {...{ page, base, lecture }}>
          <Registre conventions={page.lignes} base={base} today={today} />
        </Paginee>
      );
    }
    case 'calendrier': {
      const page = pageOf(dresseCalendrier(conventions, today), lecture.page);
      return (
        <Paginee {...{ page, base, lecture }}>
          <Calendrier attendues={page.lignes} base={base} today={today} />
        </Paginee>
      );
    }
    case 'suivi': {
      const tableau = dresseEvaluations(conventions, today);
      const page = pageOf(tableau.lignes, lecture.page);
      return (
        <Paginee {...{ page, base, lecture }}>
          <TableauEvaluations tableau={tableau} lignes={page.lignes} base={base} />
        </Paginee>
      );
    }
    case 'montants': {
      const ids = new Set(conventions.map(({ id }) => id));
      const lus = montants?.filter(({ conventionId }) => ids.has(conventionId)) ?? [];
      return <Financements financeurs={parFinanceur(lus)} volets={parVolet(lus)} isLarge={isLarge} />;
    }
  }
}

type PagineeProps = {
  page: ReturnType<typeof pageOf>;
  base: string;
  lecture: Pick<Props, 'vue' | 'asked'>;
  children: React.ReactNode;
};

function Paginee({ page: { lignes, ...page }, base, lecture: { vue, asked }, children }: PagineeProps) {
  return (
    <div>
      {children}
      <Pages {...page} nombre={lignes.length} hrefOf={(numero) => `${base}${writeVue(asked, { vue, page: numero })}`} />
    </div>
  );
}
