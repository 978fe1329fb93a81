import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextField } from '@/components/ui/field';
import type { ContactLu, OrganisationEntiere } from '@/lib/organisations/annuaire';
import type { Connue } from '@/lib/organisations/data';
import { OrganisationFields } from './organisation-form';

type Commun = { schemaId: number; base: string; connues: readonly Connue[]; action: Mutation };

/** An organisation enters the directory. */
export function AjouterOrganisation({ action, ...fields }: Commun) {
  return (
    <EnDialogue
      label="Ajouter une organisation"
      title="Ajouter une organisation"
      action={action}
      submitLabel="Ajouter à l’annuaire"
      brouillon={`organisation-nouvelle-${fields.schemaId}`}
      className="btn primary"
    >
      <OrganisationFields {...fields} />
    </EnDialogue>
  );
}

/** Who an organisation is, written again. */
export function ModifierOrganisation({ action, ...fields }: Commun & { organisation: OrganisationEntiere }) {
  const { id, revision, nom } = fields.organisation;
  return (
    <EnDialogue
      label="Modifier"
      about={nom}
      title="Modifier l’organisation"
      action={action}
      submitLabel="Enregistrer"
      brouillon={`organisation-${id}`}
      revision={revision}
      className="btn"
    >
      <OrganisationFields {...fields} />
    </EnDialogue>
  );
}

export type MutationsContact = { enregistrerContact: Mutation; retirerContact: Mutation };
type EcrireProps = { schemaId: number; organisationId: number; contact?: ContactLu; action: Mutation };

/** Whom to reach: by function, with a name only when it helps. */
export function EcrireContact({ schemaId, organisationId, contact, action }: EcrireProps) {
  return (
    <EnDialogue
      label={contact ? 'Modifier' : 'Ajouter un contact'}
      {...(contact && { about: contact.fonction, revision: contact.revision })}
      title={contact ? 'Modifier le contact' : 'Ajouter un contact'}
      action={action}
      submitLabel={contact ? 'Enregistrer' : 'Ajouter le contact'}
      brouillon={contact ? `contact-${contact.id}` : `contact-nouveau-${organisationId}`}
      className={contact ? 'btn quiet small' : 'btn small'}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="organisationId" value={organisationId} />
      {contact && <input type="hidden" name="contactId" value={contact.id} />}
      <p className="muted">Des coordonnées professionnelles seulement.</p>
      <TextField
        name="fonction"
        label="Fonction"
        hint="Par exemple : Direction territoriale, Référent France services."
        autoComplete="off"
        defaultValue={contact?.fonction}
      />
      <TextField name="nom" label="Nom (facultatif)" autoComplete="off" defaultValue={contact?.nom ?? ''} />
      <div className="fields two">
        <TextField
          type="email"
          name="courriel"
          label="Adresse électronique"
          autoComplete="off"
          defaultValue={contact?.courriel ?? ''}
        />
        <TextField
          type="tel"
          name="telephone"
          label="Téléphone"
          autoComplete="off"
          defaultValue={contact?.telephone ?? ''}
        />
      </div>
    </EnDialogue>
  );
}

/** Takes a contact off, once it is confirmed. */
export function RetirerContact({ contact, action }: { contact: ContactLu; action: Mutation }) {
  const { id, revision, fonction, nom } = contact;
  return (
    <EnDialogue
      label="Retirer"
      about={fonction}
      title="Retirer ce contact ?"
      action={action}
      submitLabel="Retirer le contact"
      revision={revision}
      danger
      className="btn quiet small"
    >
      <input type="hidden" name="contactId" value={id} />
      <p>
        {fonction}
        {nom && `, ${nom}`} : ses coordonnées sont effacées, sans retour.
      </p>
    </EnDialogue>
  );
}
