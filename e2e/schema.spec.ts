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
const COLLEGUE = 'anouk.serre@exemple.fr';
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
  await expect(page.getByText('Ce schéma ne contient pas encore d’action.')).toBeVisible();
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

test('une correction de forme change les mots et rien d’autre, et l’ancien texte se garde', async ({ page }) => {
  await entrer(page, CELLULE, '/s/05-2026/tableau');
  await page.getByRole('link', { name: /Ouvrir une navette d’hiver/ }).click();
  await page.getByRole('link', { name: 'Modifier l’action' }).click();
  await page.getByRole('radio', { name: /^Les mots seulement/ }).check();
  await expect(page.getByRole('checkbox', { name: /^Tout le département/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Ajouter un jalon' })).toHaveCount(0);
  await page.getByLabel('Titre').fill('Ouvrir une navette l’hiver');
  await page.getByLabel(/Ce qui est corrigé/).fill('Faute de frappe');
  await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1-A-1 Ouvrir une navette l’hiver');
  const historique = page.getByRole('region', { name: 'Historique' });
  await expect(historique).toContainText(/correction de forme/i);
  await expect(historique).toContainText('Faute de frappe');
  await historique.getByText(/1 texte remplacé/).press('Enter');
  await expect(historique.getByRole('definition')).toHaveText('Ouvrir une navette d’hiver');
  await expect(page.getByRole('region', { name: 'Jalons' })).toContainText('Marché notifié');
});

test('une action s’archive avec sa raison, et se restaure avec son histoire', async ({ page }) => {
  await entrer(page, CELLULE, SCHEMA);
  await page.getByRole('link', { name: /^1-A-1/ }).click();
  await page.getByRole('button', { name: 'Archiver' }).click();
  await dialogue(page).getByRole('button', { name: 'Archiver' }).click();
  await expect(dialogue(page).getByLabel('Pourquoi ?')).toHaveAccessibleDescription(/Dites pourquoi/);
  await dialogue(page).getByLabel('Pourquoi ?').fill('Reprise par la Région');
  await dialogue(page).getByRole('button', { name: 'Archiver' }).click();
  await expect(page.getByRole('button', { name: 'Restaurer l’action' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Reprise par la Région');
  await page.goto('/s/05-2026/tableau');
  await expect(page.getByText('Ce schéma ne contient pas encore d’action.')).toBeVisible();
  await page.goto('/s/05-2026/ressources');
  await page.getByRole('link', { name: /Ouvrir une navette l’hiver/ }).click();
  await expect(page.getByRole('region', { name: 'Historique' })).toContainText('Reprise par la Région');
  await page.getByRole('link', { name: 'Modifier l’action' }).click();
  await page.getByRole('button', { name: 'Restaurer l’action' }).click();
  await dialogue(page).getByLabel('Pourquoi ?').fill('La Région y renonce');
  await dialogue(page).getByRole('button', { name: 'Restaurer' }).click();
  await expect(page.getByRole('button', { name: 'Archiver' })).toBeFocused();
  await page.goto('/s/05-2026/tableau');
  await expect(page.getByRole('region', { name: 'Totaux' })).toContainText(/1\s*en cours/);
});

test('l’ordre se change par les flèches, au clavier, et le tableau le suit', async ({ page }) => {
  await entrer(page, CELLULE, SCHEMA);
  await page.getByRole('button', { name: 'Ajouter un axe' }).click();
  await expect(dialogue(page).getByLabel('Numéro')).toHaveValue('2');
  await dialogue(page).getByLabel('Libellé').fill('Se soigner');
  await dialogue(page).getByRole('button', { name: 'Ajouter l’axe' }).click();
  await expect(page.getByRole('heading', { name: /Axe 2\. Se soigner/ })).toBeVisible();
  const monter = page.getByRole('button', { name: 'Monter : Se soigner' });
  await monter.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: /^Axe/ }).first()).toHaveText(/Axe 1\. Se soigner/);
  // at the top it can only go down: the focus is there
  await expect(page.getByRole('button', { name: 'Descendre : Se soigner' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: /^Axe/ }).first()).toHaveText(/Axe 1\. Se déplacer/);
  await page.getByRole('button', { name: 'Retirer : axe 2' }).click();
  await dialogue(page).getByRole('button', { name: 'Retirer l’axe' }).click();
  await expect(page.getByRole('heading', { name: /Se soigner/ })).toHaveCount(0);
});

test('deux techniciens sur la même fiche : le second voit les deux versions et ne perd rien', async ({
  page,
  browser,
  verifierAccessibilite,
}) => {
  await entrer(page, CELLULE, '/administration/comptes/nouveau');
  await fillIdentity(page, { prenom: 'Anouk', nom: 'Serre', courriel: COLLEGUE });
  await page.getByLabel('Rôle').selectOption({ label: 'Cellule, côté Département' });
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  const lien = new URL(await page.getByLabel('Lien d’invitation').inputValue()).pathname;
  const collegue = await elsewhere(browser, page);
  await choosePassword(collegue, lien);
  await entrer(collegue, COLLEGUE, SCHEMA);
  await page.goto(SCHEMA);
  for (const one of [page, collegue]) await one.getByRole('link', { name: /^1-A Navettes/ }).click();
  await collegue.getByLabel('Constat').fill('Aucune ligne l’hiver.');
  await collegue.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(collegue).toHaveURL(SCHEMA);
  await page.getByLabel('Constat').fill('Peu de lignes, surtout l’hiver.');
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(page.getByText(/Anouk Serre a enregistré sa version/)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Anouk' })).toContainText('Aucune ligne l’hiver.');
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes, surtout l’hiver.');
  await verifierAccessibilite(page);
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(page).toHaveURL(SCHEMA);
  await page.getByRole('link', { name: /^1-A Navettes/ }).click();
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes, surtout l’hiver.');
  await expect(page.getByRole('region', { name: /Textes précédents/ })).toContainText('Aucune ligne l’hiver.');
});

test('le schéma se duplique dans le suivant, qui garde sa filiation, puis se clôt', async ({
  page,
  verifierAccessibilite,
}) => {
  await entrer(page, CELLULE, SCHEMA);
  await page.getByRole('link', { name: 'Ouvrir le schéma suivant' }).click();
  await verifierAccessibilite(page);
  await page.getByLabel('Code').fill('05-2026');
  await page.getByRole('button', { name: 'Ouvrir le schéma suivant' }).click();
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/déjà/);
  await page.getByLabel('Code').fill('05-2032');
  await page.getByRole('button', { name: 'Ouvrir le schéma suivant' }).click();
  await expect(page.getByText(/Schéma 05-2032 ouvert : 1 action reprise/)).toBeVisible();
  await page.getByRole('link', { name: 'Écrire le schéma 05-2032' }).click();
  const reglages = page.getByRole('region', { name: 'Réglages' });
  await expect(reglages).toContainText(/Fait suite à\s*05-2026/);
  await page.getByRole('link', { name: /^1-A-1/ }).click();
  await expect(page.getByText(/reprise de l’action 1-A-1 du schéma 05-2026/)).toBeVisible();
  await verifierAccessibilite(page);
  await page.goto(SCHEMA);
  await expect(page.getByRole('region', { name: 'Réglages' })).toContainText(/A pour suite\s*05-2032/);
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
  await entrer(page, 'eve.blanc@exemple.fr', '/s/84-2026/schema');
  const action = await withClient(
    vierge.base.ownerUrl,
    async (client) => (await client.query<{ id: number }>('select id from action order by id limit 1')).rows[0]!.id,
  );
  for (const address of [
    ...['', '/fiches/nouvelle', '/fiches/1', '/actions/nouvelle', `/actions/${action}`, '/dupliquer'].map(
      (end) => `${SCHEMA}${end}`,
    ),
    ...['/s/05-2026/tableau', '/s/05-2026/evolution', `/s/84-2026/schema/actions/${action}`],
  ])
    expect([address, (await page.goto(address))!.status()]).toEqual([address, 404]);
});
