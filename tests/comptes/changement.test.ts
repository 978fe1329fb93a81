import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { authenticate } from '@/lib/comptes/authentification';
import { changeOwnPassword } from '@/lib/comptes/changement';
import { castMember, motDePasseDemonstration } from '../../prisma/seed/cast.ts';
import { openEssai, readSession, sessionVersion, setMaintenant, type Essai } from './base.ts';

const { courriel } = castMember('copil');
const nouveau = 'le mulet monte au col';
let essai: Essai;
let copil: number;

beforeAll(async () => {
  essai = await openEssai();
  copil = await essai.idOf('copil');
});
afterAll(() => essai?.close());
beforeEach(() => setMaintenant('2026-11-22T09:00:00Z'));

const change = async (actuel: string, motDePasse = nouveau) =>
  changeOwnPassword(await essai.viewer(copil), { actuel, motDePasse });

test('un mot de passe refusé, ou l’actuel faux, ne change rien', async () => {
  await expect(change(motDePasseDemonstration, 'court')).rejects.toMatchObject({ champ: 'motDePasse' });
  await expect(change('pas le bon du tout')).rejects.toMatchObject({ champ: 'actuel' });
  expect(await authenticate({ courriel, motDePasse: motDePasseDemonstration, adresse: null })).toMatchObject({
    etat: 'entre',
  });
});

test('changer son mot de passe finit ses sessions', async () => {
  const version = await sessionVersion(essai.owner, copil);
  await change(motDePasseDemonstration);
  expect(await readSession(copil, version)).toBeNull();
  expect(await authenticate({ courriel, motDePasse: nouveau, adresse: null })).toMatchObject({ etat: 'entre' });
});

test('l’actuel ne se devine pas plus vite qu’à la connexion', async () => {
  for (let i = 0; i < 4; i++) await expect(change('pas le bon du tout')).rejects.toThrow(/actuel/);
  await expect(change(nouveau, `${nouveau} encore`)).rejects.toThrow(/Attendez 2 secondes/);
  expect(await authenticate({ courriel, motDePasse: nouveau, adresse: null })).toEqual({
    etat: 'attente',
    secondes: 2,
  });
});
