'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Dialog } from '@/components/ui/dialog';
import type { Lien } from '@/lib/comptes/liens';
import type { CompteLu, Perimetres } from '@/lib/comptes/registre';
import type { Outcome } from '@/lib/outcome';
import { DroitFields } from './droit-fields';
import { LienCree } from './lien-cree';

type Mutation<T = undefined> = (previous: unknown, form: FormData) => Promise<Outcome<T>>;
type Cree = { utilisateurId: number; lien: Lien };

/** The form was sent twice: the work was done once, and its link is not kept anywhere. */
const perdu = 'Le lien déjà créé n’est plus affichable : créez-en un autre depuis la page du compte.';

function Identite({ compte }: { compte?: Pick<CompteLu, 'prenom' | 'nom' | 'fonction' | 'courriel'> }) {
  return (
    <>
      <div className="fields two">
        <TextField name="prenom" label="Prénom" autoComplete="off" defaultValue={compte?.prenom} />
        <TextField name="nom" label="Nom" autoComplete="off" defaultValue={compte?.nom} />
      </div>
      <TextField
        name="fonction"
        label="Fonction (facultatif)"
        autoComplete="off"
        defaultValue={compte?.fonction ?? ''}
      />
      <TextField
        type="email"
        name="courriel"
        label="Adresse électronique professionnelle"
        autoComplete="off"
        defaultValue={compte?.courriel}
      />
    </>
  );
}

/** A new account with its first right; then its invitation link, shown once. */
export function CreerCompte({
  action,
  perimetres,
  today,
  propose,
}: {
  action: Mutation<Cree>;
  perimetres: Perimetres;
  today: string;
  propose?: number | undefined;
}) {
  const [done, setDone] = useState<{ message: string; cree: Cree | undefined } | null>(null);
  if (done) {
    return (
      <div className="panel stack">
        <p className="notice success">{done.message}</p>
        {done.cree ? <LienCree lien={done.cree.lien} /> : <p className="notice">{perdu}</p>}
        <p className="actions">
          <a
            className="btn"
            href={done.cree ? `/administration/comptes/${done.cree.utilisateurId}` : '/administration/comptes'}
          >
            {done.cree ? 'Voir le compte' : 'Voir les comptes'}
          </a>
          {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a full load: the form starts empty again */}
          <a className="btn" href="/administration/comptes/nouveau">
            Créer un autre compte
          </a>
        </p>
      </div>
    );
  }
  return (
    <Form
      action={action}
      submitLabel="Créer le compte"
      className="fields panel"
      onDone={({ message, data }) => setDone({ message, cree: data })}
    >
      <Identite />
      <h2>Premier droit</h2>
      <DroitFields perimetres={perimetres} today={today} propose={propose} />
    </Form>
  );
}

export function ModifierCompte({ action, compte }: { action: Mutation; compte: CompteLu }) {
  const [seen, setSeen] = useState<CompteLu | null>(null);
  return (
    <Form
      action={action}
      submitLabel={seen ? 'Enregistrer ma version' : 'Enregistrer'}
      onOutcome={(outcome) => setSeen(outcome.etat === 'conflit' ? (outcome.versions as CompteLu) : null)}
      conflict={(versions) => <VersionEnregistree compte={versions as CompteLu} />}
    >
      <input type="hidden" name="utilisateurId" value={compte.id} />
      <input type="hidden" name="revision" value={seen?.revision ?? compte.revision} />
      <Identite compte={compte} />
    </Form>
  );
}

function VersionEnregistree({ compte }: { compte: CompteLu }) {
  return (
    <p>
      Version enregistrée : {compte.prenom} {compte.nom}, {compte.fonction ?? 'sans fonction'}, {compte.courriel}. La
      vôtre est ci-dessous.
    </p>
  );
}

type AccorderProps = { action: Mutation; utilisateurId: number; perimetres: Perimetres; today: string };

export function AccorderDroit({ action, utilisateurId, perimetres, today }: AccorderProps) {
  const [done, setDone] = useState(0);
  return (
    <>
      {done > 0 && (
        <p className="notice success" role="status">
          Droit donné.
        </p>
      )}
      <Form key={done} action={action} submitLabel="Donner ce droit" onDone={() => setDone(done + 1)}>
        <input type="hidden" name="utilisateurId" value={utilisateurId} />
        <DroitFields perimetres={perimetres} today={today} />
      </Form>
    </>
  );
}

type LienProps = { action: Mutation<Lien>; utilisateurId: number; nature: Lien['nature'] };

export function CreerLien({ action, utilisateurId, nature }: LienProps) {
  const [lien, setLien] = useState<Lien | 'perdu' | null>(null);
  return (
    <>
      {lien === 'perdu' ? <p className="notice">{perdu}</p> : lien && <LienCree key={lien.jeton} lien={lien} />}
      <Form
        action={action}
        submitLabel={nature === 'invitation' ? 'Créer un lien d’invitation' : 'Créer un lien de réinitialisation'}
        onDone={({ data }) => setLien(data ?? 'perdu')}
      >
        <input type="hidden" name="utilisateurId" value={utilisateurId} />
      </Form>
    </>
  );
}

type ConfirmerProps = {
  action: Mutation;
  label: string;
  /** Said to those who do not see where the button stands. */
  about: string;
  title: string;
  consequence: string;
  fields: Record<string, number>;
  danger?: boolean;
};

/** A button whose work is asked twice, with what follows from it. */
export function Confirmer({ action, label, about, title, consequence, fields, danger }: ConfirmerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={danger ? 'btn small danger' : 'btn small'} onClick={() => setOpen(true)}>
        {label}
        <span className="visually-hidden"> : {about}</span>
      </button>
      {isOpen && (
        <Dialog title={title} eyebrow={about} onClose={() => setOpen(false)}>
          <p>{consequence}</p>
          <Form
            action={action}
            submitLabel={label}
            danger={danger ?? false}
            onDone={() => setOpen(false)}
            beside={
              <button type="button" className="btn" onClick={() => setOpen(false)}>
                Annuler
              </button>
            }
          >
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          </Form>
        </Dialog>
      )}
    </>
  );
}
