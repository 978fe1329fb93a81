'use client';

import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import type { Outcome } from '@/lib/outcome';
import { NouveauMotDePasse } from './choisir-mot-de-passe';

export function ChangerMotDePasse({ action }: { action: (previous: unknown, form: FormData) => Promise<Outcome> }) {
  return (
    <Form action={action} submitLabel="Changer mon mot de passe">
      <TextField type="password" name="actuel" label="Mot de passe actuel" autoComplete="current-password" />
      <NouveauMotDePasse />
    </Form>
  );
}
