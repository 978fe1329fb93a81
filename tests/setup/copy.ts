import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase, type DatabaseUrls } from '../../scripts/database.ts';

export type Base = DatabaseUrls & { drop: () => Promise<void> };

/** A fresh copy of a template of the run's cluster, or a base without a table, known by the addresses of any of its databases. */
export async function copyTemplate(cluster: DatabaseUrls, template?: 'modele' | 'modele_demo'): Promise<Base> {
  const name = `essai_${randomBytes(6).toString('hex')}`;
  await createDatabase(cluster, name, template);
  return {
    superuserUrl: renamed(cluster.superuserUrl, name),
    ownerUrl: renamed(cluster.ownerUrl, name),
    loginUrl: renamed(cluster.loginUrl, name),
    drop: () => dropDatabase(cluster, name),
  };
}

function renamed(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
