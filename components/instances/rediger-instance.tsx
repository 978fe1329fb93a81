import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { Select, TextField } from '@/components/ui/field';
import type { Jour } from '@/lib/clock';
import type { InstanceLue } from '@/lib/instances/data';
import { typeInstanceLabels, type TypeInstance } from '@/lib/instances/rules';
import type { Epci } from '@/lib/territoires/epci';

type AjouterProps = {
  schemaId: number;
  /** What this person may create, and for which EPCI a local one. */
  types: readonly TypeInstance[];
  epcis: readonly Epci[];
  today: Jour;
  action: Mutation;
};

/** A body of the scheme, to be given its seats. */
export function AjouterInstance({ schemaId, types, epcis, today, action }: AjouterProps) {
  const [seul] = epcis;
  return (
    <EnDialogue
      label="Créer une instance"
      title="Créer une instance"
      action={action}
      submitLabel="Créer l’instance"
      brouillon={`instance-nouvelle-${schemaId}`}
      className="btn primary"
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      {types.length === 1 ? (
        <input type="hidden" name="type" value={types[0]} />
      ) : (
        <Select name="type" label="Ce qu’elle est" defaultValue="">
          <option value="">Choisir…</option>
          {types.map((code) => (
            <option key={code} value={code}>
              {typeInstanceLabels[code]}
            </option>
          ))}
        </Select>
      )}
      {types.length === 1 && epcis.length === 1 ? (
        <input type="hidden" name="epciId" value={seul!.id} />
      ) : (
        <Select name="epciId" label="EPCI, pour une instance locale" defaultValue="">
          <option value="">Aucun</option>
          {epcis.map(({ id, sigle, nom }) => (
            <option key={id} value={id}>
              {sigle} · {nom}
            </option>
          ))}
        </Select>
      )}
      <Champs instance={null} today={today} />
    </EnDialogue>
  );
}

/** What is said of a body, written again. */
export function ModifierInstance({ instance, schemaId, today, action }: ModifierProps) {
  const { id, revision, type, nom } = instance;
  return (
    <EnDialogue
      label="Modifier"
      about={nom}
      title="Modifier l’instance"
      action={action}
      submitLabel="Enregistrer"
      brouillon={`instance-${id}`}
      revision={revision}
      className="btn"
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="instanceId" value={id} />
      <input type="hidden" name="type" value={type} />
      <Champs instance={instance} today={today} />
    </EnDialogue>
  );
}

type ModifierProps = { instance: InstanceLue; schemaId: number; today: Jour; action: Mutation };

/** The last day of a body; one that was closed may meet again. */
export function FermerInstance({ instance, today, action }: Omit<ModifierProps, 'schemaId'>) {
  const { id, revision, nom, finLe } = instance;
  return (
    <EnDialogue
      key={finLe ?? 'ouverte'}
      label={finLe ? 'Rouvrir' : 'Clore'}
      about={nom}
      title={finLe ? 'Rouvrir l’instance ?' : 'Clore l’instance ?'}
      action={action}
      submitLabel={finLe ? 'Rouvrir l’instance' : 'Clore l’instance'}
      revision={revision}
      danger={!finLe}
      className="btn quiet"
    >
      <input type="hidden" name="instanceId" value={id} />
      {finLe ? (
        <p>Elle pourra de nouveau tenir des séances.</p>
      ) : (
        <>
          <p>Ses séances, ses décisions et ses membres restent lus ; elle n’en tient plus d’autres.</p>
          <TextField type="date" name="finLe" label="Dernier jour" defaultValue={today} required />
        </>
      )}
    </EnDialogue>
  );
}

function Champs({ instance, today }: { instance: InstanceLue | null; today: Jour }) {
  return (
    <>
      <TextField name="nom" label="Nom" autoComplete="off" defaultValue={instance?.nom ?? ''} />
      <div className="fields two">
        <TextField
          type="number"
          name="minimumAnnuel"
          label="Réunions par an, au moins"
          hint="Vide : 1 pour un comité, 2 pour une instance locale."
          min={0}
          max={12}
          defaultValue={instance?.minimumAnnuel ?? ''}
        />
        <TextField
          type="number"
          name="quorum"
          label="Quorum (facultatif)"
          hint="Membres présents ou représentés."
          min={1}
          max={200}
          defaultValue={instance?.quorum ?? ''}
        />
      </div>
      <TextField
        name="tenueDans"
        label="Tenue dans une commission qui existe (facultatif)"
        hint="Par exemple : la commission services à la population."
        autoComplete="off"
        defaultValue={instance?.tenueDans ?? ''}
      />
      <label className="check">
        <input type="checkbox" name="isComiteMsap" defaultChecked={instance?.isComiteMsap} />
        Le comité des MSAP s’y tient
      </label>
      <TextField type="date" name="creeeLe" label="Existe depuis le" defaultValue={instance?.creeeLe ?? today} />
    </>
  );
}
