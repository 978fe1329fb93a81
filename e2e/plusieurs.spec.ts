import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const ligne = (page: Page, code: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) });
const barre = (page: Page) => page.getByRole('region', { name: 'Actions cochées' });
const historique = (page: Page) => page.getByRole('region', { name: 'Historique' });

test.beforeEach(async ({ page, connecter }) => connecter(page, 'cellule.etat@maillage.example'));

async function changer(page: Page, statut: string, pourquoi: string): Promise<void> {
  await barre(page).getByRole('button', { name: 'Changer le statut' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: statut, exact: true }).click();
  await dialog.getByLabel('Pourquoi ?').fill(pourquoi);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
}

test('plusieurs actions changent avec un seul commentaire, chacune dans son historique ; « Annuler » rend tout', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto(`${TABLEAU}?axe=4`);
  await page.getByLabel('Cocher la fiche 4-A').check();
  await page.getByLabel('Cocher 4-B-2').check();
  await expect(barre(page)).toContainText('3 actions cochées');
  await verifierAccessibilite(page);
  await barre(page).getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('dialog').getByLabel('Pourquoi ?')).toHaveAccessibleDescription(/obligatoire/);
  await verifierAccessibilite(page);
  await page.keyboard.press('Escape');
  await changer(page, 'Fait', 'Comité du 20 novembre.');
  await expect(page.getByText('3 actions enregistrées.')).toBeVisible();
  await expect(barre(page)).toHaveCount(0);
  for (const code of ['4-A-1', '4-A-2', '4-B-2']) await expect(ligne(page, code).locator('.st')).toHaveText('Fait');

  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('3 actions rétablies.')).toBeVisible();
  await expect(ligne(page, '4-B-2').locator('.st')).toHaveText('Pas fait');
  await ligne(page, '4-B-2').getByRole('link').click();
  await expect(historique(page).getByRole('listitem').first()).toContainText('Entrée annulée');
  await expect(historique(page).getByRole('listitem').nth(1)).toContainText('Comité du 20 novembre.');
});

test('un conflit au milieu du lot n’arrête pas les autres : il se dit avec les deux versions, et se reprend', async ({
  page,
  browser,
  baseURL,
  connecter,
  verifierAccessibilite,
}) => {
  await page.goto(`${TABLEAU}?axe=1`);
  for (const code of ['1-A-1', '1-A-2', '1-B-1', '1-B-2']) await page.getByLabel(`Cocher ${code}`).check();

  const other = await (await browser.newContext({ baseURL: baseURL!, locale: 'fr-FR' })).newPage();
  await connecter(other, 'cellule.departement@maillage.example');
  await other.goto(`${TABLEAU}?q=1-B-2`);
  await ligne(other, '1-B-2').hover();
  await other.getByRole('button', { name: 'Changer le statut de 1-B-2' }).click();
  await other.getByRole('radio', { name: 'Pas fait' }).click();
  await other.getByLabel('Pourquoi ?').fill('Aucun EPCI n’a délibéré.');
  await other.getByLabel('Pourquoi ?').press('Enter');
  await expect(other.getByText('Statut enregistré : Pas fait.')).toBeVisible();
  await other.context().close();

  await changer(page, 'Fait', 'Revue annuelle.');
  await expect(barre(page).getByRole('heading')).toHaveText('3 actions enregistrées, 1 à reprendre.');
  await expect(barre(page)).toContainText(
    /1-B-2.*modifiée entre-temps.*Julien Roustan a enregistré un statut.*Pas fait.*Aucun EPCI n’a délibéré\..*Votre version.*Fait.*Revue annuelle\./s,
  );
  await expect(barre(page)).toContainText('1 action cochée');
  await verifierAccessibilite(page);
  for (const code of ['1-A-1', '1-A-2', '1-B-1']) await expect(ligne(page, code).locator('.st')).toHaveText('Fait');

  await barre(page)
    .getByRole('button', { name: /^Reprendre/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveValue('Revue annuelle.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Statut enregistré : Fait.')).toBeVisible();
  await page.goto(`${TABLEAU}?q=1-B-2`);
  await ligne(page, '1-B-2').getByRole('link').click();
  await expect(historique(page).getByRole('listitem').nth(0)).toContainText('Revue annuelle.');
  await expect(historique(page).getByRole('listitem').nth(1)).toContainText('Aucun EPCI n’a délibéré.');
});

test('confirmer inchangé au clavier : « Tout cocher », et l’action sans statut est mise à part', async ({ page }) => {
  await page.goto(`${TABLEAU}?q=5-C`);
  await page.getByLabel('Tout cocher').focus();
  await page.keyboard.press('Space');
  await expect(barre(page)).toContainText('2 actions cochées');
  await page.keyboard.press('Tab');
  await expect(barre(page).getByRole('button', { name: 'Confirmer inchangé' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText("Rien à confirmer : aucun statut n'est renseigné.")).toBeVisible();

  await page.goto(`${TABLEAU}?axe=6&statut=pas_fait`);
  await page.getByLabel('Cocher l’axe 6').check();
  await barre(page).getByRole('button', { name: 'Confirmer inchangé' }).click();
  await expect(page.getByText(/actions confirmées\./)).toBeVisible();
  await expect(ligne(page, '6-A-1')).toContainText('aujourd’hui');
});

test('Maj et clic prennent toute une suite de lignes', async ({ page }) => {
  await page.goto(`${TABLEAU}?axe=3`);
  await page.getByLabel('Cocher 3-A-1').click();
  await page.getByLabel('Cocher 3-B-2').click({ modifiers: ['Shift'] });
  await expect(barre(page)).toContainText('4 actions cochées');
  await barre(page).getByRole('button', { name: 'Tout décocher' }).click();
  await expect(barre(page)).toHaveCount(0);
});

test('un double envoi n’écrit qu’une fois', async ({ page }) => {
  await page.goto(`${TABLEAU}?q=3-C`);
  await page.getByLabel('Tout cocher').check();
  await barre(page).getByRole('button', { name: 'Changer le statut' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Fait', exact: true }).click();
  await dialog.getByLabel('Pourquoi ?').fill('Envoi double');
  await dialog.getByRole('button', { name: 'Enregistrer' }).dblclick();
  await expect(page.getByText('2 actions enregistrées.')).toBeVisible();
  await ligne(page, '3-C-1').getByRole('link').click();
  await expect(historique(page).getByText('Envoi double')).toHaveCount(1);
});

test('qui ne change pas les statuts n’a rien à cocher ; une date passée non plus', async ({ page, connecter }) => {
  await page.goto(`${TABLEAU}?au=2026-06-30`);
  await expect(page.getByRole('checkbox', { name: /^(Tout cocher|Cocher)/ })).toHaveCount(0);
  for (const name of ['referent.jlvd', 'copil', 'operateur.laposte', 'elu.jlvd', 'admin']) {
    await page.context().clearCookies();
    await connecter(page, `${name}@maillage.example`);
    await page.goto(TABLEAU);
    await expect(page.getByRole('checkbox', { name: /^(Tout cocher|Cocher)/ })).toHaveCount(0);
  }
});
