import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSiege, makeSeance, organisation, type Seance } from './instances-scene.ts';
import { openSceneAcces, REFUS, sansDroit, tous, type Name, type SceneAcces } from './remontees-scene.ts';

let scene: SceneAcces;
beforeAll(async () => void (scene = await openSceneAcces()));
afterAll(() => scene?.close());

const ML = 'ML002';
const publique = ({ id, schemaId }: Seance) =>
  `insert into compte_rendu_public (seance_id, schema_id, contenu) values (${id}, ${schemaId}, '{}')`;
const lire = ({ id }: Seance) => `select from compte_rendu_public where seance_id = ${id}`;
const passer = ({ id }: Seance, etat: string) => `update seance set etat = '${etat}' where id = ${id}`;

describe('la version publique d’un compte rendu', () => {
  test('s’écrit d’un compte rendu approuvé, par qui tient la séance', async () => {
    for (const etat of ['tenue', 'diffuse', 'annulee']) {
      const seance = await makeSeance(scene, { type: 'comite_pilotage', etat });
      expect([etat, await scene.essai('cellule.etat', publique(seance))]).toEqual([etat, REFUS]);
    }
    const approuve = await makeSeance(scene, { type: 'comite_pilotage', etat: 'approuve' });
    expect(await scene.essai('cellule.etat', publique(approuve))).toBe(1);
    for (const who of ['referent.jlvd', 'copil', 'admin', 'cellule.84', null] as (Name | null)[])
      expect([who, await scene.essai(who, publique(approuve))]).toEqual([who, REFUS]);
    expect(await scene.essai('cellule.etat', passer(approuve, 'publie'))).toBe(ML);
  });

  test('n’existe pas pour une instance locale, même pour qui la tient', async () => {
    const locale = await makeSeance(scene, { epci: 'JLVD', etat: 'approuve' });
    expect(await scene.essai('referent.jlvd', publique(locale))).toBe(REFUS);
  });

  test('n’est lue de tous, visiteurs compris, que publiée, et ne change pas sous leurs yeux', async () => {
    const seance = await makeSeance(scene, { type: 'comite_pilotage', etat: 'approuve' });
    await scene.owner.query(publique(seance));
    for (const who of tous) {
      const attendu = who === 'cellule.etat' || who === 'cellule.departement' ? 1 : 0;
      expect([who, await scene.essai(who, lire(seance))]).toEqual([who, attendu]);
    }
    await scene.owner.query(passer(seance, 'publie'));
    for (const who of [...tous, ...sansDroit]) expect([who, await scene.essai(who, lire(seance))]).toEqual([who, 1]);
    // the meeting itself is no more open than before
    expect(await scene.essai(null, `select from seance where id = ${seance.id}`)).toBe(0);
    expect(await scene.essai(null, `select from presence where seance_id = ${seance.id}`)).toBe(0);
    const retirer = `delete from compte_rendu_public where seance_id = ${seance.id}`;
    expect(await scene.essai('cellule.etat', retirer)).toBe(0);
    expect(await scene.essai('cellule.etat', `update compte_rendu_public set contenu = '{"a":1}'`)).toBe(REFUS);
    expect(await scene.essai('cellule.etat', passer(seance, 'approuve'))).toBe(1);
  });
});

