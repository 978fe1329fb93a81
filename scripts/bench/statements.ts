import fs from 'node:fs';
import path from 'node:path';
import { withClient } from '../postgres/connect.ts';

/** Counts what PostgreSQL itself says it executed; see `openStatementLog`. */
export type StatementLog = {
  /** The statements executed while `act` ran, on one line each, transaction control and set_config left out. */
  during: (act: () => Promise<unknown>) => Promise<string[]>;
};

const STATEMENT = /LOG: {2}(?:statement|execute [^:]+): (.*)$/;
const CONTROL = /^\s*(begin|start transaction|commit|rollback|set transaction|select set_config)\b/i;

/**
 * Makes PostgreSQL log every statement of one database of the embedded cluster, from the next connection on: those that
 * are open are closed, and the server opens others.
 */
export async function openStatementLog(superuserUrl: string): Promise<StatementLog> {
  const log = await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ base: string; folder: string }>(
      "select current_database() as base, current_setting('data_directory') as folder",
    );
    const { base, folder } = rows[0]!;
    await client.query(`alter database "${base}" set log_statement = 'all'`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    return path.join(folder, '..', 'postgres.log');
  });
  return {
    during: async (act) => {
      const start = fs.statSync(log).size;
      await act();
      return readStatements(fs.readFileSync(log).subarray(start).toString('utf8'));
    },
  };
}

// The log goes on with the lines of a statement after a tab.
function readStatements(text: string): string[] {
  return text
    .replaceAll('\n\t', ' ')
    .split('\n')
    .flatMap((line) => STATEMENT.exec(line)?.[1] ?? [])
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => !CONTROL.test(statement));
}
