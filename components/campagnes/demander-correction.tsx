'use client';

import { useDraft } from '@/components/ui/use-draft';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import type { LigneRemontee } from '@/lib/campagnes/saisie';
import type { Outcome } from '@/lib/outcome';

export type Demander = (previous: unknown, form: FormData) => Promise<Outcome>;
type Props = { action: Demander; ligne: LigneRemontee; onClose: () => void; onDone: (message: string) => void };

/** Asks the cellule to open a validated line again, because what it says is wrong. */
export function DemanderCorrection({ action, ligne, onClose, onDone }: Props) {
  const draft = useDraft(`correction-${ligne.envoyee!.id}`);
  return (
    <Dialog title="Demander une correction" eyebrow={`${ligne.code} ${ligne.titre}`} onClose={onClose}>
      <Form
        action={action}
        submitLabel="Envoyer la demande"
        onDone={({ message }) => {
          draft.forget();
          onClose();
          onDone(message);
        }}
        beside={
          <button type="button" className="btn" onClick={onClose}>
            Annuler
          </button>
        }
      >
        <input type="hidden" name="avancementId" value={ligne.envoyee!.id} />
        <p className="muted">
          Si la cellule accepte, la ligne vous revient pour être reprise. D’ici là, ce qui est validé reste affiché.
        </p>
        <TextArea
          name="motif"
          label="Qu’est-ce qui est à corriger ?"
          rows={3}
          defaultValue={draft.read('motif')}
          onChange={(event) => draft.write('motif', event.target.value)}
        />
      </Form>
    </Dialog>
  );
}
