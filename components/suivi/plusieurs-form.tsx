import { TextArea, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useDraft } from '@/components/ui/use-draft';
import type { Outcome } from '@/lib/outcome';
import type { Resultat } from '@/lib/suivi/plusieurs';
import type { Avancement } from '@/lib/suivi/rules';
import { ChoixAvancement } from './choix-avancement';
import type { Coche } from './use-coches';

type Fait = Extract<Outcome<Resultat[]>, { etat: 'fait' }>;
type Props = {
  mutation: (previous: unknown, form: FormData) => Promise<Outcome<Resultat[]>>;
  coches: Coche[];
  lot: string;
  today: string;
  onCancel: () => void;
  onDone: (outcome: Fait, sent: { avancement: Avancement; commentaire: string }) => void;
};

/** One status and one sentence for all the ticked actions, which are named. */
export function PlusieursForm({ mutation, coches, lot, today, onCancel, onDone }: Props) {
  const draft = useDraft('plusieurs');
  const kept = (name: string) => ({
    name,
    defaultValue: draft.read(name),
    onChange: (event: { target: { value: string } }) => draft.write(name, event.target.value),
  });
  return (
    <Form<Resultat[]>
      action={mutation}
      submitLabel="Enregistrer"
      onDone={(outcome, sent) => {
        draft.forget();
        onDone(outcome, {
          avancement: sent.get('avancement') as Avancement,
          commentaire: sent.get('commentaire') as string,
        });
      }}
      beside={
        <button type="button" className="btn" onClick={onCancel}>
          Annuler
        </button>
      }
    >
      <details>
        <summary className="muted">Voir les actions</summary>
        <ul>
          {coches.map(({ id, titre }) => (
            <li key={id}>{titre}</li>
          ))}
        </ul>
      </details>
      <input type="hidden" name="actions" value={lot} />
      <ChoixAvancement label="Où en sont ces actions ?" {...kept('avancement')} />
      <TextArea
        label="Pourquoi ?"
        hint="Cette phrase sera dans l’historique de chacune."
        rows={3}
        {...kept('commentaire')}
      />
      <TextField type="date" name="dateEffet" label="Date d’effet" defaultValue={today} max={today} />
    </Form>
  );
}
