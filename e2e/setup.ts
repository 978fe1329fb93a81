import { findBrowser } from '../scripts/browser.ts';
import { ensureBuilt } from '../scripts/start/build.ts';
import { step } from '../scripts/start/steps.ts';
import { makeTemplates, startThrowaway } from '../tests/setup/throwaway.ts';
import { publish } from './environment.ts';

/** One cluster, one build and one browser for the whole run; the workers find them through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const browser = await step('Navigateur', findBrowser);
  const serverFile = await step('Application', ensureBuilt);
  const { cluster, remove } = await startThrowaway();
  try {
    await makeTemplates(cluster);
  } catch (error) {
    await remove();
    throw error;
  }
  const { superuserUrl, ownerUrl, loginUrl } = cluster;
  publish({ browser, serverFile, cluster: { superuserUrl, ownerUrl, loginUrl } });
  return remove;
}
