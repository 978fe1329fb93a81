import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listMigrations, migrate } from '../../scripts/migrate.ts';
import { withClient } from '../../scripts/postgres/connect.ts';
import { encadrer, nature } from '../../scripts/sauvegarde/cadres.ts';
import { ecrireSauvegarde, quote } from '../../scripts/sauvegarde/ecrire.ts';
import { lireCadres, verifierSauvegarde } from '../../scripts/sauvegarde/lire.ts';
import { restaurerSauvegarde } from '../../scripts/sauvegarde/restaurer.ts';
import { listTables } from '../../scripts/sauvegarde/tables.ts';
import type { Base } from '../setup/copy.ts';
import { createDatabase } from '../database.ts';

const INSTANT = '2026-11-22T09:00:00Z';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-sauvegarde-'));
const bases: Base[] = [];
let demo: Base;
let fichier: string;
let attendu: Record<string, unknown>;

const base = async (options: Parameters<typeof createDatabase>[0]): Promise<Base> => {
  const made = await createDatabase(options);
  bases.push(made);
  return made;
};
const restaurer = ({ ownerUrl, loginUrl }: Base, file: string, isRemplace = false) =>
  restaurerSauvegarde({ ownerUrl, loginUrl, fichier: file, isRemplace });

beforeAll(async () => {
  demo = await base({ demo: true });
  // beyond the demonstration: a rename, whose former text a trigger keeps, and characters that COPY escapes
  await withClient(demo.ownerUrl, async (client) => {
    await client.query("update axe set libelle = E'Tabulation\\t, barre \\\\ et retour\\nà la ligne' where numero = 1");
    await client.query("update fiche set constat = E'\\\\N' where id = (select min(id) from fiche)");
  });
  fichier = path.join(folder, 'demo.gz');
  await ecrireSauvegarde(demo.ownerUrl, fichier, INSTANT);
  attendu = await contentOf(demo);
});
afterEach(() => expect(fs.readdirSync(folder).filter((name) => name.includes('en-cours'))).toEqual([]));
afterAll(async () => {
  for (const one of bases) await one.drop();
  fs.rmSync(folder, { recursive: true });
});

/** All that a base holds: the rows of every table, the places of the sequences, the constraints and the triggers in force. */
async function contentOf({ ownerUrl }: Base): Promise<Record<string, unknown>> {
  return withClient(ownerUrl, async (client) => {
    const content: Record<string, unknown> = {};
    for (const { nom, colonnes } of await listTables(client)) {
      const { rows } = await client.query<{ n: string; md5: string }>(
        `select count(*) as n, md5(coalesce(string_agg(t::text, E'\\n' order by t::text collate "C"), '')) as md5
         from (select ${quote(colonnes)} from "${nom}") t`,
      );
      content[nom] = rows[0];
    }
    const { rows } = await client.query<{ what: string }>(
      `select 'sequence ' || sequencename || ' ' || coalesce(last_value::text, '-') as what from pg_sequences where schemaname = 'public'
       union all select 'contrainte ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace
       union all select 'declencheur ' || tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
       order by 1`,
    );
    return { ...content, catalogue: rows.map(({ what }) => what) };
  });
}

describe('une sauvegarde', () => {
  test('se restaure dans une base vide à l’identique, table par table', async () => {
    const vide = await base({});
    const { tables, lignes, entete } = await restaurer(vide, fichier);
    expect(await contentOf(vide)).toEqual(attendu);
    expect([entete.faiteLe, entete.migrations]).toEqual([INSTANT, listMigrations()]);
    expect(tables).toBeGreaterThan(40);
    expect(lignes).toBeGreaterThan(2_000);
    // the next identifier does not meet one that exists
    await withClient(vide.ownerUrl, (client) =>
      client.query("insert into organisation (nom, type) values ('Suite', 'autre')"),
    );
  });

  test('ne se lit que par son propriétaire', () => {
    expect(fs.statSync(fichier).mode & 0o777).toBe(0o600);
  });

  test('dit un seul instant, pendant que d’autres écrivent', async () => {
    const file = path.join(folder, 'pendant.gz');
    const before = await contentOf(demo);
    const other = new pg.Client(demo.ownerUrl);
    await other.connect();
    // holds the backup back at its second table, its snapshot already taken
    await other.query('begin; lock table action_ressource in access exclusive mode');
    const written = ecrireSauvegarde(demo.ownerUrl, file, INSTANT);
    await withClient(demo.ownerUrl, async (client) => {
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await expect.poll(async () => (await client.query(waiting)).rowCount).toBe(1);
      await client.query("insert into organisation (nom, type) values ('Pendant la sauvegarde', 'autre')");
    });
    await other.query('commit');
    await other.end();
    await written;
    const vide = await base({});
    await restaurer(vide, file);
    const { organisation, catalogue: _catalogue, ...rest } = await contentOf(vide);
    const { organisation: kept, catalogue: _kept, ...others } = before;
    expect([organisation, rest]).toEqual([kept, others]);
    await withClient(demo.ownerUrl, (client) =>
      client.query("delete from organisation where nom = 'Pendant la sauvegarde'"),
    );
  });
});

