'use client';

import { useRouter } from 'next/navigation';
import { Select } from '@/components/ui/field';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Jour } from '@/lib/clock';
import { QuandEtOu } from './quand-et-ou';

type Props = {
  /** The bodies whose meetings this person holds, at least one. */
  instances: readonly { id: number; nom: string }[];
  base: string;
  today: Jour;
  action: Mutation<{ id: number }>;
  className?: string;
};

/** Plans a meeting, then leads to it. */
export function PlanifierSeance({ instances, base, today, action, className = 'btn' }: Props) {
  const router = useRouter();
  const [premiere] = instances;
  const isSeule = instances.length === 1;
  return (
    <EnDialogue<{ id: number }>
      label="Planifier une séance"
      title={isSeule ? `Planifier une séance : ${premiere!.nom}` : 'Planifier une séance'}
      action={action}
      submitLabel="Planifier"
      className={className}
      onDone={({ data }) => {
        if (data) router.push(`${base}/seances/${data.id}`);
      }}
    >
      {isSeule ? (
        <input type="hidden" name="instanceId" value={premiere!.id} />
      ) : (
        <Select name="instanceId" label="Instance" defaultValue="">
          <option value="">Choisir…</option>
          {instances.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </Select>
      )}
      <p className="muted">Une séance déjà tenue s’inscrit de même, à sa date.</p>
      <QuandEtOu
        seance={{ nature: 'suivi', jour: today, heure: '09:30', dureeMinutes: 120, lieu: null, visio: null }}
      />
    </EnDialogue>
  );
}
