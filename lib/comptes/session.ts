import 'server-only';
import { getToken } from 'next-auth/jwt';
import { cookies } from 'next/headers';

/** Who the cookie says is signed in, and under which session number; null without one, past its term, or forged. */
export async function readSession(): Promise<{ utilisateurId: number; sessionVersion: number } | null> {
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  // not getServerSession, which seals a new cookie each time to give the same answer, and nobody could receive it
  const token = await getToken({ req: { cookies: jar, headers: {} } as unknown as TokenRequest });
  return token && { utilisateurId: Number(token.sub), sessionVersion: token.sessionVersion };
}

type TokenRequest = Parameters<typeof getToken>[0]['req'];
