'use client';

import {
  createContext,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  type ReactNode,
} from 'react';
import type { Outcome } from '@/lib/outcome';

type Action<T> = (previous: unknown, form: FormData) => Promise<Outcome<T>>;
type Props<T> = {
  action: Action<T>;
  submitLabel: string;
  pendingLabel?: string;
  /** Called once each time the work is done. */
  onDone?: (outcome: Extract<Outcome<T>, { etat: 'fait' }>, sent: FormData) => void;
  /** What to show of the version somebody else wrote meanwhile. */
  conflict?: (versions: unknown) => ReactNode;
  onOutcome?: (outcome: Outcome<T>) => void;
  /** Beside the submit button: cancel and the like. */
  beside?: ReactNode;
  danger?: boolean;
  className?: string;
  children: ReactNode;
};

const FormContext = createContext<{ id: string; erreurs: Record<string, string> }>({ id: '', erreurs: {} });

/**
 * A form of the house: one-time key, what was typed is kept, errors beside the fields and summarised, both versions on a
 * conflict. The fields inside take their errors by name.
 */
export function Form<T>({
  action,
  submitLabel,
  pendingLabel = 'Enregistrement…',
  onDone,
  onOutcome,
  conflict,
  beside,
  danger,
  className,
  children,
}: Props<T>) {
  const id = useId();
  const key = useRef('');
  const sent = useRef<FormData>(null);
  const report = useRef<HTMLDivElement>(null);
  const [outcome, submit, isPending] = useActionState<Outcome<T> | null, FormData>(action, null);
  const erreurs = outcome?.etat === 'erreurs' ? outcome.erreurs : {};

  useEffect(() => {
    if (!outcome) return;
    // refused or done, that key is spent: the next attempt is another piece of work
    key.current = '';
    onOutcome?.(outcome);
    if (outcome.etat === 'fait') onDone?.(outcome, sent.current!);
    else report.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one reaction an outcome, whatever the callbacks have become
  }, [outcome]);

  return (
    <form
      id={id}
      className={className ?? 'fields'}
      noValidate
      action={submit}
      onSubmit={(event) => {
        // React empties the fields after a form action: sending it ourselves keeps what was typed
        event.preventDefault();
        if (isPending) return;
        key.current ||= crypto.randomUUID?.() ?? '';
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
        data.set('cle', key.current);
        sent.current = data;
        startTransition(() => submit(data));
      }}
    >
      <div ref={report} tabIndex={-1} role="alert" className="form-report">
        <Report id={id} outcome={outcome} conflict={conflict} silent={Boolean(onDone)} />
      </div>
      <FormContext value={{ id, erreurs }}>{children}</FormContext>
      <div className="actions">
        <button className={danger ? 'btn danger' : 'btn primary'} aria-disabled={isPending || undefined}>
          {isPending ? pendingLabel : submitLabel}
        </button>
        {beside}
      </div>
    </form>
  );
}

type ReportProps<T> = { id: string; outcome: Outcome<T> | null; conflict: Props<T>['conflict']; silent: boolean };

function Report<T>({ id, outcome, conflict, silent }: ReportProps<T>) {
  if (!outcome || (outcome.etat === 'fait' && silent)) return null;
  if (outcome.etat === 'fait') return <p className="notice success">{outcome.message}</p>;
  if (outcome.etat === 'erreurs') {
    return (
      <div className="notice error">
        <p className="strong">Rien n’a été enregistré. À reprendre :</p>
        <ul>
          {Object.entries(outcome.erreurs).map(([name, message]) => (
            <li key={name}>
              <a href={`#${id}-${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="notice error">
      <p className="strong">{outcome.message}</p>
      {outcome.etat === 'session' && (
        <p>
          <a href="/connexion" target="_blank">
            Se reconnecter dans un autre onglet
          </a>
          , puis enregistrer de nouveau ici.
        </p>
      )}
      {outcome.etat === 'conflit' && conflict?.(outcome.versions)}
    </div>
  );
}

/** Ties fields to their errors where there is no form to send. */
export function FieldErrors({ erreurs, children }: { erreurs: Record<string, string>; children: ReactNode }) {
  return <FormContext value={{ id: useId(), erreurs }}>{children}</FormContext>;
}

/** What a field needs to be tied to its form: its id, its error, and the attributes that say so. */
export function useField(name: string, hint?: ReactNode) {
  const { id: form, erreurs } = useContext(FormContext);
  const id = `${form}-${name}`;
  const error = erreurs[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    error,
    attributes: { id, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined },
  };
}
