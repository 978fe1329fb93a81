import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { clientAddress } from '@/lib/client-address';
import { env } from '@/lib/env';
import { logError } from '@/lib/log';
import { withoutNul } from '@/lib/text';
import { authenticate } from './authentification';

declare module 'next-auth' {
  interface Session {
    utilisateurId: number;
    sessionVersion: number;
  }
  interface User {
    sessionVersion: number;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionVersion: number;
  }
}

/** next-auth's settings. The session holds who and which session number; rights are read at each request. */
export const authOptions: AuthOptions = {
  pages: { signIn: '/connexion', error: '/connexion', signOut: '/mon-compte' },
  session: { strategy: 'jwt', maxAge: 12 * 3600 },
  providers: [
    CredentialsProvider({
      id: 'credentials',
      credentials: { email: {}, password: {} },
      authorize: async (credentials) => {
        const verdict = await judge(textOf(credentials?.email), textOf(credentials?.password));
        if (verdict.etat === 'attente') throw new Error(`attente-${verdict.secondes}`);
        if (verdict.etat === 'refuse') return null;
        return { id: String(verdict.utilisateurId), sessionVersion: verdict.sessionVersion };
      },
    }),
    // the OIDC door (ProConnect) comes here; its issuer joins form-action in proxy.ts
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: user.sessionVersion } : token),
    session: ({ session, token }) => ({
      ...session,
      utilisateurId: Number(token.sub),
      sessionVersion: token.sessionVersion,
    }),
  },
};

/** next-auth shows the message of an error to whoever asks: ours never leave. */
async function judge(courriel: string, motDePasse: string) {
  try {
    return await authenticate({ courriel, motDePasse, adresse: await clientAddress(env().MAILLAGE_PROXIES) });
  } catch (error) {
    logError(error, { route: 'connexion' });
    throw new Error('indisponible');
  }
}

/** What a form should have sent: a JSON body may hold anything, and PostgreSQL has no NUL in its texts. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? withoutNul(value) : '';
}
