import { Explication } from '@/components/ui/explication';
import type { Explication as Marque, Nature } from '@/lib/suivi/explication';

/** Weight of each word: what is late and what is blocked stand out, what is expected does not. */
const classNames: Partial<Record<Nature, string>> = { blocage: 'blocked', retard: 'late' };

type Props = { actionId: number; marques: Marque[] };

/** The marks of an action, each word with its reason. */
export function Marques({ actionId, marques }: Props) {
  return marques.map(({ nature, mot, texte }) => (
    <Explication
      key={nature}
      id={`pourquoi-${actionId}-${nature}`}
      mot={mot}
      texte={texte}
      className={classNames[nature]}
    />
  ));
}
