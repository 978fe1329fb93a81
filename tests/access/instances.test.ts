import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSiege, confirmAs, makeInstance, makeSeance, organisation, type Seance } from './instances-scene.ts';
import { CLES, openSceneAcces, REFUS, tous, type Name, type SceneAcces } from './remontees-scene.ts';

let scene: SceneAcces;
/** A local meeting of JLVD by its state, and those of others held the same day. */
let jlvd: Record<'tenue' | 'diffuse' | 'approuve', Seance>;
let dlva: Seance;
let copil: Seance;
let technique: Seance;
beforeAll(async () => {
  scene = await openSceneAcces();
  const locale = (etat: string) => makeSeance(scene, { epci: 'JLVD', etat });
  jlvd = { tenue: await locale('tenue'), diffuse: await locale('diffuse'), approuve: await locale('approuve') };
  dlva = await makeSeance(scene, { epci: 'DLVA', etat: 'tenue' });
  copil = await makeSeance(scene, { type: 'comite_pilotage', etat: 'tenue' });
  technique = await makeSeance(scene, { type: 'comite_technique', etat: 'tenue' });
});
afterAll(() => scene?.close());

const ML = 'ML002';
const cellules: Name[] = ['cellule.etat', 'cellule.departement'];
// « cellule.05 » is a référent of JLVD in the 04
const referents: Name[] = ['referent.jlvd', 'cellule.05'];
const sorted = (names: Name[]) => tous.filter((name) => name && names.includes(name));

/** Who finds a row with this query; everybody is asked. */
async function lecteurs(sql: string): Promise<(Name | null)[]> {
  const found: (Name | null)[] = [];
  for (const who of tous) {
    const count = await scene.essai(who, sql);
    expect([who, typeof count]).toEqual([who, 'number']);
    if (count !== 0) found.push(who);
  }
  return found;
}
const de = (table: string, { id }: Seance) => `select from ${table} where seance_id = ${id}`;
const seance = ({ id }: Seance) => `select from seance where id = ${id}`;

describe('une séance locale', () => {
  test('n’est lue, avant son compte rendu, que de son EPCI, de la cellule et de l’administrateur', async () => {
    const qui = sorted([...cellules, ...referents, 'elu.jlvd', 'admin']);
    expect(await lecteurs(seance(jlvd.tenue))).toEqual(qui);
    for (const table of ['point_seance', 'presence'])
      expect([table, await lecteurs(de(table, jlvd.tenue))]).toEqual([table, qui]);
  });

  test('ne dit ses notes, ses décisions et son compte rendu qu’à son référent tant qu’il n’est pas diffusé', async () => {
    for (const table of ['note_seance', 'decision', 'compte_rendu'])
      expect([table, await lecteurs(de(table, jlvd.tenue))]).toEqual([table, sorted(referents)]);
    const qui = sorted([...cellules, ...referents, 'elu.jlvd', 'copil', 'admin']);
    for (const table of ['note_seance', 'decision', 'compte_rendu', 'point_seance'])
      expect([table, await lecteurs(de(table, jlvd.diffuse))]).toEqual([table, qui]);
  });

  test('ne s’écrit ni d’un autre EPCI, ni d’un autre schéma, ni par la cellule quand il y a un référent', async () => {
    const { id, schemaId, pointId, noteId, presenceId, decisionId, instanceId } = jlvd.tenue;
    for (const who of ['referent.dlva', 'cellule.84', 'referent.84', 'elu.jlvd', 'copil', ...cellules] as Name[]) {
      for (const sql of [
        `update seance set etat = 'diffuse' where id = ${id}`,
        `update point_seance set intitule = 'x' where id = ${pointId}`,
        `delete from point_seance where id = ${pointId}`,
        `update note_seance set texte = 'x' where id = ${noteId}`,
        `update presence set nom = 'x' where id = ${presenceId}`,
        `update decision set texte = 'x' where id = ${decisionId}`,
        `delete from decision where id = ${decisionId}`,
        `update compte_rendu set ouverture = 'x' where seance_id = ${id}`,
      ])
        expect([who, sql, await scene.essai(who, sql)]).toEqual([who, sql, 0]);
      for (const sql of [
        `insert into seance (instance_id, schema_id, nature, debut, duree_minutes)
          values (${instanceId}, ${schemaId}, 'suivi', now(), 60)`,
        `insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
          values (${id}, ${schemaId}, 2, 'information', 'x', 5)`,
        `insert into note_seance (seance_id, schema_id, point_id, texte) values (${id}, ${schemaId}, ${pointId}, 'x')`,
        `insert into presence (seance_id, schema_id, prenom, nom, etat) values (${id}, ${schemaId}, 'x', 'x', 'present')`,
        `insert into decision (seance_id, schema_id, nature, texte) values (${id}, ${schemaId}, 'autre', 'x')`,
      ])
        expect([who, sql, await scene.essai(who, sql)]).toEqual([who, sql, REFUS]);
    }
  });

  test('se tient par la cellule tant que son EPCI n’a pas de référent', async () => {
    const vacant = await makeSeance(scene, { epci: 'HPPB', etat: 'tenue' });
    const ecrire = `update point_seance set intitule = 'x' where id = ${vacant.pointId}`;
    const { rows } = await scene.owner.query<{ id: number }>(
      "select id from acces.habilitation_active where role = 'referent_epci' and schema_id = $1 and epci_id = $2",
      [vacant.schemaId, scene.voisins.epcis.HPPB],
    );
    expect(await scene.essai('cellule.etat', ecrire)).toBe(rows.length === 0 ? 1 : 0);
    await scene.owner.query("update habilitation set retiree_le = '2026-11-01T09:00:00Z' where id = any ($1)", [
      rows.map(({ id }) => id),
    ]);
    expect(await scene.essai('cellule.etat', ecrire)).toBe(1);
    expect(await scene.essai('cellule.84', ecrire)).toBe(0);
  });
});

