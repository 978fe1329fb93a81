import type { Moment } from './agenda.ts';
import { insertId, insertRows } from './insert.ts';
import type { Local } from './local.ts';
import { actionId } from './remontees.ts';
import { remarques as faites } from './schema04/remarques.ts';

/** The remarks made on actions, what was answered, and those that were closed. */
export function remarques(local: Local): Moment[] {
  const { client, scheme, people } = local;
  return faites.flatMap(({ action, epci, auteur, ilYA, texte, suites = [] }) => {
    let id = 0;
    const write = async () => {
      const row = { schema_id: scheme.id, action_id: actionId(local, action), texte, auteur_id: people[auteur] };
      id = await insertId(client, 'remarque', { ...row, epci_id: epci ? scheme.epcis.get(epci) : null });
    };
    const answers = suites.map((suite) => ({
      ilYA: suite.ilYA,
      write: () =>
        insertRows(client, 'suite_remarque', [
          {
            ...{ remarque_id: id, schema_id: scheme.id, texte: suite.texte ?? null },
            ...{ is_cloture: suite.isCloture ?? false, auteur_id: people[suite.auteur] },
          },
        ]),
    }));
    return [{ ilYA, write }, ...answers];
  });
}
