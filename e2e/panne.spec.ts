import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedDemonstration } from '../prisma/seed/index.ts';
import { startCluster } from '../scripts/database.ts';
import { migrate } from '../scripts/migrate.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { freePort } from '../scripts/postgres/server.ts';
import { startServer } from '../scripts/start/server.ts';
import { NOW, TODAY } from '../tests/setup/throwaway.ts';
import { environment } from './environment.ts';
import { expect, test as commun } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';

type Service = {
  url: string;
  ownerUrl: string;
  log: () => string;
  /** Stops PostgreSQL, then starts it again on the same port; the application is never restarted. */
  couper: () => Promise<void>;
  retablir: () => Promise<void>;
};

/** An application with a PostgreSQL of its own, which can be stopped without disturbing the other files. */
const test = commun.extend<object, { service: Service }>({
  service: [
    async ({}, use) => {
      // the prefix of the throw-away clusters: one left by a killed run is swept by the next
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-tests-'));
      fs.chmodSync(folder, 0o755);
      const start = () => startCluster({ dataDir: folder, settings: { fsync: 'off' } });
      let cluster = await start();
      const { ownerUrl, loginUrl } = cluster;
      await migrate({ url: ownerUrl, loginUrl });
      await seedDemonstration({ url: ownerUrl, today: TODAY });
      const port = (await freePort(0))!;
      const url = `http://127.0.0.1:${port}`;
      const log = path.join(folder, 'serveur.log');
      const output = fs.openSync(log, 'a');
      const env = {
        ...{ DATABASE_URL: loginUrl, NEXTAUTH_URL: url, NEXTAUTH_SECRET: 'secret-des-essais-de-panne' },
        ...{ MAILLAGE_ENV: 'test', MAILLAGE_MAINTENANT: NOW },
      };
      const server = await startServer({ file: environment().serverFile, host: '127.0.0.1', port, env, output });
      await use({
        ...{ url, ownerUrl, log: () => fs.readFileSync(log, 'utf8') },
        couper: () => cluster.stop(),
        retablir: async () => {
          const { port: before } = cluster;
          cluster = await start();
          expect(cluster.port, 'le port de la base').toBe(before);
        },
      });
      await server.stop();
      fs.closeSync(output);
      await cluster.stop();
      fs.rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ service }, use) => use(service.url),
});

test('base coupée : le service le dit, en français et à la supervision, et reprend de lui-même', async ({
  page,
  connecter,
  request,
  service,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const before = await request.get('/api/sante');
  expect([before.status(), await before.json()]).toEqual([200, expect.objectContaining({ etat: 'ok' })]);

  await service.couper();
  const during = await request.get('/api/sante');
  expect([during.status(), await during.json()]).toEqual([503, expect.objectContaining({ etat: 'indisponible' })]);
  for (const address of [TABLEAU, '/s/04-2025/actions/13', '/connexion', '/mon-compte', '/aide']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveText('La base de données ne répond pas');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  }
  await verifierAccessibilite(page);

  await service.retablir();
  await expect.poll(async () => (await request.get('/api/sante')).status()).toBe(200);
  // still signed in, nobody restarted the application
  await page.goto(TABLEAU);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de suivi');
  await expect(page.locator('main li a[href*="/actions/"]')).toHaveCount(44);
});

test('une saisie envoyée pendant la coupure n’est pas perdue, et passe ensuite', async ({
  page,
  connecter,
  service,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(TABLEAU);
  await page.getByRole('button', { name: /Changer le statut de 1-B-1/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Fait', exact: true }).click();
  await dialog.getByLabel('Pourquoi ?').fill('Écrit pendant la panne.');
  await service.couper();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/réessayez/i).first()).toBeVisible();
  await service.retablir();
  await page.goto(TABLEAU);
  await page.getByRole('button', { name: /Changer le statut de 1-B-1/ }).click();
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveValue('Écrit pendant la panne.');
  await dialog.getByRole('radio', { name: 'Fait', exact: true }).click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Statut enregistré : Fait.')).toBeVisible();
});

test('une faute du serveur montre une page neutre et une référence qui se retrouve dans le journal', async ({
  page,
  connecter,
  service,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const rename = (from: string, to: string) =>
    withClient(service.ownerUrl, (client) => client.query(`alter table ${from} rename to ${to}`));
  await rename('suivi_action', 'suivi_absent');
  try {
    await page.goto(TABLEAU);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('La page n’a pas pu s’afficher');
    const reference = (await page.locator('main b').textContent())!;
    const line = service
      .log()
      .split('\n')
      .find((text) => text.startsWith('{') && text.includes(reference));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ niveau: 'erreur', reference, adresse: TABLEAU });
    expect(await page.content()).not.toMatch(/suivi_action|Prisma|Error:/);
    await verifierAccessibilite(page);
  } finally {
    await rename('suivi_absent', 'suivi_action');
  }
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableau de suivi');
});

test('une adresse inconnue répond 404 par une page en français', async ({ page, connecter, verifierAccessibilite }) => {
  const check = async (address: string) => {
    const response = await page.goto(address);
    expect([address, response!.status()]).toEqual([address, 404]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Cette page n’existe pas/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await verifierAccessibilite(page);
  };
  await check('/nulle-part');
  await connecter(page, 'cellule.etat@maillage.example');
  await check('/s/99-2025/tableau');
  await check('/s/04-2025/actions/999999');
});
