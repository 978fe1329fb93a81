import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../scripts/postgres/server.ts';
import { startServer } from '../scripts/start/server.ts';
import { copyTemplate, type Base } from '../tests/setup/copy.ts';
import { NOW } from '../tests/setup/throwaway.ts';
import { environment } from './environment.ts';

/** The application of one spec file: its own database, its own server, its own log. */
export type Application = { url: string; base: Base; log: string; stop: () => Promise<void> };

export async function startApplication(template: 'modele' | 'modele_demo' = 'modele_demo'): Promise<Application> {
  const { cluster, serverFile } = environment();
  const base = await copyTemplate(cluster, template);
  const port = await freePort(0);
  if (!port) throw new Error('no free port');
  const url = `http://127.0.0.1:${port}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-e2e-'));
  const log = path.join(folder, 'serveur.log');
  const output = fs.openSync(log, 'a');
  const env = {
    DATABASE_URL: base.loginUrl,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: 'secret-des-essais-de-bout-en-bout',
    MAILLAGE_ENV: 'test',
    MAILLAGE_MAINTENANT: NOW,
  };
  const server = await startServer({ file: serverFile, host: '127.0.0.1', port, env, output }).catch(
    (error: unknown) => {
      throw new Error(fs.readFileSync(log, 'utf8'), { cause: error });
    },
  );
  const stop = async () => {
    await server.stop();
    fs.closeSync(output);
    fs.rmSync(folder, { recursive: true });
    await base.drop();
  };
  return { url, base, log, stop };
}
