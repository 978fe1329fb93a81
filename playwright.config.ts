import { defineConfig } from '@playwright/test';
import type { Browser } from './scripts/browser.ts';

// Left by e2e/setup.ts for the workers; the first reading of this file comes before it.
const browser = JSON.parse(process.env.MAILLAGE_NAVIGATEUR ?? '{}') as Partial<Browser>;

// Playwright's `env` replaces the whole environment of the browser.
const inherited = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: process.env.MAILLAGE_RESULTATS ?? 'test-results',
  workers: 2,
  // A file shares its database and its server: its tests run in order, in one worker.
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.MAILLAGE_RAPPORT ? [['line'], ['json', { outputFile: process.env.MAILLAGE_RAPPORT }]] : 'list',
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 30_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    launchOptions: { ...browser, ...(browser.env && { env: { ...inherited, ...browser.env } }) },
  },
});
