import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmAs, insertMeeting, makeInstance, makeSeance, organisation, type Seance } from './instances-scene.ts';
import { CLES, openSceneAcces, REFUS, type Name, type SceneAcces } from './remontees-scene.ts';

let scene: SceneAcces;
let jlvd: Seance;
let dlva: Seance;
let copil: Seance;
beforeAll(async () => {
  scene = await openSceneAcces();
  jlvd = await makeSeance(scene, { epci: 'JLVD', etat: 'tenue' });
  dlva = await makeSeance(scene, { epci: 'DLVA', etat: 'diffuse' });
  copil = await makeSeance(scene, { type: 'comite_pilotage', etat: 'tenue' });
});
afterAll(() => scene?.close());

const ML = 'ML002';
const essais = async (who: Name, cas: Record<string, number | string>) => {
  for (const [sql, attendu] of Object.entries(cas))
    expect([who, sql, await scene.essai(who, sql)]).toEqual([who, sql, attendu]);
};

describe('le suivi d’une décision', () => {
  const suivre = (id: number) => `update decision set suivi = 'faite', constat = 'Fait.' where id = ${id}`;

  test('est tout ce qu’en change le référent de l’EPCI qui en répond', async () => {
    const { decisionId } = await makeSeance(scene, { type: 'comite_pilotage', etat: 'diffuse' });
    await scene.owner.query('update decision set responsable_id = $2 where id = $1', [
      decisionId,
      await organisation(scene, 'JLVD'),
    ]);
    const set = (what: string) => `update decision set ${what} where id = ${decisionId}`;
    await essais('referent.jlvd', {
      [suivre(decisionId)]: 1,
      [set("suivi = 'en_cours', revision = revision + 1")]: 1,
      [set("texte = 'x'")]: ML,
      [set("nature = 'reseau'")]: ML,
      [set("echeance = '2030-01-01'")]: ML,
      [set('responsable_id = null')]: ML,
      [set("responsable = 'x'")]: ML,
      [set('point_id = null')]: ML,
      [set('confirmee_le = null')]: ML,
      [set('annule_id = id')]: ML,
      [set("suivi = 'faite', texte = 'x', constat = 'x'")]: ML,
      [set('suivi_par_id = null')]: REFUS,
      [`delete from decision where id = ${decisionId}`]: 0,
      [`update decision_effet set applique_le = now() where decision_id = ${decisionId}`]: 0,
    });
    for (const who of ['referent.dlva', 'elu.jlvd', 'copil', 'admin', 'operateur.laposte', 'cellule.84'] as Name[])
      expect([who, await scene.essai(who, suivre(decisionId))]).toEqual([who, 0]);
  });

  test('d’une instance locale voisine se dit aussi par l’EPCI à qui elle est confiée', async () => {
    const voisine = await makeSeance(scene, { epci: 'DLVA', etat: 'tenue' });
    expect(await scene.essai('referent.jlvd', suivre(voisine.decisionId))).toBe(0);
    await confirmAs(scene, voisine, await organisation(scene, 'JLVD'));
    expect(await scene.essai('referent.jlvd', suivre(voisine.decisionId))).toBe(1);
    expect(await scene.essai('elu.jlvd', `select from decision where id = ${voisine.decisionId}`)).toBe(1);
    expect(await scene.essai('referent.jlvd', `select from seance where id = ${voisine.id}`)).toBe(0);
    expect(await scene.essai('referent.deux-schemas', `select from decision where id = ${voisine.decisionId}`)).toBe(0);
  });

  test('ne se dit pas de l’opérateur à qui elle est confiée, qui la lit', async () => {
    const { decisionId } = await makeSeance(scene, { type: 'comite_pilotage', etat: 'diffuse' });
    expect(await scene.essai('operateur.laposte', `select from decision where id = ${decisionId}`)).toBe(0);
    await scene.owner.query('update decision set responsable_id = $2 where id = $1', [
      decisionId,
      await organisation(scene, 'La Poste'),
    ]);
    expect(await scene.essai('operateur.laposte', `select from decision where id = ${decisionId}`)).toBe(1);
    expect(await scene.essai('operateur.laposte', suivre(decisionId))).toBe(0);
  });
});

