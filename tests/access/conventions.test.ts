import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSceneAcces, sansDroit, tous, type Name, type SceneAcces } from './remontees-scene.ts';

let scene: SceneAcces;
beforeAll(async () => {
  scene = await openSceneAcces();
});
afterAll(() => scene?.close());

const referents: Name[] = ['referent.jlvd', 'referent.dlva', 'referent.deux-schemas', 'cellule.05'];
const larges: Name[] = ['cellule.etat', 'cellule.departement', 'copil', 'admin'];
const sorted = (names: Name[]) => tous.filter((name) => name && names.includes(name));

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
const de = (table: string, reference: string) =>
  `select from ${table} t join convention c on c.id = t.convention_id where c.reference = '${reference}'`;

// DLVA's cadre; JLVD's financière; CPAM's with PAA
const [CADRE_DLVA, FINANCIERE_JLVD, CPAM_PAA, POSTE] = ['CAD-02', 'FIN-03', 'OPE-02', 'OPE-01'];

describe('un cadre', () => {
  test('est lu par tous les référents du schéma, parties, engagements et avenants compris', async () => {
    expect(await lecteurs(`select from convention where reference = '${CADRE_DLVA}'`)).toEqual(
      sorted([...larges, ...referents]),
    );
    for (const table of ['convention_partie', 'engagement', 'convention_epci', 'convention_action'])
      expect([table, await lecteurs(de(table, CADRE_DLVA))]).toEqual([table, sorted([...larges, ...referents])]);
    expect(await lecteurs(de('avenant', 'CAD-01'))).toEqual(sorted([...larges, ...referents]));
  });

  test('ne dit ses signatures, ses montants et ses évaluations qu’à ceux de son EPCI', async () => {
    for (const table of ['convention_signature', 'evaluation_convention'])
      expect([table, await lecteurs(de(table, CADRE_DLVA))]).toEqual([table, sorted([...larges, 'referent.dlva'])]);
    await expect(lecteurs(de('convention_montant', 'OPE-03'))).resolves.toEqual(
      sorted([...larges, 'referent.deux-schemas', 'elu.04-referent.05']),
    );
  });
});

describe('une convention qui n’est pas un cadre', () => {
  test('n’est lue que par ceux de son EPCI, son élu compris', async () => {
    const jlvd: Name[] = ['referent.jlvd', 'elu.jlvd', 'cellule.05'];
    expect(await lecteurs(`select from convention where reference = '${FINANCIERE_JLVD}'`)).toEqual(
      sorted([...larges, ...jlvd]),
    );
    expect(await lecteurs(de('convention_montant', FINANCIERE_JLVD))).toEqual(sorted([...larges, ...jlvd]));
  });
});

test('un opérateur ne lit que les siennes, entières', async () => {
  const lues = await scene.lire('operateur.laposte', 'select reference from convention');
  expect(lues).toEqual([{ reference: POSTE }]);
  for (const table of ['engagement', 'convention_signature', 'evaluation_convention'])
    expect(await scene.essai('operateur.laposte', de(table, POSTE!))).toBeGreaterThan(0);
  expect(await scene.essai('operateur.laposte', de('convention_partie', CPAM_PAA!))).toBe(0);
});

test('un autre département et qui n’a plus de droit n’en lisent aucune', async () => {
  for (const who of ['cellule.84', 'referent.84', ...sansDroit] as Name[])
    expect([who, await scene.essai(who, 'select from convention')]).toEqual([who, 0]);
});

describe('un référent', () => {
  const signer = (reference: string, qui: string) =>
    `update convention_signature set deliberation_numero = '2026-99' where partie_id in (select p.id from convention_partie p
     join convention c on c.id = p.convention_id join organisation o on o.id = p.organisation_id
     where c.reference = '${reference}' and o.sigle = '${qui}')`;

  test('écrit la délibération de son EPCI, et celle d’aucune autre partie', async () => {
    expect(await scene.essai('referent.dlva', signer(CADRE_DLVA!, 'DLVA'))).toBe(1);
    expect(await scene.essai('referent.dlva', signer(CADRE_DLVA!, 'Préfecture'))).toBe(0);
    expect(await scene.essai('referent.jlvd', signer(CADRE_DLVA!, 'DLVA'))).toBe(0);
    expect(await scene.essai('elu.jlvd', signer(FINANCIERE_JLVD!, 'JLVD'))).toBe(0);
    expect(await scene.essai('operateur.laposte', signer(POSTE!, 'La Poste'))).toBe(0);
  });

  test('n’écrit rien d’autre de la convention', async () => {
    for (const sql of [
      "update convention set intitule = 'x'",
      "update engagement set preuve = 'x'",
      'update convention_montant set verse = 0',
      "update evaluation_convention set commentaire = 'x'",
      'delete from convention_epci',
    ])
      expect([sql, await scene.essai('referent.jlvd', sql)]).toEqual([sql, 0]);
  });
});

describe('la base tient ce qui fait une convention', () => {
  const dire = (sql: string) => scene.dire('cellule.etat', sql);

  test('pas de signature sans deux parties datées', async () => {
    expect(await dire("update convention set etat = 'signee' where reference = 'FIN-02'")).toMatch(
      /au moins deux signatures/,
    );
  });
  test('pas de saut d’un état à un autre', async () => {
    expect(await dire("update convention set etat = 'reperee' where reference = 'CAD-01'")).toMatch(/ne passe pas/);
    expect(await dire("update convention set etat = 'echue' where reference = 'CAD-01'")).toMatch(/terme/);
    expect(await dire("update convention set etat = 'resiliee' where reference = 'CAD-01'")).toMatch(/pourquoi/);
  });
  test('une financière cite son cadre ou sa raison, jamais une autre financière', async () => {
    expect(await dire("update convention set sans_parent = null where reference = 'FIN-03'")).toMatch(
      /convention_parent/,
    );
    expect(
      await dire(
        "update convention set parent_id = (select id from convention where reference = 'FIN-03') where reference = 'FIN-01'",
      ),
    ).toMatch(/convention cadre/);
  });
  test('rien ne se retire d’une convention signée, tout d’une convention qui s’écrit', async () => {
    const retirer = (reference: string) =>
      `delete from convention_epci where convention_id = (select id from convention where reference = '${reference}')`;
    expect(await dire(retirer('FIN-01'))).toMatch(/signée/);
    expect(await dire(retirer('FIN-02'))).toBe('fait');
  });
  test('un avenant prend le numéro suivant, déplace le terme et garde l’ancien', async () => {
    const { rows } = await scene.owner.query<{ fin: string; initiale: string }>(
      "select conventions.fin(id, date_fin)::text as fin, date_fin::text as initiale from convention where reference = 'CAD-01'",
    );
    expect(rows[0]!.fin > rows[0]!.initiale).toBe(true);
    expect(
      await dire(`insert into avenant (convention_id, schema_id, numero, objet, signe_le, nouvelle_fin, auteur_id)
        select id, schema_id, 7, 'x', '2026-11-01', '2020-01-01', ${scene.ids['cellule.etat']} from convention where reference = 'CAD-02'`),
    ).toMatch(/Le nouveau terme suit/);
  });
});
