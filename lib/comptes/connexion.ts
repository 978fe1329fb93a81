import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { asSystem } from '@/lib/db';
import { verifyPassword } from './mot-de-passe';

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

export const authOptions: AuthOptions = {
  pages: { signIn: '/connexion' },
  session: { strategy: 'jwt', maxAge: 12 * 3600 },
  providers: [
    CredentialsProvider({
      id: 'credentials',
      credentials: { email: {}, password: {} },
      authorize: (credentials) =>
        asSystem('connexion', async (db) => {
          const compte = await db.compte.findUnique({ where: { courriel: credentials?.email.trim().toLowerCase() ?? '' } });
          const secret = compte && (await db.motDePasse.findUnique({ where: { utilisateurId: compte.utilisateurId } }));
          if (!compte || !secret || compte.fermeLe) return null;
          if (!(await verifyPassword(secret.empreinte, credentials!.password))) return null;
          return { id: String(compte.utilisateurId), sessionVersion: compte.sessionVersion };
        }),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, sub: user.id, sessionVersion: user.sessionVersion } : token),
    session: ({ session, token }) => ({ ...session, utilisateurId: Number(token.sub), sessionVersion: token.sessionVersion }),
  },
};
