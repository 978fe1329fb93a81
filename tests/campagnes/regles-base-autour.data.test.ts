import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/access/roles';
import { insertId, insertRows, type Row } from '../../prisma/seed/insert.ts';
import { insertRemarque, openSceneAcces, type SceneAcces } from '../access/remontees-scene.ts';
import { insertPerson } from '../second-schema.ts';
import { insertDemande, insertLigne, insertSuite, type Cellule } from './lignes.ts';

let scene: SceneAcces;
beforeAll(async () => void (scene = await openSceneAcces()));
afterAll(() => scene?.close());

const keysOf = ({ schemaId, epciId }: Cellule) => `${schemaId}, ${epciId}`;

describe('viser', () => {
  const vise = (at: Cellule, date: string) =>
    scene.dire(
      'referent.jlvd',
      `insert into visa (campagne_id, schema_id, epci_id, date_visa, is_en_ligne, auteur_id)
       values (${scene.campagnes['04']}, ${keysOf(at)}, '${date}', false, ${scene.ids['referent.jlvd']})`,
    );

  test('attend que quelque chose soit transmis, et ne date ni de demain ni d’avant l’ouverture', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    expect(await vise(at, '2026-11-22')).toMatch(/^ML002 Rien n'est encore transmis/);
    await insertLigne(scene.owner, at);
    expect(await vise(at, '2026-11-23')).toMatch(/^ML002 .*futur/);
    expect(await vise(at, '2026-10-31')).toMatch(/^ML002 .*ouverture/);
    for (const date of ['2026-11-01', '2026-11-22']) expect([date, await vise(at, date)]).toEqual([date, 'fait']);
  });

  test('en ligne, il est du jour où on le donne', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    await insertLigne(scene.owner, at);
    const sql = `insert into visa (campagne_id, schema_id, epci_id, date_visa, is_en_ligne, auteur_id)
      values (${scene.campagnes['04']}, ${keysOf(at)}, '2026-11-02', true, ${scene.ids['elu.jlvd']})
      returning date_visa::text = '2026-11-22' as juste`;
    expect(await scene.lire('elu.jlvd', sql)).toEqual([{ juste: true }]);
  });

  test('un visa ne se retire qu’une fois, au moment et au nom de qui le retire', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    await insertLigne(scene.owner, at);
    const row = { schema_id: at.schemaId, epci_id: at.epciId, campagne_id: scene.campagnes['04'] };
    const visa = { ...row, date_visa: '2026-11-20', is_en_ligne: false, auteur_id: at.auteurId };
    const id = await insertId(scene.owner, 'visa', visa);
    const sql = `update visa set retire_le = '2020-01-01' where id = ${id}`;
    expect(await scene.dire('referent.jlvd', sql)).toBe('fait');
    const { rows } = await scene.owner.query<{ jour: string }>(`${sql} returning retire_le::date::text as jour`);
    expect(rows).toEqual([{ jour: '2026-11-22' }]);
    expect(await scene.dire('referent.jlvd', sql)).toMatch(/^ML002 Ce visa est déjà retiré/);
  });
});

test('une remarque close ne reçoit plus rien', async () => {
  const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
  const id = await insertRemarque(scene.owner, at);
  const suite = (texte: string, isCloture: boolean) =>
    `insert into suite_remarque (remarque_id, schema_id, texte, is_cloture, auteur_id)
     values (${id}, ${at.schemaId}, ${texte}, ${isCloture}, ${scene.ids['cellule.etat']})`;
  expect(await scene.dire('cellule.etat', suite("' '", false))).toMatch(/^23514/);
  expect(await scene.dire('cellule.etat', suite("'Vu.'", false))).toBe('fait');
  await scene.owner.query(suite('null', true));
  for (const who of ['cellule.etat', 'cellule.departement'] as const) {
    const sql = suite("'Encore.'", false).replace(/\d+\)$/, `${scene.ids[who]})`);
    expect([who, await scene.dire(who, sql)]).toEqual([who, expect.stringMatching(/^ML002 Cette remarque est close/)]);
  }
});

test('un second mandat de même nature, aux mêmes dates, dit pourquoi', async () => {
  const { schemaId, epciId } = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
  const mandat = (debut: string, fin: string, more: Row = {}) =>
    insertId(scene.owner, 'mandat', {
      ...{ schema_id: schemaId, epci_id: epciId, nature: 'elu_referent', prenom: 'Alix', nom: 'Essai', debut, fin },
      ...more,
    });
  await mandat('2001-01-01', '2001-12-31');
  await expect(mandat('2001-12-31', '2002-06-30')).rejects.toMatchObject({ code: '23P01' });
  await mandat('2001-12-31', '2002-06-30', { motif_cumul: 'Passage de relais.' });
  await mandat('2001-01-01', '2001-12-31', { nature: 'referent_technique' });
  await mandat('2002-01-01', '2002-12-31');
  await expect(mandat('2003-02-01', '2003-01-01')).rejects.toMatchObject({ code: '23514' });
});

