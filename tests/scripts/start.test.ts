import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withClient } from '../../scripts/postgres/connect.ts';
import { createDatabase } from '../database.ts';
import { expectRefusal, launchStart, SANS_SERVEUR, waitFor } from '../setup/command.ts';

const SESSION = { NEXTAUTH_SECRET: 'un-secret-assez-long-pour-les-essais', NEXTAUTH_URL: 'http://127.0.0.1:3000' };

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-demarrage-'));
  fs.chmodSync(folder, 0o755);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

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
