'use client';

import { createContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { useDraft } from '@/components/ui/use-draft';
import { formatInstant } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';
import { ecartsAvec } from '@/lib/referentiel/ecarts';
import type { VersionEcrite } from '@/lib/referentiel/garde';

export type Mutation<T = undefined> = (previous: unknown, form: FormData) => Promise<Outcome<T>>;
type Champs = [nom: string, valeur: string][];

/** What was found of an earlier typing, for fields that hold their content themselves. */
export const Retrouve = createContext<Champs | null>(null);

type Props<T> = {
  action: Mutation<T>;
  submitLabel: string;
  /** Under what name this tab keeps what is being typed; none: nothing is kept. */
  brouillon?: string | undefined;
  /** The revision that the form shows; none for what is being made. */
  revision?: number | undefined;
  danger?: boolean | undefined;
  beside?: ReactNode;
  onDone?: ((outcome: Extract<Outcome<T>, { etat: 'fait' }>) => void) | undefined;
  children: ReactNode;
};

/** A form that keeps what is typed until it is saved, and shows both versions when somebody else wrote meanwhile. */
export function Edition<T>({ action, submitLabel, brouillon, revision, danger, beside, onDone, children }: Props<T>) {
  const corps = useRef<HTMLDivElement>(null);
  const draft = useDraft(`schema-${brouillon ?? ''}`);
  const [lue, setLue] = useState(revision);
  const [retrouve, setRetrouve] = useState<Champs | null>(null);
  const [sent, setSent] = useState<FormData | null>(null);

  useEffect(() => {
    const kept = brouillon && draft.read('champs');
    if (!kept) return;
    const champs = JSON.parse(kept) as Champs;
    fill(formOf(corps), champs);
    const read = Number(draft.read('revision'));
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what the browser kept is only known once the page lives
    if (read) setLue(read);
    setRetrouve(champs);
  }, [brouillon, draft]);

  const keep = () => {
    if (!brouillon) return;
    // a frame later: fields that hold their content themselves have then written it down
    requestAnimationFrame(() => {
      if (!corps.current) return;
      draft.write('champs', JSON.stringify([...new FormData(formOf(corps))].filter(([nom]) => nom !== 'revision')));
      if (lue) draft.write('revision', String(lue));
    });
  };
  return (
    <Form<T>
      action={(previous, form) => {
        setSent(form);
        return action(previous, form);
      }}
      submitLabel={submitLabel}
      danger={danger ?? false}
      beside={beside}
      onOutcome={(outcome) => {
        if (outcome.etat === 'conflit') setLue((outcome.versions as VersionEcrite | null)?.revision ?? lue);
      }}
      {...(onDone && {
        onDone: (outcome) => {
          draft.forget();
          onDone(outcome);
        },
      })}
      conflict={(versions) => <Autre version={versions as VersionEcrite | null} sent={sent} />}
    >
      {lue !== undefined && <input type="hidden" name="revision" value={lue} />}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- hears the buttons inside, which have their own keyboard */}
      <div
        ref={corps}
        className="fields"
        onInput={keep}
        onClick={(event) => (event.target as Element).closest('[data-ligne]') && keep()}
      >
        {retrouve && (
          <div className="notice">
            <p>Votre saisie, qui n’était pas enregistrée, a été retrouvée.</p>
            <button
              type="button"
              className="btn small"
              onClick={() => {
                draft.forget();
                location.reload();
              }}
            >
              Repartir du texte enregistré
            </button>
          </div>
        )}
        <Retrouve value={retrouve}>{children}</Retrouve>
      </div>
    </Form>
  );
}

function formOf(corps: { current: HTMLElement | null }): HTMLFormElement {
  return corps.current!.closest('form')!;
}

/** Boxes are clicked and not set, so that what depends on them follows. */
function fill(form: HTMLFormElement, champs: Champs): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      const wanted = champs.some(([nom, valeur]) => nom === field.name && valeur === field.value);
      if (field.checked !== wanted && (wanted || field.type === 'checkbox')) field.click();
    } else if (
      (field instanceof HTMLInputElement && field.type !== 'hidden') ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const found = champs.find(([nom]) => nom === field.name);
      if (found && field.name) field.value = found[1];
    }
  }
}

/** What the other person saved, where it differs from what is being typed. */
function Autre({ version, sent }: { version: VersionEcrite | null; sent: FormData | null }) {
  if (!version) return null;
  const autres = ecartsAvec(version.champs, sent);
  return (
    <div className="stack tight">
      <p>
        {version.auteur ?? 'Quelqu’un'} a enregistré sa version
        {version.quand && ` le ${formatInstant(new Date(version.quand))}`}.{' '}
        {autres.length > 0 ? 'Là où elle diffère de la vôtre, elle dit :' : 'Ses textes sont les mêmes que les vôtres.'}
      </p>
      {autres.length > 0 && (
        <dl className="kv">
          {autres.map(({ nom, label, valeur, mots }) => [
            <dt key={`${nom}-label`}>{label}</dt>,
            <dd key={nom}>{(mots ?? valeur) || 'rien'}</dd>,
          ])}
        </dl>
      )}
      <p>Votre version est ci-dessous, telle que vous l’avez écrite : reprenez-la, ou enregistrez-la à la suite.</p>
    </div>
  );
}
