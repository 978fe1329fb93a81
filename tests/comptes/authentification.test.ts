import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticate } from '@/lib/comptes/authentification';
import { castMember, motDePasseDemonstration } from '../../prisma/seed/cast.ts';
import { openEssai, readSession, sessionVersion, setMaintenant, type Essai } from './base.ts';

const { courriel } = castMember('referent.jlvd');
const inconnu = 'personne@maillage.example';
let essai: Essai;

beforeAll(async () => {
  essai = await openEssai();
});
afterAll(() => essai?.close());
beforeEach(async () => {
  setMaintenant('2026-11-22T09:00:00Z');
  await essai.owner.query('delete from tentative_connexion');
});

const enter = (adresse: string | null = null, motDePasse = motDePasseDemonstration, who = courriel) =>
  authenticate({ courriel: who, motDePasse, adresse });
const fail = async (times: number, who = courriel, adresse: string | null = null) => {
  const answers: string[] = [];
  for (let i = 0; i < times; i++) answers.push((await enter(adresse, 'pas le bon du tout', who)).etat);
  return answers;
};

describe('qui entre', () => {
  test('le bon mot de passe, quelle que soit la casse de l’adresse', async () => {
    const id = await essai.idOf('referent.jlvd');
    expect(await enter(null, motDePasseDemonstration, ` ${courriel.toUpperCase()} `)).toMatchObject({
      etat: 'entre',
      utilisateurId: id,
    });
    const { rows } = await essai.owner.query('select derniere_connexion as le from compte where utilisateur_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ le: new Date('2026-11-22T09:00:00Z') }]);
  });

  test('un mauvais mot de passe, un compte inconnu, sans mot de passe ou fermé reçoivent la même réponse', async () => {
    const answers = [await enter(null, 'pas le bon du tout'), await enter(null, motDePasseDemonstration, inconnu)];
    const id = await essai.idOf('copil');
    const copil = castMember('copil').courriel;
    await essai.owner.query("update compte set ferme_le = '2026-11-21' where utilisateur_id = $1", [id]);
    answers.push(await enter(null, motDePasseDemonstration, copil));
    await essai.owner.query('update compte set ferme_le = null where utilisateur_id = $1', [id]);
    await essai.owner.query('delete from mot_de_passe where utilisateur_id = $1', [id]);
    answers.push(await enter(null, motDePasseDemonstration, copil));
    expect(answers).toEqual([{ etat: 'refuse' }, { etat: 'refuse' }, { etat: 'refuse' }, { etat: 'refuse' }]);
  });

  test('un compte inconnu prend le temps d’un compte connu', async () => {
    await enter(null, 'x', inconnu);
    const time = async (who: string) => {
      const start = performance.now();
      await enter(null, 'pas le bon du tout', who);
      return performance.now() - start;
    };
    const times: { connu: number[]; inconnu: number[] } = { connu: [], inconnu: [] };
    for (let i = 0; i < 8; i++) {
      await essai.owner.query('delete from tentative_connexion');
      times.connu.push(await time(courriel));
      times.inconnu.push(await time(inconnu));
    }
    const ratio = Math.min(...times.inconnu) / Math.min(...times.connu);
    // without the decoy the ratio is about 0.1
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

describe('attente', () => {
  test('au quatrième échec l’attente commence, pour un compte connu comme pour un inconnu', async () => {
    for (const who of [courriel, inconnu]) {
      expect(await fail(5, who)).toEqual(['refuse', 'refuse', 'refuse', 'refuse', 'attente']);
    }
  });

  test('pendant l’attente, même le bon mot de passe n’est pas écouté ; après, il l’est', async () => {
    await fail(4);
    expect(await enter()).toEqual({ etat: 'attente', secondes: 2 });
    setMaintenant('2026-11-22T09:00:03Z');
    expect(await enter()).toMatchObject({ etat: 'entre' });
  });

  test('l’attente double et ne dépasse pas un quart d’heure', async () => {
    await essai.owner.query(
      `insert into tentative_connexion values ('compte:' || encode(sha256($1::bytea), 'hex'), 500, '2026-11-22T08:59:00Z', null)`,
      [courriel],
    );
    await fail(1);
    expect(await enter()).toEqual({ etat: 'attente', secondes: 900 });
  });

  test('une heure de calme remet le compte à zéro, une minute de moins ne remet rien', async () => {
    await fail(4);
    setMaintenant('2026-11-22T09:59:00Z');
    expect(await fail(2)).toEqual(['refuse', 'attente']);
    setMaintenant('2026-11-22T11:00:00Z');
    expect(await fail(5)).toEqual(['refuse', 'refuse', 'refuse', 'refuse', 'attente']);
  });

  test('entrer remet le compte à zéro', async () => {
    await fail(3);
    await enter();
    expect(await fail(5)).toEqual(['refuse', 'refuse', 'refuse', 'refuse', 'attente']);
  });

  test('vingt tentatives au même instant n’en font pas entendre plus de quatre', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(null, 'pas le bon du tout')));
    expect(answers.filter(({ etat }) => etat === 'refuse').length).toBeLessThanOrEqual(4);
  });

  test('une adresse qui essaie vingt comptes attend à son tour, les autres adresses non', async () => {
    for (let i = 0; i < 21; i++) await fail(1, `personne.${i}@maillage.example`, '192.0.2.7');
    expect(await enter('192.0.2.7')).toMatchObject({ etat: 'attente' });
    expect(await enter('192.0.2.8')).toMatchObject({ etat: 'entre' });
  });

  test('sans mandataire déclaré, aucune adresse n’est comptée', async () => {
    for (let i = 0; i < 21; i++) await fail(1, `personne.${i}@maillage.example`);
    const { rows } = await essai.owner.query("select from tentative_connexion where cle like 'adresse:%'");
    expect(rows).toEqual([]);
    expect(await enter()).toMatchObject({ etat: 'entre' });
  });

  test('un bureau dont trente personnes entrent du premier coup n’attend pas', async () => {
    const answers: string[] = [];
    for (let i = 0; i < 30; i++) answers.push((await enter('192.0.2.9')).etat);
    expect(new Set(answers)).toEqual(new Set(['entre']));
  });

  test('la base ne garde ni l’adresse électronique ni le mot de passe essayé', async () => {
    await fail(1);
    const { rows } = await essai.owner.query<{ ligne: string }>('select t::text as ligne from tentative_connexion t');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.ligne).not.toContain('jlvd');
  });
});

describe('la session', () => {
  test('finit quand le mot de passe change, quand le compte ferme, et ne revient pas à sa réouverture', async () => {
    const id = await essai.idOf('elu.jlvd');
    const first = await sessionVersion(essai.owner, id);
    expect(await readSession(id, first)).toMatchObject({ id });
    await essai.owner.query('update mot_de_passe set empreinte = empreinte where utilisateur_id = $1', [id]);
    expect(await readSession(id, first)).toBeNull();
    const second = await sessionVersion(essai.owner, id);
    expect(await readSession(id, second)).toMatchObject({ id });
    await essai.owner.query("update compte set ferme_le = '2026-11-22' where utilisateur_id = $1", [id]);
    expect(await readSession(id, second)).toBeNull();
    expect(await readSession(id, await sessionVersion(essai.owner, id))).toBeNull();
    await essai.owner.query('update compte set ferme_le = null where utilisateur_id = $1', [id]);
    expect(await readSession(id, second)).toBeNull();
  });
});
