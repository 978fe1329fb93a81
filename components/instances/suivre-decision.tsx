import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { RadioGroup, TextArea } from '@/components/ui/field';
import type { DecisionLue } from '@/lib/instances/decision';
import { numeroDecision, suiviDecisionLabels, suivisDecision } from '@/lib/instances/rules';

/** Says where a decision is, and what was done or why it was not. */
export function SuivreDecision({ decision, action }: { decision: DecisionLue; action: Mutation }) {
  const { id, revision, suivi, constat, texte } = decision;
  const numero = numeroDecision(decision) ?? '';
  return (
    <EnDialogue
      label="Dire où elle en est"
      about={numero}
      title={`Décision ${numero}`}
      action={action}
      submitLabel="Enregistrer"
      revision={revision}
      brouillon={`decision-${id}`}
    >
      <input type="hidden" name="decisionId" value={id} />
      <p>{texte}</p>
      <RadioGroup
        name="suivi"
        label="Où en est-elle ?"
        defaultValue={suivi}
        options={suivisDecision.map((code) => ({ value: code, label: suiviDecisionLabels[code] }))}
      />
      <TextArea
        name="constat"
        label="Constat"
        hint="Obligatoire quand elle est faite ou abandonnée."
        rows={3}
        defaultValue={constat ?? ''}
      />
    </EnDialogue>
  );
}