describe('une séance du Département', () => {
  const tiers = (plus: Name[] = []) => sorted([...cellules, 'copil', 'admin', ...plus]);

  test('est lue de qui y siège, pour son EPCI ou en personne, tant qu’il y siège', async () => {
    const lieu = await makeSeance(scene, { type: 'comite_pilotage', etat: 'tenue' });
    expect(await lecteurs(seance(lieu))).toEqual(tiers());
    await addSiege(scene, lieu, { utilisateurId: scene.ids['referent.dlva'], fin: '2026-11-21' });
    await addSiege(scene, lieu, { organisationId: await organisation(scene, 'JLVD'), retire_le: '2026-11-01' });
    await addSiege(scene, lieu, { utilisateurId: scene.ids['elu.jlvd'], retire_le: '2026-11-01' });
    await addSiege(scene, lieu, { utilisateurId: scene.ids['cellule.84'] });
    expect(await lecteurs(seance(lieu))).toEqual(tiers());
    await addSiege(scene, lieu, { utilisateurId: scene.ids['referent.dlva'] });
    await addSiege(scene, lieu, { organisationId: await organisation(scene, 'JLVD') });
    expect(await lecteurs(seance(lieu))).toEqual(tiers(['referent.dlva', 'elu.jlvd', ...referents]));
    expect(await lecteurs(de('note_seance', lieu))).toEqual(sorted(cellules));
  });

  test('n’est lue d’un opérateur qu’au comité technique, même s’il siège ailleurs', async () => {
    const organisationId = await organisation(scene, 'La Poste');
    const utilisateurId = scene.ids['operateur.laposte'];
    for (const [lieu, attendu] of [
      [copil, 0],
      [technique, 1],
    ] as const) {
      expect(await scene.essai('operateur.laposte', seance(lieu))).toBe(0);
      await addSiege(scene, lieu, { organisationId });
      await addSiege(scene, lieu, { utilisateurId });
      expect([attendu, await scene.essai('operateur.laposte', seance(lieu))]).toEqual([attendu, attendu]);
      expect(await scene.essai('operateur.laposte', de('point_seance', lieu))).toBe(attendu);
    }
  });

  test('n’a pas de siège qu’un autre schéma ou un référent écrive', async () => {
    const ailleurs = await makeInstance(scene, { schema: '84', type: 'comite_technique' });
    const siege = (instanceId: number, schema: '04' | '84') =>
      `insert into siege (instance_id, schema_id, college, intitule, ordre)
       values (${instanceId}, ${scene.voisins.schemas[schema]}, 'autre', 'x', 1)`;
    expect(await scene.essai('cellule.etat', siege(ailleurs, '84'))).toBe(REFUS);
    expect(await scene.essai('cellule.etat', siege(ailleurs, '04'))).toBe(REFUS);
    expect(await scene.essai('cellule.etat', siege(copil.instanceId, '84'))).toBe(CLES);
    expect(await scene.essai('cellule.etat', siege(copil.instanceId, '04'))).toBe(1);
    expect(await scene.essai('referent.jlvd', siege(copil.instanceId, '04'))).toBe(REFUS);
    // a référent who would name oneself in the copil, through the seat of it
    const siegeId = await addSiege(scene, copil, {});
    const membre = (instanceId: number) =>
      `insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, utilisateur_id, debut)
       values (${siegeId}, ${instanceId}, ${copil.schemaId}, 'titulaire', 'x', 'x', acces.utilisateur(), '2026-01-01')`;
    expect(await scene.essai('referent.jlvd', membre(copil.instanceId))).toBe(REFUS);
    expect(await scene.essai('referent.jlvd', membre(jlvd.tenue.instanceId))).toBe(CLES);
  });
});

