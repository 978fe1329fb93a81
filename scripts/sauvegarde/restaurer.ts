import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { listMigrations, migrate } from '../migrate.ts';
import { messageOf, Panne } from '../panne.ts';
import { withClient } from '../postgres/connect.ts';
import { lireCorps, nature, type FinTable, type Table } from './cadres.ts';
import { quote } from './ecrire.ts';
import { lireCadres, verifierSauvegarde, type Verifiee } from './lire.ts';
import { isOccupied, isVierge, listTables } from './tables.ts';

export type RestaureOptions = { ownerUrl: string; loginUrl: string; fichier: string; isRemplace: boolean };

/**
 * Puts back a whole backup: the file is checked before anything is written, the base then changes in one transaction or not at
 * all, and ends up at this version's migrations. Refuses a base somebody works in, unless told to replace it.
 */
export async function restaurerSauvegarde({
  ownerUrl,
  loginUrl,
  fichier,
  isRemplace,
}: RestaureOptions): Promise<Verifiee> {
  const verifiee = await verifierSauvegarde(fichier);
  const { migrations } = verifiee.entete;
  const known = listMigrations();
  const inconnue = migrations.find((name) => !known.includes(name));
  if (inconnue) {
    throw new Panne(
      `Cette sauvegarde vient d'une version plus récente de Maillage (migration ${inconnue} inconnue ici). Rien n'a été modifié : installez cette version, puis recommencez.`,
    );
  }
  await withClient(ownerUrl, (client) => refuseBase(client, migrations, isRemplace));
  // a base of nobody takes the shape the file had, is filled, then goes on to today's
  await migrate({ url: ownerUrl, loginUrl, jusqua: migrations.at(-1) });
  await withClient(ownerUrl, async (client) => {
    // again: somebody may have arrived meanwhile
    await refuseBase(client, migrations, isRemplace);
    await replace(client, fichier, verifiee.entete.sequences);
    await client.query('analyze');
  });
  await migrate({ url: ownerUrl, loginUrl });
  return verifiee;
}

/** Refuses before anything is written, migrations included. */
async function refuseBase(client: pg.Client, migrations: string[], isRemplace: boolean): Promise<void> {
  if (!isRemplace && (await isOccupied(client))) {
    throw new Panne(
      'Cette base contient déjà des données. Rien n’a été modifié : pour les remplacer, relancez avec --remplacer après avoir arrêté le serveur.',
    );
  }
  if (isRemplace) await refuseServeur(client);
  if (!(await isVierge(client))) await refuseAutreForme(client, migrations);
}

/** What people are writing would be lost without a word. A server that nobody asks anything of holds no connection, and loses nothing. */
async function refuseServeur(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename is not null`,
  );
  if (rowCount)
    throw new Panne(
      `Cette base sert encore (${rowCount} ${rowCount > 1 ? 'connexions ouvertes' : 'connexion ouverte'}). Rien n’a été modifié : arrêtez le serveur, puis recommencez.`,
    );
}

async function replace(client: pg.Client, fichier: string, sequences: Record<string, string>): Promise<void> {
  try {
    await client.query('begin');
    await load(client, fichier);
    // last: what a sequence is given is not taken back by a rollback
    await setSequences(client, sequences);
    await client.query('commit');
  } catch (error) {
    throw new Panne(`La restauration a échoué, la base garde ce qu’elle avait : ${messageOf(error)}`, { cause: error });
  }
}

/** An older file only goes into a base that still has its shape: new columns could have no value. */
async function refuseAutreForme(client: pg.Client, migrations: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null order by 1',
  );
  const plus = rows.find(({ name }) => !migrations.includes(name));
  if (plus) {
    throw new Panne(
      `Cette sauvegarde date d'avant la migration ${plus.name}, que cette base a déjà reçue. Rien n'a été modifié : restaurez-la dans une base vide, qui prendra d'abord la forme d'alors.`,
    );
  }
}

async function load(client: pg.Client, fichier: string): Promise<void> {
  const tables = await listTables(client);
  const names = tables.map(({ nom }) => `public."${nom}"`);
  const foreignKeys = await dropForeignKeys(client);
  await client.query(`truncate ${names.join(', ')}`);
  // what the triggers once wrote is in the file
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  // an error of PostgreSQL comes when it likes, and stops the next write
  let failure: Error | undefined;
  let current:
    { table: Table; stream: ReturnType<pg.Client['query']> & NodeJS.WritableStream & { rowCount: number } } | undefined;
  for await (const cadre of lireCadres(fichier)) {
    if (failure) throw failure;
    if (cadre.nature === nature.table) {
      const table = lireCorps<Table>(cadre);
      const stream = client.query(copyFrom(`copy public."${table.nom}" (${quote(table.colonnes)}) from stdin`));
      stream.on('error', (error: Error) => (failure ??= error));
      current = { table, stream: stream as never };
    } else if (cadre.nature === nature.donnees) {
      if (!current!.stream.write(cadre.corps)) await once(current!.stream, 'drain');
    } else if (cadre.nature === nature.finTable) {
      const { table, stream } = current!;
      stream.end();
      await finished(stream);
      const { lignes } = lireCorps<FinTable>(cadre);
      if (stream.rowCount !== lignes) throw new Panne(`La table ${table.nom} n'a pas reçu toutes ses lignes.`);
    }
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table ${table} add constraint "${name}" ${definition}`);
}

type ForeignKey = { table: string; name: string; definition: string };

/** Tables refer to one another in circles: their links are taken off, then put back and checked over what was loaded. */
async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows;
}

async function setSequences(client: pg.Client, sequences: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(sequences))
    await client.query('select setval($1::regclass, greatest($2::bigint, 1), $2::bigint > 0)', [
      `public."${name}"`,
      value,
    ]);
}
