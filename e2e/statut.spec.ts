import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const ACTION = '/s/04-2025/actions/13';
const ligne = (page: Page, code: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) });
const panneau = (page: Page) => page.getByRole('region', { name: 'Statut départemental' });
const historique = (page: Page) => page.getByRole('region', { name: 'Historique' });

async function ouvrir(page: Page, code: string): Promise<void> {
  await page.goto(`${TABLEAU}?q=${code}`);
  await ligne(page, code).hover();
  await page.getByRole('button', { name: `Changer le statut de ${code}` }).click();
}

test.beforeEach(async ({ page, connecter }) => connecter(page, 'cellule.etat@maillage.example'));

test('scénario 3 : sans commentaire c’est refusé à côté du champ ; avec, c’est daté, signé, et l’ancien statut reste', async ({
  page,
  verifierAccessibilite,
}) => {
  await ouvrir(page, '3-B-2');
  const dialog = page.getByRole('dialog');
  await verifierAccessibilite(page);
  await dialog.getByRole('radio', { name: 'En cours' }).click();
  await expect(dialog.getByLabel('Pourquoi ?')).toBeFocused();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Pourquoi ?' })).toHaveAccessibleDescription(
    /commentaire est obligatoire/,
  );
  await expect(dialog.getByRole('radio', { name: 'En cours' })).toBeChecked();
  await verifierAccessibilite(page);
  await expect(ligne(page, '3-B-2')).toContainText('Pas fait');

  await dialog.getByLabel('Pourquoi ?').fill('Riez a ouvert lundi.');
  await dialog.getByLabel('Pourquoi ?').press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Statut enregistré : En cours.' })).toBeVisible();
  await expect(ligne(page, '3-B-2')).toContainText('En cours');
  await expect(ligne(page, '3-B-2')).toContainText('aujourd’hui');

  await page.goto(ACTION);
  await expect(historique(page).getByRole('listitem').first()).toContainText(
    /En cours.*22 novembre 2026 · Claire Vidal.*Riez a ouvert lundi\./s,
  );
  await expect(historique(page).getByRole('listitem').nth(1)).toContainText('Pas fait');
});

test('« Annuler » rend l’état d’avant, et l’historique garde les deux gestes', async ({ page }) => {
  await ouvrir(page, '1-A-2');
  await page.getByRole('radio', { name: 'Fait', exact: true }).click();
  await page.getByLabel('Pourquoi ?').fill('Erreur de ligne');
  await page.getByLabel('Pourquoi ?').press('Enter');
  await expect(ligne(page, '1-A-2').locator('.st')).toHaveText('Fait');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Entrée annulée.')).toBeVisible();
  await expect(ligne(page, '1-A-2').locator('.st')).toHaveText('Pas fait');
  await ligne(page, '1-A-2').getByRole('link').click();
  await expect(historique(page).getByRole('listitem').first()).toContainText('Entrée annulée');
  await expect(historique(page).getByRole('listitem').nth(1)).toContainText('Remplacée par une correction');
});

