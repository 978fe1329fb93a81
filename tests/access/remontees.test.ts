import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertDemande, insertLigne, insertSuite, type Cellule } from '../campagnes/lignes.ts';
import {
  all,
  CLES,
  insertBrouillon,
  openSceneAcces,
  pasCellules,
  pasReferents,
  REFUS,
  type Name,
  type SceneAcces,
} from './remontees-scene.ts';

let scene: SceneAcces;
/** JLVD and DLVA in the 04; CCSB in the 04 and in the 05; CCVUSP, whose référent is vacant. */
let jlvd: Cellule, dlva: Cellule, ccsb: Cellule, ccsb05: Cellule, vacant: Cellule;
beforeAll(async () => {
  scene = await openSceneAcces();
  jlvd = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
  dlva = await scene.cellOf('04', 'DLVA', 'referent.dlva');
  ccsb = await scene.cellOf('04', 'CCSB', 'referent.deux-schemas');
  ccsb05 = await scene.cellOf('05', 'CCSB', 'referent.deux-schemas');
  vacant = await scene.cellOf('04', 'CCVUSP', 'cellule.etat');
});
afterAll(() => scene?.close());

type Qui = Name | null;
const answers = (people: Qui[], sqlOf: (me: number | null) => string) => scene.answers(people, sqlOf);

const keys = (at: Cellule) => `${at.schemaId}, ${at.epciId}`;

describe('un brouillon', () => {
  const insert = (at: Cellule, me: number | null, after = '') =>
    `insert into brouillon_avancement (action_id, schema_id, epci_id, auteur_id, commentaire)
     values (${at.actionId}, ${keys(at)}, ${me ?? 'null'}, 'Forgé.') ${after}`;

  test('s’écrit par les référents de son EPCI et par personne d’autre', async () => {
    expect(await answers(['referent.jlvd', 'cellule.05'], (me) => insert(jlvd, me))).toEqual(
      all(['referent.jlvd', 'cellule.05'], 1),
    );
    expect(await answers(pasReferents, (me) => insert(jlvd, me))).toEqual(all(pasReferents, REFUS));
  });

  test('ne s’écrit ni au nom d’un collègue, ni sous les clés d’un autre schéma', async () => {
    expect(await scene.essai('referent.jlvd', insert(jlvd, scene.ids['cellule.05']))).toBe(REFUS);
    // an action of the 05 under the 04, where one is référent of the same EPCI, and the other way round
    for (const [action, sous] of [
      [ccsb05, ccsb],
      [ccsb, ccsb05],
    ] as const) {
      const forged = insert({ ...sous, actionId: action.actionId }, scene.ids['referent.deux-schemas']);
      expect(await scene.essai('referent.deux-schemas', forged)).toBe(CLES);
    }
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, scene.ids['elu.04-referent.05']))).toBe(REFUS);
  });

  test('ne se devine pas en écrivant par-dessus, ne se modifie ni ne s’efface par un autre', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    await insertBrouillon(scene.owner, at);
    const conflict = 'on conflict (action_id, epci_id) do';
    for (const after of [`${conflict} nothing`, `${conflict} update set commentaire = 'Forgé.'`])
      expect(await answers(pasReferents, (me) => insert(at, me, after))).toEqual(all(pasReferents, REFUS));
    const row = `where action_id = ${at.actionId}`;
    const update = (me: number | null) =>
      `update brouillon_avancement set commentaire = 'Forgé.', auteur_id = ${me ?? 'null'} ${row}`;
    expect(await answers(pasReferents, update)).toEqual(all(pasReferents, 0));
    const remove = () => `delete from brouillon_avancement ${row}`;
    expect(await answers(pasReferents, remove)).toEqual(all(pasReferents, 0));
    expect(await answers(['cellule.05'], update)).toEqual({ 'cellule.05': 1 });
  });

  test('ne change ni d’EPCI, ni de schéma, ni d’action', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    await insertBrouillon(scene.owner, at);
    for (const set of [`epci_id = ${dlva.epciId}`, `schema_id = ${ccsb05.schemaId}`, `action_id = ${jlvd.actionId}`]) {
      const sql = `update brouillon_avancement set ${set} where action_id = ${at.actionId}`;
      expect([set, await scene.essai('referent.jlvd', sql)]).toEqual([set, REFUS]);
    }
  });
});

