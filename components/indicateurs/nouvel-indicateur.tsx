'use client';

import { useRouter } from 'next/navigation';
import { Edition, type Mutation } from '@/components/ui/edition';
import { Select } from '@/components/ui/field';
import type { Organisation } from '@/lib/indicateurs/fiche';
import { DefinitionFields } from './definition-fields';

type Props = {
  schemaId: number;
  /** The address of the indicators of the scheme. */
  base: string;
  actions: readonly { id: number; code: string; titre: string }[];
  actionId: number | null;
  organisations: readonly Organisation[];
  action: Mutation<{ id: number }>;
};

/** A new indicator of an action, or of the scheme as a whole. */
export function NouvelIndicateur({ schemaId, base, actions, actionId, organisations, action }: Props) {
  const router = useRouter();
  return (
    <Edition
      action={action}
      submitLabel="Créer l’indicateur"
      brouillon={`indicateur-nouveau-${schemaId}-${actionId ?? ''}`}
      onDone={({ data }) => router.push(`${base}/${data!.id}`)}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <Select name="actionId" label="Il suit" defaultValue={actionId ?? ''}>
        <option value="">Le schéma dans son ensemble</option>
        {actions.map(({ id, code, titre }) => (
          <option key={id} value={id}>
            {code} {titre}
          </option>
        ))}
      </Select>
      <DefinitionFields organisations={organisations} />
    </Edition>
  );
}
