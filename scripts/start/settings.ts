import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, Panne } from '../panne.ts';
import { ROOT } from '../tool.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

export type Settings = {
  port: number;
  host: string;
  isLoopback: boolean;
  dataDir: string;
  /** The base given by the environment; absent: the embedded one. */
  external?: { ownerUrl: string; loginUrl: string };
  demo: 'oui' | 'non' | 'si_vide';
  nextauthUrl: string;
  /** Absent: made and kept in the data folder. */
  nextauthSecret?: string;
  /** Everything but the build and the server: to work on the base, or to test this command. */
  withoutServer: boolean;
};

/** Reads the whole environment at once, so that a wrong value is said before anything starts. */
export function readSettings(env: NodeJS.ProcessEnv, args: string[]): Settings {
  const host = env.HOST || '127.0.0.1';
  const isLoopback = LOOPBACK.test(host);
  const port = readPort(env.PORT);
  const external = readExternal(env);
  const demo = readDemo(env.DEMO, Boolean(external));
  if (external && demo === 'oui' && !isLoopback) throw demonstrationExposed(host);
  return {
    port,
    host,
    isLoopback,
    dataDir: path.resolve(ROOT, env.DATA_DIR || '.data'),
    external,
    demo,
    nextauthUrl: env.NEXTAUTH_URL || addressOf(host, port),
    nextauthSecret: env.NEXTAUTH_SECRET || undefined,
    withoutServer: args.includes('--sans-serveur'),
  };
}

/** Known passwords on a base of one's own: never beyond this machine. */
export function demonstrationExposed(host: string): Panne {
  return new Panne(
    `Cette base porte les données de démonstration, dont les mots de passe sont publics : elle n'est servie que sur cette machine. Retirez HOST=${host}, ou donnez une autre base.`,
  );
}

/** The secret that signs the sessions: the one given, or one drawn once and kept 0600 beside the embedded base. */
export function sessionSecret(settings: Settings): string {
  if (settings.nextauthSecret) return settings.nextauthSecret;
  const file = path.join(settings.dataDir, 'secret-session');
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8');
}

function readPort(value: string | undefined): number {
  const port = Number(value || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Panne(`PORT=${value} n'est pas un port : donnez un nombre entre 1 et 65535.`);
}

function readExternal(env: NodeJS.ProcessEnv): Settings['external'] {
  const loginUrl = env.DATABASE_URL;
  if (!loginUrl) {
    if (!env.MIGRATION_URL) return undefined;
    throw new Panne('MIGRATION_URL est donné sans DATABASE_URL : donnez les deux, ou aucun pour la base embarquée.');
  }
  const missing = ['NEXTAUTH_SECRET', 'NEXTAUTH_URL'].filter((name) => !env[name]);
  if (missing.length)
    throw new Panne(
      `Avec votre propre base (DATABASE_URL), ${missing.join(' et ')} ${missing.length > 1 ? 'sont obligatoires' : 'est obligatoire'} : NEXTAUTH_SECRET est un secret d'au moins 32 caractères (openssl rand -base64 32), NEXTAUTH_URL l'adresse du site, par exemple https://maillage.example.`,
    );
  return { loginUrl, ownerUrl: env.MIGRATION_URL || loginUrl };
}

function readDemo(value: string | undefined, isExternal: boolean): Settings['demo'] {
  if (value === 'oui' || value === 'non') return value;
  if (value) throw new Panne(`DEMO=${value} n'est pas compris : écrivez DEMO=oui ou DEMO=non.`);
  return isExternal ? 'non' : 'si_vide';
}

function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
