'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useField } from './form';

type Common = { name: string; label: ReactNode; hint?: ReactNode };

export function TextField({ label, hint, ...input }: Common & Omit<ComponentProps<'input'>, 'name'>) {
  const { id, error, attributes } = useField(input.name, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <input type="text" className="field-control" {...input} {...attributes} />
      <FieldError id={id} error={error} />
    </div>
  );
}

export function TextArea({ label, hint, ...input }: Common & Omit<ComponentProps<'textarea'>, 'name'>) {
  const { id, error, attributes } = useField(input.name, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <textarea className="field-control" {...input} {...attributes} />
      <FieldError id={id} error={error} />
    </div>
  );
}

export function Select({ label, hint, children, ...input }: Common & Omit<ComponentProps<'select'>, 'name'>) {
  const { id, error, attributes } = useField(input.name, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <select className="field-control" {...input} {...attributes}>
        {children}
      </select>
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FileField({ label, hint, ...input }: Common & Omit<ComponentProps<'input'>, 'name' | 'type'>) {
  const { id, error, attributes } = useField(input.name, hint);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <input type="file" className="field-control" {...input} {...attributes} />
      <FieldError id={id} error={error} />
    </div>
  );
}

type Option = { value: string; label: ReactNode };

/** A question with its few answers, all in sight; `className` draws the answers. */
export function RadioGroup({
  label,
  hint,
  options,
  className,
  ...input
}: Common & { options: Option[]; className?: string | undefined } & Omit<
    ComponentProps<'input'>,
    'name' | 'type' | 'value'
  >) {
  const { id, error, attributes } = useField(input.name, hint);
  return (
    <fieldset className="field" aria-describedby={attributes['aria-describedby']}>
      <legend>{label}</legend>
      <Hint id={id} hint={hint} />
      <div className={className}>
        {options.map((option, i) => (
          <label key={option.value} className="check">
            <input
              type="radio"
              {...input}
              id={i === 0 ? id : `${id}-${option.value}`}
              value={option.value}
              defaultChecked={input.defaultValue === option.value}
              defaultValue={undefined}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint ? (
    <p className="field-hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p className="field-error" id={`${id}-error`}>
      {error}
    </p>
  ) : null;
}