describe('le numéro d’une décision', () => {
  test('ne s’écrit pas, ni l’année, la série ou l’EPCI dans lesquels il se compte', async () => {
    const { id, schemaId, decisionId } = jlvd;
    const cas: Record<string, string> = {};
    for (const [colonne, valeur] of Object.entries({ numero: 7, annee: 2026, serie: 0, epci_id: 'null' })) {
      cas[
        `insert into decision (seance_id, schema_id, nature, texte, ${colonne}) values (${id}, ${schemaId}, 'autre', 'x', ${valeur})`
      ] = REFUS;
      cas[`update decision set ${colonne} = ${valeur} where id = ${decisionId}`] = REFUS;
    }
    cas[
      `insert into decision (seance_id, schema_id, nature, texte, confirmee_le) values (${id}, ${schemaId}, 'autre', 'x', now())`
    ] = REFUS;
    cas[`insert into decision (seance_id, schema_id, nature, texte) values (${copil.id}, ${schemaId}, 'autre', 'x')`] =
      REFUS;
    cas[
      `insert into decision (seance_id, schema_id, nature, texte) values (${id}, ${scene.voisins.schemas['84']}, 'autre', 'x')`
    ] = CLES;
    await essais('referent.jlvd', cas);
  });

  test('et son jour sont ceux que donne la base à qui confirme', async () => {
    const [row] = await scene.lire(
      'referent.jlvd',
      `update decision set confirmee_le = '2020-01-01' where id = ${jlvd.decisionId}
       returning annee, serie, epci_id, confirmee_le = acces.maintenant() as a_l_heure, confirmee_par_id as par,
         numero = (select max(numero) + 1 from decision d where d.serie = decision.serie and d.annee = 2026) as suivant`,
    );
    const epciId = scene.voisins.epcis.JLVD;
    expect(row).toEqual({
      ...{ annee: 2026, serie: epciId, epci_id: epciId, a_l_heure: true, suivant: true },
      par: scene.ids['referent.jlvd'],
    });
  });
});

describe('l’annulation', () => {
  test('ne touche qu’une décision confirmée de la même série', async () => {
    const { id, schemaId, instanceId, decisionId } = jlvd;
    const annuler = (annuleId: number, seanceId = id, schema = schemaId) =>
      `insert into decision (seance_id, schema_id, nature, texte, annule_id) values (${seanceId}, ${schema}, 'autre', 'x', ${annuleId})`;
    const rendu = await insertMeeting(scene, instanceId, 'diffuse');
    const [departement, ailleurs] = [
      await makeSeance(scene, { type: 'comite_technique', etat: 'diffuse' }),
      await makeSeance(scene, { schema: '84', type: 'comite_technique', etat: 'diffuse' }),
    ];
    await essais('referent.jlvd', {
      [annuler(rendu.decisionId)]: 1,
      [annuler(decisionId)]: ML,
      [annuler(departement.decisionId)]: ML,
      [annuler(dlva.decisionId)]: ML,
      [`update decision set annule_id = ${departement.decisionId} where id = ${decisionId}`]: ML,
    });
    await essais('cellule.etat', {
      [annuler(departement.decisionId, copil.id)]: 1,
      [annuler(ailleurs.decisionId, copil.id)]: ML,
      [annuler(rendu.decisionId, copil.id)]: ML,
    });
  });
});

