'use client';

import { useState } from 'react';
import { Personne } from '@/components/comptes/personne';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { formatJour } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';
import type { MandatEcrit } from '@/lib/territoires/data';
import type { CompteOffert, MandatGere } from '@/lib/territoires/fiche-territoire';
import type { NatureMandat } from '@/lib/territoires/rules';

export type MandatGeste = 'nommer' | 'remplacer' | 'corriger' | 'terminer';
type Mutation = (previous: unknown, form: FormData) => Promise<Outcome>;
export type MandatMutations = Record<'nommer' | 'modifier' | 'terminer', Mutation>;

type Props = {
  geste: MandatGeste;
  nature: NatureMandat;
  mandat: MandatGere | undefined;
  place: { schemaId: number; epciId: number; sigle: string };
  /** Whether somebody already holds, or is to hold, the same mandate. */
  hasAutres: boolean;
  comptes: CompteOffert[];
  today: string;
  mutations: MandatMutations;
  onCancel: () => void;
  onDone: (message: string) => void;
};

const ACCES = 'L’accès à l’EPCI commence et finit avec le mandat.';
const submitLabels: Record<MandatGeste, string> = {
  nommer: 'Nommer',
  remplacer: 'Remplacer',
  corriger: 'Enregistrer',
  terminer: 'Terminer le mandat',
};

export function MandatForm(props: Props) {
  const { geste, mandat, mutations, onCancel, onDone } = props;
  const [seen, setSeen] = useState<MandatEcrit | null>(null);
  const mutation = geste === 'corriger' ? 'modifier' : geste === 'terminer' ? 'terminer' : 'nommer';
  return (
    <Form
      action={mutations[mutation]}
      submitLabel={seen ? 'Enregistrer ma version' : submitLabels[geste]}
      danger={geste === 'terminer'}
      onOutcome={(outcome) => setSeen(outcome.etat === 'conflit' ? (outcome.versions as MandatEcrit | null) : null)}
      conflict={(versions) => <VersionEnregistree mandat={versions as MandatEcrit | null} />}
      onDone={({ message }) => onDone(message)}
      beside={
        <button type="button" className="btn" onClick={onCancel}>
          Annuler
        </button>
      }
    >
      <Fields {...props} revision={seen?.revision ?? mandat?.revision} />
    </Form>
  );
}

function Fields({
  geste,
  nature,
  mandat,
  place,
  hasAutres,
  comptes,
  today,
  revision,
}: Props & { revision?: number | undefined }) {
  if (geste === 'terminer')
    return (
      <>
        <Suite sigle={place.sigle} mandat={mandat!} />
        <input type="hidden" name="mandatId" value={mandat!.id} />
        <input type="hidden" name="revision" value={revision} />
        <TextField
          type="date"
          name="date"
          label="N’est plus référent à partir du"
          hint="Le mandat va jusqu’à la veille."
          defaultValue={today}
        />
      </>
    );
  if (geste === 'corriger')
    return (
      <>
        <input type="hidden" name="mandatId" value={mandat!.id} />
        <input type="hidden" name="revision" value={revision} />
        <Personne comptes={comptes} nommee={mandat} hint={ACCES} />
        <Dates debut={mandat!.debut} fin={mandat!.fin} />
      </>
    );
  return (
    <>
      {geste === 'remplacer' && (
        <>
          <Suite sigle={place.sigle} mandat={mandat!} />
          <input type="hidden" name="remplaceId" value={mandat!.id} />
          <input type="hidden" name="remplaceRevision" value={revision} />
        </>
      )}
      <input type="hidden" name="schemaId" value={place.schemaId} />
      <input type="hidden" name="epciId" value={place.epciId} />
      <input type="hidden" name="nature" value={nature} />
      <Personne comptes={comptes} hint={ACCES} />
      <Dates debut={today} fin={null} />
      {geste === 'nommer' && hasAutres && (
        <TextField
          name="motifCumul"
          label="Pourquoi deux personnes à la fois ?"
          hint="Obligatoire quand les dates recouvrent celles d’un autre titulaire."
        />
      )}
    </>
  );
}

/** What follows from the end of a mandate, before it is asked for good. */
function Suite({ sigle, mandat }: { sigle: string; mandat: MandatGere }) {
  const who = `${mandat.prenom} ${mandat.nom}`;
  return (
    <div className="stack tight">
      <p>
        {mandat.hasAcces
          ? `L’accès de ${who} à ${sigle} prend fin avec le mandat, le même jour.`
          : `${who} n’a pas d’accès à l’application pour ${sigle}.`}
      </p>
      <p>Les brouillons, ce qui est transmis et l’historique restent à l’EPCI : la personne suivante les retrouve.</p>
    </div>
  );
}

function Dates({ debut, fin }: { debut: string; fin: string | null }) {
  return (
    <div className="fields two">
      <TextField type="date" name="debut" label="À partir du" defaultValue={debut} />
      <TextField type="date" name="fin" label="Jusqu’au (facultatif)" defaultValue={fin ?? ''} />
    </div>
  );
}

function VersionEnregistree({ mandat }: { mandat: MandatEcrit | null }) {
  if (!mandat) return null;
  return (
    <p>
      Version enregistrée : {mandat.prenom} {mandat.nom}, {mandat.fonction ?? 'sans fonction'}, à partir du{' '}
      {formatJour(mandat.debut)}
      {mandat.fin && `, jusqu’au ${formatJour(mandat.fin)}`}. La vôtre est ci-dessous.
    </p>
  );
}
