import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { jourEtHeure } from '@/lib/instances/horaire';
import type { SeanceLue } from '@/lib/instances/seance';
import { QuandEtOu } from './quand-et-ou';

type Props = {
  seance: Pick<SeanceLue, 'id' | 'revision' | 'nature' | 'debut' | 'dureeMinutes' | 'lieu' | 'visio'>;
  action: Mutation;
};

/** Moves a meeting, or says again where it is held. */
export function ModifierSeance({ seance, action }: Props) {
  return (
    <EnDialogue
      label="Modifier la date ou le lieu"
      title="Quand et où"
      action={action}
      submitLabel="Enregistrer"
      revision={seance.revision}
      className="btn"
    >
      <input type="hidden" name="seanceId" value={seance.id} />
      <QuandEtOu seance={{ ...seance, ...jourEtHeure(seance.debut) }} />
    </EnDialogue>
  );
}
