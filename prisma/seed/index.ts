import type pg from 'pg';
import { Panne } from '../../scripts/panne.ts';
import { withClient } from '../../scripts/postgres/connect.ts';
import { insertCompetences } from './competences.ts';
import { insertContacts } from './contacts.ts';
import { insertComptesRendus } from './comptes-rendus.ts';
import { insertConventions } from './conventions.ts';
import { instantOf } from './days.ts';
import { insertDepartements } from './geography.ts';
import { insertInstances } from './instances.ts';
import { insertIndicateurs } from './indicateurs.ts';
import { insertHistory } from './history.ts';
import { insertRows } from './insert.ts';
import { insertLocal } from './local.ts';
import { insertPeople } from './people.ts';
import { insertScheme } from './scheme.ts';
import { insertSeances } from './seances.ts';

/**
 * Loads the demonstration: the scheme of Alpes-de-Haute-Provence in its second year on `today` ('YYYY-MM-DD'), its people and
 * a year of history. `url` is the owner's. The same day gives the same rows. Refuses a base that already holds a scheme.
 */
export async function seedDemonstration({ url, today }: { url: string; today: string }): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin');
    await refuseOccupied(client);
    const anchorYear = Number(today.slice(0, 4));
    const debut = `${anchorYear - 1}-01-01`;
    await client.query("select set_config('maillage.maintenant', $1, true)", [instantOf(debut, 9 * 60)]);
    await insertRows(client, 'installation', [{ id: 1, demonstration: true, ancre: today }]);
    await insertDepartements(client);
    const scheme = await insertScheme(client, { debut, anchorYear });
    const people = await insertPeople(client, scheme);
    const authors = { etat: people['cellule.etat'], departement: people['cellule.departement'] };
    await insertHistory(client, { scheme, anchor: today, authors });
    await insertLocal({ client, scheme, anchor: today, people });
    await insertConventions(client, { scheme, anchor: today });
    await insertContacts(client, scheme.id);
    await insertIndicateurs(client, { scheme, anchor: today, people });
    await insertCompetences(client, scheme, today);
    const instances = await insertInstances(client, { scheme, anchor: today, people });
    await insertSeances(client, { scheme, anchor: today, people, instances });
    await insertComptesRendus(client, scheme.id);
    await client.query('commit');
    await client.query('analyze');
  });
}

async function refuseOccupied(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from schema_departemental limit 1');
  if (rowCount)
    throw new Panne(
      'Cette base contient déjà un schéma : les données de démonstration ne se chargent que dans une base vide.',
    );
}
