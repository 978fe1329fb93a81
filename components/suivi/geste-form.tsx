'use client';

import { useState, type ReactNode } from 'react';
import { RadioGroup, TextArea, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { StatutMark } from '@/components/ui/statut';
import type { Outcome } from '@/lib/outcome';
import type { EtatActuel } from '@/lib/suivi/data';
import { avancementLabels, avancements, type Avancement } from '@/lib/suivi/rules';
import { Conflict } from './conflict';
import type { Cible, Fait, Geste, Mutation } from './geste';
import styles from './gestes.module.css';
import { useDraft } from './use-draft';

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
  const draft = useDraft(`${geste}-${cible.action}-${cible.corrige ?? ''}`);
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

type FieldsProps = Pick<Props, 'geste' | 'cible' | 'today'> & { draft: ReturnType<typeof useDraft> };

function Fields({ geste, cible, today, draft }: FieldsProps) {
  switch (geste) {
    case 'changer':
      return (
        <>
          <Statuts name="avancement" label="Où en est l’action ?" current={cible.avancement} draft={draft} />
          <Commentaire
            draft={draft}
            label="Pourquoi ?"
            hint="Une phrase suffit. Entrée enregistre, Maj + Entrée va à la ligne."
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
          <Statuts name="avancement" label="Ce qu’elle aurait dû dire" draft={draft} cancel />
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

type StatutsProps = {
  name: string;
  label: string;
  current?: string | undefined;
  cancel?: boolean;
  draft: ReturnType<typeof useDraft>;
};

function Statuts({ name, label, current, cancel, draft }: StatutsProps) {
  const option = (code: Avancement): { value: string; label: ReactNode } => ({
    value: code,
    label: (
      <>
        <StatutMark avancement={code} size={22} />
        <span>
          {avancementLabels[code]}
          {code === current && <small> (actuel)</small>}
        </span>
      </>
    ),
  });
  const options = [
    ...avancements.map(option),
    ...(cancel ? [{ value: 'annuler', label: 'Rien : annuler cette entrée' }] : []),
  ];
  return (
    <RadioGroup
      name={name}
      label={label}
      options={options}
      className={styles.choices}
      defaultValue={draft.read(name)}
      onChange={(event) => draft.write(name, event.target.value)}
      onClick={(event) => {
        // a click chooses and moves on to the sentence; arrow keys stay in the group
        if (event.detail > 0) event.currentTarget.form?.querySelector<HTMLElement>('textarea')?.focus();
      }}
    />
  );
}

function Commentaire({ draft, label, hint }: { draft: ReturnType<typeof useDraft>; label: string; hint?: string }) {
  return (
    <TextArea
      name="commentaire"
      label={label}
      hint={hint}
      rows={3}
      defaultValue={draft.read('commentaire')}
      onChange={(event) => draft.write('commentaire', event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

function DateEffet({ label = 'Date d’effet', ...input }: { label?: string; defaultValue: string; max: string }) {
  return <TextField type="date" name="dateEffet" label={label} {...input} />;
}

function BlocageFields({ optional, draft }: { optional?: boolean; draft: ReturnType<typeof useDraft> }) {
  const [isOpen, setOpen] = useState(!optional);
  const kept = (name: string) => ({
    name,
    defaultValue: draft.read(name),
    onChange: (event: { target: { value: string } }) => draft.write(name, event.target.value),
  });
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
          <TextArea label="Ce qui bloque" rows={2} {...kept('motif')} />
          <TextArea label="Ce qui lèverait le blocage" rows={2} {...kept('condition')} />
          <TextField label="Qui peut le lever (facultatif)" {...kept('responsable')} />
        </>
      )}
    </div>
  );
}
