import type { TestProject } from 'vitest/node';
import type { DatabaseUrls } from '../../scripts/database.ts';
import { makeTemplates, startThrowaway } from './throwaway.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: DatabaseUrls;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, remove } = await startThrowaway();
  try {
    await makeTemplates(cluster);
  } catch (error) {
    await remove();
    throw error;
  }
  const { superuserUrl, ownerUrl, loginUrl } = cluster;
  project.provide('cluster', { superuserUrl, ownerUrl, loginUrl });
  return remove;
}
