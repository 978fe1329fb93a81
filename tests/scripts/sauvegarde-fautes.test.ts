import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import type * as zlibOf from 'node:zlib';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { listMigrations, migrate } from '../../scripts/migrate.ts';
import { withClient } from '../../scripts/postgres/connect.ts';
import { empreinte, encadrer, lireCorps, nature, type FinTable } from '../../scripts/sauvegarde/cadres.ts';
import { ecrireSauvegarde } from '../../scripts/sauvegarde/ecrire.ts';
import { lireCadres, verifierSauvegarde } from '../../scripts/sauvegarde/lire.ts';
import { restaurerSauvegarde } from '../../scripts/sauvegarde/restaurer.ts';
import { createDatabase } from '../database.ts';
import type { Base } from '../setup/copy.ts';
import { expectRefusal } from '../setup/command.ts';

const INSTANT = '2026-11-22T09:00:00Z';
const SCRIPTS = path.join(import.meta.dirname, '..', '..', 'scripts');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-sauvegarde-'));
const bases: Base[] = [];
const disque = vi.hoisted(() => ({ isMauvais: false }));

// the disk alone: it gives back other bytes than those it was given
vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof zlibOf>();
  const { Transform } = await import('node:stream');
  const garble = () => new Transform({ transform: (chunk: Buffer, _, done) => done(null, Buffer.from(chunk).fill(7)) });
  return { ...zlib, createGzip: () => (disque.isMauvais ? garble() : zlib.createGzip()) };
});

const base = async (options: Parameters<typeof createDatabase>[0]): Promise<Base> => {
  const made = await createDatabase(options);
  bases.push(made);
  return made;
};
const restaurer = ({ ownerUrl, loginUrl }: Base, fichier: string, isRemplace = false) =>
  restaurerSauvegarde({ ownerUrl, loginUrl, fichier, isRemplace });
const query = <T>({ ownerUrl }: Base, sql: string): Promise<T[]> =>
  withClient(ownerUrl, async (client) => (await client.query(sql)).rows as T[]);
const applied = (one: Base) =>
  query<{ name: string }>(one, 'select migration_name as name from _prisma_migrations order by 1').then((rows) =>
    rows.map(({ name }) => name),
  );

/** A base as the version of four migrations ago left it. */
async function ancienne(): Promise<Base> {
  const made = await base({ vierge: true });
  await migrate({ url: made.ownerUrl, loginUrl: made.loginUrl, jusqua: listMigrations().at(-4) });
  return made;
}

/** The command as a person types it. */
function lancer(script: string, args: string[], { ownerUrl, loginUrl }: Base) {
  const site = { NEXTAUTH_SECRET: 'secret-des-essais', NEXTAUTH_URL: 'https://maillage.example' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(SCRIPTS, script), ...args],
    { env: { ...process.env, ...site, MIGRATION_URL: ownerUrl, DATABASE_URL: loginUrl }, encoding: 'utf8' },
  );
  return { code: status, output: stdout + stderr };
}

afterEach(() => void (disque.isMauvais = false));
afterAll(async () => {
  for (const one of bases) await one.drop();
  fs.rmSync(folder, { recursive: true });
});

test('sauvegarder ne change pas la base, même d’une version antérieure', async () => {
  const one = await ancienne();
  const before = await applied(one);
  const file = path.join(folder, 'ancienne.gz');
  expect(lancer('sauvegarde.ts', [file], one)).toMatchObject({ code: 0, output: expect.stringContaining(file) });
  expect(await applied(one)).toEqual(before);
  expect((await verifierSauvegarde(file)).entete.migrations).toEqual(before);
});

test('une base qui n’a jamais servi n’a rien à sauvegarder, et le reste', async () => {
  const vierge = await base({ vierge: true });
  const file = path.join(folder, 'rien.gz');
  expectRefusal(lancer('sauvegarde.ts', [file], vierge), /rien à sauvegarder/);
  expect(fs.existsSync(file)).toBe(false);
  expect(await query(vierge, "select from pg_tables where schemaname = 'public'")).toEqual([]);
});

