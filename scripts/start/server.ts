import type { ChildProcess } from 'node:child_process';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, Panne } from '../panne.ts';
import { spawnTied } from '../tool.ts';

const PATIENCE = 60_000;
const GRACE = 10_000;

export type ServerOptions = {
  file: string;
  host: string;
  port: number;
  /** DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET… The owner's address is never passed on. */
  env: Record<string, string>;
  /** Where its output goes: a file descriptor, or this terminal. */
  output: number | 'inherit';
};

export type RunningServer = {
  exited: Promise<void>;
  stop: () => Promise<void>;
  /** Ends it without a word, as a power cut would. */
  kill: () => Promise<void>;
};

/** Refuses, before anything heavy, a port that another program holds; one held by a server that is ending is waited for. */
export async function refuseBusyPort(host: string, port: number): Promise<void> {
  let code = await listenFailure(host, port);
  for (let tries = 0; code === 'EADDRINUSE' && tries < 5; tries++) {
    await pause(200);
    code = await listenFailure(host, port);
  }
  if (code === 'EADDRINUSE')
    throw new Panne(
      `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou choisissez-en un autre, par exemple PORT=${port + 1} npm start.`,
    );
  if (code === 'EACCES')
    throw new Panne(`Le port ${port} est réservé à l'administrateur : choisissez-en un autre, par exemple PORT=3000.`);
  if (code) throw new Panne(`Impossible d'écouter sur HOST=${host} (${code}) : donnez une adresse de cette machine.`);
}

function listenFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(codeOf(error) ?? 'EADDRINUSE'));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** The standalone server, once it answers. */
export async function startServer({ file, host, port, env, output }: ServerOptions): Promise<RunningServer> {
  const child = spawnTied(file, [], serverEnv({ ...env, HOSTNAME: host, PORT: String(port) }), output);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + PATIENCE;
  while (!(await answers(host, port))) {
    if (child.exitCode !== null)
      throw new Panne("Le serveur s'est arrêté en démarrant : lisez ce qu'il a écrit ci-dessus.");
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Panne("Le serveur n'a pas répondu en une minute.");
    }
    await pause(50);
  }
  const kill = () => {
    child.kill('SIGKILL');
    return exited;
  };
  return { exited, stop: () => stop(child, exited), kill };
}

function serverEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  const { MIGRATION_URL: _owner, ...inherited } = process.env;
  return { ...inherited, NODE_ENV: 'production', ...own };
}

async function answers(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const address = name.includes(':') ? `[${name}]` : name;
  return fetch(`http://${address}:${port}/api/sante`, { signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await exited;
  clearTimeout(timer);
}