describe('une ligne transmise', () => {
  const insert = (at: Cellule, me: number | null, isPourCompte = false, more: [string, string] = ['', '']) =>
    `insert into avancement_epci (action_id, schema_id, epci_id, auteur_id, avancement, is_pour_compte${more[0]})
     values (${at.actionId}, ${keys(at)}, ${me ?? 'null'}, 'fait', ${isPourCompte}${more[1]})`;

  test('ne s’envoie que par les référents de son EPCI', async () => {
    expect(await answers(['referent.jlvd', 'cellule.05'], (me) => insert(jlvd, me))).toEqual(
      all(['referent.jlvd', 'cellule.05'], 1),
    );
    expect(await answers(pasReferents, (me) => insert(jlvd, me))).toEqual(all(pasReferents, REFUS));
    expect(await scene.essai('referent.jlvd', insert(jlvd, scene.ids['cellule.05']))).toBe(REFUS);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb, scene.ids['elu.04-referent.05']))).toBe(REFUS);
    expect(await scene.essai('elu.04-referent.05', insert(ccsb05, scene.ids['elu.04-referent.05']))).toBe(1);
    const forged = { ...ccsb05, actionId: ccsb.actionId };
    expect(await scene.essai('elu.04-referent.05', insert(forged, scene.ids['elu.04-referent.05']))).toBe(CLES);
  });

  test('pour le compte d’un EPCI sans référent, seulement par la cellule du schéma', async () => {
    const pourCompte = (me: number | null) => insert(vacant, me, true);
    const cellules: Name[] = ['cellule.etat', 'cellule.departement'];
    expect(await answers(cellules, pourCompte)).toEqual(all(cellules, 1));
    expect(await answers(pasCellules, pourCompte)).toEqual(all(pasCellules, REFUS));
    // nor as if the EPCI had sent it
    expect(await answers(cellules, (me) => insert(vacant, me))).toEqual(all(cellules, REFUS));
  });

  test('ne choisit ni sa date, ni sa campagne, ni ce qu’elle corrige ; ne se modifie ni ne s’efface', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    const id = await insertLigne(scene.owner, at);
    const me = scene.ids['referent.jlvd'];
    for (const more of [
      [', date_effet', ", '2026-01-01'"],
      [', campagne_id', `, ${scene.campagnes['05']}`],
      [', corrige_id', `, ${id}`],
      [', created_at', ", '2026-01-01'"],
    ] as [string, string][])
      expect([more[0], await scene.essai('referent.jlvd', insert(at, me, false, more))]).toEqual([more[0], REFUS]);
    for (const who of ['referent.jlvd', 'cellule.etat', 'admin'] as const)
      for (const sql of [
        `update avancement_epci set commentaire = 'Forgé.' where id = ${id}`,
        `update avancement_epci set epci_id = ${dlva.epciId} where id = ${id}`,
        `delete from avancement_epci where id = ${id}`,
      ])
        expect([who, sql, await scene.essai(who, sql)]).toEqual([who, sql, REFUS]);
  });
});