test('scénario 4 : deux techniciens à la fois, le second voit les deux versions et rien n’est perdu', async ({
  page,
  browser,
  baseURL,
  connecter,
}) => {
  const other = await (await browser.newContext({ baseURL: baseURL!, locale: 'fr-FR' })).newPage();
  await connecter(other, 'cellule.departement@maillage.example');
  await ouvrir(page, '3-B-3');
  await ouvrir(other, '3-B-3');
  await page.getByRole('radio', { name: 'Fait', exact: true }).click();
  await page.getByLabel('Pourquoi ?').fill('Les cinq programmes sont votés.');
  await page.getByLabel('Pourquoi ?').press('Enter');
  await expect(page.getByText('Statut enregistré : Fait.')).toBeVisible();

  const dialog = other.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Pas fait' }).click();
  await dialog.getByLabel('Pourquoi ?').fill('Aucun programme reçu à ce jour.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    /à 10:00, Claire Vidal a enregistré un statut :\s*Fait Les cinq programmes sont votés\./,
  );
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveValue('Aucun programme reçu à ce jour.');
  await expect(dialog.getByRole('radio', { name: 'Pas fait' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Enregistrer ma version à la suite' }).click();
  await expect(other.getByText('Statut enregistré : Pas fait.')).toBeVisible();
  await other.goto(`${TABLEAU}?q=3-B-3`);
  await ligne(other, '3-B-3').getByRole('link').click();
  await expect(historique(other).getByRole('listitem').nth(0)).toContainText('Aucun programme reçu');
  await expect(historique(other).getByRole('listitem').nth(1)).toContainText('Les cinq programmes sont votés.');
});

test('confirmer inchangé se fait d’un clic et rafraîchit l’information', async ({ page }) => {
  await page.goto(`${TABLEAU}?alerte=ancienne&statut=en_cours`);
  const first = page
    .getByRole('listitem')
    .filter({ has: page.locator('[data-geste=confirmer]') })
    .first();
  const code = (await first.getAttribute('data-titre'))!.split(' ')[0]!;
  await first.hover();
  await first.getByRole('button', { name: `Confirmer ${code} inchangé` }).click();
  await expect(page.getByText('Statut confirmé inchangé.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Confirmer ${code} inchangé` })).toHaveCount(0);
});

test('une entrée ancienne se corrige : elle reste, barrée, et la correction prend sa place', async ({ page }) => {
  await page.goto(`${TABLEAU}?q=2-B-1`);
  await ligne(page, '2-B-1').getByRole('link').click();
  await expect(panneau(page)).toContainText('Fait');
  await historique(page)
    .getByRole('button', { name: /^Corriger/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'En cours' }).click();
  await dialog.getByRole('textbox', { name: 'Pourquoi cette correction ?' }).fill('La base n’est pas encore publiée.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Correction enregistrée.')).toBeVisible();
  await expect(panneau(page)).toContainText('En cours');
  await expect(historique(page).getByText('Remplacée par une correction')).toHaveCount(1);
});

test('un blocage se déclare avec sa raison, se voit au tableau, se lève avec la sienne', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto(ACTION);
  await page.getByRole('button', { name: 'Déclarer un blocage' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByLabel('Ce qui bloque')).toHaveAccessibleDescription('Dites ce qui bloque.');
  await verifierAccessibilite(page);
  await dialog.getByLabel('Ce qui bloque').fill('Le local de Banon est inondé.');
  await dialog.getByLabel('Ce qui lèverait le blocage').fill('Un autre local communal.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panneau(page)).toContainText('Bloquée depuis le 22 novembre 2026 : Le local de Banon est inondé.');
  await page.getByRole('button', { name: 'Lever le blocage' }).click();
  await dialog.getByLabel('Ce qui a levé le blocage').fill('La mairie prête une salle.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panneau(page)).not.toContainText('Bloquée');
  await expect(historique(page).getByRole('listitem').first()).toContainText(
    /Blocage levé.*La mairie prête une salle\./s,
  );
});

test('un jalon se marque fait à sa date, et se rouvre', async ({ page }) => {
  await page.goto(ACTION);
  const jalons = page.getByRole('region', { name: 'Jalons' });
  await jalons.getByRole('button', { name: /^Marquer fait/ }).click();
  await page.getByRole('dialog').getByLabel('Atteint le').fill('2026-12-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('dialog').getByLabel('Atteint le')).toHaveAccessibleDescription(/futur/);
  await page.getByRole('dialog').getByLabel('Atteint le').fill('2026-11-20');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(jalons).toContainText('fait le 20 novembre 2026');
  await jalons.getByRole('button', { name: /^Rouvrir : Nouvelles MSAP/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(jalons.getByRole('button', { name: /^Marquer fait/ })).toBeVisible();
});

test('une date d’effet future ou antérieure au schéma est refusée sans rien écrire', async ({ page }) => {
  for (const [date, raison] of [
    ['2026-11-23', 'futur'],
    ['2024-12-31', 'début du schéma'],
  ] as const) {
    await ouvrir(page, '1-B-2');
    await page.getByRole('radio', { name: 'Fait', exact: true }).click();
    await page.getByLabel('Pourquoi ?').fill('Essai');
    await page.getByLabel('Date d’effet').fill(date);
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByLabel('Date d’effet')).toHaveAccessibleDescription(new RegExp(raison));
    await page.keyboard.press('Escape');
  }
  await expect(ligne(page, '1-B-2').locator('.st')).toHaveText('En cours');
});

test('une saisie interrompue se retrouve, une session expirée ne la perd pas', async ({ page, context }) => {
  await ouvrir(page, '1-B-1');
  await page.getByLabel('Pourquoi ?').fill('Phrase commencée');
  await page.keyboard.press('Escape');
  await page.reload();
  await ouvrir(page, '1-B-1');
  await expect(page.getByLabel('Pourquoi ?')).toHaveValue('Phrase commencée');
  await page.getByRole('radio', { name: 'Fait', exact: true }).click();
  await context.clearCookies({ name: 'next-auth.session-token' });
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Votre session a expiré');
  await expect(page.getByLabel('Pourquoi ?')).toHaveValue('Phrase commencée');
});

test('un double envoi n’écrit qu’une fois', async ({ page }) => {
  await ouvrir(page, '3-C-1');
  await page.getByRole('radio', { name: 'Fait', exact: true }).click();
  await page.getByLabel('Pourquoi ?').fill('Envoi double');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).dblclick();
  await expect(page.getByText('Statut enregistré : Fait.')).toBeVisible();
  await ligne(page, '3-C-1').getByRole('link').click();
  await expect(historique(page).getByText('Envoi double')).toHaveCount(1);
});

test('un parcours entier au clavier : se connecter, filtrer, changer un statut, retrouver l’historique', async ({
  page,
  context,
}) => {
  await context.clearCookies();
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').focus();
  await page.keyboard.type('cellule.departement@maillage.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Demonstration-04!');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', /^Tableau de suivi$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(TABLEAU);
  await tabTo(page, 'searchbox', /Rechercher/);
  await page.keyboard.type('3-D-3');
  await expect(ligne(page, '3-D-3')).toBeVisible();
  await expect(page).toHaveURL(/q=3-D-3/);
  await tabTo(page, 'button', /Changer le statut de 3-D-3/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'radio', /Pas fait/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Le catalogue est publié.');
  await page.keyboard.press('Enter');
  await expect(ligne(page, '3-D-3').locator('.st')).toHaveText('Fait');
  await expect(page.getByRole('button', { name: /Changer le statut de 3-D-3/ })).toBeFocused();
  await tabTo(page, 'link', /^Identifier mutualiser/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(historique(page).getByText('Le catalogue est publié.')).toBeVisible();
});

/** Tab until the wanted element has the focus; fails after a hundred steps. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: RegExp, key = 'Tab'): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let i = 0; i < 100; i++) {
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${role} ${String(name)} n’est pas atteint au clavier`);
}
