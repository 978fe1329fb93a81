import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { Select, TextField } from '@/components/ui/field';
import type { ConventionEntiere } from '@/lib/conventions/data';
import { voletLabels, volets } from '@/lib/conventions/rules';
import { formatDecimal } from '@/lib/format';

type Montant = ConventionEntiere['montants'][number];

function Sommes({ montant }: { montant?: Montant }) {
  const text = (somme: number | null | undefined) => (somme == null ? '' : formatDecimal(somme));
  return (
    <div className="fields two">
      <TextField
        name="prevu"
        label="Prévu, en euros"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={text(montant?.prevu)}
      />
      <TextField
        name="verse"
        label="Versé, en euros (facultatif)"
        hint="Vide : non renseigné. 0 : rien n’a été versé."
        inputMode="decimal"
        autoComplete="off"
        defaultValue={text(montant?.verse)}
      />
    </div>
  );
}

/** An amount for a year, a volet and one of the parties. */
export function AjouterMontant({ convention, action }: { convention: ConventionEntiere; action: Mutation }) {
  return (
    <EnDialogue
      label="Ajouter un montant"
      title="Montant d’une année"
      action={action}
      submitLabel="Ajouter le montant"
      className="btn small no-print"
    >
      <input type="hidden" name="conventionId" value={convention.id} />
      <div className="fields two">
        <TextField name="annee" label="Année" inputMode="numeric" autoComplete="off" />
        <Select name="volet" label="Volet" defaultValue="">
          <option value="">Choisir…</option>
          {volets.map((code) => (
            <option key={code} value={code}>
              {voletLabels[code]}
            </option>
          ))}
        </Select>
      </div>
      <Select name="financeurId" label="Financeur" defaultValue="">
        <option value="">Choisir…</option>
        {convention.parties.map(({ organisationId, nom }) => (
          <option key={organisationId} value={organisationId}>
            {nom}
          </option>
        ))}
      </Select>
      <Sommes />
    </EnDialogue>
  );
}

/** What was planned and paid, written again. */
export function ModifierMontant({ montant, action }: { montant: Montant; action: Mutation }) {
  const quoi = `${montant.annee}, ${voletLabels[montant.volet].toLowerCase()}, ${montant.financeur}`;
  return (
    <EnDialogue
      label="Modifier"
      about={quoi}
      title={`Montant ${quoi}`}
      action={action}
      submitLabel="Enregistrer le montant"
      revision={montant.revision}
      className="btn quiet small"
    >
      <input type="hidden" name="montantId" value={montant.id} />
      <Sommes montant={montant} />
    </EnDialogue>
  );
}
