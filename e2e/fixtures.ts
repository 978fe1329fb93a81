import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as playwright, type Page } from '@playwright/test';
import { motDePasseDemonstration } from '../prisma/seed/cast.ts';
import type { Base } from '../tests/setup/copy.ts';
import { startApplication, type Application } from './server.ts';

type WorkerFixtures = { applicationOf: (file: string) => Promise<Application> };
type TestFixtures = {
  application: Application;
  /** The addresses of this file's database. */
  base: Base;
  /** Signs in through the form at /connexion. */
  connecter: (page: Page, courriel: string) => Promise<void>;
  /** No axe violation on the page as it stands. */
  verifierAccessibilite: (page: Page) => Promise<void>;
};

/** Playwright's `test`, each file with its own database copied from the demonstration and its own server. */
export const test = playwright.extend<TestFixtures, WorkerFixtures>({
  applicationOf: [
    async ({}, use) => {
      let current: { file: string; application: Application } | undefined;
      await use(async (file) => {
        if (current?.file === file) return current.application;
        await current?.application.stop();
        current = { file, application: await startApplication() };
        return current.application;
      });
      await current?.application.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  application: async ({ applicationOf }, use, testInfo) => {
    const application = await applicationOf(testInfo.file);
    await use(application);
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('serveur.log', { path: application.log, contentType: 'text/plain' });
  },
  base: async ({ application }, use) => use(application.base),
  baseURL: async ({ application }, use) => use(application.url),
  connecter: async ({}, use) => use(connecter),
  verifierAccessibilite: async ({}, use) => use(verifierAccessibilite),
});

export { expect };

async function connecter(page: Page, courriel: string): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(courriel);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasseDemonstration);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).not.toHaveURL(/\/connexion/);
}

async function verifierAccessibilite(page: Page): Promise<void> {
  await expect(page, 'titre de la page').toHaveTitle(/./); // it comes a moment after the page it names
  // axe may bring its own copy of Playwright's types.
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id} : ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`,
  );
  expect(found, `accessibilité de ${page.url()}`).toEqual([]);
}
