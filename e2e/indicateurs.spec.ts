import { expect, test } from './fixtures.ts';

const INDICATEURS = '/s/04-2025/indicateurs';

test('la cellule lit les valeurs de l’année, ce qui manque par son nom, et les actions que rien ne mesure', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/');
  await page.getByRole('link', { name: 'Indicateurs' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicateurs 2026');
  const msap = page.getByRole('row', { name: /compétence "MSAP"/ });
  await expect(msap).toContainText('Calculé au 22 novembre 2026 : PAA, DLVA, CCAPV, JLVD et CCPFML.');
  await expect(page.getByRole('row', { name: /raccordés à la fibre/ }).first()).toContainText(/\d EPCI sur 8\./);
  const sans = page.getByRole('region', { name: /Aucun indicateur défini/ });
  // nine of the scheme, one of which was withdrawn
  await expect(sans.getByRole('listitem')).toHaveCount(8);
  await verifierAccessibilite(page);
  await page.getByRole('checkbox', { name: /^Valeur manquante/ }).check();
  await expect(page).toHaveURL(`${INDICATEURS}?alerte=manquante`);
  await expect(page.getByRole('rowgroup').last()).toContainText(/Manquent? : /);
  await page.getByRole('searchbox').fill('rien de tel');
  await expect(page.getByText('Aucun indicateur ne répond à ces filtres.')).toBeVisible();
  await page.getByRole('link', { name: 'Tout effacer' }).first().click();
  await page.getByRole('link', { name: '2025', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicateurs 2025');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('indicateurs-04-2025-2025.csv');
});

test('les indicateurs d’une action et d’un EPCI se lisent sur leur fiche', async ({ page, connecter }) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto('/s/04-2025/territoires/200071033');
  const panneau = page.getByRole('region', { name: 'Indicateurs' });
  await expect(panneau).toContainText(/26 indicateurs/);
  await panneau.getByText(/26 indicateurs/).click();
  await expect(panneau.getByRole('listitem').filter({ hasText: 'communes reliées au Wifi public' })).toContainText(
    '2025 : 24',
  );
  await panneau.getByRole('link', { name: 'Saisir 2026' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Valeurs 2026');
});

test('un opérateur n’a que les définitions dont il répond, sans aucune valeur', async ({ page, connecter }) => {
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(INDICATEURS);
  await expect(page.getByText('Aucun indicateur ne vous est ouvert.')).toBeVisible();
  expect((await page.request.get(`${INDICATEURS}/export`)).status()).toBe(404);
});

for (const width of [1440, 768, 390, 320])
  test(`la liste se lit sans débordement à ${width} pixels`, async ({ page, connecter }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'copil@maillage.example');
    await page.goto(INDICATEURS);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
