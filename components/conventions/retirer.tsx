import type { ReactNode } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';

type Props = { quoi: string; about: string; champ: string; id: number; action: Mutation; children?: ReactNode };

/** Takes something off a convention that is not signed yet, once confirmed. */
export function Retirer({ quoi, about, champ, id, action, children }: Props) {
  return (
    <EnDialogue
      label="Retirer"
      about={about}
      title={`Retirer ${quoi} ?`}
      action={action}
      submitLabel="Retirer"
      danger
      className="btn quiet small no-print"
    >
      <input type="hidden" name={champ} value={id} />
      <p>{about}</p>
      {children}
    </EnDialogue>
  );
}
