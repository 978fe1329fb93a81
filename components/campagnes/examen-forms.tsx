'use client';

import { useState } from 'react';
import { ChoixAvancement } from '@/components/suivi/choix-avancement';
import { TextArea, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Statut } from '@/components/ui/statut';
import { useDraft, type Draft } from '@/components/ui/use-draft';
import type { Derniere } from '@/lib/campagnes/pour-compte';
import { formatCompte } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';

/** What an examination answers: a sentence for each line left because somebody came first. */
export type Restes = string[] | undefined;
export type Mutation<T = undefined> = (previous: unknown, form: FormData) => Promise<Outcome<T>>;
export type Fait = Extract<Outcome<Restes>, { etat: 'fait' }>;

type Common = { onDone: (outcome: Fait) => void; onCancel: () => void; onConflict: () => void };

function Annuler({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      Annuler
    </button>
  );
}

export function ListeRestes({ restes }: { restes: readonly string[] }) {
  return (
    <ul>
      {restes.map((reste) => (
        <li key={reste}>{reste}</li>
      ))}
    </ul>
  );
}

type ExamenProps = Common & { action: Mutation<Restes>; ids: readonly string[] };

/** Several lines validated at once, once it is said that they stay so. */
export function ValiderForm({ action, ids, onDone, onCancel, onConflict }: ExamenProps) {
  return (
    <Form<Restes>
      action={action}
      submitLabel={`Valider ${formatCompte(ids.length, 'ligne')}`}
      onDone={onDone}
      onOutcome={({ etat }) => etat === 'conflit' && onConflict()}
      conflict={(restes) => <ListeRestes restes={restes as string[]} />}
      beside={<Annuler onClick={onCancel} />}
    >
      <Ids ids={ids} />
      <p>
        Ces lignes redisent le statut validé la dernière fois et n’ajoutent rien. Une fois validées, elles se lisent
        dans tout le schéma ; l’EPCI pourra demander une correction.
      </p>
    </Form>
  );
}

/** One reason for one line or several; it is kept if the dialog is closed. */
export function RetournerForm({ action, ids, onDone, onCancel, onConflict }: ExamenProps) {
  const draft = useDraft(`retourner-${ids.join('-')}`);
  return (
    <Form<Restes>
      action={action}
      submitLabel={ids.length > 1 ? `Retourner ${ids.length} lignes` : 'Retourner'}
      onDone={(outcome) => {
        draft.forget();
        onDone(outcome);
      }}
      onOutcome={({ etat }) => etat === 'conflit' && onConflict()}
      conflict={(restes) => <ListeRestes restes={restes as string[]} />}
      beside={<Annuler onClick={onCancel} />}
    >
      <Ids ids={ids} />
      <TextArea
        label="Ce qui est à reprendre"
        hint={
          ids.length > 1
            ? 'La même raison accompagne chaque ligne ; l’EPCI les trouve en premier dans sa remontée.'
            : 'L’EPCI lit cette raison à côté de la ligne, qu’il peut modifier et renvoyer.'
        }
        rows={3}
        {...kept(draft, 'motif')}
      />
    </Form>
  );
}

type ReponseProps = Common & { action: Mutation; demandeId: string; reponse: 'accepter' | 'refuser' };

/** The answer to a correction asked for. */
export function ReponseForm({ action, demandeId, reponse, onDone, onCancel, onConflict }: ReponseProps) {
  const draft = useDraft(`${reponse}-${demandeId}`);
  const isAccepted = reponse === 'accepter';
  return (
    <Form
      action={action}
      submitLabel={isAccepted ? 'Rouvrir la ligne' : 'Refuser la correction'}
      onDone={({ etat, message }) => {
        draft.forget();
        onDone({ etat, message });
      }}
      onOutcome={({ etat }) => etat === 'conflit' && onConflict()}
      conflict={(versions) => <ListeRestes restes={versions as string[]} />}
      beside={<Annuler onClick={onCancel} />}
    >
      <input type="hidden" name="demandeId" value={demandeId} />
      <input type="hidden" name="reponse" value={reponse} />
      <TextArea
        label={isAccepted ? 'Un mot pour l’EPCI (facultatif)' : 'Pourquoi la ligne reste comme elle est'}
        hint={
          isAccepted
            ? 'La ligne validée reste lue par tous jusqu’à ce que vous validiez celle qui la corrige.'
            : undefined
        }
        rows={3}
        {...kept(draft, 'motif')}
      />
    </Form>
  );
}

/** The cell to speak of in the name of the EPCI, with the last line validated as a first draft. */
export type CiblePourCompte = {
  action: string;
  titre: string;
  derniere: string;
  avancement?: string;
  commentaire?: string;
  difficulte?: string;
  preuve?: string;
};

type PourCompteProps = Common & { action: Mutation; cible: CiblePourCompte; schemaId: number; epciId: number };

/** What the cellule says for an EPCI whose référent is vacant; validated as it is written. */
export function PourCompteForm(props: PourCompteProps) {
  const { action, cible, schemaId, epciId, onDone, onCancel, onConflict } = props;
  const [seen, setSeen] = useState<Derniere | null>(null);
  const draft = useDraft(`pour-compte-${epciId}-${cible.action}`);
  return (
    <Form
      action={action}
      submitLabel={seen ? 'Enregistrer ma version à la suite' : 'Enregistrer et valider'}
      onDone={({ etat, message }) => {
        draft.forget();
        onDone({ etat, message });
      }}
      onOutcome={(outcome) => {
        if (outcome.etat !== 'conflit') return;
        setSeen(outcome.versions as Derniere);
        onConflict();
      }}
      conflict={(versions) => <DejaDite derniere={versions as Derniere | null} />}
      beside={<Annuler onClick={onCancel} />}
    >
      <p className="muted">
        Le poste de référent est vacant : la ligne sera validée aussitôt, et marquée comme saisie par la cellule.
      </p>
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="epciId" value={epciId} />
      <input type="hidden" name="actionId" value={cible.action} />
      <input type="hidden" name="derniereId" value={seen?.id ?? cible.derniere} />
      <ChoixAvancement
        label="Où en est l’action dans cet EPCI ?"
        current={cible.avancement}
        {...kept(draft, 'avancement', cible.avancement)}
      />
      <TextArea
        label="Commentaire"
        hint="Obligatoire si le statut change ; dites d’où vous le tenez."
        rows={3}
        {...kept(draft, 'commentaire', cible.commentaire)}
      />
      <TextArea label="Difficulté (facultatif)" rows={2} {...kept(draft, 'difficulte', cible.difficulte)} />
      <TextField label="Lien vers un justificatif (facultatif)" {...kept(draft, 'preuve', cible.preuve)} />
    </Form>
  );
}

function DejaDite({ derniere }: { derniere: Derniere | null }) {
  if (!derniere) return null;
  return (
    <>
      <p>
        {derniere.auteur} a écrit sur cette ligne, {derniere.quand} :
      </p>
      <p>
        <Statut avancement={derniere.avancement} /> {derniere.commentaire}
      </p>
    </>
  );
}

function Ids({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="avancementId" value={id} />);
}

function kept(draft: Draft, name: string, proposed?: string) {
  return {
    name,
    defaultValue: draft.read(name) ?? proposed,
    onChange: (event: { target: { value: string } }) => draft.write(name, event.target.value),
  };
}