describe('un document de séance', () => {
  const deposer = ({ id, schemaId }: Seance) =>
    `with d as (insert into document (seance_id, schema_id, titre, nature, visibilite)
       values (${id}, ${schemaId}, 'Essai', 'compte_rendu', 'interne') returning id, schema_id) select from d`;
  /** The document of a meeting, as its holder would have filed it. */
  const filed = async ({ id, schemaId }: Seance): Promise<number> => {
    await scene.owner.query('begin');
    const { rows } = await scene.owner.query<{ id: number }>(
      `insert into document (seance_id, schema_id, titre, nature, visibilite)
       values ($1, $2, 'Essai', 'compte_rendu', 'interne') returning id`,
      [id, schemaId],
    );
    await scene.owner.query(
      `with v as (insert into document_version (document_id, schema_id, numero, nom, mime, taille, sha256)
         values ($1, $2, 1, 'a.pdf', 'application/pdf', 1, repeat('a', 64)) returning id)
       insert into document_morceau (version_id, document_id, schema_id, rang, contenu) select id, $1, $2, 0, 'a' from v`,
      [rows[0]!.id, schemaId],
    );
    await scene.owner.query('commit');
    return rows[0]!.id;
  };

  test('se dépose par qui tient la séance, et par nul autre', async () => {
    const locale = await makeSeance(scene, { epci: 'JLVD', etat: 'diffuse' });
    const copil = await makeSeance(scene, { type: 'comite_pilotage', etat: 'diffuse' });
    expect(await scene.essai('referent.jlvd', deposer(locale))).toBe(1);
    expect(await scene.essai('cellule.etat', deposer(copil))).toBe(1);
    for (const who of ['cellule.etat', 'referent.dlva', 'elu.jlvd', 'admin', 'cellule.84'] as Name[])
      expect([who, await scene.essai(who, deposer(locale))]).toEqual([who, REFUS]);
    for (const who of ['referent.jlvd', 'copil', 'cellule.84'] as Name[])
      expect([who, await scene.essai(who, deposer(copil))]).toEqual([who, REFUS]);
  });

  test('se retire, se remplace et se complète par qui tient la séance', async () => {
    const locale = await makeSeance(scene, { epci: 'JLVD', etat: 'diffuse' });
    const documentId = await filed(locale);
    const retirer = `update document set retire_le = acces.maintenant() where id = ${documentId}`;
    const remplacer = `insert into document_version (document_id, schema_id, numero, nom, mime, taille, sha256, auteur_id)
      values (${documentId}, ${locale.schemaId}, 2, 'b.pdf', 'application/pdf', 1, repeat('a', 64), acces.utilisateur())`;
    const completer = `insert into document_morceau (version_id, document_id, schema_id, rang, contenu)
      select id, document_id, schema_id, 1, 'b' from document_version where document_id = ${documentId}`;
    for (const sql of [retirer, remplacer, completer])
      expect([sql, await scene.essai('referent.jlvd', sql)]).toEqual([sql, 1]);
    for (const who of ['cellule.etat', 'referent.dlva', 'copil'] as Name[]) {
      expect([who, await scene.essai(who, retirer)]).toEqual([who, 0]);
      expect([who, await scene.essai(who, remplacer)]).toEqual([who, REFUS]);
    }
    expect(await scene.essai('cellule.etat', completer)).toBe(REFUS);
  });

  test('est lu de qui lit le compte rendu, une fois diffusé', async () => {
    const [tenue, diffuse] = [
      await makeSeance(scene, { epci: 'JLVD', etat: 'tenue' }),
      await makeSeance(scene, { epci: 'JLVD', etat: 'diffuse' }),
    ];
    const [avant, apres] = [await filed(tenue), await filed(diffuse)];
    const lecteurs = async (id: number, table = 'document') => {
      const found: (Name | null)[] = [];
      const colonne = table === 'document' ? 'id' : 'document_id';
      for (const who of tous)
        if ((await scene.essai(who, `select from ${table} where ${colonne} = ${id}`)) === 1) found.push(who);
      return found;
    };
    const ecrivent: Name[] = ['cellule.etat', 'cellule.departement', 'referent.jlvd', 'cellule.05'];
    const parmi = (names: Name[]) => tous.filter((who) => who && names.includes(who));
    expect(await lecteurs(avant)).toEqual(parmi(ecrivent));
    for (const table of ['document', 'document_version', 'document_morceau'])
      expect([table, await lecteurs(apres, table)]).toEqual([
        table,
        parmi([...ecrivent, 'elu.jlvd', 'copil', 'admin']),
      ]);
  });

  test('du comité technique est lu de l’opérateur qui y siège', async () => {
    const seance = await makeSeance(scene, { type: 'comite_technique', etat: 'diffuse' });
    const documentId = await filed(seance);
    expect(await scene.essai('operateur.laposte', `select from document where id = ${documentId}`)).toBe(0);
    await addSiege(scene, seance, { organisationId: await organisation(scene, 'La Poste') });
    expect(await scene.essai('operateur.laposte', `select from document where id = ${documentId}`)).toBe(1);
  });
});
