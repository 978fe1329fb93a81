import { startTransition } from 'react';
import type { Outcome } from '@/lib/outcome';

type Fields = Record<string, string | readonly string[]>;

/** Sends without a form; the one-time key goes along, and a network that fails is said as a refusal is. */
export function send<T>(
  mutation: (previous: unknown, form: FormData) => Promise<Outcome<T>>,
  fields: Fields,
): Promise<Outcome<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  form.set('cle', crypto.randomUUID?.() ?? '');
  return new Promise((resolve) =>
    startTransition(async () => resolve(await mutation(null, form).catch((): Outcome<T> => silence))),
  );
}

const silence = { etat: 'refus', message: 'Le serveur ne répond pas : rien n’a été enregistré.' } as const;