describe('ce qui se dit d’une séance', () => {
  test('va avec un point de la même séance, du même schéma', async () => {
    const { id, schemaId } = jlvd.tenue;
    const etranger = scene.voisins.schemas['84'];
    const essais = {
      [`insert into note_seance (seance_id, schema_id, point_id, texte) values (${id}, ${schemaId}, ${dlva.pointId}, 'x')`]:
        CLES,
      [`insert into decision (seance_id, schema_id, point_id, nature, texte) values (${id}, ${schemaId}, ${dlva.pointId}, 'autre', 'x')`]:
        CLES,
      [`insert into point_lien (seance_id, schema_id, point_id, action_id)
        select ${id}, ${schemaId}, ${dlva.pointId}, min(id) from action where schema_id = ${schemaId}`]: CLES,
      [`insert into point_lien (seance_id, schema_id, point_id, action_id)
        values (${id}, ${schemaId}, ${jlvd.tenue.pointId}, ${scene.voisins.actions['84']})`]: CLES,
      [`insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
        values (${id}, ${etranger}, 1, 'information', 'x', 5)`]: CLES,
      [`insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
        values (${dlva.id}, ${schemaId}, 1, 'information', 'x', 5)`]: REFUS,
      [`update point_seance set seance_id = ${dlva.id} where id = ${jlvd.tenue.pointId}`]: REFUS,
      [`update seance set point_courant_id = ${dlva.pointId} where id = ${id}`]: ML,
      [`update seance set point_courant_id = ${jlvd.tenue.pointId} where id = ${id}`]: 1,
      [`update seance set instance_id = ${copil.instanceId} where id = ${id}`]: REFUS,
    };
    for (const [sql, attendu] of Object.entries(essais))
      expect([sql, await scene.essai('referent.jlvd', sql)]).toEqual([sql, attendu]);
  });

  test('ne change plus une fois le compte rendu approuvé', async () => {
    const { id, schemaId, pointId, noteId, presenceId } = jlvd.approuve;
    for (const sql of [
      `update point_seance set intitule = 'x' where id = ${pointId}`,
      `insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
        values (${id}, ${schemaId}, 2, 'information', 'x', 5)`,
      `update note_seance set texte = 'x' where id = ${noteId}`,
      `delete from note_seance where id = ${noteId}`,
      `insert into note_seance (seance_id, schema_id, point_id, texte) values (${id}, ${schemaId}, ${pointId}, 'x')`,
      `update presence set etat = 'absent' where id = ${presenceId}`,
      `delete from presence where id = ${presenceId}`,
      `insert into presence (seance_id, schema_id, prenom, nom, etat) values (${id}, ${schemaId}, 'x', 'x', 'present')`,
      `insert into decision (seance_id, schema_id, nature, texte) values (${id}, ${schemaId}, 'autre', 'x')`,
      `update seance set debut = now() where id = ${id}`,
      `update compte_rendu set ouverture = 'x' where seance_id = ${id}`,
      // emptied first, then written again
      `update compte_rendu set contenu = null, cloture = 'x' where seance_id = ${id}`,
    ])
      expect([sql, await scene.essai('referent.jlvd', sql)]).toEqual([sql, ML]);
  });

  test('n’écarte que ce qui est proposé à sa propre instance, en son nom', async () => {
    const ecarter = (instanceId: number, seanceId: number, auteur = 'acces.utilisateur()') =>
      `insert into proposition_ecartee (instance_id, cle, schema_id, seance_id, auteur_id)
       values (${instanceId}, 'essai', ${copil.schemaId}, ${seanceId}, ${auteur})`;
    const { id, instanceId } = jlvd.tenue;
    expect(await scene.essai('referent.jlvd', ecarter(instanceId, id))).toBe(1);
    expect(await scene.essai('referent.jlvd', ecarter(copil.instanceId, id))).toBe(REFUS);
    expect(await scene.essai('referent.jlvd', ecarter(instanceId, copil.id))).toBe(REFUS);
    expect(await scene.essai('referent.jlvd', ecarter(instanceId, id, String(scene.ids.copil)))).toBe(REFUS);
  });
});

