import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertDemande, insertLigne, insertReponse, insertSuite, type Cellule } from '../campagnes/lignes.ts';
import { insertBrouillon, openSceneAcces, sansDroit, tous, type Name, type SceneAcces } from './remontees-scene.ts';

let scene: SceneAcces;
let cell: Cellule;
beforeAll(async () => {
  scene = await openSceneAcces();
  cell = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
});
afterAll(() => scene?.close());

/** Who finds a row with this query; everybody is asked. */
async function lecteurs(sql: string): Promise<Name[]> {
  const found: Name[] = [];
  for (const who of tous) {
    const count = await scene.essai(who, sql);
    expect([who, typeof count]).toEqual([who, 'number']);
    if (count !== 0) found.push(who!);
  }
  return found;
}

const celluleDu04: Name[] = ['cellule.etat', 'cellule.departement'];
// « cellule.05 » is also référent of JLVD in the 04
const referentsDeJlvd: Name[] = ['referent.jlvd', 'cellule.05'];
const duSchema: Name[] = [
  ...[...celluleDu04, 'referent.jlvd', 'referent.dlva', 'elu.jlvd', 'copil', 'referent.deux-schemas', 'cellule.05'],
  'elu.04-referent.05',
] as Name[];
const sorted = (names: Name[]) => tous.filter((name) => name && names.includes(name));

test('la distribution oppose bien ceux qui ont un droit à ceux qui n’en ont plus', () => {
  expect(sansDroit.filter((name) => duSchema.includes(name))).toEqual([]);
  expect(tous.length).toBe(Object.keys(scene.ids).length + 1);
});

test('un brouillon n’est lu que par les référents de son EPCI, dans son schéma', async () => {
  await insertBrouillon(scene.owner, cell);
  expect(await lecteurs(`select from brouillon_avancement where action_id = ${cell.actionId}`)).toEqual(
    sorted(referentsDeJlvd),
  );
});

describe('l’EPCI qui appartient à deux schémas', () => {
  test('n’ouvre les brouillons de l’un à personne de l’autre', async () => {
    const ici = await scene.cellOf('04', 'CCSB', 'referent.deux-schemas');
    const ailleurs = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
    for (const at of [ici, ailleurs]) await insertBrouillon(scene.owner, at);
    const lisent = (at: Cellule) => lecteurs(`select from brouillon_avancement where action_id = ${at.actionId}`);
    expect(await lisent(ici)).toEqual(['referent.deux-schemas']);
    expect(await lisent(ailleurs)).toEqual(['referent.deux-schemas', 'elu.04-referent.05']);
  });

  test('n’ouvre les lignes en attente de l’un qu’à sa propre cellule', async () => {
    const ici = await scene.cellOf('04', 'CCSB', 'referent.deux-schemas');
    const ailleurs = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
    const lisent = async (at: Cellule) =>
      lecteurs(`select from avancement_epci where id = ${await insertLigne(scene.owner, at)}`);
    expect(await lisent(ici)).toEqual(sorted([...celluleDu04, 'referent.deux-schemas', 'elu.04-referent.05']));
    expect(await lisent(ailleurs)).toEqual(sorted(['cellule.05', 'referent.deux-schemas', 'elu.04-referent.05']));
  });
});

describe('une ligne transmise', () => {
  const interesses: Name[] = [...celluleDu04, ...referentsDeJlvd, 'elu.jlvd'];

  test('en attente, elle n’est lue que par son EPCI et la cellule', async () => {
    const id = await insertLigne(scene.owner, await scene.cellOf('04', 'JLVD', 'referent.jlvd'));
    expect(await lecteurs(`select from avancement_epci where id = ${id}`)).toEqual(sorted(interesses));
  });

  test('retournée, elle reste entre eux, avec sa raison', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    const id = await insertLigne(scene.owner, at);
    await insertSuite(scene.owner, at, id, 'Précisez le lieu.');
    expect(await lecteurs(`select from avancement_epci where id = ${id}`)).toEqual(sorted(interesses));
    expect(await lecteurs(`select from suite_avancement where avancement_id = ${id}`)).toEqual(sorted(interesses));
    expect(await lecteurs(`select from suivi_epci where action_id = ${at.actionId}`)).toEqual([]);
  });

  test('validée, elle est lue de tout le schéma, sauf de l’opérateur et de l’administrateur', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    const id = await insertLigne(scene.owner, at);
    await insertSuite(scene.owner, at, id);
    for (const sql of [
      `select from avancement_epci where id = ${id}`,
      `select from suite_avancement where avancement_id = ${id}`,
      `select from suivi_epci where action_id = ${at.actionId}`,
    ])
      expect([sql, await lecteurs(sql)]).toEqual([sql, sorted(duSchema)]);
  });

  test('celle qui suit une ligne validée ne se voit pas avant d’être validée à son tour', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    await insertSuite(scene.owner, at, await insertLigne(scene.owner, at, { avancement: 'en_cours' }));
    const suivante = await insertLigne(scene.owner, at, { avancement: 'fait' });
    expect(await lecteurs(`select from avancement_epci where id = ${suivante}`)).toEqual(sorted(interesses));
    const etape = (word: string) =>
      lecteurs(`select from suivi.remontee where action_id = ${at.actionId} and etape = '${word}'
        and campagne_id = ${scene.campagnes['04']}`);
    expect(await etape('transmis')).toEqual(sorted(interesses));
    expect(await etape('valide')).toEqual(sorted(duSchema.filter((name) => !interesses.includes(name))));
    // who may not read the local level is told nothing of it
    expect(await etape('a_remplir')).toEqual(sorted(['operateur.laposte', 'admin']));
  });

  test('une correction demandée, et sa réponse, restent entre l’EPCI et la cellule', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    const id = await insertLigne(scene.owner, at);
    await insertSuite(scene.owner, at, id);
    const demande = await insertDemande(scene.owner, at, id);
    await insertReponse(scene.owner, at, demande);
    expect(await lecteurs(`select from demande_correction where id = ${demande}`)).toEqual(sorted(interesses));
    expect(await lecteurs(`select from reponse_correction where demande_id = ${demande}`)).toEqual(sorted(interesses));
    // the others go on reading the validated line until another is validated
    const etape = await lecteurs(`select from suivi.remontee where avancement_id = ${id} and etape = 'valide'`);
    expect(etape).toEqual(sorted(duSchema.filter((name) => !interesses.includes(name))));
  });
});
