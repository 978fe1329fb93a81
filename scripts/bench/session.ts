import { motDePasseDemonstration } from '../../prisma/seed/cast.ts';
import { Panne } from '../panne.ts';

/** Signs a person of the demonstration in without a browser; the `cookie` header of their session. */
export async function signIn(url: string, courriel: string): Promise<string> {
  const opening = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await opening.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(opening), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email: courriel, password: motDePasseDemonstration }),
  });
  const session = cookiesOf(answer);
  if (!session.includes('session-token')) throw new Panne(`${courriel} n'a pas pu se connecter.`);
  return session;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
