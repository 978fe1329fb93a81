import { inject } from 'vitest';
import { copyTemplate, type Base } from './setup/copy.ts';

/** A migrated database for one test file: empty, or with the demonstration data. `drop()` it in `afterAll`. */
export function createDatabase({ demo = false }: { demo?: boolean } = {}): Promise<Base> {
  return copyTemplate(inject('cluster'), demo ? 'modele_demo' : 'modele');
}
