'use client';

import type { ChangeEventHandler, ReactNode } from 'react';
import { RadioGroup } from '@/components/ui/field';
import { StatutMark } from '@/components/ui/statut';
import { avancementLabels, avancements, type Avancement } from '@/lib/suivi/rules';
import styles from './gestes.module.css';

type Props = {
  name: string;
  label: string;
  /** The status in force, marked as such. */
  current?: string | undefined;
  defaultValue?: string | undefined;
  /** One more answer than the three. */
  extra?: { value: string; label: ReactNode };
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

/** The three answers to « où en est l'action ? »: a click chooses and moves on to the sentence; arrow keys stay in the group. */
export function ChoixAvancement({ name, label, current, defaultValue, extra, onChange }: Props) {
  const options = avancements.map((code: Avancement): { value: string; label: ReactNode } => ({
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
  }));
  return (
    <RadioGroup
      name={name}
      label={label}
      options={extra ? [...options, extra] : options}
      className={styles.choices}
      defaultValue={defaultValue}
      onChange={onChange}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.form?.querySelector<HTMLElement>('textarea')?.focus();
      }}
    />
  );
}
