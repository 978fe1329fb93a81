import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import * as database from '../../scripts/database.ts';
import { migrate } from '../../scripts/migrate.ts';
import { withClient } from '../../scripts/postgres/connect.ts';

let folder: string;
let name: string;
let url: string;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-migrations-'));
  name = `vierge_${randomBytes(6).toString('hex')}`;
  url = Object.assign(new URL(inject('cluster').ownerUrl), { pathname: `/${name}` }).href;
  await database.createDatabase(inject('cluster'), name);
  write('1_table', 'create table chose (id int);');
});
afterEach(async () => {
  await database.dropDatabase(inject('cluster'), name);
  fs.rmSync(folder, { recursive: true });
});

function write(migration: string, sql: string): void {
  fs.mkdirSync(path.join(folder, migration), { recursive: true });
  fs.writeFileSync(path.join(folder, migration, 'migration.sql'), sql);
}

function query<T>(sql: string): Promise<T[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows as T[]);
}

test('les migrations s’appliquent dans l’ordre des noms, une seule fois', async () => {
  write('2_colonne', 'alter table chose add nom text; -- fin');
  expect(await migrate({ url, folder })).toEqual(['1_table', '2_colonne']);
  expect(await migrate({ url, folder })).toEqual([]);
});

test('quatre démarrages ensemble n’appliquent chaque migration qu’une fois', async () => {
  write('2_lente', 'select pg_sleep(0.2); insert into chose values (1);');
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate({ url, folder })));
  expect(applied.flat().sort()).toEqual(['1_table', '2_lente']);
  expect(await query('select id from chose')).toEqual([{ id: 1 }]);
});

test('une migration qui échoue ne laisse rien derrière elle et se rejoue une fois corrigée', async () => {
  write('2_fautive', 'create table moitie (id int); select 1 / 0;');
  await expect(migrate({ url, folder })).rejects.toThrow(/2_fautive n'a pas pu être appliquée.*division by zero/);
  expect(await query("select to_regclass('moitie') as moitie")).toEqual([{ moitie: null }]);
  write('2_fautive', 'create table moitie (id int);');
  expect(await migrate({ url, folder })).toEqual(['2_fautive']);
});

test('une migration modifiée après coup est refusée', async () => {
  await migrate({ url, folder });
  write('1_table', 'create table chose (id bigint);');
  await expect(migrate({ url, folder })).rejects.toThrow(/1_table a été modifiée après avoir été appliquée/);
});

test('une migration inconnue ici est refusée : la base vient d’une version plus récente', async () => {
  write('2_suite', 'create table suite ()');
  await migrate({ url, folder });
  fs.rmSync(path.join(folder, '2_suite'), { recursive: true });
  write('3_autre', 'drop table chose');
  await expect(migrate({ url, folder })).rejects.toThrow(/version plus récente de Maillage \(migration 2_suite/);
  expect(await query("select to_regclass('chose')::text as chose")).toEqual([{ chose: 'chose' }]);
});

test('une migration que Prisma a laissée en échec est refusée, puis admise quand il la dit annulée', async () => {
  await migrate({ url, folder });
  await query("update _prisma_migrations set finished_at = null where migration_name = '1_table'");
  await expect(migrate({ url, folder })).rejects.toThrow(/1_table a échoué à moitié/);
  await query('update _prisma_migrations set rolled_back_at = now(); drop table chose');
  expect(await migrate({ url, folder })).toEqual(['1_table']);
});

test('une base où vit une autre application est refusée et reste telle quelle', async () => {
  await query('create table facture (id int)');
  await expect(migrate({ url, folder })).rejects.toThrow(/tables d'une autre application/);
  expect(await query("select tablename from pg_tables where schemaname = 'public'")).toEqual([
    { tablename: 'facture' },
  ]);
});
