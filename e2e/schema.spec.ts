import type { Page } from '@playwright/test';
import { loadGeography } from '../prisma/seed/geography.ts';
import { inviteAdministrateur } from '../scripts/admin/invite.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { NOW } from '../tests/setup/throwaway.ts';
import { choosePassword, elsewhere, fillIdentity, phrase, signIn } from './comptes.ts';
import { expect, test as commun } from './fixtures.ts';
import { startApplication, type Application } from './server.ts';

/** An installation that holds nothing yet: no demonstration, no account. */
const test = commun.extend<object, { vierge: Application }>({
  vierge: [
    async ({}, use) => {
      const application = await startApplication('modele');
      await loadGeography(application.base.ownerUrl);
      await use(application);
      await application.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  application: async ({ vierge }, use) => use(vierge),
});
test.describe.configure({ mode: 'serial' });

const CELLULE = 'lou.martel@exemple.fr';
const SCHEMA = '/s/05-2026/schema';

test('d’une installation vide au schéma ouvert : l’administrateur l’ouvre et invite sa cellule', async ({
  page,
  browser,
  vierge,
  verifierAccessibilite,
}) => {
  test.slow();
  const personne = { prenom: 'Rémi', nom: 'Fabre', courriel: 'remi.fabre@exemple.fr' };
  const jeton = await withClient(vierge.base.ownerUrl, async (client) => {
    await client.query(`set maillage.maintenant = '${NOW}'`);
    return inviteAdministrateur(client, personne, { isAnother: false });
  });
  await choosePassword(page, `/mot-de-passe/${jeton}`);
  await signIn(page, personne.courriel, phrase);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Le point au/);
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Schémas' }).click();
  await expect(page.getByText('Cette installation ne contient encore aucun schéma.')).toBeVisible();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Ouvrir un schéma' }).click();

  // refused: beside its field, what was typed stays, nothing is written
  await page.getByLabel('Dernier jour').fill('2026-01-01');
  await page.getByRole('button', { name: 'Ouvrir le schéma' }).click();
  await expect(page.getByLabel('Département')).toHaveAccessibleDescription('Choisissez le département.');
  await expect(page.getByLabel('Dernier jour')).toHaveAccessibleDescription(/La fin doit suivre le début\./);
  await expect(page.getByLabel('Dernier jour')).toHaveValue('2026-01-01');
  const written = await withClient(vierge.base.ownerUrl, (client) => client.query('select from schema_departemental'));
  expect(written.rowCount).toBe(0);
  await verifierAccessibilite(page);

  await page.getByLabel('Département').selectOption('05');
  await expect(page.getByLabel('Premier jour')).toHaveValue('2026-01-01');
  await page.getByLabel('Dernier jour').fill('2031-12-31');
  await expect(page.getByLabel('Nom du schéma')).toHaveValue(/Hautes-Alpes$/);
  await expect(page.getByLabel('Code')).toHaveValue('05-2026');
  await page.getByRole('button', { name: 'Ouvrir le schéma' }).click();
  await page.getByRole('link', { name: 'Inviter la cellule' }).click();

  await expect(page.getByLabel('Schéma')).toContainText('Hautes-Alpes (05-2026)');
  await expect(page.getByLabel('Rôle')).toHaveValue('cellule_etat');
  await fillIdentity(page, { prenom: 'Lou', nom: 'Martel', courriel: CELLULE });
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  const lien = new URL(await page.getByLabel('Lien d’invitation').inputValue()).pathname;
  const cellule = await elsewhere(browser, page);
  await choosePassword(cellule, lien);
  await page.goto('/administration/schemas');
  await expect(page.getByRole('row').nth(1)).toContainText(/05-2026.*1 personne/);
  await verifierAccessibilite(page);
});

/** Signs in as somebody whose password is chosen. */
async function entrer(page: Page, courriel: string, address: string): Promise<void> {
  await page.goto(address);
  if (page.url().includes('/connexion')) await signIn(page, courriel, phrase);
  await expect(page).not.toHaveURL(/\/connexion/);
}

const dialogue = (page: Page) => page.getByRole('dialog');

test('la cellule écrit son schéma : EPCI, axe, fiche, facette, action et jalon', async ({
  page,
  verifierAccessibilite,
}) => {
  test.slow();
  await entrer(page, CELLULE, '/');
  await expect(page.getByRole('heading', { name: 'Votre schéma est vide' })).toBeVisible();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Tableau de suivi' }).click();
  await expect(page.getByText('Ce schéma n’a pas d’action suivie.')).toBeVisible();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Écrire le schéma' }).click();
  await expect(page).toHaveURL(SCHEMA);
  await verifierAccessibilite(page);

  await page.getByRole('button', { name: 'Ajouter au schéma' }).click();
  await expect(page.getByRole('group', { name: /EPCI qui ont des communes/ })).toContainText(
    'Cochez au moins un EPCI.',
  );
  await page.getByRole('checkbox', { name: /Briançonnais/ }).check();
  await page.getByLabel(/Sigle de .*Briançonnais/).fill('CCB');
  await page.getByRole('checkbox', { name: /Queyras/ }).check();
  await page.getByLabel(/Sigle de .*Queyras/).fill('CCGQ');
  await page.getByRole('button', { name: 'Ajouter au schéma' }).click();
  await expect(page.getByRole('region', { name: 'EPCI' }).getByRole('button', { name: 'Retirer : CCB' })).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter un axe' }).click();
  await dialogue(page).getByRole('button', { name: 'Ajouter l’axe' }).click();
  await expect(dialogue(page).getByLabel('Libellé')).toHaveAccessibleDescription('Donnez le libellé de l’axe.');
  await dialogue(page).getByLabel('Libellé').fill('Se déplacer en montagne');
  await dialogue(page).getByRole('button', { name: 'Ajouter l’axe' }).click();
  await expect(page.getByRole('heading', { name: /Axe 1\. Se déplacer en montagne/ })).toBeVisible();

  await page.getByRole('button', { name: /^Ajouter : une facette, Scénario/ }).click();
  await dialogue(page).getByLabel('Libellé').fill('Transport à la demande');
  await dialogue(page).getByRole('button', { name: 'Ajouter' }).click();
  await expect(dialogue(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'Ajouter une fiche à l’axe 1' }).click();
  await expect(page.getByLabel('Code')).toHaveValue('1-A');
  await page.getByLabel('Titre').fill('Navettes entre vallées');
  await page.getByLabel('Constat').fill('Peu de lignes l’hiver.');
  await page.getByRole('button', { name: 'Ajouter la fiche' }).click();
  await expect(page.getByLabel('Degré de priorité')).toHaveAccessibleDescription('Choisissez le degré de priorité.');
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes l’hiver.');
  await verifierAccessibilite(page);
  // left on the way: what was typed is found again
  await page.goto(SCHEMA);
  await page.getByRole('link', { name: 'Ajouter une fiche à l’axe 1' }).click();
  await expect(page.getByText('Votre saisie, qui n’était pas enregistrée, a été retrouvée.')).toBeVisible();
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes l’hiver.');
  await page.getByLabel('Degré de priorité').selectOption({ label: 'Structurantes' });
  await page.getByRole('button', { name: 'Ajouter la fiche' }).click();
  await expect(page.getByRole('link', { name: '1-A Navettes entre vallées' })).toBeVisible();

  await page.getByRole('link', { name: 'Ajouter une action à la fiche 1-A' }).click();
  await expect(page.getByLabel('Code')).toHaveValue('1-A-1');
  await page.getByLabel('Titre').fill('Ouvrir une navette d’hiver');
  await page.getByLabel('Objectif').fill('Relier Briançon et le Queyras.');
  await page.getByRole('button', { name: 'Tous' }).click();
  await page.getByRole('checkbox', { name: 'Transport à la demande' }).check();
  await page.getByRole('button', { name: 'Ajouter un jalon' }).click();
  const jalon = page.getByRole('group', { name: 'Jalon 1' });
  await jalon.getByLabel('Jalon 1').fill('Marché notifié');
  await jalon.getByLabel('Fin').fill('2026-09-30');
  await verifierAccessibilite(page);
  for (const width of [768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), String(width)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Ajouter l’action' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1-A-1 Ouvrir une navette d’hiver');
  await expect(page.getByRole('region', { name: 'Jalons' })).toContainText('Marché notifié');
  await expect(page.getByRole('region', { name: 'La fiche' })).toContainText('CCGQ');
});

test('il a aussitôt son tableau : un statut s’y décide, et le jalon passé l’y met en retard', async ({ page }) => {
  await entrer(page, CELLULE, '/');
  await page.getByRole('link', { name: 'Tableau de suivi' }).click();
  await expect(page.getByRole('main')).toContainText('Jalon du 30 septembre 2026 non fait', { useInnerText: false });
  await page.getByRole('button', { name: /Changer le statut de 1-A-1/ }).click();
  await dialogue(page).getByRole('radio', { name: 'En cours', exact: true }).click();
  await dialogue(page).getByLabel('Pourquoi ?').fill('Le marché est publié.');
  await dialogue(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Totaux' })).toContainText(/1\s*en cours/);
  // its evolution and its bilan live too
  await page.getByRole('link', { name: 'Évolution' }).click();
  await expect(page.getByRole('region', { name: 'Toutes les actions' }).getByRole('row').nth(1)).toContainText('01001');
  await page.goto('/s/05-2026/bilans/2026');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bilan 2026');
});

test('un autre département et un administrateur n’y écrivent rien', async ({ page, vierge }) => {
  await entrer(page, 'remi.fabre@exemple.fr', '/administration/schemas/nouveau');
  await page.getByLabel('Département').selectOption('84');
  await page.getByRole('button', { name: 'Ouvrir le schéma' }).click();
  await page.getByRole('link', { name: 'Inviter la cellule' }).click();
  await fillIdentity(page, { prenom: 'Ève', nom: 'Blanc', courriel: 'eve.blanc@exemple.fr' });
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  const lien = new URL(await page.getByLabel('Lien d’invitation').inputValue()).pathname;
  expect((await page.goto(`${SCHEMA}/actions/nouvelle`))!.status()).toBe(404);
  await page.context().clearCookies();
  await choosePassword(page, lien);
  await entrer(page, 'eve.blanc@exemple.fr', '/');
  expect((await page.goto('/s/84-2026/schema'))!.status()).toBe(200);
  const { action, fiche } = await withClient(
    vierge.base.ownerUrl,
    async (client) =>
      (
        await client.query<{ action: number; fiche: number }>(
          'select min(id) as action, min(fiche_id) as fiche from action',
        )
      ).rows[0]!,
  );
  for (const address of [
    ...['', '/fiches/nouvelle', `/fiches/${fiche}`, '/actions/nouvelle', `/actions/${action}`, '/dupliquer'].map(
      (end) => `${SCHEMA}${end}`,
    ),
    ...['/s/05-2026/tableau', '/s/05-2026/evolution', `/s/84-2026/schema/actions/${action}`],
  ])
    expect([address, (await page.goto(address))!.status()]).toEqual([address, 404]);
});
