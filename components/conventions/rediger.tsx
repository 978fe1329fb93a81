import { Select, TextArea, TextField } from '@/components/ui/field';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import type { Choix } from '@/lib/conventions/choix';
import type { ConventionEntiere, PartieLue } from '@/lib/conventions/data';
import { voletLabels, volets } from '@/lib/conventions/rules';
import { typeOrganisationLabels, typesOrganisation } from '@/lib/organisations/rules';
import { ConventionFields } from './convention-form';

export type MutationsRedaction = {
  enregistrerConvention: Mutation;
  ajouterPartie: Mutation;
  ajouterEngagement: Mutation;
  enregistrerMontant: Mutation;
};

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

type Props = { schemaId: number; choix: Choix; convention: ConventionEntiere; mutations: MutationsRedaction };

/** What completes a convention: its terms, its parties, its money. */
export function Rediger({ schemaId, choix, convention, mutations }: Props) {
  const { id, revision, parties } = convention;
  return (
    <>
      <EnDialogue
        key="modifier"
        label="Modifier"
        about="termes de la convention"
        title="Termes de la convention"
        action={mutations.enregistrerConvention}
        submitLabel="Enregistrer"
        brouillon={`convention-${id}`}
        revision={revision}
        className="btn"
      >
        <ConventionFields schemaId={schemaId} choix={choix} convention={convention} />
      </EnDialogue>
      <EnDialogue
        key="partie"
        label="Ajouter une partie"
        title="Ajouter une partie"
        action={mutations.ajouterPartie}
        submitLabel="Ajouter la partie"
        className="btn"
      >
        <input type="hidden" name="conventionId" value={id} />
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
      {parties.length > 0 && (
        <EnDialogue
          key="montant"
          label="Ajouter un montant"
          title="Montant d’une année"
          action={mutations.enregistrerMontant}
          submitLabel="Enregistrer le montant"
          className="btn"
        >
          <input type="hidden" name="conventionId" value={id} />
          <p className="muted">La même année, le même volet et le même financeur : le montant se remplace.</p>
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
            {parties.map(({ organisationId, nom }) => (
              <option key={organisationId} value={organisationId}>
                {nom}
              </option>
            ))}
          </Select>
          <div className="fields two">
            <TextField name="prevu" label="Prévu, en euros" inputMode="decimal" autoComplete="off" />
            <TextField name="verse" label="Versé, en euros (facultatif)" inputMode="decimal" autoComplete="off" />
          </div>
        </EnDialogue>
      )}
    </>
  );
}

/** One more thing that a party commits to. */
export function Engager({ partie, action }: { partie: PartieLue; action: Mutation }) {
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
    </EnDialogue>
  );
}
