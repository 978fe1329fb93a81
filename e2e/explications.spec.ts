import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';

const mot = (page: Page) => page.getByRole('button', { name: 'En retard' }).first();
const pourquoi = (page: Page) => page.getByText(/^Jalon du 31 décembre 2025 non fait : /).first();

for (const vue of ['liste', 'matrice', 'kanban'])
  test(`disent pourquoi au survol, au focus, et partent par Échap (${vue})`, async ({
    page,
    connecter,
    verifierAccessibilite,
  }) => {
    await connecter(page, 'copil@maillage.example');
    await page.goto(`${TABLEAU}?vue=${vue}&axe=2`);
    await expect(pourquoi(page)).toBeHidden();
    await mot(page).hover();
    await expect(pourquoi(page)).toBeVisible();
    // it stays under the pointer
    await pourquoi(page).hover();
    await expect(pourquoi(page)).toBeVisible();
    await verifierAccessibilite(page);
    await page.keyboard.press('Escape');
    await expect(pourquoi(page)).toBeHidden();
    await page.mouse.move(0, 0);
    await page.keyboard.press('Tab');
    await mot(page).focus();
    await expect(pourquoi(page)).toBeVisible();
    await expect(mot(page)).toHaveAccessibleDescription(/^Jalon du 31 décembre 2025/);
    await page.keyboard.press('Escape');
    await expect(pourquoi(page)).toBeHidden();
  });

test('s’ouvrent au toucher, même sans script', async ({ browser, baseURL, page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  const storageState = await page.context().storageState();
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({
      ...{ baseURL: baseURL!, storageState, locale: 'fr-FR', javaScriptEnabled },
      ...{ hasTouch: true, viewport: { width: 390, height: 844 } },
    });
    const phone = await context.newPage();
    await phone.goto(`${TABLEAU}?axe=2`);
    await mot(phone).tap();
    await expect(pourquoi(phone)).toBeVisible();
    await context.close();
  }
});

test('rouge avant sa date est attendu', async ({ page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${TABLEAU}?q=6-A-2`);
  await expect(page.getByRole('button', { name: 'À venir' })).toHaveAccessibleDescription(
    /^Pas fait, attendu : premier jalon le 31 décembre 2027/,
  );
  await expect(page.getByRole('button', { name: 'En retard' })).toHaveCount(0);
});