test('une option mal écrite est refusée en une phrase', async () => {
  expectRefusal(lancer('restauration.ts', ['x.gz', '--remplace'], await base({})), /--remplacer/);
});

test('un dossier où l’on ne peut pas écrire se dit en une phrase', async () => {
  const file = path.join(folder, 'plein');
  fs.writeFileSync(file, '');
  const written = ecrireSauvegarde((await base({})).ownerUrl, path.join(file, 'x.gz'), INSTANT);
  await expect(written).rejects.toThrow(/n’a pas pu s’écrire/);
});

test('ce qui ne se relit pas ne prend pas la place de la sauvegarde d’avant', async () => {
  const one = await base({});
  const file = path.join(folder, 'tournante.gz');
  await ecrireSauvegarde(one.ownerUrl, file, INSTANT);
  const kept = fs.readFileSync(file);
  disque.isMauvais = true;
  await expect(ecrireSauvegarde(one.ownerUrl, file, INSTANT)).rejects.toThrow(/altérée/);
  expect(fs.readFileSync(file).equals(kept)).toBe(true);
  expect(fs.readdirSync(folder).filter((name) => name.includes('en-cours'))).toEqual([]);
});

test('une base refusée parce qu’elle est occupée garde aussi sa forme', async () => {
  const file = path.join(folder, 'recente.gz');
  await ecrireSauvegarde((await base({})).ownerUrl, file, INSTANT);
  const occupee = await ancienne();
  await query(occupee, "insert into utilisateur (prenom, nom) values ('Alix', 'Seul')");
  const before = await applied(occupee);
  await expect(restaurer(occupee, file)).rejects.toThrow(/--remplacer/);
  expect(await applied(occupee)).toEqual(before);
});

test('un fichier bien scellé qui annonce plus de lignes qu’il n’en porte est refusé', async () => {
  const file = path.join(folder, 'annonce.gz');
  await ecrireSauvegarde((await base({})).ownerUrl, file, INSTANT);
  const frames: Buffer[] = [];
  const whole = empreinte();
  for await (const cadre of lireCadres(file)) {
    const isEnd = cadre.nature === nature.finTable && frames.push(Buffer.alloc(0));
    const fin = isEnd ? lireCorps<FinTable>(cadre) : null;
    const corps =
      cadre.nature === nature.fin
        ? { ...lireCorps<object>(cadre), empreinte: whole.copy().digest('hex') }
        : fin
          ? { ...fin, lignes: fin.lignes + 1 }
          : cadre.corps;
    const frame = encadrer(cadre.nature, corps);
    whole.update(frame);
    frames.push(frame);
  }
  fs.writeFileSync(file, gzipSync(Buffer.concat(frames)));
  await expect(verifierSauvegarde(file)).rejects.toThrow(/altérée.*ligne/);
});

test('une grande table que PostgreSQL refuse dès sa première ligne se dit, et la base garde ce qu’elle avait', async () => {
  const grande = await base({});
  await query(
    grande,
    "insert into organisation (nom, type) select repeat(md5(i::text), 20) || i, 'autre' from generate_series(1, 30000) i",
  );
  const file = path.join(folder, 'grande.gz');
  await ecrireSauvegarde(grande.ownerUrl, file, INSTANT);
  const cible = await base({});
  await query(cible, 'alter table organisation add constraint jamais check (false) not valid');
  await expect(restaurer(cible, file)).rejects.toThrow(/la base garde ce qu’elle avait.*jamais/);
  expect(await query(cible, 'select from organisation')).toEqual([]);
});

test('une base à laquelle un serveur est connecté ne se remplace pas', async () => {
  const servie = await base({ demo: true });
  const file = path.join(folder, 'servie.gz');
  await ecrireSauvegarde(servie.ownerUrl, file, INSTANT);
  await withClient(servie.loginUrl, async () => {
    await expect(restaurer(servie, file, true)).rejects.toThrow(
      /sert encore \(1 connexion ouverte\).*arrêtez le serveur/,
    );
  });
  await restaurer(servie, file, true);
});