describe('un effet', () => {
  const preparer = ({ decisionId, schemaId }: Seance, nature: string, cible: string, valeur: number | string) =>
    `insert into decision_effet (decision_id, schema_id, nature, ${cible}, contenu) values (${decisionId}, ${schemaId}, '${nature}', ${valeur}, '{}')`;

  test('d’une instance locale ne va qu’à ses propres comptes rendus', async () => {
    const action = `(select min(id) from action where schema_id = ${jlvd.schemaId})`;
    await essais('referent.jlvd', {
      [preparer(jlvd, 'compte_rendu', 'seance_id', jlvd.id)]: 1,
      [preparer(jlvd, 'retrait', 'action_id', action)]: ML,
      [preparer(jlvd, 'compte_rendu', 'seance_id', copil.id)]: ML,
      [preparer(jlvd, 'compte_rendu', 'seance_id', dlva.id)]: ML,
    });
    await essais('cellule.etat', {
      [preparer(copil, 'retrait', 'action_id', action)]: 1,
      [preparer(copil, 'retrait', 'action_id', scene.voisins.actions['84'])]: CLES,
      [preparer(copil, 'compte_rendu', 'seance_id', jlvd.id)]: ML,
      [preparer(jlvd, 'compte_rendu', 'seance_id', jlvd.id)]: REFUS,
    });
  });

  test('ne se dit appliqué que d’une décision confirmée, annulé que par une autre', async () => {
    const prete = await makeSeance(scene, { type: 'comite_technique', etat: 'tenue' });
    const action = `(select min(id) from action where schema_id = ${prete.schemaId})`;
    await scene.owner.query(preparer(prete, 'retrait', 'action_id', action));
    const set = (what: string) => `update decision_effet set ${what} where decision_id = ${prete.decisionId}`;
    await essais('cellule.etat', { [set('applique_le = now()')]: ML, [set('annule_le = now()')]: ML });
    await confirmAs(scene, prete, null);
    await essais('cellule.etat', {
      [set("applique_le = now(), avant = '{}'")]: 1,
      [`delete from decision_effet where decision_id = ${prete.decisionId}`]: ML,
      [preparer(prete, 'retrait', 'action_id', action)]: ML,
    });
    await scene.owner.query(set("applique_le = now(), avant = '{}'"));
    await essais('cellule.etat', {
      [set('annule_le = now()')]: ML,
      [set('avant = null')]: ML,
      [set('applique_le = null')]: ML,
    });
    const suivante = await makeSeance(scene, { type: 'comite_technique', etat: 'tenue' });
    await scene.owner.query('update decision set annule_id = $2 where id = $1', [
      suivante.decisionId,
      prete.decisionId,
    ]);
    await essais('cellule.etat', { [set('annule_le = now()')]: ML });
    await confirmAs(scene, suivante, null);
    await essais('cellule.etat', { [set('annule_le = now()')]: 1 });
    await essais('referent.jlvd', { [set('annule_le = now()')]: 0 });
  });

  test('seul, appliqué, laisse reprendre l’évaluation d’une convention', async () => {
    const { rows } = await scene.owner.query<{ id: number; annee: number }>(
      'select convention_id as id, annee from evaluation_convention where schema_id = $1 limit 1',
      [copil.schemaId],
    );
    const { id, annee } = rows[0]!;
    const reprendre = `delete from evaluation_convention where convention_id = ${id} and annee = ${annee}`;
    await essais('cellule.etat', { [reprendre]: 0 });
    const prete = await makeSeance(scene, { type: 'comite_technique', etat: 'diffuse' });
    const effet = `insert into decision_effet (decision_id, schema_id, nature, convention_id, contenu)
      values (${prete.decisionId}, ${prete.schemaId}, 'evaluation', ${id}, '{"annee": ${annee}}')`;
    await scene.owner.query(effet);
    await essais('cellule.etat', { [reprendre]: 0 });
    await scene.owner.query('update decision_effet set applique_le = now() where decision_id = $1', [prete.decisionId]);
    await essais('cellule.etat', { [reprendre]: 1 });
    await essais('referent.jlvd', { [reprendre]: 0 });
  });
});

test('une instance du 84 ne se laisse ni lire ni tenir du 04', async () => {
  const ailleurs = await makeInstance(scene, { schema: '84', type: 'comite_pilotage' });
  for (const who of ['cellule.etat', 'copil', 'referent.jlvd', 'operateur.laposte'] as Name[]) {
    expect([who, await scene.essai(who, `select from instance where id = ${ailleurs}`)]).toEqual([who, 0]);
    expect([who, await scene.essai(who, `update instance set nom = 'x' where id = ${ailleurs}`)]).toEqual([who, 0]);
  }
});
