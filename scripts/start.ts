import { loadGeography } from '../prisma/seed/geography.ts';
import { startCluster, type Cluster } from './database.ts';
import { migrate } from './migrate.ts';
import { Panne, runCommand } from './panne.ts';
import { withClient, withoutPassword } from './postgres/connect.ts';
import { ensureBuilt } from './start/build.ts';
import { describeAccounts, isDemonstration, loadDemonstration } from './start/demonstration.ts';
import { refuseBusyPort, startServer, type RunningServer } from './start/server.ts';
import { demonstrationExposed, readSettings, sessionSecret, type Settings } from './start/settings.ts';
import { step } from './start/steps.ts';

type Base = { ownerUrl: string; loginUrl: string };

let opening: Promise<Cluster> | undefined;
let server: RunningServer | undefined;
let stopping: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stopAll().finally(() => process.exit(process.exitCode ?? 0)));

await runCommand(async () => {
  try {
    await start(readSettings(process.env, process.argv));
  } catch (error) {
    // What fails because the person stops everything is no failure.
    if (!stopping) throw error;
  } finally {
    await stopAll();
  }
});

async function start(settings: Settings): Promise<void> {
  if (!settings.withoutServer) await step(`Port ${settings.port}`, () => refuseBusyPort(settings.host, settings.port));
  const base = settings.external ?? (await openEmbedded(settings));
  await prepareBase(base);
  const isDemo = await prepareDemonstration(settings, base);
  if (settings.withoutServer) return waitWithoutServer(base);
  const file = await step('Application (une minute la première fois)', ensureBuilt);
  server = await step('Serveur', () => serve(file, settings, base));
  console.log(`\nMaillage est prêt : ${settings.nextauthUrl}`);
  if (isDemo) console.log(`\n${describeAccounts()}`);
  console.log('\nCtrl-C pour tout arrêter.\n');
  await server.exited;
  if (!stopping)
    throw new Panne("Le serveur s'est arrêté de lui-même : lisez ce qu'il a écrit ci-dessus, puis relancez npm start.");
}

function openEmbedded({ dataDir }: Settings): Promise<Base> {
  return step('PostgreSQL embarqué', (log) => (opening = startCluster({ dataDir, log })));
}

async function prepareBase({ ownerUrl, loginUrl }: Base): Promise<void> {
  await step(`Base ${withoutPassword(loginUrl)}`, async (say) => {
    const applied = await migrate({ url: ownerUrl, loginUrl });
    say(applied.length ? `${applied.length} migration(s) appliquée(s)` : 'à jour');
    await withClient(loginUrl, (client) => client.query('select 1'));
  });
  await step('Départements, EPCI et communes', async (say) =>
    say((await loadGeography(ownerUrl)) ? 'chargés' : 'déjà là'),
  );
}

async function prepareDemonstration(
  { demo, external, isLoopback, host }: Settings,
  { ownerUrl }: Base,
): Promise<boolean> {
  if (demo !== 'non')
    await step('Données de démonstration', async (say) => {
      say((await loadDemonstration(ownerUrl)) ? 'chargées' : 'la base contient déjà un schéma');
    });
  const isDemo = await isDemonstration(ownerUrl);
  if (isDemo && external && !isLoopback) throw demonstrationExposed(host);
  return isDemo;
}

function serve(file: string, settings: Settings, base: Base): Promise<RunningServer> {
  // What the server writes starts on its own line.
  console.log();
  const env = {
    DATABASE_URL: base.loginUrl,
    NEXTAUTH_URL: settings.nextauthUrl,
    NEXTAUTH_SECRET: sessionSecret(settings),
    MAILLAGE_ENV: process.env.MAILLAGE_ENV ?? 'production',
  };
  return startServer({ file, host: settings.host, port: settings.port, env, output: 'inherit' });
}

function waitWithoutServer({ ownerUrl, loginUrl }: Base): Promise<void> {
  console.log(`\nBase prête.\nMIGRATION_URL=${ownerUrl}\nDATABASE_URL=${loginUrl}\n\nCtrl-C pour l'arrêter.`);
  // A pending timer keeps the process alive until a signal.
  return new Promise(() => setInterval(() => undefined, 60_000));
}

function stopAll(): Promise<void> {
  return (stopping ??= (async () => {
    await server?.stop();
    const cluster = await opening?.catch(() => undefined);
    await cluster?.stop();
  })());
}
