import { inject } from 'vitest';
import { copyTemplate, type Base } from './setup/copy.ts';

/**
 * A database for one test file: migrated and empty, with the demonstration data, or (`vierge`) without a table. `drop()` it in
 * `afterAll`.
 */
export function createDatabase({ demo, vierge }: { demo?: boolean; vierge?: boolean } = {}): Promise<Base> {
  return copyTemplate(inject('cluster'), vierge ? undefined : demo ? 'modele_demo' : 'modele');
}
