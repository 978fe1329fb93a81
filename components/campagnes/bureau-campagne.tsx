'use client';

import { useCallback, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Toast } from '@/components/ui/toast';
import { formatJour } from '@/lib/format';
import type { Campagne } from '@/lib/campagnes/rules';
import type { Outcome } from '@/lib/outcome';

type Mutation = (previous: unknown, form: FormData) => Promise<Outcome>;
type Done = (outcome: { message: string }) => void;
type Dates = Pick<Campagne, 'annee' | 'ouverture' | 'echeance'>;

function Jours({ ouverture, echeance }: Omit<Dates, 'annee'>) {
  return (
    <div className="fields two">
      <TextField type="date" name="ouverture" label="Ouverture" defaultValue={ouverture} />
      <TextField type="date" name="echeance" label="Échéance" defaultValue={echeance} />
    </div>
  );
}

type OuvrirProps = { action: Mutation; schemaId: number; propose: Dates; onDone?: Done; onCancel?: () => void };

/** The year reported on and the two dates; what is sent after the opening belongs to the campaign. */
export function OuvrirCampagneForm({ action, schemaId, propose, onDone, onCancel }: OuvrirProps) {
  return (
    <Form
      action={action}
      submitLabel="Ouvrir la campagne"
      onDone={(outcome) => onDone?.(outcome)}
      beside={onCancel && <Annuler onClick={onCancel} />}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <TextField
        inputMode="numeric"
        name="annee"
        label="Année dont il est rendu compte"
        hint="Chaque EPCI dira où en est chaque action qui le concerne."
        defaultValue={propose.annee}
      />
      <Jours {...propose} />
    </Form>
  );
}

type ModifierProps = { action: Mutation; campagne: Campagne; onDone: Done; onCancel: () => void };

function ModifierCampagneForm({ action, campagne, onDone, onCancel }: ModifierProps) {
  const [seen, setSeen] = useState<Campagne | null>(null);
  return (
    <Form
      action={action}
      submitLabel={seen ? 'Enregistrer mes dates' : 'Enregistrer'}
      onDone={onDone}
      onOutcome={(outcome) => {
        if (outcome.etat === 'conflit') setSeen(outcome.versions as Campagne);
      }}
      conflict={(versions) => {
        // withdrawn meanwhile from this person's sight
        if (!versions) return null;
        const { ouverture, echeance } = versions as Campagne;
        return (
          <p>
            Dates enregistrées : du {formatJour(ouverture)} au {formatJour(echeance)}. Les vôtres sont ci-dessous.
          </p>
        );
      }}
      beside={<Annuler onClick={onCancel} />}
    >
      <input type="hidden" name="campagneId" value={campagne.id} />
      <input type="hidden" name="revision" value={seen?.revision ?? campagne.revision} />
      <Jours {...campagne} />
    </Form>
  );
}

function Annuler({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      Annuler
    </button>
  );
}

type Props = {
  ouvrir: Mutation;
  modifier: Mutation;
  schemaId: number;
  campagne: Campagne;
  propose: Dates | null;
};

/** The two gestures of the cellule on campaigns, in dialogs. */
export function CampagneGestes({ ouvrir, modifier, schemaId, campagne, propose }: Props) {
  const [open, setOpen] = useState<'ouvrir' | 'modifier' | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const close = () => setOpen(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  const done = (outcome: { message: string }) => {
    close();
    setMessage(outcome.message);
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen('modifier')}>
        Modifier les dates
      </button>
      {propose && (
        <button type="button" className="btn" onClick={() => setOpen('ouvrir')}>
          Ouvrir une campagne
        </button>
      )}
      {open === 'modifier' && (
        <Dialog title="Modifier les dates" eyebrow={`Campagne ${campagne.annee}`} onClose={close}>
          <ModifierCampagneForm action={modifier} campagne={campagne} onDone={done} onCancel={close} />
        </Dialog>
      )}
      {open === 'ouvrir' && propose && (
        <Dialog title="Ouvrir une campagne" onClose={close}>
          <p>
            Dès son ouverture, tout ce que transmettent les EPCI lui appartient. La campagne {campagne.annee} reste
            lisible.
          </p>
          <OuvrirCampagneForm action={ouvrir} schemaId={schemaId} propose={propose} onDone={done} onCancel={close} />
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}