describe('rien ne s’écrit', () => {
  const refuse = async (target: Base, file: string, message: RegExp) => {
    const before = await contentOf(target);
    await expect(restaurer(target, file)).rejects.toThrow(message);
    expect(await contentOf(target)).toEqual(before);
  };
  const variant = (name: string, change: (bytes: Buffer) => Buffer) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, change(fs.readFileSync(fichier)));
    return file;
  };

  test.each([0.1, 0.5, 0.999])('quand le fichier est coupé à %f', async (share) => {
    const file = variant(`coupe-${share}.gz`, (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
    await refuse(await base({}), file, /incomplète/);
  });

  test('quand le fichier est coupé entre deux cadres, bien compressé', async () => {
    const file = variant('court.gz', (bytes) => {
      const whole = gunzipSync(bytes);
      return gzipSync(whole.subarray(0, 5 + whole.readUInt32BE(1)));
    });
    await refuse(await base({}), file, /incomplète/);
  });

  test.each([0.2, 0.5, 0.8])('quand un octet a changé à %f', async (share) => {
    const vide = await base({});
    const zipped = variant(`octet-${share}.gz`, (bytes) => {
      const changed = Buffer.from(bytes);
      changed[Math.floor(bytes.length * share)]! ^= 1;
      return changed;
    });
    await refuse(vide, zipped, /altérée|incomplète/);
    const inside = variant(`dedans-${share}.gz`, (bytes) => {
      const whole = gunzipSync(bytes);
      whole[Math.floor(whole.length * share)]! ^= 1;
      return gzipSync(whole);
    });
    await refuse(vide, inside, /altérée|incomplète/);
  });

  test('quand la base contient déjà des données, à moins qu’on le demande', async () => {
    const occupee = await base({ demo: true });
    await withClient(occupee.ownerUrl, (client) => client.query("update utilisateur set nom = 'Autre' where id = 1"));
    await refuse(occupee, fichier, /--remplacer/);
    await restaurer(occupee, fichier, true);
    expect(await contentOf(occupee)).toEqual(attendu);
  });

  test('quand la restauration échoue en route : la base garde ce qu’elle avait', async () => {
    const occupee = await base({ demo: true });
    const before = await contentOf(occupee);
    // refuses the last table but a few
    await withClient(occupee.ownerUrl, (client) =>
      client.query('alter table visa add constraint jamais check (false) not valid'),
    );
    await expect(restaurer(occupee, fichier, true)).rejects.toThrow();
    await withClient(occupee.ownerUrl, (client) => client.query('alter table visa drop constraint jamais'));
    expect(await contentOf(occupee)).toEqual(before);
  });

  test('quand le fichier vient d’une version plus récente', async () => {
    const file = variant('futur.gz', (bytes) => {
      const whole = gunzipSync(bytes);
      const end = 5 + whole.readUInt32BE(1);
      const entete = JSON.parse(whole.subarray(5, end).toString()) as { migrations: string[] };
      entete.migrations.push('20991231000000_a_venir');
      return gzipSync(Buffer.concat([encadrer(nature.entete, entete), whole.subarray(end)]));
    });
    // its own seal is broken too: it is the first thing said
    await refuse(await base({}), file, /altérée/);
    const recent = await base({});
    await withClient(recent.ownerUrl, (client) =>
      client.query(
        "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '20991231000000_a_venir', now())",
      ),
    );
    const sealed = path.join(folder, 'scelle.gz');
    await ecrireSauvegarde(recent.ownerUrl, sealed, INSTANT);
    await refuse(await base({}), sealed, /plus récente/);
  });
});

test('une sauvegarde d’avant une migration se restaure dans une base vide, puis prend la forme d’aujourd’hui', async () => {
  const ancienne = await base({ vierge: true });
  const [avant] = listMigrations().slice(-4, -3);
  await migrate({ url: ancienne.ownerUrl, loginUrl: ancienne.loginUrl, jusqua: avant });
  await withClient(ancienne.ownerUrl, (client) =>
    client.query("insert into organisation (nom, type) values ('Ancienne', 'autre')"),
  );
  const file = path.join(folder, 'ancienne.gz');
  await ecrireSauvegarde(ancienne.ownerUrl, file, INSTANT);
  const vide = await base({ vierge: true });
  await restaurer(vide, file);
  await withClient(vide.ownerUrl, async (client) => {
    const { rows } = await client.query("select nom from organisation where nom = 'Ancienne'");
    expect(rows).toHaveLength(1);
    const { rows: applied } = await client.query('select from _prisma_migrations');
    expect(applied).toHaveLength(listMigrations().length);
  });
  // where today's form is already there, it says what to do
  await expect(restaurer(await base({}), file)).rejects.toThrow(/base vide/);
});

test('le fichier commence par ce qu’il est', async () => {
  for await (const { nature: first } of lireCadres(fichier)) {
    expect(first).toBe(nature.entete);
    break;
  }
  expect((await verifierSauvegarde(fichier)).entete.format).toBe(1);
});
