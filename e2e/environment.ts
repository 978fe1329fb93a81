import type { Browser } from '../scripts/browser.ts';
import type { DatabaseUrls } from '../scripts/database.ts';

type Environment = { browser: Browser; serverFile: string; cluster: DatabaseUrls };

/** Playwright's workers inherit the environment of the process that ran the global setup: that is how they receive this. */
export function publish({ browser, ...rest }: Environment): void {
  process.env.MAILLAGE_NAVIGATEUR = JSON.stringify(browser);
  process.env.MAILLAGE_E2E = JSON.stringify(rest);
}

export function environment(): Omit<Environment, 'browser'> {
  const published = process.env.MAILLAGE_E2E;
  if (!published) throw new Error('e2e/setup.ts has not run');
  return JSON.parse(published) as Omit<Environment, 'browser'>;
}
