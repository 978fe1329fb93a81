import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertLigne, type Cellule } from '../campagnes/lignes.ts';
import {
  all,
  CLES,
  insertRemarque,
  openSceneAcces,
  pasReferents,
  REFUS,
  tous,
  type Name,
  type SceneAcces,
} from './remontees-scene.ts';

let scene: SceneAcces;
let jlvd: Cellule, dlva: Cellule, ccsb: Cellule, ccsb05: Cellule;
beforeAll(async () => {
  scene = await openSceneAcces();
  jlvd = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
  dlva = await scene.cellOf('04', 'DLVA', 'referent.dlva');
  ccsb = await scene.cellOf('04', 'CCSB', 'referent.deux-schemas');
  ccsb05 = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
});
afterAll(() => scene?.close());

type Qui = Name | null;
const answers = (people: Qui[], sqlOf: (me: number | null) => string) => scene.answers(people, sqlOf);
const sauf = (...names: Name[]) => tous.filter((who) => who === null || !names.includes(who));
const keys = (at: Cellule) => `${at.schemaId}, ${at.epciId}`;

describe('un visa', () => {
  const insert = (at: Cellule, me: number | null, isEnLigne: boolean, campagneId = scene.campagnes['04']) =>
    `insert into visa (campagne_id, schema_id, epci_id, date_visa, is_en_ligne, auteur_id)
     values (${campagneId}, ${keys(at)}, '2026-11-22', ${isEnLigne}, ${me ?? 'null'})`;

  test('en ligne, il n’est donné que par un élu de cet EPCI ; enregistré, que par un de ses référents', async () => {
    for (const at of [jlvd, dlva]) await insertLigne(scene.owner, at);
    const others = pasReferents.filter((who) => who !== 'elu.jlvd');
    for (const isEnLigne of [true, false])
      expect(await answers(others, (me) => insert(jlvd, me, isEnLigne))).toEqual(all(others, REFUS));
    for (const [who, isEnLigne, answer] of [
      ['elu.jlvd', true, 1],
      ['elu.jlvd', false, REFUS],
      ['referent.jlvd', false, 1],
      ['referent.jlvd', true, REFUS],
    ] as const)
      expect([who, isEnLigne, await scene.essai(who, insert(jlvd, scene.ids[who], isEnLigne))]).toEqual([
        ...[who, isEnLigne, answer],
      ]);
    expect(await scene.essai('elu.jlvd', insert(dlva, scene.ids['elu.jlvd'], true))).toBe(REFUS);
    expect(await scene.essai('elu.jlvd', insert(jlvd, scene.ids['cellule.05'], true))).toBe(REFUS);
  });

  test('ne passe pas d’un schéma à l’autre avec l’EPCI qu’ils partagent', async () => {
    for (const at of [ccsb, ccsb05]) await insertLigne(scene.owner, at);
    const me = scene.ids['elu.04-referent.05'];
    const { '04': ici, '05': ailleurs } = scene.campagnes;
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, me, true, ici))).toBe(1);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, me, true, ailleurs))).toBe(CLES);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb05, me, true, ailleurs))).toBe(REFUS);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, me, false, ici))).toBe(REFUS);
  });

  test('ne se retire que du côté qui l’a donné, et ne change de rien d’autre', async () => {
    const { schemaId, epciId } = jlvd;
    await insertLigne(scene.owner, jlvd);
    const row = { schema_id: schemaId, epci_id: epciId, campagne_id: scene.campagnes['04'], date_visa: '2026-11-20' };
    const [enLigne, enregistre] = [
      await insertId(scene.owner, 'visa', { ...row, is_en_ligne: true, auteur_id: scene.ids['elu.jlvd'] }),
      await insertId(scene.owner, 'visa', { ...row, is_en_ligne: false, auteur_id: scene.ids['referent.jlvd'] }),
    ];
    const retire = (id: number) => () => `update visa set retire_le = acces.maintenant() where id = ${id}`;
    const people: Name[] = ['elu.jlvd', 'referent.jlvd', 'referent.dlva', 'cellule.etat', 'copil', 'admin'];
    expect(await answers(people, retire(enLigne))).toEqual({ ...all(people, 0), 'elu.jlvd': 1 });
    expect(await answers(people, retire(enregistre))).toEqual({ ...all(people, 0), 'referent.jlvd': 1 });
    for (const set of [`epci_id = ${dlva.epciId}`, 'is_en_ligne = true', "date_visa = '2026-11-22'"])
      expect([set, await scene.essai('elu.jlvd', `update visa set ${set} where id = ${enLigne}`)]).toEqual([
        set,
        REFUS,
      ]);
  });
});

