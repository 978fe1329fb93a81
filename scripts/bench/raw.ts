import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Prisma, type ViewerDb } from '../../lib/db.ts';
import { readSchema, readTableau } from '../../lib/suivi/tableau.ts';
import { NOW } from '../../tests/setup/throwaway.ts';
import type { DatabaseUrls } from '../database.ts';
import { Panne } from '../panne.ts';
import { withClient } from '../postgres/connect.ts';
import { freePort } from '../postgres/server.ts';
import { spawnTied } from '../tool.ts';

type Recording = { queries: { text: string; values: unknown[] }[]; utilisateurId: number };

/** The very statements of `readTableau`, heard by running it once on plain `pg`: the control can never drift from the page. */
export async function recordBoard(base: DatabaseUrls, schema: string, courriel: string): Promise<Recording> {
  return withClient(base.ownerUrl, async (client) => {
    const queries: Recording['queries'] = [];
    const $queryRaw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const { text, values: bound } = Prisma.sql(strings, ...(values as Parameters<typeof Prisma.sql>[1][]));
      queries.push({ text, values: bound });
      return (await client.query(text, bound as unknown[])).rows as unknown[];
    };
    const db = { $queryRaw } as unknown as ViewerDb;
    const found = await readSchema(db, schema);
    if (!found) throw new Panne(`${schema} n'existe pas.`);
    await readTableau(db, found);
    const { rows } = await client.query<{ id: number }>('select utilisateur_id as id from compte where courriel = $1', [
      courriel,
    ]);
    return { queries, utilisateurId: rows[0]!.id };
  });
}

/** Starts raw.mjs with these statements, as this person, through the server's login. */
export async function startRaw(base: DatabaseUrls, { queries, utilisateurId }: Recording) {
  const port = (await freePort(0))!;
  const url = `http://127.0.0.1:${port}/`;
  const own: Record<string, string> = {
    ...{ PORT: String(port), DATABASE_URL: base.loginUrl, MAILLAGE_MAINTENANT: NOW },
    ...{ BENCH_REQUETES: JSON.stringify(queries), BENCH_UTILISATEUR: String(utilisateurId) },
  };
  const env = { ...process.env, NODE_ENV: 'production' as const, ...own };
  const child = spawnTied(path.join(import.meta.dirname, 'raw.mjs'), [], env, 'inherit');
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Panne("Le témoin sans cadre s'est arrêté en démarrant.");
    await pause(50);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return { url, stop };
}
