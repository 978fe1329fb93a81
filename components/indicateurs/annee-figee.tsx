import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { TextArea } from '@/components/ui/field';

type Props = {
  schemaId: number;
  annee: number;
  isFigee: boolean;
  figer: Mutation;
  rouvrir: Mutation;
};

/** Freezes a year of values, or opens it again; for the cellule. */
export function AnneeFigee({ schemaId, annee, isFigee, figer, rouvrir }: Props) {
  const lieu = (
    <>
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="annee" value={annee} />
    </>
  );
  return isFigee ? (
    <EnDialogue
      label={`Rouvrir ${annee}`}
      title={`Rouvrir l’année ${annee} ?`}
      action={rouvrir}
      submitLabel="Rouvrir l’année"
      danger
      className="btn"
    >
      {lieu}
      <p>
        Les valeurs de {annee} se saisissent de nouveau, et les indicateurs calculés suivent de nouveau ce qui est
        écrit.
      </p>
      <TextArea name="motif" label="Pourquoi" rows={2} />
    </EnDialogue>
  ) : (
    <EnDialogue
      label={`Figer ${annee}`}
      title={`Figer l’année ${annee} ?`}
      action={figer}
      submitLabel="Figer l’année"
      className="btn"
    >
      {lieu}
      <p>
        Plus rien ne se saisit pour {annee}, et les indicateurs calculés gardent ce qu’ils valent aujourd’hui. L’année
        peut être rouverte, avec un motif.
      </p>
    </EnDialogue>
  );
}
