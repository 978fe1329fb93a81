'use client';

import { useState } from 'react';
import { RadioGroup, TextArea } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useDraft } from '@/components/ui/use-draft';
import type { Signature } from '@/lib/remarques/rules';
import type { Geste, Mutation } from './remarque-gestes';

type Props = {
  geste: Geste;
  actionId: number;
  remarqueId: string;
  signatures: Signature[];
  mutation: Mutation;
  onCancel: () => void;
  onDone: (message: string) => void;
};

const libelles: Record<Geste, { texte: string; envoi: string }> = {
  ecrire: { texte: 'Votre remarque', envoi: 'Publier la remarque' },
  repondre: { texte: 'Votre réponse', envoi: 'Répondre' },
  clore: { texte: 'Un dernier mot (facultatif)', envoi: 'Clore la remarque' },
};

export function RemarqueForm({ geste, actionId, remarqueId, signatures, mutation, onCancel, onDone }: Props) {
  const draft = useDraft(`remarque-${geste}-${geste === 'ecrire' ? actionId : remarqueId}`);
  const [isClosing, setClosing] = useState(false);
  const { texte, envoi } = libelles[geste];
  return (
    <Form
      action={mutation}
      submitLabel={isClosing ? 'Répondre et clore' : envoi}
      onDone={({ message }) => {
        draft.forget();
        onDone(message);
      }}
      beside={
        <button type="button" className="btn" onClick={onCancel}>
          Annuler
        </button>
      }
    >
      {geste === 'ecrire' ? (
        <input type="hidden" name="actionId" value={actionId} />
      ) : (
        <input type="hidden" name="remarqueId" value={remarqueId} />
      )}
      {geste === 'clore' && <p>{consequence}</p>}
      {geste === 'ecrire' && <AuNomDe signatures={signatures} />}
      <TextArea
        name="texte"
        label={texte}
        hint={
          geste === 'ecrire'
            ? 'Elle sera lue par toutes les personnes qui suivent le schéma, et ne s’efface pas.'
            : undefined
        }
        rows={geste === 'clore' ? 3 : 5}
        defaultValue={draft.read('texte')}
        onChange={(event) => draft.write('texte', event.target.value)}
      />
      {geste === 'repondre' && (
        <div>
          <label className="check">
            <input
              type="checkbox"
              name="cloture"
              checked={isClosing}
              aria-describedby="cloture-consequence"
              onChange={(event) => setClosing(event.target.checked)}
            />
            Clore aussi la remarque
          </label>
          <p id="cloture-consequence" className="field-hint" hidden={!isClosing}>
            {consequence}
          </p>
        </div>
      )}
    </Form>
  );
}

const consequence = 'Une remarque close ne reçoit plus de réponse et ne se rouvre pas ; elle reste lisible.';

function AuNomDe({ signatures }: { signatures: Signature[] }) {
  if (signatures.length === 1) {
    const [{ epciId, libelle }] = signatures as [Signature];
    return epciId === null ? null : <p className="muted">Vous écrivez au nom de {libelle}.</p>;
  }
  return (
    <RadioGroup
      name="signature"
      label="Au nom de qui ?"
      options={signatures.map(({ epciId, libelle }) => ({
        value: epciId === null ? 'moi' : String(epciId),
        label: libelle,
      }))}
    />
  );
}
