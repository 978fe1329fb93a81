import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from '../../scripts/postgres/connect.ts';
import { expectRefusal, launchStart, SANS_SERVEUR, waitFor } from '../setup/command.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-demarrage-'));
  fs.chmodSync(folder, 0o755);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('un dossier où l’on ne peut pas écrire est refusé', async () => {
  const file = path.join(folder, 'fichier');
  fs.writeFileSync(file, '');
  for (const dataDir of [path.join(file, 'donnees'), '/proc/maillage']) {
    const outcome = await launchStart({ env: { DATA_DIR: dataDir }, args: SANS_SERVEUR }).ended;
    expectRefusal(outcome, /Impossible d'écrire dans le dossier de données .* DATA_DIR/);
  }
});

test('après un kill -9, de lui-même ou de PostgreSQL, un nouveau démarrage retrouve tout', async () => {
  const env = { DATA_DIR: path.join(folder, 'vivant'), DEMO: 'non' };
  const first = launchStart({ env, args: SANS_SERVEUR });
  const url = await waitFor(first, 'MIGRATION_URL=');
  await withClient(url, (client) => client.query('create table public.temoin as select 42 as valeur'));
  first.child.kill('SIGKILL');
  await first.ended;

  const second = launchStart({ env, args: SANS_SERVEUR });
  expect(await waitFor(second, 'MIGRATION_URL=')).toBe(url);
  expect(second.output()).toMatch(/tournait déjà/);
  second.child.kill('SIGKILL');
  await second.ended;
  process.kill(postmaster(env.DATA_DIR), 'SIGKILL');

  const third = launchStart({ env, args: SANS_SERVEUR });
  const rows = await withClient(await waitFor(third, 'MIGRATION_URL='), async (client) => {
    return (await client.query('select valeur from public.temoin')).rows;
  });
  expect(rows).toEqual([{ valeur: 42 }]);
  third.child.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
  expect(fs.existsSync(pidFile(env.DATA_DIR))).toBe(false);
});

test('un second démarrage à côté du premier partage PostgreSQL et le lui laisse', async () => {
  const env = { DATA_DIR: path.join(folder, 'vivant'), DEMO: 'non' };
  const first = launchStart({ env, args: SANS_SERVEUR });
  await waitFor(first, 'DATABASE_URL=');
  const second = launchStart({ env, args: SANS_SERVEUR });
  await waitFor(second, 'DATABASE_URL=');
  second.child.kill('SIGTERM');
  await second.ended;
  process.kill(postmaster(env.DATA_DIR), 0);
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);
});

test.each<[string, RegExp, (data: string) => void]>([
  ['sans PG_VERSION', /endommagé \(PG_VERSION manque\)/, (data) => fs.rmSync(path.join(data, 'PG_VERSION'))],
  [
    'd’un autre PostgreSQL',
    /vient de PostgreSQL 15 /,
    (data) => fs.writeFileSync(path.join(data, 'PG_VERSION'), '15\n'),
  ],
  [
    'au pg_control tronqué',
    /endommagé \(pg_control/,
    (data) => fs.truncateSync(path.join(data, 'global/pg_control'), 100),
  ],
  ['au pg_control brouillé', /endommagé \(.*control file/, scramble],
  ['sans mots de passe', /endommagé \(acces\.json/, (data) => fs.rmSync(path.join(data, '..', 'acces.json'))],
])('un dossier %s est refusé et reste tel quel', async (name, sentence, damage) => {
  const dataDir = path.join(folder, `abime-${createHash('md5').update(name).digest('hex')}`);
  fs.cpSync(path.join(folder, 'vivant'), dataDir, { recursive: true });
  keepOwner(path.join(folder, 'vivant'), dataDir);
  const data = path.join(dataDir, 'postgres', 'data');
  damage(data);
  const before = fingerprint(data);
  const outcome = await launchStart({ env: { DATA_DIR: dataDir }, args: SANS_SERVEUR }).ended;
  expectRefusal(outcome, sentence);
  expect(outcome.output).toMatch(/Rien n'a été modifié/);
  expect(fingerprint(data)).toBe(before);
});

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postgres', 'data', 'postmaster.pid');
}

function postmaster(dataDir: string): number {
  return Number(fs.readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);
}

function scramble(data: string): void {
  const file = path.join(data, 'global', 'pg_control');
  const bytes = fs.readFileSync(file);
  bytes.fill(0xff, 100, 150);
  fs.writeFileSync(file, bytes);
}

function listFiles(root: string): string[] {
  return fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
}

function keepOwner(from: string, to: string): void {
  for (const file of listFiles(from)) {
    const { uid, gid } = fs.statSync(path.join(from, file));
    fs.chownSync(path.join(to, file), uid, gid);
  }
}

function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const file of listFiles(root)) {
    hash.update(`\0${file}\0`);
    if (fs.statSync(path.join(root, file)).isFile()) hash.update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}
