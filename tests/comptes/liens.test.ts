import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticate } from '@/lib/comptes/authentification';
import { inviteCompte } from '@/lib/comptes/data';
import { readLien, consumeLien } from '@/lib/comptes/liens';
import { castMember } from '../../prisma/seed/cast.ts';
import { openEssai, readSession, sessionVersion, setMaintenant, type Essai } from './base.ts';

const nouveau = 'le mulet monte au col';
const { courriel, prenom, nom } = castMember('elu.jlvd');
let essai: Essai;
let elu: number;
let admin: number;
let etat: number;
let departement: number;

beforeAll(async () => {
  essai = await openEssai();
  elu = await essai.idOf('elu.jlvd');
  admin = await essai.idOf('admin');
  etat = await essai.idOf('cellule.etat');
  departement = await essai.idOf('cellule.departement');
});
afterAll(() => essai?.close());
beforeEach(() => setMaintenant('2026-11-22T09:00:00Z'));

const make = async (by: number, whom: number) =>
  (await essai.as(by, (db, viewer) => inviteCompte(db, viewer, whom))).jeton;

describe('un lien à usage unique', () => {
  test('dit à qui et jusqu’à quand, choisit le mot de passe une fois, et finit les sessions', async () => {
    const version = await sessionVersion(essai.owner, elu);
    const jeton = await make(admin, elu);
    expect(await readLien(jeton)).toMatchObject({ etat: 'valable', prenom, nom, courriel });
    await consumeLien(jeton, nouveau);
    expect(await authenticate({ courriel, motDePasse: nouveau, adresse: null })).toMatchObject({ etat: 'entre' });
    expect(await readSession(elu, version)).toBeNull();
    expect(await readLien(jeton)).toEqual({ etat: 'utilise' });
    await expect(consumeLien(jeton, `${nouveau} encore`)).rejects.toThrow(/ne fonctionne plus/);
  });

  test('utilisé deux fois au même instant, il ne sert qu’une fois', async () => {
    const jeton = await make(admin, elu);
    const uses = await Promise.allSettled([consumeLien(jeton, `${nouveau} a`), consumeLien(jeton, `${nouveau} b`)]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    ['sept jours tant que la personne n’est jamais entrée', null, 'invitation', '2026-11-29'],
    ['vingt-quatre heures ensuite', '2026-11-20T09:00:00Z', 'reinitialisation', '2026-11-23'],
  ])('vaut %s', async (_, derniere, nature, jour) => {
    await essai.owner.query('update compte set derniere_connexion = $2 where utilisateur_id = $1', [elu, derniere]);
    const jeton = await make(admin, elu);
    setMaintenant(`${jour}T08:59:59Z`);
    expect(await readLien(jeton)).toMatchObject({ etat: 'valable', nature });
    setMaintenant(`${jour}T09:00:00Z`);
    expect(await readLien(jeton)).toEqual({ etat: 'perime' });
    await expect(consumeLien(jeton, nouveau)).rejects.toThrow(/ne fonctionne plus/);
  });

  test('un nouveau lien périme les précédents', async () => {
    const first = await make(admin, elu);
    const second = await make(etat, elu);
    expect(await readLien(first)).toEqual({ etat: 'perime' });
    expect((await readLien(second)).etat).toBe('valable');
  });

  test('inconnu, il ne dit rien', async () => {
    expect(await readLien('x'.repeat(43))).toEqual({ etat: 'inconnu' });
  });

  test('un mot de passe refusé laisse le lien entier', async () => {
    const jeton = await make(admin, elu);
    await expect(consumeLien(jeton, 'court')).rejects.toThrow(/12 caractères/);
    await expect(consumeLien(jeton, `${prenom}${nom}04!`)).rejects.toThrow(/nom/);
    expect((await readLien(jeton)).etat).toBe('valable');
  });

  test('d’un compte fermé, il ne s’ouvre pas', async () => {
    const jeton = await make(admin, elu);
    await essai.owner.query("update compte set ferme_le = '2026-11-22' where utilisateur_id = $1", [elu]);
    expect(await readLien(jeton)).toEqual({ etat: 'ferme' });
    await expect(consumeLien(jeton, nouveau)).rejects.toThrow(/ne fonctionne plus/);
    await expect(make(admin, elu)).rejects.toThrow(/rouvrez-le/);
    await essai.owner.query('update compte set ferme_le = null where utilisateur_id = $1', [elu]);
  });

  test('la base n’en garde que l’empreinte', async () => {
    const jeton = await make(admin, elu);
    const { rows } = await essai.owner.query<{ ligne: string }>('select l::text as ligne from lien_unique l');
    expect(rows.some(({ ligne }) => ligne.includes(jeton))).toBe(false);
  });
});

describe('qui peut en faire', () => {
  test('la cellule, pour les comptes de son schéma seulement', async () => {
    await expect(make(etat, essai.voisins.people['referent.84'])).rejects.toThrow(/n’existe pas/);
    await expect(make(etat, essai.voisins.people['referent.deux-schemas'])).rejects.toThrow(/hors de vos schémas/);
    await expect(make(etat, admin)).rejects.toThrow();
  });

  test('ni un référent, ni un élu, ni un opérateur', async () => {
    for (const name of ['referent.jlvd', 'elu.jlvd', 'operateur.laposte', 'copil'] as const) {
      await expect(make(await essai.idOf(name), await essai.idOf('referent.paa'))).rejects.toThrow();
    }
  });
});

describe('le lien qui ouvrirait la cellule à un administrateur', () => {
  const isCellule = async (id: number) => {
    const viewer = await readSession(id, await sessionVersion(essai.owner, id));
    return viewer!.habilitations.some(({ role }) => role.startsWith('cellule'));
  };
  const confirm = (id: number, by: number) =>
    essai.owner.query(
      "update habilitation set confirmee_le = '2026-11-22', confirmee_par_id = $2 where utilisateur_id = $1 and role::text like 'cellule%'",
      [id, by],
    );

  test('fait attendre le droit d’un membre de la cellule', async () => {
    await consumeLien(await make(admin, departement), nouveau);
    expect(await isCellule(departement)).toBe(false);
    await confirm(departement, etat);
  });

  test('n’enlève rien s’il vient d’un autre membre', async () => {
    await consumeLien(await make(etat, departement), nouveau);
    expect(await isCellule(departement)).toBe(true);
  });

  test('vaut aussi pour une invitation, avant tout mot de passe', async () => {
    await essai.owner.query('delete from mot_de_passe where utilisateur_id = $1', [departement]);
    await consumeLien(await make(admin, departement), nouveau);
    expect(await isCellule(departement)).toBe(false);
    await confirm(departement, etat);
  });

  test('ne bloque pas un schéma qui n’a jamais eu que ce membre', async () => {
    const seul = essai.voisins.people['cellule.84'];
    await consumeLien(await make(admin, seul), nouveau);
    expect(await isCellule(seul)).toBe(true);
  });

  test('ne s’évite pas en fermant d’abord les comptes des collègues', async () => {
    await essai.owner.query("update compte set ferme_le = '2026-11-22' where utilisateur_id = $1", [etat]);
    await consumeLien(await make(admin, departement), nouveau);
    expect(await isCellule(departement)).toBe(false);
    await essai.owner.query('update compte set ferme_le = null where utilisateur_id = $1', [etat]);
    await confirm(departement, etat);
  });

  test('la marque reste au journal', async () => {
    const { rows } = await essai.owner.query<{ n: number }>(
      `select count(*)::int as n from journal where objet = 'habilitation' and apres ->> 'confirmee_le' is null and avant ->> 'confirmee_le' is not null`,
    );
    expect(rows[0]!.n).toBeGreaterThanOrEqual(1);
  });
});
