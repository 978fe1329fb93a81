import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedDemonstration } from '../../prisma/seed/index.ts';
import { createDatabase, startCluster, type Cluster } from '../../scripts/database.ts';
import { migrate } from '../../scripts/migrate.ts';
import { isAlive } from '../../scripts/postgres/server.ts';

/** "Today" of the tests, and the day the demonstration data hang from. */
export const TODAY = '2026-11-22';
export const NOW = `${TODAY}T09:00:00Z`;

const PREFIX = path.join(os.tmpdir(), 'maillage-tests-');

/** A cluster that lives as long as one run of tests, outside the checkout, without the cost of durability. */
export async function startThrowaway(): Promise<{ cluster: Cluster; remove: () => Promise<void> }> {
  await removeAbandoned();
  const dataDir = fs.mkdtempSync(PREFIX);
  // PostgreSQL's own account must be able to enter.
  fs.chmodSync(dataDir, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const cluster = await startCluster({ dataDir, settings });
  const remove = async () => {
    await cluster.stop();
    fs.rmSync(dataDir, { recursive: true });
  };
  return { cluster, remove };
}

/** Makes the two databases the tests copy: `modele`, migrated and empty, and `modele_demo`, with the demonstration data. */
export async function makeTemplates(cluster: Cluster): Promise<void> {
  await createDatabase(cluster, 'modele');
  const { ownerUrl, loginUrl } = cluster.urlsOf('modele');
  await migrate({ url: ownerUrl, loginUrl });
  await createDatabase(cluster, 'modele_demo', 'modele');
  await seedDemonstration({ url: cluster.urlsOf('modele_demo').ownerUrl, today: TODAY });
}

// A run that was killed could not stop its cluster. One that still runs shows by its launcher.
async function removeAbandoned(): Promise<void> {
  const folders = fs.readdirSync(os.tmpdir()).map((name) => path.join(os.tmpdir(), name));
  for (const folder of folders.filter((name) => name.startsWith(PREFIX))) {
    const launcher = path.join(folder, 'postgres', 'lanceur');
    if (!fs.existsSync(launcher) || isAlive(Number(fs.readFileSync(launcher, 'utf8')))) continue;
    await (await startCluster({ dataDir: folder })).stop();
    fs.rmSync(folder, { recursive: true });
  }
}
