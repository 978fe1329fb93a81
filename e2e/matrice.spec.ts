import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const matrice = (page: Page) => page.getByRole('table', { name: /Avancement par action et par EPCI/ });

test('l’EPCI non concerné est sans objet, les autres disent leur statut et leur écart', async ({ page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${TABLEAU}?vue=matrice`);
  await expect(matrice(page).getByRole('columnheader')).toHaveText(
    ['Action', 'Dép.', 'PAA', 'DLVA', 'CCAPV', 'CCVUSP', 'CCSB', 'JLVD', 'CCPFML', 'HPPB'].map(
      (text) => new RegExp(text),
    ),
  );
  const row = matrice(page)
    .getByRole('row')
    .filter({ has: page.getByText('3-B-2', { exact: true }) });
  await expect(row.getByText('sans objet')).toHaveCount(4);
  await expect(row.getByRole('link', { name: 'PAA : En cours, EPCI plus avancé' })).toBeVisible();
  await expect(row.getByRole('link', { name: 'DLVA : Pas fait', exact: true })).toBeVisible();
});

test('une case s’ouvre sur la dernière remontée, Échap rend le focus et l’adresse ; de même à une date', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  for (const moment of ['', '&au=2026-06-30']) {
    await page.goto(`${TABLEAU}?vue=matrice${moment}`);
    const cell = matrice(page)
      .getByRole('link', { name: /^DLVA :/ })
      .nth(2);
    await cell.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/DLVA.*Département/s);
    await expect(page).toHaveURL(/cellule=\d+\.\d{9}$/);
    await verifierAccessibilite(page);
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/cellule=/);
    await expect(cell).toBeFocused();
  }
  // straight at its address
  await page.goto(`${TABLEAU}?vue=matrice&cellule=13.200034700`);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  await expect(page).not.toHaveURL(/cellule=/);
  await expect(matrice(page).locator('a[href$="13.200034700"]')).toBeFocused();
});

test('au clavier seul : un arrêt de tabulation, les flèches, Entrée', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?vue=matrice&axe=1`);
  await expect(matrice(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Filtres' }).focus();
  await page.keyboard.press('Tab');
  const focused = (name: string) =>
    expect
      .poll(() => page.evaluate(() => document.activeElement!.textContent || document.activeElement!.ariaLabel))
      .toContain(name);
  await page.keyboard.press('Control+Home');
  await focused('Accompagner la mise en oeuvre');
  await page.keyboard.press('ArrowRight');
  await focused('1-A-1, département : En cours');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await focused('DLVA : En cours');
  await page.keyboard.press('ArrowDown');
  await focused('DLVA : Pas fait');
  await page.keyboard.press('End');
  await focused('HPPB : Pas fait');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('HPPB');
  await page.keyboard.press('Escape');
  await focused('HPPB : Pas fait');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Changer le statut' })).toBeVisible();
});

test('un opérateur n’a que la colonne départementale, et la page le dit', async ({ page, connecter }) => {
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(`${TABLEAU}?vue=matrice&cellule=13.200034700&epci=JLVD`);
  await expect(matrice(page).getByRole('columnheader')).toHaveCount(2);
  await expect(page.getByText('vous lisez ici la colonne départementale')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.content()).not.toContain('JLVD :');
});

test('sur un téléphone, un EPCI à la fois : le sien, puis celui que l’on choisit, sans script', async ({
  browser,
  baseURL,
  page,
  connecter,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({
    ...{ baseURL: baseURL!, storageState, locale: 'fr-FR' },
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
  });
  const bare = await context.newPage();
  await bare.goto(`${TABLEAU}?vue=matrice&axe=3`);
  const heads = () => bare.locator('thead th:visible');
  await expect(heads()).toHaveText([/Action/, /Dép\./, /JLVD/]);
  await bare.getByLabel('EPCI affiché').selectOption('CCSB');
  await bare.getByRole('button', { name: 'Voir' }).click();
  await expect(bare).toHaveURL(/axe=3.*vue=matrice.*epci=CCSB/);
  await expect(heads()).toHaveText([/Action/, /Dép\./, /CCSB/]);
  await context.close();
});

test('imprimée, elle tient en trois A4 ou deux A3, dans la longueur', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?vue=matrice`);
  for (const [format, most] of [
    ['A4', 3],
    ['A3', 2],
  ] as const) {
    const pdf = (await page.pdf({ format, landscape: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(sheets.length, format).toBeGreaterThan(0);
    expect(sheets.length, format).toBeLessThanOrEqual(most);
  }
});
