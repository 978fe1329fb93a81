import { expect, test } from './fixtures.ts';

const EVOLUTION = '/s/04-2025/evolution';

test('l’évolution se lit en dessins et en chiffres, par axe et par EPCI, du tableau ou du bilan', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/s/04-2025/bilans/2026');
  await page.getByRole('link', { name: 'Évolution depuis le début' }).click();
  await expect(page).toHaveURL(EVOLUTION);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Évolution des statuts');
  const ensemble = page.getByRole('region', { name: 'Toutes les actions' });
  const rows = ensemble.getByRole('row');
  await expect(rows).toHaveCount(1 + 9);
  await expect(rows.nth(1)).toHaveText('22 novembre 202692010544');
  // nine columns, drawn after the page; a layer of nothing is not drawn, and five columns have the four
  await expect(ensemble.locator('.recharts-bar-rectangle')).toHaveCount(4 + 5 * 4);
  await expect(ensemble.getByRole('img')).toHaveAccessibleName(
    'Statuts départementaux, du 1er janvier 2025 au 22 novembre 2026 : fait 0 puis 9, en cours 0 puis 20, pas fait 0 puis 10, non renseigné 44 puis 5.',
  );
  await expect(page.getByRole('region', { name: 'Par axe' }).getByRole('img')).toHaveCount(6);
  const epcis = page.getByRole('region', { name: 'Dans les EPCI' });
  await expect(epcis.getByRole('img')).toHaveCount(8);
  // the table of a small drawing opens by keyboard
  await epcis.getByText('En chiffres').first().press('Enter');
  await expect(epcis.getByRole('table')).toHaveCount(1);
  await expect(epcis.getByRole('row')).toHaveCount(1 + 9);
  await verifierAccessibilite(page);
  // a column says its figures under the pointer
  await ensemble.locator('.recharts-bar-rectangle').last().hover();
  await expect(ensemble.getByText('Au 22 novembre 2026')).toBeVisible();
});

test('les filtres et les dates de l’adresse valent pour chaque date, et se gardent du tableau à l’évolution', async ({
  page,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${EVOLUTION}?axe=3`);
  const total = page.getByRole('region', { name: 'Toutes les actions' }).getByRole('row').nth(1);
  await expect(total).toHaveText(/11$/);
  await expect(page.getByRole('region', { name: 'Par axe' }).getByRole('img')).toHaveCount(1);
  await page.getByRole('checkbox', { name: /^JLVD/ }).check();
  await expect(page).toHaveURL(/axe=3&territoire=jlvd/);
  await page.getByText('Sur une autre période').click();
  await page.getByLabel('Jusqu’au').fill('2026-06-30');
  await page.getByLabel('Depuis le').fill('2025-12-31');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page).toHaveURL(/axe=3&territoire=jlvd&au=2026-06-30&connu_le=&du=2025-12-31/);
  await expect(page.getByRole('region', { name: 'Toutes les actions' }).getByRole('row')).toHaveCount(1 + 3);
  await expect(page.getByRole('note')).toContainText('Du 31 décembre 2025 au 30 juin 2026');
  await page.getByRole('link', { name: 'Tableau de suivi' }).click();
  await expect(page).toHaveURL(/tableau\?axe=3&territoire=jlvd&du=2025-12-31&au=2026-06-30/);
  for (const [address, phrase] of [
    ['?au=2027-01-01', 'Cette date est dans le futur'],
    ['?du=2026-03-01&au=2026-02-01', 'La première date doit précéder la seconde.'],
    ['?q=introuvable-ici', 'Aucune action n’est comptée sur cette période.'],
  ]) {
    await page.goto(`${EVOLUTION}${address}`);
    await expect(page.locator('main .empty')).toContainText(phrase!);
  }
});

test('sans JavaScript, les chiffres sont là', async ({ browser, baseURL, page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  const context = await browser.newContext({
    ...{ baseURL, javaScriptEnabled: false },
    storageState: await page.context().storageState(),
  });
  const bare = await context.newPage();
  await bare.goto(EVOLUTION);
  await expect(bare.getByRole('region', { name: 'Toutes les actions' }).getByRole('row')).toHaveCount(1 + 9);
  await context.close();
});

test('un opérateur et un administrateur n’y lisent que le niveau départemental', async ({ page, connecter }) => {
  for (const name of ['operateur.laposte', 'admin']) {
    await page.context().clearCookies();
    await connecter(page, `${name}@maillage.example`);
    await page.goto(EVOLUTION);
    await expect(page.getByRole('region', { name: 'Par axe' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Dans les EPCI' })).toHaveCount(0);
    expect(await page.content()).not.toContain('Avancement local');
  }
});

for (const width of [1440, 768, 390, 320])
  test(`l’évolution se lit sans débordement à ${width} pixels`, async ({ page, connecter, verifierAccessibilite }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'copil@maillage.example');
    await page.goto(EVOLUTION);
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await verifierAccessibilite(page);
  });

test('imprimée, elle garde ses dessins', async ({ page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(EVOLUTION);
  await expect(page.locator('.recharts-surface')).toHaveCount(15);
  await page.emulateMedia({ media: 'print' });
  for (const surface of await page.locator('.recharts-surface').all()) {
    const box = (await surface.boundingBox())!;
    expect(box.width).toBeGreaterThan(100);
    expect(box.height).toBeGreaterThan(60);
  }
});
