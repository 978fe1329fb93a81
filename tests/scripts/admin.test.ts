import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consumeLien, readLien } from '@/lib/comptes/liens';
import { inviteAdministrateur, inviteCellule } from '../../scripts/admin/invite.ts';
import { withClient } from '../../scripts/postgres/connect.ts';
import { createDatabase } from '../database.ts';
import { idByAddress, openEssai, readSession, sessionVersion, type Essai } from '../comptes/base.ts';

const personne = { prenom: 'Dominique', nom: 'Premier', courriel: 'dominique@maillage.example' };
let essai: Essai;

beforeAll(async () => {
  essai = await openEssai();
  await essai.owner.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
});
afterAll(() => essai?.close());

const rolesOf = async (courriel: string) => {
  const id = await idByAddress(essai.owner, courriel);
  return (await readSession(id, await sessionVersion(essai.owner, id)))!.habilitations.map(({ role }) => role);
};

test('sur une base neuve, le premier administrateur est créé, une seule fois', async () => {
  const base = await createDatabase();
  await withClient(base.ownerUrl, async (client) => {
    expect(await inviteAdministrateur(client, personne, { isAnother: false })).toHaveLength(43);
    await expect(inviteAdministrateur(client, personne, { isAnother: false })).rejects.toThrow(
      /déjà un administrateur/,
    );
    const { rows } = await client.query('select role from acces.habilitation_active');
    expect(rows).toEqual([{ role: 'administrateur' }]);
  });
  await base.drop();
});

test('--encore en ajoute un, dont le lien ouvre l’installation', async () => {
  const jeton = await inviteAdministrateur(essai.owner, personne, { isAnother: true });
  expect(await readLien(jeton)).toMatchObject({ etat: 'valable', nature: 'invitation' });
  await consumeLien(jeton, 'un mulet sur le chemin');
  expect(await rolesOf(personne.courriel)).toEqual(['administrateur']);
});

test('un second appel donne un second lien, et périme le premier', async () => {
  const first = await inviteAdministrateur(essai.owner, personne, { isAnother: true });
  const second = await inviteAdministrateur(essai.owner, personne, { isAnother: true });
  expect([(await readLien(first)).etat, (await readLien(second)).etat]).toEqual(['perime', 'valable']);
  expect(await rolesOf(personne.courriel)).toEqual(['administrateur']);
});

test('une adresse incomplète est refusée, et rien n’est écrit', async () => {
  const wrong = { ...personne, courriel: 'dominique' };
  await expect(inviteAdministrateur(essai.owner, wrong, { isAnother: true })).rejects.toThrow(/adresse/);
});

describe('--cellule', () => {
  const autre = { prenom: 'Alix', nom: 'Secours', courriel: 'alix@maillage.example' };

  test('est refusé tant que la cellule a quelqu’un, ou pour un schéma inconnu', async () => {
    const to = (schema: string) => inviteCellule(essai.owner, autre, { schema, cote: 'etat' });
    await expect(to('04-2025')).rejects.toThrow(/encore 2 membre/);
    await expect(to('99-2025')).rejects.toThrow(/Aucun schéma/);
  });

  test('rend un membre confirmé à un schéma qui n’en a plus', async () => {
    await essai.owner.query(
      "update compte set ferme_le = '2026-11-22' where courriel like 'cellule.%' and courriel not like '%05%' and courriel not like '%84%'",
    );
    const jeton = await inviteCellule(essai.owner, autre, { schema: '04-2025', cote: 'departement' });
    await consumeLien(jeton, 'un mulet sur le chemin');
    expect(await rolesOf(autre.courriel)).toEqual(['cellule_departement']);
  });
});
