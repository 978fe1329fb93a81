import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/prisma/client/client';
import { env } from './env';
import { translateError } from './errors';

declare const brand: unique symbol;

/** A transaction in which the policies of one viewer are in force. Only asViewer makes one. */
export type ViewerDb = {
  readonly [brand]: 'viewer';
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
};
/** The same, where it may write. */
export type WriteDb = Prisma.TransactionClient & ViewerDb;
/** A transaction of the application itself: signing in, jobs, access log. Only asSystem makes one. */
export type SystemDb = Prisma.TransactionClient & { readonly [brand]: 'system' };

export { Prisma };

type Pools = { reader: pg.Pool; writer: PrismaClient; names: Map<string, string> };
// Next may load this file more than once
const store = globalThis as { maillagePools?: Pools };

/** Pages read through plain `pg`, which costs several times less than Prisma's client; writes keep its models. */
function pools(): Pools {
  return (store.maillagePools ??= { reader: makeReader(), writer: makeWriter(), names: new Map() });
}

const limits = { max: 10, connectionTimeoutMillis: 4_000 };
// for one transaction: as start-up parameters, a connection pooler would refuse them
const timeouts = { statement_timeout: '15s', idle_in_transaction_session_timeout: '20s' };

function makeReader(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    ...limits,
    types: { getTypeParser },
    // the opening of a transaction leaves together with its first query
    pipeline: true,
    // beyond the server's own limit: only a connection that no longer answers waits so long
    query_timeout: 20_000,
  });
  // a connection that PostgreSQL closes, idle or between two queries, is simply replaced; unheard, it would stop the server
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function makeWriter(): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: env().DATABASE_URL, ...limits }) });
}

/**
 * Runs `fn` in one transaction as this person (null: a visitor): a read-only snapshot, or with `write` a read-committed
 * transaction. Rows outside the person's rights do not exist in it.
 */
export function asViewer<T>(viewer: { id: number } | null, fn: (db: ViewerDb) => Promise<T>): Promise<T>;
export function asViewer<T>(
  viewer: { id: number } | null,
  fn: (db: WriteDb) => Promise<T>,
  options: { write: true },
): Promise<T>;
export async function asViewer<T>(
  viewer: { id: number } | null,
  fn: (db: WriteDb) => Promise<T>,
  options?: { write: true },
): Promise<T> {
  const who = session('maillage_app', viewer ? String(viewer.id) : '');
  if (options?.write) return write(who, (tx) => fn(tx as WriteDb));
  return read(who, (db) => fn(db as WriteDb));
}

/** Runs `fn` as the application itself. The architecture test lists its callers; `reason` says why no person will do. */
export function asSystem<T>(reason: string, fn: (db: SystemDb) => Promise<T>): Promise<T> {
  if (!reason) throw new Error('asSystem wants a reason');
  return write(session('maillage_systeme', ''), (tx) => fn(tx as SystemDb));
}

/** Throws when the database does not answer. */
export async function pingDatabase(): Promise<void> {
  await pools().reader.query('select 1');
}

type Session = [name: string, value: string][];

/** What a transaction sets for itself alone, so that nothing of it stays on the connection. */
function session(role: string, utilisateur: string): Session {
  return [
    ...Object.entries(timeouts),
    ['maillage.utilisateur', utilisateur],
    ['maillage.maintenant', env().MAILLAGE_MAINTENANT ?? ''],
    ['role', role],
  ];
}

async function write<T>(session: Session, fn: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  // refused, not changed, should the base have another isolation of its own: our conflicts are told under this one
  const settings = [...session, ['transaction_isolation', 'read committed'] as const].map(
    ([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`,
  );
  try {
    return await pools().writer.$transaction(
      async (tx) => {
        await tx.$queryRaw`select ${Prisma.join(settings)}`;
        return await fn(tx);
      },
      { maxWait: 5_000, timeout: 15_000 },
    );
  } catch (error) {
    throw translateError(error);
  }
}

async function read<T>(session: Session, fn: (db: Pick<ViewerDb, '$queryRaw'>) => Promise<T>): Promise<T> {
  const settings = session.map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`);
  let client: pg.PoolClient | undefined;
  try {
    client = await pools().reader.connect();
    // not waited for: should it fail, what follows it on the wire is refused in a void transaction, or has no rights at all
    const opening = client.query(['begin isolation level repeatable read read only', ...settings].join(';'));
    const work = fn({ $queryRaw: (query, ...values) => ask(client, query, values) });
    const [done] = await Promise.allSettled([work, opening]);
    // the failure of the opening first: it is the cause of the other
    await opening;
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  } catch (error) {
    throw translateError(error);
  } finally {
    // the answer does not wait for the end of a transaction that wrote nothing
    if (client) void close(client);
    client = undefined;
  }
}

async function ask<R>(
  client: pg.PoolClient | undefined,
  query: TemplateStringsArray | Prisma.Sql,
  values: unknown[],
): Promise<R> {
  if (!client) throw new Error('This transaction is over.');
  const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...(values as Prisma.Sql[]));
  const { rows } = await client.query({
    text: sql.text,
    values: sql.values.map(toParameter),
    name: nameOf(sql.text),
  });
  return rows as R;
}

/** Gives the connection back once its transaction is over; closes it when that cannot be told. */
async function close(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release(client.getTransactionStatus() !== 'I');
  } catch {
    client.release(true);
  }
}

/** A named statement is parsed and planned once per connection. A text that keeps changing must not fill PostgreSQL's memory. */
function nameOf(text: string): string | undefined {
  const { names } = pools();
  if (!names.has(text) && names.size < 500) names.set(text, `lecture_${names.size}`);
  return names.get(text);
}

// What Prisma makes of these types, so that a reading function gives the same from a page and from a mutation.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.NUMERIC, (text) => new Prisma.Decimal(text)],
  [pg.types.builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [pg.types.builtins.TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`)],
  [pg.types.builtins.TIME, (text) => new Date(`1970-01-01T${text}Z`)],
]);

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return parsers.get(oid) ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
}

/** A date leaves in universal time: pg alone would write it in that of the server. */
function toParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
