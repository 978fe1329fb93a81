'use client';

import { useCallback, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Toast } from '@/components/ui/toast';
import type { Outcome } from '@/lib/outcome';

type Mutation = (previous: unknown, form: FormData) => Promise<Outcome>;
export type VisaMutations = { donner: Mutation; enregistrer: Mutation; retirer: Mutation };
type Geste = keyof VisaMutations;
type Props = {
  place: { schemaId: number; epciId: number };
  titre: string;
  campagne: { annee: number; ouverture: string };
  today: string;
  /** The visa that may be taken back. */
  visaId: number | null;
  can: { donner: boolean; enregistrer: boolean };
  mutations: VisaMutations;
};

const labels: Record<Geste, string> = {
  donner: 'Donner mon visa',
  enregistrer: 'Enregistrer un visa donné en réunion',
  retirer: 'Retirer le visa',
};

/** The visa of the élu: given in one click and its confirmation, recorded after a local meeting, taken back. */
export function VisaGestes({ place, titre, campagne, today, visaId, can, mutations }: Props) {
  const [open, setOpen] = useState<Geste | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  const gestes: Geste[] = [
    ...(can.donner ? (['donner'] as const) : []),
    ...(can.enregistrer ? (['enregistrer'] as const) : []),
    ...(visaId ? (['retirer'] as const) : []),
  ];
  return (
    <>
      {gestes.length > 0 && (
        <div className="actions no-print">
          {gestes.map((geste) => (
            <button
              key={geste}
              type="button"
              className={geste === 'donner' ? 'btn small primary' : 'btn small'}
              onClick={() => setOpen(geste)}
            >
              {labels[geste]}
            </button>
          ))}
        </div>
      )}
      {open && (
        <Dialog key={open} eyebrow={titre} title={labels[open]} onClose={() => setOpen(null)}>
          <p>{consequences(campagne.annee)[open]}</p>
          <Form
            action={mutations[open]}
            submitLabel={labels[open]}
            danger={open === 'retirer'}
            onDone={(outcome) => {
              setOpen(null);
              setMessage(outcome.message);
            }}
            beside={
              <button type="button" className="btn" onClick={() => setOpen(null)}>
                Annuler
              </button>
            }
          >
            {open === 'retirer' ? (
              <input type="hidden" name="visaId" value={visaId ?? ''} />
            ) : (
              Object.entries(place).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
            )}
            {open === 'enregistrer' && (
              <TextField
                type="date"
                name="dateVisa"
                label="Date de la réunion"
                defaultValue={today}
                min={campagne.ouverture}
                max={today}
              />
            )}
          </Form>
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}

function consequences(annee: number): Record<Geste, string> {
  return {
    donner: `Vous visez ce que l’EPCI a transmis pour la campagne ${annee}. Votre nom et la date du jour seront affichés. Le visa ne bloque rien et peut être retiré.`,
    enregistrer: `L’élu a visé la remontée ${annee} en instance locale : donnez la date de la réunion. Votre nom sera affiché comme celui de la personne qui l’enregistre.`,
    retirer: `La remontée ${annee} sera de nouveau « non visée ». Rien de ce qui est transmis ne change, et le visa pourra être donné de nouveau.`,
  };
}
