import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { RadioGroup, Select, TextField } from '@/components/ui/field';
import type { DocumentLu } from '@/lib/documents/data';
import { natureDocumentLabels, naturesDocument, visibiliteLabels, visibilites } from '@/lib/documents/rules';
import { Deposer } from './deposer';

export type MutationsDocument = { modifierDocument: Mutation; retirerDocument: Mutation };

/** What a document is called, what it is, who reads it. */
function DocumentFields({ document }: { document?: DocumentLu }) {
  return (
    <>
      <TextField name="titre" label="Titre" autoComplete="off" maxLength={200} defaultValue={document?.titre} />
      <Select name="nature" label="Ce que c’est" defaultValue={document?.nature ?? ''}>
        <option value="">Choisir…</option>
        {naturesDocument.map((code) => (
          <option key={code} value={code}>
            {natureDocumentLabels[code]}
          </option>
        ))}
      </Select>
      <RadioGroup
        name="visibilite"
        label="Qui le lit"
        defaultValue={document?.visibilite ?? 'parties'}
        options={visibilites.map((value) => ({ value, label: visibiliteLabels[value] }))}
      />
    </>
  );
}

/** A document joins a convention. */
export function DeposerDocument({ url }: { url: string }) {
  return (
    <Deposer
      label="Déposer un document"
      title="Déposer un document"
      submitLabel="Déposer"
      className="btn small no-print"
      url={url}
    >
      <DocumentFields />
    </Deposer>
  );
}

type Props = { document: DocumentLu; url: string; mutations: MutationsDocument };

/** What the cellule does to a document: a version after the last, its title and readers, off the list or back. */
export function GestesDocument({ document, url, mutations }: Props) {
  const { id, titre, revision, versions, isRetire } = document;
  const hidden = <input type="hidden" name="documentId" value={id} />;
  if (isRetire)
    return (
      <EnDialogue
        label="Remettre"
        about={titre}
        title={`Remettre « ${titre} » dans la liste ?`}
        action={mutations.retirerDocument}
        submitLabel="Remettre"
        revision={revision}
        className="btn quiet small"
      >
        {hidden}
        <input type="hidden" name="retire" value="non" />
        <p>Il sera lu de nouveau par ceux que sa visibilité désigne.</p>
      </EnDialogue>
    );
  return (
    <>
      <Deposer
        key="version"
        label="Nouvelle version"
        about={titre}
        title={`Nouvelle version de « ${titre} »`}
        submitLabel="Déposer la version"
        className="btn quiet small"
        url={url}
      >
        <input type="hidden" name="numero" value={versions[0]!.numero} />
        <p className="muted">La version {versions[0]!.numero} reste lisible.</p>
      </Deposer>
      <EnDialogue
        key="modifier"
        label="Modifier"
        about={titre}
        title="Titre et lecteurs du document"
        action={mutations.modifierDocument}
        submitLabel="Enregistrer"
        revision={revision}
        className="btn quiet small"
      >
        {hidden}
        <DocumentFields document={document} />
      </EnDialogue>
      <EnDialogue
        key="retirer"
        label="Retirer"
        about={titre}
        title={`Retirer « ${titre} » ?`}
        action={mutations.retirerDocument}
        submitLabel="Retirer de la liste"
        revision={revision}
        danger
        className="btn quiet small"
      >
        {hidden}
        <input type="hidden" name="retire" value="oui" />
        <p>Seule la cellule le verra encore, parmi les documents retirés ; rien n’en est effacé.</p>
      </EnDialogue>
    </>
  );
}