describe('une remarque', () => {
  const insert = (at: Cellule, me: number | null, epciId: number | null, actionId = at.actionId) =>
    `insert into remarque (schema_id, action_id, epci_id, texte, auteur_id)
     values (${at.schemaId}, ${actionId}, ${epciId ?? 'null'}, 'Forgé.', ${me ?? 'null'})`;

  test('se fait au nom de l’EPCI dont on est élu ou référent, et de lui seul', async () => {
    const people: Name[] = ['referent.jlvd', 'elu.jlvd', 'cellule.05'];
    expect(await answers(people, (me) => insert(jlvd, me, jlvd.epciId))).toEqual(all(people, 1));
    const others = sauf(...people);
    expect(await answers(others, (me) => insert(jlvd, me, jlvd.epciId))).toEqual(all(others, REFUS));
    // on an action that concerns another EPCI, one speaks in the name of one's own
    expect(await scene.essai('elu.jlvd', insert(dlva, scene.ids['elu.jlvd'], jlvd.epciId))).toBe(1);
    expect(await scene.essai('elu.jlvd', insert(jlvd, scene.ids['referent.jlvd'], jlvd.epciId))).toBe(REFUS);
  });

  test('sans EPCI, elle est du comité de pilotage', async () => {
    expect(await answers(['copil'], (me) => insert(jlvd, me, null))).toEqual({ copil: 1 });
    const others = sauf('copil');
    expect(await answers(others, (me) => insert(jlvd, me, null))).toEqual(all(others, REFUS));
    expect(await scene.essai('copil', insert(ccsb05, scene.ids.copil, null))).toBe(REFUS);
    expect(await scene.essai('copil', insert(jlvd, scene.ids.copil, null, ccsb05.actionId))).toBe(CLES);
  });

  test('l’EPCI de deux schémas ne parle dans l’un qu’avec le droit qu’on y a', async () => {
    const me = scene.ids['elu.04-referent.05'];
    for (const at of [ccsb, ccsb05]) expect(await scene.essai('elu.04-referent.05', insert(at, me, at.epciId))).toBe(1);
    expect(await scene.essai('cellule.05', insert(ccsb05, scene.ids['cellule.05'], ccsb05.epciId))).toBe(REFUS);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, me, ccsb.epciId, ccsb05.actionId))).toBe(CLES);
  });

  test('n’est suivie que de son auteur et de la cellule, et ne se modifie pas', async () => {
    const id = await insertRemarque(scene.owner, jlvd);
    const suite = (at: Cellule) => (me: number | null) =>
      `insert into suite_remarque (remarque_id, schema_id, texte, is_cloture, auteur_id)
       values (${id}, ${at.schemaId}, 'Vu.', true, ${me ?? 'null'})`;
    const people: Name[] = ['cellule.etat', 'cellule.departement', 'referent.jlvd'];
    expect(await answers(people, suite(jlvd))).toEqual(all(people, 1));
    const others = sauf(...people);
    expect(await answers(others, suite(jlvd))).toEqual(all(others, REFUS));
    expect(await answers(['cellule.05'], suite(ccsb05))).toEqual({ 'cellule.05': CLES });
    for (const sql of [
      `update remarque set texte = 'Forgé.' where id = ${id}`,
      `delete from remarque where id = ${id}`,
    ])
      for (const who of people) expect([who, await scene.essai(who, sql)]).toEqual([who, REFUS]);
  });
});

describe('mandats et campagnes', () => {
  const mandat = (at: Cellule, me: number | null) =>
    `insert into mandat (schema_id, epci_id, nature, prenom, nom, debut, fin, auteur_id)
     values (${keys(at)}, 'elu_referent', 'Alix', 'Forgé', '2001-01-01', '2001-12-31', ${me ?? 'null'})`;
  const campagne = (at: Cellule, me: number | null) =>
    `insert into campagne (schema_id, annee, ouverture, echeance, auteur_id)
     values (${at.schemaId}, 2098, '2026-11-01', '2027-02-01', ${me ?? 'null'})`;
  const cellules: Name[] = ['cellule.etat', 'cellule.departement'];

  test('ne s’écrivent que par la cellule du schéma', async () => {
    for (const insert of [mandat, campagne]) {
      expect(await answers(cellules, (me) => insert(jlvd, me))).toEqual(all(cellules, 1));
      const others = sauf(...cellules);
      expect(await answers(others, (me) => insert(jlvd, me))).toEqual(all(others, REFUS));
      expect(await answers(cellules, (me) => insert(ccsb05, me))).toEqual(all(cellules, REFUS));
      expect(await scene.essai('cellule.etat', insert(jlvd, scene.ids['cellule.departement']))).toBe(REFUS);
    }
    // an EPCI that the scheme does not hold
    const dehors = { ...jlvd, epciId: scene.voisins.epcis.COVE! };
    expect(await scene.essai('cellule.etat', mandat(dehors, scene.ids['cellule.etat']))).toBe(CLES);
  });

  test('ne passent ni d’un EPCI, ni d’un schéma, ni d’une année à l’autre', async () => {
    const row = {
      schema_id: jlvd.schemaId,
      epci_id: jlvd.epciId,
      nature: 'elu_referent',
      prenom: 'Alix',
      nom: 'Essai',
    };
    const id = await insertId(scene.owner, 'mandat', { ...row, debut: '2003-01-01', fin: '2003-12-31' });
    for (const sql of [
      `update mandat set epci_id = ${dlva.epciId} where id = ${id}`,
      `update mandat set schema_id = ${ccsb05.schemaId} where id = ${id}`,
      `update mandat set nature = 'referent_technique' where id = ${id}`,
      `delete from mandat where id = ${id}`,
      `update campagne set schema_id = ${ccsb05.schemaId} where id = ${scene.campagnes['04']}`,
      `update campagne set annee = 2097 where id = ${scene.campagnes['04']}`,
      `delete from campagne where id = ${scene.campagnes['04']}`,
    ])
      expect([sql, await scene.essai('cellule.etat', sql)]).toEqual([sql, REFUS]);
    const end = `update mandat set fin = '2003-06-30' where id = ${id}`;
    expect(await answers(['cellule.etat', 'cellule.05', 'referent.jlvd', 'admin'], () => end)).toEqual({
      ...{ 'cellule.etat': 1, 'cellule.05': 0, 'referent.jlvd': 0, admin: 0 },
    });
  });
});
