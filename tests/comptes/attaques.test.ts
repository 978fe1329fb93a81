import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/access/roles';
import { createCompte, grantHabilitation, inviteCompte, setFerme } from '@/lib/comptes/data';
import { accorderHabilitationInput, creerCompteInput } from '@/lib/comptes/input';
import { consumeLien } from '@/lib/comptes/liens';
import { asViewer } from '@/lib/db';
import { openEssai, readSession, sessionVersion, type Essai } from './base.ts';

// People with a valid account who want more than their right, by the gestures of the pages and by SQL.
const nouveau = 'le mulet monte au col';
let essai: Essai;
let ids: Record<'admin' | 'cellule.etat' | 'cellule.departement' | 'referent.dlva' | 'operateur.laposte', number>;
let cellule84: number;
let s04: number;

beforeAll(async () => {
  essai = await openEssai();
  const names = ['admin', 'cellule.etat', 'cellule.departement', 'referent.dlva', 'operateur.laposte'] as const;
  ids = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await essai.idOf(name)]))) as typeof ids;
  cellule84 = essai.voisins.people['cellule.84'];
  s04 = essai.voisins.schemas['04'];
});
afterAll(() => essai?.close());

const rolesOf = async (id: number) =>
  (await readSession(id, await sessionVersion(essai.owner, id)))?.habilitations.map(({ role }) => role) ?? null;
const linkTo = async (by: number, whom: number) =>
  (await essai.as(by, (db, viewer) => inviteCompte(db, viewer, whom))).jeton;
const grant = (by: number, utilisateurId: number, right: { role: Role; schemaId?: number }) => {
  const input = accorderHabilitationInput.parse({ utilisateurId, debut: '2026-11-22', ...right });
  return essai.as(by, (db, viewer) => grantHabilitation(db, viewer, input));
};
let made = 0;
const create = async (by: number, right: { role: Role; schemaId?: number }) => {
  const identite = { prenom: 'Maud', nom: 'Attaque', courriel: `attaque.${++made}@maillage.example` };
  const input = creerCompteInput.parse({ ...identite, debut: '2026-11-22', ...right });
  return essai.as(by, (db, viewer) => createCompte(db, viewer, input));
};
const isCellule = async (id: number) => (await rolesOf(id))!.some((role) => role.startsWith('cellule'));

describe('un administrateur qui veut entrer dans la cellule', () => {
  beforeEach(() =>
    essai.owner.query(
      `update habilitation set confirmee_le = '2025-01-01', retiree_le = null, retiree_par_id = null
       where schema_id = $1 and role::text like 'cellule%'`,
      [s04],
    ),
  );

  test('n’y entre pas par les liens de deux membres, l’un après l’autre', async () => {
    for (const whom of [ids['cellule.etat'], ids['cellule.departement']]) {
      await consumeLien(await linkTo(ids.admin, whom), nouveau);
    }
    expect([await isCellule(ids['cellule.etat']), await isCellule(ids['cellule.departement'])]).toEqual([false, false]);
    // nobody is left to confirm: the command line mends it, never the administrator
    const { utilisateurId } = await create(ids.admin, { role: 'cellule_etat', schemaId: s04 });
    expect(await rolesOf(utilisateurId)).toEqual([]);
  });

  test('n’y entre pas en se donnant le droit à lui-même', async () => {
    await grant(ids.admin, ids.admin, { role: 'cellule_etat', schemaId: s04 });
    expect(await isCellule(ids.admin)).toBe(false);
  });
});

describe('la cellule qui a gardé un lien', () => {
  test('n’ouvre pas avec lui le compte devenu administrateur', async () => {
    const { utilisateurId, lien } = await create(ids['cellule.etat'], { role: 'membre_copil', schemaId: s04 });
    await grant(ids.admin, utilisateurId, { role: 'administrateur' });
    await expect(consumeLien(lien.jeton, nouveau)).rejects.toThrow(/ne fonctionne plus/);
  });

  test('n’ouvre pas avec lui le compte qui a reçu des droits dans un autre département', async () => {
    const { utilisateurId, lien } = await create(ids['cellule.etat'], { role: 'membre_copil', schemaId: s04 });
    await grant(ids.admin, utilisateurId, { role: 'membre_copil', schemaId: essai.voisins.schemas['84'] });
    await expect(consumeLien(lien.jeton, nouveau)).rejects.toThrow(/ne fonctionne plus/);
  });

  test('s’en sert encore quand le nouveau droit est de son schéma', async () => {
    const { utilisateurId, lien } = await create(ids['cellule.etat'], { role: 'membre_copil', schemaId: s04 });
    await grant(ids.admin, utilisateurId, { role: 'cellule_etat', schemaId: s04 });
    await consumeLien(lien.jeton, nouveau);
    expect(await rolesOf(utilisateurId)).toEqual(['membre_copil']);
  });
});

