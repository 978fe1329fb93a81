'use client';

/** Ends the session here; next-auth's client library would weigh more than this. */
export function SeDeconnecter({ className }: { className?: string }) {
  const signOut = async () => {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) });
    location.assign('/connexion');
  };
  return (
    <button type="button" className={className} onClick={() => void signOut()}>
      Se déconnecter
    </button>
  );
}
