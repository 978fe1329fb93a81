import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '@/prisma/client/client';
import { env } from './env';
import { translateError } from './errors';

declare const brand: unique symbol;

/** A transaction in which the policies of one viewer are in force. Only asViewer makes one. */
export type ViewerDb = Prisma.TransactionClient & { readonly [brand]: 'viewer' };
/** A transaction of the application itself: signing in, jobs, access log. Only asSystem makes one. */
export type SystemDb = Prisma.TransactionClient & { readonly [brand]: 'system' };

export { Prisma };

type Clients = { reader: PrismaClient; writer: PrismaClient };
const store = globalThis as { maillageClients?: Clients };

/** Two pools: the isolation of a transaction comes with its connection, which spares each page a round trip. */
function clients(): Clients {
  return (store.maillageClients ??= {
    reader: connect('-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on'),
    writer: connect('-c default_transaction_isolation=read\\ committed'),
  });
}

function connect(options: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      options,
      max: 10,
      connectionTimeoutMillis: 4_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 20_000,
    }),
  });
}

/**
 * Runs `fn` in one transaction as this person (null: a visitor): a read-only snapshot, or with `write` a read-committed
 * transaction. Rows outside the person's rights do not exist in it.
 */
export function asViewer<T>(
  viewer: { id: number } | null,
  fn: (db: ViewerDb) => Promise<T>,
  { write = false } = {},
): Promise<T> {
  return run('maillage_app', viewer ? String(viewer.id) : '', write, (tx) => fn(tx as ViewerDb));
}

/** Runs `fn` as the application itself. The architecture test lists its callers; `reason` says why no person will do. */
export function asSystem<T>(reason: string, fn: (db: SystemDb) => Promise<T>): Promise<T> {
  if (!reason) throw new Error('asSystem wants a reason');
  return run('maillage_systeme', '', true, (tx) => fn(tx as SystemDb));
}

/** Throws when the database does not answer. */
export async function pingDatabase(): Promise<void> {
  await clients().reader.$queryRaw`select 1`;
}

async function run<T>(
  role: string,
  utilisateur: string,
  write: boolean,
  fn: (tx: Prisma.TransactionClient) => Promise<T>,
) {
  const { reader, writer } = clients();
  try {
    return await (write ? writer : reader).$transaction(
      async (tx) => {
        await tx.$queryRaw`select set_config('role', ${role}, true), set_config('maillage.utilisateur', ${utilisateur}, true),
          set_config('maillage.maintenant', ${env().MAILLAGE_MAINTENANT ?? ''}, true)`;
        return await fn(tx);
      },
      { maxWait: 5_000, timeout: 15_000 },
    );
  } catch (error) {
    throw translateError(error);
  }
}