describe('valider ou retourner', () => {
  const insert = (at: Cellule, id: number, me: number | null) =>
    `insert into suite_avancement (avancement_id, schema_id, epci_id, suite, auteur_id)
     values (${id}, ${keys(at)}, 'valide', ${me ?? 'null'})`;

  test('revient à la cellule du schéma, en son propre nom', async () => {
    const id = await insertLigne(scene.owner, jlvd);
    expect(await answers(['cellule.etat'], (me) => insert(jlvd, id, me))).toEqual({ 'cellule.etat': 1 });
    expect(await answers(pasCellules, (me) => insert(jlvd, id, me))).toEqual(all(pasCellules, REFUS));
    expect(await scene.essai('cellule.etat', insert(jlvd, id, scene.ids['cellule.departement']))).toBe(REFUS);
  });

  test('ne se fait pas sous les clés d’un autre schéma, ni d’un autre EPCI', async () => {
    const id = await insertLigne(scene.owner, ccsb);
    expect(await scene.essai('cellule.05', insert(ccsb05, id, scene.ids['cellule.05']))).toBe(CLES);
    expect(await scene.essai('cellule.05', insert(ccsb, id, scene.ids['cellule.05']))).toBe(REFUS);
    expect(await scene.essai('cellule.etat', insert(dlva, id, scene.ids['cellule.etat']))).toBe(CLES);
  });

  test('ne se reprend pas', async () => {
    const at = await scene.cellOf('04', 'JLVD', 'referent.jlvd');
    const id = await insertLigne(scene.owner, at);
    await insertSuite(scene.owner, at, id);
    for (const sql of [
      `update suite_avancement set suite = 'retourne' where avancement_id = ${id}`,
      `delete from suite_avancement where avancement_id = ${id}`,
      `update suivi_epci set avancement = 'fait' where avancement_id = ${id}`,
      `delete from suivi_epci where avancement_id = ${id}`,
    ])
      expect([sql, await scene.essai('cellule.etat', sql)]).toEqual([sql, REFUS]);
  });
});

describe('une correction', () => {
  const demande = (at: Cellule, id: number, me: number | null) =>
    `insert into demande_correction (avancement_id, schema_id, epci_id, motif, auteur_id)
     values (${id}, ${keys(at)}, 'Forgé.', ${me ?? 'null'})`;

  test('ne se demande que sur une ligne de son EPCI, dans son schéma', async () => {
    const ids: Record<string, number> = {};
    for (const [name, at] of Object.entries({ jlvd, ccsb })) {
      ids[name] = await insertLigne(scene.owner, at);
      await insertSuite(scene.owner, at, ids[name]);
    }
    expect(await scene.essai('referent.jlvd', demande(jlvd, ids.jlvd!, scene.ids['referent.jlvd']))).toBe(1);
    expect(await answers(pasReferents, (me) => demande(jlvd, ids.jlvd!, me))).toEqual(all(pasReferents, REFUS));
    expect(await scene.essai('referent.dlva', demande(dlva, ids.jlvd!, scene.ids['referent.dlva']))).toBe(CLES);
    const forger = scene.ids['elu.04-referent.05'];
    expect(await scene.essai('elu.04-referent.05', demande(ccsb05, ids.ccsb!, forger))).toBe(CLES);
    expect(await scene.essai('elu.04-referent.05', demande(ccsb, ids.ccsb!, forger))).toBe(REFUS);
  });

  test('n’est acceptée que par la cellule du schéma', async () => {
    const at = await scene.cellOf('04', 'CCSB', 'referent.deux-schemas');
    const id = await insertLigne(scene.owner, at);
    await insertSuite(scene.owner, at, id);
    const demandeId = await insertDemande(scene.owner, at, id);
    const reponse = (cell: Cellule, me: number | null) =>
      `insert into reponse_correction (demande_id, schema_id, epci_id, is_acceptee, auteur_id)
       values (${demandeId}, ${keys(cell)}, true, ${me ?? 'null'})`;
    expect(await answers(['cellule.departement'], (me) => reponse(at, me))).toEqual({ 'cellule.departement': 1 });
    expect(await answers(pasCellules, (me) => reponse(at, me))).toEqual(all(pasCellules, REFUS));
    expect(await scene.essai('cellule.05', reponse(ccsb05, scene.ids['cellule.05']))).toBe(CLES);
  });
});
