import pg from 'pg';
import { codeOf, messageOf, Panne } from '../panne.ts';

/** Opens one connection, hands it to `work` and closes it; a base that cannot be reached is a `Panne` that names the address. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await open(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address without its password, fit to be printed. */
export function withoutPassword(url: string): string {
  const parsed = parse(url);
  return `${parsed.protocol}//${parsed.username ? `${parsed.username}@` : ''}${parsed.host}${parsed.pathname}`;
}

async function open(url: string): Promise<pg.Client> {
  const address = withoutPassword(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection cut while idle would otherwise end the process with a stack.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Panne(explain(error, address), { cause: error });
  }
  return client;
}

function parse(url: string): URL {
  try {
    const parsed = new URL(url);
    if (/^postgres(ql)?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // Said below, with the same words as for a wrong protocol.
  }
  throw new Panne(
    "L'adresse de la base n'est pas lisible : écrivez DATABASE_URL sous la forme postgresql://utilisateur:motdepasse@machine:5432/base.",
  );
}

function explain(error: unknown, address: string): string {
  const code = codeOf(error) ?? '';
  if (['28P01', '28000'].includes(code))
    return `La base ${address} refuse cet utilisateur ou ce mot de passe : corrigez DATABASE_URL (et MIGRATION_URL).`;
  if (code === '3D000') return `La base ${address} n'existe pas : créez-la, ou corrigez DATABASE_URL.`;
  return `La base ${address} ne répond pas (${code || messageOf(error)}) : vérifiez qu'elle est démarrée et que DATABASE_URL est juste.`;
}