describe('l’adresse d’un calendrier', () => {
  test('n’est lue de personne, pas même de qui l’a ouverte, et ne s’ouvre que pour soi', async () => {
    const moi = scene.ids['referent.jlvd'];
    await scene.owner.query("insert into flux_calendrier (utilisateur_id, empreinte) values ($1, 'secret')", [moi]);
    for (const who of tous)
      expect([who, await scene.essai(who, 'select empreinte from flux_calendrier')]).toEqual([who, REFUS]);
    expect(await lecteurs(`select id from flux_calendrier where utilisateur_id = ${moi}`)).toEqual(['referent.jlvd']);
    const ouvrir = `insert into flux_calendrier (utilisateur_id, empreinte) values (${moi}, 'autre')`;
    const fermer = `update flux_calendrier set revoque_le = acces.maintenant() where utilisateur_id = ${moi}`;
    for (const who of ['cellule.etat', 'admin', 'referent.dlva'] as Name[]) {
      expect([who, await scene.essai(who, ouvrir)]).toEqual([who, REFUS]);
      expect([who, await scene.essai(who, fermer)]).toEqual([who, 0]);
    }
    expect(await scene.essai('referent.jlvd', ouvrir)).toBe(1);
    expect(await scene.essai('referent.jlvd', fermer)).toBe(1);
  });

  test('ne répond plus une fois révoquée, et ne se rouvre pas', async () => {
    const rouvrir = 'update flux_calendrier set revoque_le = null where utilisateur_id = acces.utilisateur()';
    expect(await scene.essai('referent.jlvd', rouvrir)).toBe(REFUS);
  });
});

test('un brouillon de décision n’est lu que de qui tient la séance', async () => {
  expect(await lecteurs(de('decision', copil))).toEqual(sorted(cellules));
  await confirmAs(scene, copil, null);
  const tousDuSchema: Name[] = ['referent.dlva', 'elu.jlvd', 'copil', 'admin', 'referent.deux-schemas'];
  expect(await lecteurs(de('decision', copil))).toEqual(
    sorted([...cellules, ...referents, ...tousDuSchema, 'elu.04-referent.05']),
  );
});
