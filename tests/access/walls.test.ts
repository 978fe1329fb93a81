import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '../database.ts';
import { listFunctions, listHoles } from './walls.ts';

let base: Awaited<ReturnType<typeof createDatabase>>;
let owner: pg.Client;

beforeAll(async () => {
  base = await createDatabase();
  owner = new pg.Client(base.ownerUrl);
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await base?.drop();
});

describe('la garde des murs', () => {
  test('ne trouve aucun trou', async () => {
    expect(await listHoles(owner)).toEqual([]);
  });

  const breaches = {
    'une table sans sécurité par ligne': [
      'alter table statut disable row level security',
      /statut : sécurité par ligne absente/,
    ],
    'une table nouvelle et nue': ['create table nouvelle (id int)', /nouvelle : aucune règle/],
    'une règle ouverte': [
      'create policy ouverte on statut for select to maillage_app using (true)',
      /statut.ouverte : règle ouverte/,
    ],
    'une écriture ouverte': [
      'create policy large on statut for all to maillage_app using (schema_id > 0) with check (true)',
      /statut.large : règle ouverte/,
    ],
    'une règle pour tous les rôles': [
      'create policy tous on statut using (schema_id > 0)',
      /statut.tous : règle qui vaut pour tous/,
    ],
    'une vue qui contourne': [
      'create view v as select * from statut; grant select on v to maillage_app',
      /v : vue qui lit/,
    ],
    'une fonction sans chemin': [
      'create function acces.f() returns int language sql security definer as $$ select 1 $$',
      /acces.f\(\) : fonction/,
    ],
    'la table des migrations ouverte': [
      'grant select on _prisma_migrations to maillage_app',
      /_prisma_migrations : ouverte/,
    ],
  } satisfies Record<string, [string, RegExp]>;

  test.each(Object.entries(breaches))('signale %s', async (_, [sql, message]) => {
    await owner.query('begin');
    await owner.query(sql);
    const holes = await listHoles(owner);
    await owner.query('rollback');
    expect(holes.join('\n')).toMatch(message);
  });
});

test('les fonctions que l’on peut appeler ne font que dire qui l’on est et ce que l’on voit', async () => {
  expect(await listFunctions(owner)).toEqual(
    [
      'aujourdhui',
      'comptes_geres',
      'comptes_visibles',
      'conventions_lues',
      'conventions_propres',
      'decisions_lues',
      'decisions_suivies',
      'documents_lus',
      'epcis_elu',
      'epcis_referent',
      'epcis_sans_referent',
      'gere_comptes',
      'indicateurs_propres',
      'instances_ecrites',
    ]
      .concat([
        'instances_lues',
        'instances_siegees',
        'instances_tenues',
        'is_administrateur',
        'is_cellule',
        'maintenant',
        'noms_visibles',
        'organisation_sert_ailleurs',
        'organisations_voisines',
        'parties_tenues',
        'remarques_permises',
        'schemas',
      ])
      .concat([
        'schemas_cellule',
        'schemas_conventions',
        'schemas_local',
        'seances_ecrites',
        'seances_lues',
        'seances_publiees',
        'seances_rendues',
        'utilisateur',
        'viewer',
      ])
      .map((name) => `acces.${name}`)
      // with the rights of who asks; `dupliquer` and `participation` check them themselves
      .concat([
        'conventions.fin',
        // what it counts past the walls are numbers, for who reads the scheme
        'indicateurs.calculer',
        'indicateurs.concerne',
        'indicateurs.version_pour',
        'instances.reunions_tenues',
        'organisations.is_siret',
        'referentiel.anterieurs',
        'referentiel.contenu',
        'referentiel.dupliquer',
        'suivi.actions_au',
        'suivi.actions_par_jour',
        'suivi.an_dernier',
      ])
      .concat([
        'suivi.fin_du_jour',
        'suivi.jalons_au',
        'suivi.jalons_par_jour',
        'suivi.locaux_au',
        'suivi.locaux_par_jour',
        'suivi.participation',
      ]),
  );
});
