import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withClient } from '../../scripts/postgres/connect.ts';
import { createDatabase } from '../database.ts';
import { launchStart, waitFor, type Outcome } from '../setup/command.ts';

const SANS_SERVEUR = ['--sans-serveur'];
const SESSION = { NEXTAUTH_SECRET: 'un-secret-assez-long-pour-les-essais', NEXTAUTH_URL: 'http://127.0.0.1:3000' };

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-demarrage-'));
  fs.chmodSync(folder, 0o755);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function expectRefusal({ code, output }: Outcome, sentence: RegExp): void {
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
}

describe('avant de commencer', () => {
  test('un Node trop ancien est refusé en une phrase', async () => {
    const preload =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})";
    const { ended } = launchStart({ nodeOptions: ['--import', preload], args: SANS_SERVEUR });
    expectRefusal(await ended, /Node 18\.20\.4 est trop ancien .* installez Node 20\.19/);
  });

  test('un port déjà pris est refusé avant de toucher aux données', async () => {
    const occupant = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => occupant.once('listening', resolve));
    const { port } = occupant.address() as net.AddressInfo;
    const dataDir = path.join(folder, 'port');
    const outcome = await launchStart({ env: { PORT: String(port), DATA_DIR: dataDir } }).ended;
    occupant.close();
    expectRefusal(outcome, new RegExp(`Le port ${port} est déjà pris .*PORT=${port + 1} npm start`));
    expect(fs.existsSync(dataDir)).toBe(false);
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DEMO', 'peut-être'],
  ])('%s=%s est refusé en une phrase', async (name, value) => {
    const outcome = await launchStart({ env: { [name]: value, DATA_DIR: folder } }).ended;
    expectRefusal(outcome, new RegExp(`${name}=${value} n'est pas`));
  });
});

describe('le dossier de données', () => {
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
});

describe('une base donnée par DATABASE_URL', () => {
  let base: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => void (base = await createDatabase()));
  afterAll(() => base.drop());

  const external = () => ({ DATABASE_URL: base.loginUrl, MIGRATION_URL: base.ownerUrl, ...SESSION });

  test('sert avec une connexion qui ne possède rien, sans données de démonstration', async () => {
    const running = launchStart({ env: external(), args: SANS_SERVEUR });
    expect(await waitFor(running, 'DATABASE_URL=')).toBe(base.loginUrl);
    expect(running.output()).not.toMatch(/démonstration|PostgreSQL embarqué/);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });

  test('exige un secret et une adresse', async () => {
    const { DATABASE_URL, MIGRATION_URL } = external();
    const outcome = await launchStart({ env: { DATABASE_URL, MIGRATION_URL }, args: SANS_SERVEUR }).ended;
    expectRefusal(outcome, /NEXTAUTH_SECRET et NEXTAUTH_URL sont obligatoires/);
  });

  test('est refusée quand elle vient d’une version plus récente', async () => {
    await withClient(base.ownerUrl, (client) =>
      client.query(`insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
        values ('futur', 'x', '29990101000000_futur', now(), 1)`),
    );
    const outcome = await launchStart({ env: external(), args: SANS_SERVEUR }).ended;
    await withClient(base.ownerUrl, (client) =>
      client.query("delete from public._prisma_migrations where id = 'futur'"),
    );
    expectRefusal(outcome, /vient d'une version plus récente de Maillage .* Rien n'a été modifié/);
  });

  test('de démonstration n’est servie que sur cette machine', async () => {
    const env = { ...external(), DEMO: 'oui', HOST: '0.0.0.0' };
    expectRefusal(await launchStart({ env, args: SANS_SERVEUR }).ended, /n'est servie que sur cette machine/);
  });

  test('déjà garnie de la démonstration n’est servie que sur cette machine, même sans DEMO', async () => {
    const demo = await createDatabase({ demo: true });
    const env = { ...external(), DATABASE_URL: demo.loginUrl, MIGRATION_URL: demo.ownerUrl, HOST: '0.0.0.0' };
    const outcome = await launchStart({ env, args: SANS_SERVEUR }).ended;
    await demo.drop();
    expectRefusal(outcome, /n'est servie que sur cette machine/);
  });

  test.each<[string, (url: string) => string, RegExp]>([
    ['illisible', () => 'localhost:5432', /adresse de la base n'est pas lisible/],
    ['sans serveur', () => 'postgresql://moi:secret@127.0.0.1:1/base', /ne répond pas \(ECONNREFUSED\)/],
    [
      'au mauvais mot de passe',
      (url) => url.replace(/:[^:@]+@/, ':faux@'),
      /refuse cet utilisateur ou ce mot de passe/,
    ],
    ['d’une base absente', (url) => url.replace(/\/[^/]+$/, '/absente'), /absente n'existe pas/],
  ])('une adresse %s est refusée en une phrase, sans dire le mot de passe', async (_, change, sentence) => {
    const env = { ...SESSION, DATABASE_URL: change(base.ownerUrl) };
    const outcome = await launchStart({ env, args: SANS_SERVEUR }).ended;
    expectRefusal(outcome, sentence);
    expect(outcome.output).not.toMatch(/faux|secret@/);
  });
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
