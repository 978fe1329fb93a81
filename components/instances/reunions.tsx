import type { Jour } from '@/lib/clock';
import { formatReunions } from '@/lib/instances/rules';

type Props = { tenues: number; minimum: number; annee: number; today: Jour };

/** '1 réunion sur 2': what is owed and not held stands out once the year is over, or in its last quarter. */
export function Reunions({ tenues, minimum, annee, today }: Props) {
  const isDue = tenues < minimum && today >= `${annee}-10-01`;
  return <span className={isDue ? 'late' : undefined}>{formatReunions(tenues, minimum)}</span>;
}
