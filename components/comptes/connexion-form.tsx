'use client';

import { useRef, useState, type FormEvent } from 'react';

type Props = {
  retour: string;
  demonstration: { motDePasse: string; comptes: { courriel: string; fonction: string }[] } | null;
};

/** Signs in through next-auth's own addresses; its client library would weigh more than the page. */
export function ConnexionForm({ retour, demonstration }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const report = useRef<HTMLParagraphElement>(null);
  const [message, setMessage] = useState('');
  const [isPending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    const refusal = await signIn(new FormData(event.currentTarget)).catch(() => messages.indisponible!);
    if (refusal === null) return location.assign(retour);
    setPending(false);
    setMessage(refusal);
    report.current?.focus();
  };

  return (
    <>
      <form ref={form} method="post" className="fields panel" onSubmit={(event) => void submit(event)}>
        <p ref={report} tabIndex={-1} role="alert" className={message ? 'notice error' : 'form-report'}>
          {message}
        </p>
        <div className="field">
          <label htmlFor="email">Adresse électronique</label>
          <input id="email" name="email" type="email" autoComplete="username" required className="field-control" />
        </div>
        <div className="field">
          <label htmlFor="password">Mot de passe</label>
          <input
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="field-control"
          />
        </div>
        <button className="btn primary" aria-disabled={isPending || undefined}>
          {isPending ? 'Vérification…' : 'Se connecter'}
        </button>
      </form>
      {demonstration && (
        <details className="panel">
          <summary>Comptes de démonstration</summary>
          <p className="muted">Choisissez une personne : ses identifiants sont remplis.</p>
          <ul className="plain">
            {demonstration.comptes.map(({ courriel, fonction }) => (
              <li key={courriel}>
                <button
                  type="button"
                  className="btn quiet small"
                  onClick={() => {
                    const fields = form.current!.elements as unknown as Record<string, HTMLInputElement>;
                    fields.email!.value = courriel;
                    fields.password!.value = demonstration.motDePasse;
                    form.current!.querySelector('button')!.focus();
                  }}
                >
                  {courriel}
                </button>
                <span className="muted">{fonction}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const messages: Record<string, string> = {
  refus: 'Adresse ou mot de passe incorrect.',
  indisponible: 'La connexion n’a pas pu se faire. Réessayez dans un instant.',
};

/** Null when it worked, else what to say. */
async function signIn(fields: FormData): Promise<string | null> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const body = new URLSearchParams({
    csrfToken,
    json: 'true',
    callbackUrl: location.origin,
    email: String(fields.get('email')),
    password: String(fields.get('password')),
  });
  const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body });
  const { url } = (await response.json()) as { url: string };
  if (response.ok) return null;
  const error = new URL(url).searchParams.get('error') ?? '';
  const seconds = /^attente-(\d+)$/.exec(error)?.[1];
  if (seconds) return `Trop d’essais. Attendez ${seconds} secondes avant de réessayer.`;
  return error === 'CredentialsSignin' ? messages.refus! : messages.indisponible!;
}
