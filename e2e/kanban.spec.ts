import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const colonne = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const carte = (page: Page, code: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) });
const annonce = (page: Page) => page.locator('[id^=DndLiveRegion]');

/** Takes the focused card; it moves by the arrows once that is said. */
async function prendre(page: Page, key: 'Enter' | 'Space'): Promise<void> {
  await page.keyboard.press(key);
  await expect(annonce(page)).toHaveText(/au-dessus de la colonne Pas fait|1-A-2 est prise/);
}

test('au clavier seul : prendre, changer de colonne, déposer, dire pourquoi ; Échap laisse en place', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?vue=kanban`);
  await expect(colonne(page, 'Pas fait').getByRole('heading')).toContainText('10');
  const handle = page.getByRole('button', { name: 'Déplacer 1-A-2' });
  await expect(annonce(page)).toBeAttached();
  await handle.focus();
  await prendre(page, 'Enter');
  await page.keyboard.press('ArrowRight');
  await expect(annonce(page)).toHaveText('1-A-2 est au-dessus de la colonne En cours.');
  await page.keyboard.press('Escape');
  await expect(annonce(page)).toHaveText('1-A-2 est restée à sa place.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(handle).toBeFocused();

  await prendre(page, 'Space');
  await page.keyboard.press('ArrowLeft');
  await expect(annonce(page)).toHaveText(/colonne Non renseigné/);
  await page.keyboard.press('Space');
  await expect(annonce(page)).toHaveText(/ne redevient pas/);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await expect(handle).toBeFocused();
  await prendre(page, 'Enter');
  await page.keyboard.press('ArrowRight');
  await expect(annonce(page)).toHaveText(/colonne En cours/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Changer le statut' });
  await expect(dialog.getByRole('radio', { name: 'En cours' })).toBeChecked();
  await verifierAccessibilite(page);
  await page.keyboard.press('Escape');
  await expect(colonne(page, 'Pas fait').getByText('1-A-2')).toBeVisible();
  await expect(handle).toBeFocused();

  await prendre(page, 'Enter');
  await page.keyboard.press('ArrowRight');
  await expect(annonce(page)).toHaveText(/colonne En cours/);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Le groupe de travail est installé.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Statut enregistré : En cours.')).toBeVisible();
  await expect(colonne(page, 'En cours').getByText('1-A-2')).toBeVisible();
  await expect(handle).toBeFocused();
});

test('à la souris, une carte déposée ailleurs ouvre le geste avec son statut', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?vue=kanban`);
  await expect(annonce(page)).toBeAttached();
  const from = (await carte(page, '3-B-2').boundingBox())!;
  const to = (await colonne(page, 'Fait').boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + 80, to.y + 90, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Fait', exact: true })).toBeChecked();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await expect(colonne(page, 'Pas fait').getByText('3-B-2')).toBeVisible();
});

test('au doigt, un appui long prend la carte', async ({ browser, baseURL, page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({
    ...{ baseURL: baseURL!, storageState, locale: 'fr-FR' },
    ...{ hasTouch: true, viewport: { width: 1100, height: 844 } },
  });
  const tablet = await context.newPage();
  await tablet.goto(`${TABLEAU}?vue=kanban&axe=3`);
  await expect(annonce(tablet)).toBeAttached();
  const from = (await carte(tablet, '3-B-2').boundingBox())!;
  const to = (await colonne(tablet, 'En cours').boundingBox())!;
  const client = await context.newCDPSession(tablet);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', from.x + 30, from.y + 20);
  await expect(annonce(tablet)).toHaveText(/3-B-2/);
  for (const part of [0.3, 0.6, 1])
    await touch('touchMove', from.x + 30 + (to.x + 60 - from.x - 30) * part, from.y + 30);
  await expect(annonce(tablet)).toHaveText(/colonne En cours/);
  await touch('touchEnd');
  await expect(tablet.getByRole('dialog').getByRole('radio', { name: 'En cours' })).toBeChecked();
  await context.close();
});

test('qui ne change pas les statuts voit les mêmes colonnes, sans rien à déplacer ; une date passée aussi', async ({
  page,
  connecter,
}) => {
  for (const [name, moment] of [
    ['copil', ''],
    ['cellule.etat', '&au=2026-06-30'],
  ] as const) {
    await page.context().clearCookies();
    await connecter(page, `${name}@maillage.example`);
    await page.goto(`${TABLEAU}?vue=kanban${moment}`);
    for (const label of ['Non renseigné', 'Pas fait', 'En cours', 'Fait'])
      await expect(colonne(page, label)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Déplacer|Changer)/ })).toHaveCount(0);
  }
});
