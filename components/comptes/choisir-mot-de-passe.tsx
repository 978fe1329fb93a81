'use client';

import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import type { Outcome } from '@/lib/outcome';

type Props = { action: (previous: unknown, form: FormData) => Promise<Outcome>; jeton: string; courriel: string };

export function ChoisirMotDePasse({ action, jeton, courriel }: Props) {
  return (
    <Form action={action} submitLabel="Enregistrer ce mot de passe" className="fields panel">
      <input type="hidden" name="jeton" value={jeton} />
      <input type="hidden" name="username" autoComplete="username" value={courriel} />
      <NouveauMotDePasse />
    </Form>
  );
}

/** The two fields of a new password, with what is asked of it. */
export function NouveauMotDePasse() {
  return (
    <>
      <TextField
        type="password"
        name="motDePasse"
        label="Nouveau mot de passe"
        hint="Au moins 12 caractères. Une phrase courte que vous retiendrez vaut mieux qu’un mot compliqué."
        autoComplete="new-password"
      />
      <TextField type="password" name="confirmation" label="Le même, une seconde fois" autoComplete="new-password" />
    </>
  );
}
