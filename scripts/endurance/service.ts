import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedDemonstration } from '../../prisma/seed/index.ts';
import { NOW, TODAY } from '../../tests/setup/throwaway.ts';
import { LOGIN, startCluster, type Cluster } from '../database.ts';
import { migrate } from '../migrate.ts';
import { withClient } from '../postgres/connect.ts';
import { openFolder } from '../postgres/folder.ts';
import { freePort, isAlive } from '../postgres/server.ts';
import { startServer, type RunningServer } from '../start/server.ts';

/** An application process that can die and come back at the same address. */
export type Process = { url: string; kill: () => Promise<void>; start: () => Promise<void> };

export type Service = {
  processes: Process[];
  superuserUrl: string;
  /** Kills the postmaster; its children follow. */
  killPostgres: () => Promise<void>;
  startPostgres: () => Promise<void>;
  /** Kills one connection of the application: PostgreSQL then restarts by itself, as after any crash. */
  killBackend: () => Promise<void>;
  close: () => Promise<void>;
};

/** PostgreSQL with durable writes, the demonstration data, and as many application processes as asked. */
export async function openService(file: string, count: number): Promise<Service> {
  // the prefix of the throw-away clusters: one left by a killed run is swept by the next
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-tests-'));
  fs.chmodSync(dataDir, 0o755);
  let cluster: Cluster = await startCluster({ dataDir });
  const { superuserUrl, ownerUrl, loginUrl } = cluster;
  await migrate({ url: ownerUrl, loginUrl });
  await seedDemonstration({ url: ownerUrl, today: TODAY });
  const output = fs.openSync(path.join(dataDir, 'serveur.log'), 'a');
  const processes = await Promise.all(Array.from({ length: count }, () => openProcess(file, loginUrl, output)));
  return {
    processes,
    superuserUrl,
    killPostgres: async () => {
      const pid = Number(fs.readFileSync(path.join(openFolder(dataDir).data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    startPostgres: async () => void (cluster = await startCluster({ dataDir })),
    killBackend: () =>
      withClient(superuserUrl, async (client) => {
        const { rows } = await client.query<{ pid: number }>(
          'select pid from pg_stat_activity where usename = $1 order by query_start desc nulls last limit 1',
          [LOGIN],
        );
        if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
      }).catch(() => undefined),
    close: async () => {
      for (const { kill } of processes) await kill();
      fs.closeSync(output);
      // it may still be recovering
      cluster = await startCluster({ dataDir });
      await cluster.stop();
      fs.rmSync(dataDir, { recursive: true });
    },
  };
}

async function openProcess(file: string, loginUrl: string, output: number): Promise<Process> {
  const port = (await freePort(0))!;
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...{ DATABASE_URL: loginUrl, NEXTAUTH_URL: url, NEXTAUTH_SECRET: 'secret-des-essais-d-endurance' },
    ...{ MAILLAGE_ENV: 'test', MAILLAGE_MAINTENANT: NOW },
  };
  const start = () => startServer({ file, host: '127.0.0.1', port, env, output });
  let server: RunningServer = await start();
  return { url, kill: () => server.kill(), start: async () => void (server = await start()) };
}
