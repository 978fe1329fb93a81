import { Select, TextArea, TextField } from '@/components/ui/field';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import type { Choix } from '@/lib/conventions/choix';
import type { ConventionEntiere, PartieLue } from '@/lib/conventions/data';
import { typeOrganisationLabels, typesOrganisation } from '@/lib/organisations/rules';
import { ConventionFields } from './convention-form';

type AjouterProps = { schemaId: number; choix: Choix; action: Mutation };

/** A convention enters the register: one spotted, or one that is being negotiated. */
export function AjouterConvention({ schemaId, choix, action }: AjouterProps) {
  return (
    <EnDialogue
      label="Ajouter une convention"
      title="Ajouter une convention"
      action={action}
      submitLabel="Ajouter au registre"
      brouillon={`convention-nouvelle-${schemaId}`}
      className="btn primary"
    >
      <ConventionFields schemaId={schemaId} choix={choix} />
    </EnDialogue>
  );
}

type Props = { schemaId: number; choix: Choix; convention: ConventionEntiere; action: Mutation };

/** The terms of a convention, written again. */
export function ModifierTermes({ schemaId, choix, convention, action }: Props) {
  const { id, revision } = convention;
  return (
    <EnDialogue
      label="Modifier"
      about="termes de la convention"
      title="Termes de la convention"
      action={action}
      submitLabel="Enregistrer"
      brouillon={`convention-${id}`}
      revision={revision}
      className="btn"
    >
      <ConventionFields schemaId={schemaId} choix={choix} convention={convention} />
    </EnDialogue>
  );
}

type PartieProps = { conventionId: number; choix: Choix; action: Mutation };

/** One more party, known or not. */
export function AjouterPartie({ conventionId, choix, action }: PartieProps) {
  return (
    <EnDialogue
      label="Ajouter une partie"
      title="Ajouter une partie"
      action={action}
      submitLabel="Ajouter la partie"
      className="btn small no-print"
    >
      <input type="hidden" name="conventionId" value={conventionId} />
      <TextField
        name="organisation"
        label="Organisation"
        hint="Choisissez-la dans la liste ; un nom qui n’y est pas sera ajouté."
        list="organisations"
        autoComplete="off"
      />
      <datalist id="organisations">
        {choix.organisations.map((nom) => (
          <option key={nom} value={nom} />
        ))}
      </datalist>
      <Select name="type" label="Son type, si elle est nouvelle" defaultValue="">
        <option value="">Elle est dans la liste</option>
        {typesOrganisation.map((code) => (
          <option key={code} value={code}>
            {typeOrganisationLabels[code]}
          </option>
        ))}
      </Select>
      <TextField
        name="qualite"
        label="En quelle qualité (facultatif)"
        hint="Par exemple : financeur, bénéficiaire."
        autoComplete="off"
      />
      <label className="check">
        <input type="checkbox" name="isAutre" />
        C’est une autre organisation, au nom voisin
      </label>
    </EnDialogue>
  );
}

type EngagerProps = { partie: PartieLue; epcis: Choix['epcis']; action: Mutation };

/** One more thing that a party commits to. */
export function Engager({ partie, epcis, action }: EngagerProps) {
  return (
    <EnDialogue
      label="Ajouter un engagement"
      about={partie.sigle}
      title={`Engagement de ${partie.sigle}`}
      action={action}
      submitLabel="Ajouter l’engagement"
      className="btn quiet small"
    >
      <input type="hidden" name="partieId" value={partie.id} />
      <TextArea name="texte" label="Elle s’engage à" rows={3} />
      <div className="fields two">
        <TextField name="action" label="Code de l’action (facultatif)" autoComplete="off" />
        <TextField type="date" name="echeance" label="Avant le (facultatif)" />
      </div>
      <Select name="epciId" label="Pour quel EPCI (facultatif)" defaultValue="">
        <option value="">Aucun en particulier</option>
        {epcis.map(({ id, sigle, nom }) => (
          <option key={id} value={id}>
            {sigle} · {nom}
          </option>
        ))}
      </Select>
    </EnDialogue>
  );
}