describe('par SQL, sous son propre nom', () => {
  const sql = (by: number, query: string) =>
    asViewer({ id: by }, (db) => db.$executeRawUnsafe(query), { write: true }).catch((error: Error) => error.message);
  const droit = async (id: number) => {
    const { rows } = await essai.owner.query<{ id: number }>(
      'select id from habilitation where utilisateur_id = $1 order by id limit 1',
      [id],
    );
    return rows[0]!.id;
  };
  const refused = /pas le droit|denied/;

  test('un référent ou un opérateur ne se donne rien, ne prolonge rien, ne lit aucun secret', async () => {
    for (const me of [ids['referent.dlva'], ids['operateur.laposte']]) {
      const tuple = `(${me}, 'membre_copil', ${s04}, '2026-11-22', ${me})`;
      const into = 'habilitation (utilisateur_id, role, schema_id, debut, accordee_par_id)';
      expect(await sql(me, `insert into ${into} values ${tuple}`)).toMatch(refused);
      expect(await sql(me, `update habilitation set fin = null where id = ${await droit(me)}`)).toMatch(refused);
      expect(await sql(me, `update habilitation set retiree_le = null where id = ${await droit(ids.admin)}`)).toBe(0);
      expect(await sql(me, `update compte set session_version = 1 where utilisateur_id = ${me}`)).toMatch(refused);
      for (const secret of [
        'empreinte from mot_de_passe',
        'empreinte from lien_unique',
        'cle from tentative_connexion',
      ])
        expect(await sql(me, `select ${secret}`)).toMatch(refused);
    }
  });

  test('la cellule ne confirme pas d’avance, ne signe pas pour un autre, ne se fait pas administrateur', async () => {
    const me = ids['cellule.etat'];
    const into = 'habilitation (utilisateur_id, role, schema_id, debut, accordee_par_id';
    const copil = `'membre_copil', ${s04}, '2026-11-22'`;
    expect(await sql(me, `insert into ${into}, confirmee_le) values (${me}, ${copil}, ${me}, now())`)).toMatch(refused);
    expect(await sql(me, `insert into ${into}) values (${me}, ${copil}, ${ids.admin})`)).toMatch(refused);
    const administrateur = `(${me}, 'administrateur', null, '2026-11-22', ${me})`;
    expect(await sql(me, `insert into ${into}) values ${administrateur}`)).toMatch(refused);
  });

  test('la cellule d’un autre département ne touche pas un compte d’ici', async () => {
    const whom = ids['referent.dlva'];
    expect(await sql(cellule84, `update compte set ferme_le = now() where utilisateur_id = ${whom}`)).toBe(0);
    expect(await sql(cellule84, `update habilitation set retiree_le = now() where id = ${await droit(whom)}`)).toBe(0);
    const lien = `(${whom}, 'invitation', 'x', '2026-12-01', ${cellule84})`;
    const into = 'lien_unique (utilisateur_id, nature, empreinte, expire_le, created_by_id)';
    expect(await sql(cellule84, `insert into ${into} values ${lien}`)).toMatch(refused);
  });

  test('la cellule d’un autre département ne se rend pas visible un compte d’ici en lui donnant un droit', async () => {
    const whom = ids['referent.dlva'];
    const tuple = `(${whom}, 'membre_copil', ${essai.voisins.schemas['84']}, '2026-11-22', ${cellule84})`;
    const into = 'habilitation (utilisateur_id, role, schema_id, debut, accordee_par_id)';
    expect(await sql(cellule84, `insert into ${into} values ${tuple}`)).toMatch(refused);
  });

  test('un administrateur ne confirme pas, ne rend pas un droit retiré, ne réécrit pas l’histoire', async () => {
    const { utilisateurId } = await create(ids.admin, { role: 'cellule_etat', schemaId: s04 });
    const id = await droit(utilisateurId);
    expect(await sql(ids.admin, `update habilitation set confirmee_le = now() where id = ${id}`)).toMatch(
      /membre de la/,
    );
    await sql(ids.admin, `update habilitation set retiree_le = '2020-01-01' where id = ${id}`);
    const { rows } = await essai.owner.query(
      'select retiree_par_id as par, retiree_le as le from habilitation where id = $1',
      [id],
    );
    expect(rows).toEqual([{ par: ids.admin, le: new Date('2026-11-22T09:00:00Z') }]);
    expect(await sql(ids.admin, `update habilitation set retiree_le = null where id = ${id}`)).toMatch(/déjà retiré/);
    expect(await sql(ids.admin, 'delete from journal')).toMatch(refused);
    expect(await sql(ids.admin, `update statut set commentaire = 'x'`)).toMatch(refused);
  });
});

test('un compte fermé pendant la requête n’écrit plus rien', async () => {
  const me = await essai.viewer(cellule84);
  await essai.as(ids.admin, (db, viewer) => setFerme(db, viewer, cellule84, true));
  const input = { prenom: 'A', nom: 'B', courriel: 'c@d.example', role: 'membre_copil', debut: '2026-11-22' };
  const late = asViewer(
    me,
    (db) => createCompte(db, me, creerCompteInput.parse({ ...input, schemaId: essai.voisins.schemas['84'] })),
    { write: true },
  );
  await expect(late).rejects.toThrow(/pas le droit/);
});
