'use client';

import { useState } from 'react';
import { TextArea, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useDraft, type Draft } from '@/components/ui/use-draft';
import type { Outcome } from '@/lib/outcome';
import type { EtatActuel } from '@/lib/suivi/data';
import { ChoixAvancement } from './choix-avancement';
import { Conflict } from './conflict';
import type { Cible, Fait, Geste, Mutation } from './geste';

export const gesteLabels: Record<Exclude<Geste, 'confirmer'>, string> = {
  changer: 'Changer le statut',
  corriger: 'Corriger une entrée',
  declarer: 'Déclarer un blocage',
  lever: 'Lever le blocage',
  jalon: 'Marquer le jalon fait',
  rouvrir: 'Rouvrir le jalon',
};

type Props = {
  mutation: Mutation;
  geste: Exclude<Geste, 'confirmer'>;
  cible: Cible;
  today: string;
  onCancel: () => void;
  onDone: (outcome: Extract<Outcome<Fait>, { etat: 'fait' }>) => void;
};

export function GesteForm({ mutation, geste, cible, today, onCancel, onDone }: Props) {
  const [seen, setSeen] = useState<EtatActuel | null>(null);
  // a proposal taken over is not overwritten by what was typed before it
  const draft = useDraft(`${geste}-${cible.action}-${cible.corrige ?? cible.propose ?? ''}`);
  return (
    <Form<Fait>
      action={mutation}
      submitLabel={seen ? 'Enregistrer ma version à la suite' : 'Enregistrer'}
      onOutcome={(outcome) => {
        if (outcome.etat === 'conflit') setSeen(outcome.versions as EtatActuel);
      }}
      onDone={(outcome) => {
        draft.forget();
        onDone(outcome);
      }}
      conflict={(versions) => <Conflict actuel={versions as EtatActuel} today={today} />}
      beside={
        <button type="button" className="btn" onClick={onCancel}>
          Annuler
        </button>
      }
    >
      <input type="hidden" name="actionId" value={cible.action} />
      <input type="hidden" name="revision" value={seen?.revision ?? cible.revision} />
      <Fields geste={geste} cible={cible} today={today} draft={draft} />
    </Form>
  );
}

type FieldsProps = Pick<Props, 'geste' | 'cible' | 'today'> & { draft: Draft };

function Fields({ geste, cible, today, draft }: FieldsProps) {
  switch (geste) {
    case 'changer':
      return (
        <>
          <ChoixAvancement
            label="Où en est l’action ?"
            current={cible.avancement}
            {...keptIn(draft, 'avancement', cible.propose)}
          />
          <Commentaire
            draft={draft}
            label="Pourquoi ?"
            hint="Une phrase suffit. Entrée enregistre, Maj + Entrée va à la ligne."
            proposed={cible.raison}
          />
          <DateEffet defaultValue={today} max={today} />
          <BlocageFields optional draft={draft} />
        </>
      );
    case 'corriger':
      return (
        <>
          <p className="muted">
            Entrée corrigée : {cible.corrigeLabel}. Elle restera dans l’historique, barrée ; la correction prend sa
            place.
          </p>
          <input type="hidden" name="corrigeId" value={cible.corrige} />
          <ChoixAvancement
            label="Ce qu’elle aurait dû dire"
            extra={{ value: 'annuler', label: 'Rien : annuler cette entrée' }}
            {...keptIn(draft, 'avancement')}
          />
          <Commentaire draft={draft} label="Pourquoi cette correction ?" />
          <DateEffet defaultValue={cible.dateEffet ?? today} max={today} />
        </>
      );
    case 'declarer':
      return (
        <>
          <BlocageFields draft={draft} />
          <DateEffet defaultValue={today} max={today} label="Depuis le" />
        </>
      );
    case 'lever':
      return (
        <>
          <input type="hidden" name="blocageId" value={cible.blocage} />
          <Commentaire draft={draft} label="Ce qui a levé le blocage" />
          <DateEffet defaultValue={today} max={today} label="Levé le" />
        </>
      );
    case 'jalon':
      return (
        <>
          <p className="strong">{cible.jalonLabel}</p>
          <input type="hidden" name="jalonId" value={cible.jalon} />
          <TextField type="date" name="faitLe" label="Atteint le" defaultValue={today} max={today} />
          <TextArea name="commentaire" label="Précision (facultatif)" rows={2} />
        </>
      );
    case 'rouvrir':
      return (
        <>
          <p>Le jalon « {cible.jalonLabel} » redeviendra non fait. Les deux entrées restent dans l’historique.</p>
          <input type="hidden" name="jalonId" value={cible.jalon} />
          <input type="hidden" name="faitLe" value="rouvrir" />
          <TextArea name="commentaire" label="Précision (facultatif)" rows={2} />
        </>
      );
  }
}

type CommentaireProps = { draft: Draft; label: string; hint?: string; proposed?: string | undefined };

function Commentaire({ draft, label, hint, proposed }: CommentaireProps) {
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={3}
      {...keptIn(draft, 'commentaire', proposed)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

/** A field whose content stays in the draft; what is proposed fills it until something is typed. */
function keptIn(draft: Draft, name: string, proposed?: string) {
  return {
    name,
    defaultValue: draft.read(name) ?? proposed,
    onChange: (event: { target: { value: string } }) => draft.write(name, event.target.value),
  };
}

function DateEffet({ label = 'Date d’effet', ...input }: { label?: string; defaultValue: string; max: string }) {
  return <TextField type="date" name="dateEffet" label={label} {...input} />;
}

function BlocageFields({ optional, draft }: { optional?: boolean; draft: Draft }) {
  const [isOpen, setOpen] = useState(!optional);
  return (
    <div className="fields">
      {optional && (
        <label className="check">
          <input type="checkbox" name="bloque" checked={isOpen} onChange={(event) => setOpen(event.target.checked)} />
          Déclarer aussi un blocage
        </label>
      )}
      {isOpen && (
        <>
          <TextArea label="Ce qui bloque" rows={2} {...keptIn(draft, 'motif')} />
          <TextArea label="Ce qui lèverait le blocage" rows={2} {...keptIn(draft, 'condition')} />
          <TextField label="Qui peut le lever (facultatif)" {...keptIn(draft, 'responsable')} />
        </>
      )}
    </div>
  );
}