describe('on n’est pas à la fois référent d’un EPCI et', () => {
  let people = 0;
  const right = (id: number, role: Role, schema: '04' | '05' | null, more: Row = {}, client = scene.owner) =>
    insertRows(client, 'habilitation', [
      {
        ...{ utilisateur_id: id, role, debut: '2026-01-01', fin: null, created_at: '2026-01-01T09:00:00Z' },
        ...{ schema_id: schema && scene.voisins.schemas[schema] },
        ...{ epci_id: role === 'referent_epci' ? scene.voisins.epcis.CCSB : null, ...more },
      },
    ]);
  const person = () => insertPerson(scene.owner, `cumul.${++people}`, 'Cumul');
  const refus = { code: 'ML002', message: expect.stringContaining('à la fois référent') as string };

  test.each([
    ['cellule_etat', '04'],
    ['cellule_departement', '04'],
    ['administrateur', null],
  ] as const)('%s, dans un ordre ni dans l’autre', async (role, schema) => {
    for (const first of ['referent', 'autre']) {
      const id = await person();
      const gestures = [() => right(id, 'referent_epci', '04'), () => right(id, role, schema)];
      if (first === 'autre') gestures.reverse();
      await gestures[0]!();
      await expect(gestures[1]!()).rejects.toMatchObject(refus);
    }
  });

  test('même quand la cellule n’a pas encore confirmé ; mais l’un après l’autre se peut', async () => {
    const id = await person();
    await right(id, 'cellule_etat', '04', { confirmee_le: null, fin: '2026-06-30' });
    await expect(right(id, 'referent_epci', '04', { debut: '2026-06-30' })).rejects.toMatchObject(refus);
    await right(id, 'referent_epci', '04', { debut: '2026-07-01' });
  });

  test('deux droits accordés au même instant ne s’ignorent pas', async () => {
    const id = await person();
    const other = new pg.Client(scene.ownerUrl);
    await other.connect();
    await scene.owner.query('begin');
    await right(id, 'referent_epci', '04');
    let answer: string | undefined;
    const late = right(id, 'cellule_etat', '04', {}, other).then(
      () => (answer = 'fait'),
      (error: pg.DatabaseError) => (answer = error.code),
    );
    // the second waits for the first, or has not seen it
    while (!answer && !(await scene.owner.query('select from pg_locks where not granted')).rowCount);
    await scene.owner.query('commit');
    await late;
    expect(answer).toBe('ML002');
    await other.end();
  });

  test('ce qui est permis : cellule d’un schéma et référent dans un autre, dans les deux ordres', async () => {
    for (const first of ['referent_epci', 'cellule_etat'] as const) {
      const id = await person();
      await right(id, first, first === 'referent_epci' ? '04' : '05');
      const second = first === 'referent_epci' ? 'cellule_etat' : 'referent_epci';
      await right(id, second, second === 'referent_epci' ? '04' : '05');
    }
  });
});

test('un schéma clos se lit et ne se modifie plus', async () => {
  const at = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
  const autre = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
  const [attente, validee] = [await insertLigne(scene.owner, at), await insertLigne(scene.owner, autre)];
  await insertSuite(scene.owner, autre, validee);
  const { referent, cellule } = { referent: scene.ids['referent.deux-schemas'], cellule: scene.ids['cellule.05'] };
  const demandeId = await insertDemande(scene.owner, autre, validee);
  const remarqueId = await insertRemarque(scene.owner, at);
  const gestures = {
    brouillon: [
      'referent.deux-schemas',
      `insert into brouillon_avancement (action_id, schema_id, epci_id, auteur_id) values (${at.actionId}, ${keysOf(at)}, ${referent})`,
    ],
    ligne: [
      'referent.deux-schemas',
      `insert into avancement_epci (action_id, schema_id, epci_id, avancement, auteur_id)
       values (${at.actionId}, ${keysOf(at)}, 'fait', ${referent})`,
    ],
    suite: [
      'cellule.05',
      `insert into suite_avancement (avancement_id, schema_id, epci_id, suite, auteur_id)
       values (${attente}, ${keysOf(at)}, 'valide', ${cellule})`,
    ],
    reponse: [
      'cellule.05',
      `insert into reponse_correction (demande_id, schema_id, epci_id, is_acceptee, auteur_id)
       values (${demandeId}, ${keysOf(at)}, true, ${cellule})`,
    ],
    visa: [
      'referent.deux-schemas',
      `insert into visa (campagne_id, schema_id, epci_id, date_visa, is_en_ligne, auteur_id)
       values (${scene.campagnes['05']}, ${keysOf(at)}, '2026-11-22', false, ${referent})`,
    ],
    campagne: [
      'cellule.05',
      `insert into campagne (schema_id, annee, ouverture, echeance, auteur_id)
       values (${at.schemaId}, 2061, '2026-11-01', '2027-02-28', ${cellule})`,
    ],
    remarque: [
      'referent.deux-schemas',
      `insert into remarque (action_id, schema_id, epci_id, texte, auteur_id) values (${at.actionId}, ${keysOf(at)}, 'Vu.', ${referent})`,
    ],
    'suite de remarque': [
      'cellule.05',
      `insert into suite_remarque (remarque_id, schema_id, texte, is_cloture, auteur_id)
       values (${remarqueId}, ${at.schemaId}, 'Vu.', true, ${cellule})`,
    ],
  } as const;
  const ask = async () => {
    const found: Record<string, string> = {};
    for (const [name, [who, sql]] of Object.entries(gestures)) found[name] = await scene.dire(who, sql);
    return found;
  };
  const same = (answer: unknown) => Object.fromEntries(Object.keys(gestures).map((name) => [name, answer]));
  expect(await ask()).toEqual(same('fait'));
  await scene.owner.query("update schema_departemental set etat = 'clos' where id = $1", [at.schemaId]);
  expect(await ask()).toEqual(same(expect.stringMatching(/^ML002 Ce schéma est clos/)));
  expect(await scene.essai('cellule.05', `select from avancement_epci where id = ${attente}`)).toBe(1);
});
