import type pg from 'pg';
import { cast, motDePasseDemonstration } from '../../prisma/seed/cast.ts';
import { withClient } from '../postgres/connect.ts';
import { ensureClient } from './build.ts';

const LOCK = 72707371;

/** Loads the demonstration data if the base holds no scheme yet; true when it did. Several starts at once load them once. */
export async function loadDemonstration(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (!(await isEmpty(client))) return false;
    // it reads as the product does, by a client that a new installation has not generated yet
    await ensureClient();
    const { seedDemonstration } = await import('../../prisma/seed/index.ts');
    await seedDemonstration({ url: ownerUrl, today: today() });
    return true;
  });
}

/** Whether the base carries the demonstration data, with their public passwords. */
export async function isDemonstration(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean }>('select demonstration from public.installation');
    return rows.some(({ demonstration }) => demonstration);
  });
}

/** The accounts to try, ready to print. */
export function describeAccounts(): string {
  const width = Math.max(...cast.map(({ courriel }) => courriel.length));
  const lines = cast.map(({ courriel, prenom, nom }) => `  ${courriel.padEnd(width)}  ${prenom} ${nom}`);
  return ['Comptes de démonstration :', ...lines, `  mot de passe : ${motDePasseDemonstration}`].join('\n');
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select from public.schema_departemental limit 1');
  return rowCount === 0;
}

function today(): string {
  const fixed = process.env.MAILLAGE_ENV === 'test' ? process.env.MAILLAGE_MAINTENANT : undefined;
  const now = fixed ? new Date(fixed) : new Date();
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now);
}
