import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const lignes = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('a[href*="/actions/"]') });

test.beforeEach(async ({ page, connecter }) => connecter(page, 'cellule.etat@maillage.example'));

test('scénario 5 : les totaux par axe et par degré s’additionnent à 44, et « Non renseigné » n’est pas rouge', async ({
  page,
}) => {
  await page.goto(TABLEAU);
  const totaux = page.getByRole('region', { name: 'Totaux' });
  await expect(totaux.locator('dl')).toHaveText(
    /9\s*fait.*20\s*en cours.*10\s*pas fait.*5\s*non renseigné.*44\s*actions, dont 1 retirée/s,
  );
  for (const famille of ['Axe', 'Degré de priorité', 'Statut départemental']) {
    const counts = await page.getByRole('group', { name: famille }).locator('label span').allTextContents();
    expect(
      counts.map(Number).reduce((a, b) => a + b),
      famille,
    ).toBe(44);
  }
  await expect(lignes(page)).toHaveCount(44);
  await expect(page.locator('li:has(a[href*="/actions/"]) .st.non_renseigne')).toHaveCount(5);
  await expect(page.locator('li:has(a[href*="/actions/"]) .st.pas_fait')).toHaveCount(10);
});

test('scénario 6 : deux facettes croisées, dans l’adresse, gardées au retour, et l’export dit les mêmes lignes', async ({
  page,
}) => {
  await page.goto(TABLEAU);
  await page.getByRole('checkbox', { name: 'Saisonniers' }).check();
  await expect(page).toHaveURL(/public=saisonniers/);
  await page.getByRole('checkbox', { name: 'Partenariat et Mise en réseau' }).check();
  await expect(page).toHaveURL(/scenario=partenariat-et-mise-en-reseau/);
  // of the three actions of the wiki for seasonal workers, those that are also « Partenariat »
  await expect(lignes(page)).toHaveCount(1);
  const titres = await lignes(page).locator('a').allTextContents();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter (CSV)' }).click();
  const text = await (
    await (await download).createReadStream()
  )
    .toArray()
    .then((chunks) => Buffer.concat(chunks as Buffer[]).toString());
  const rows = parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(rows.map((row) => row.Action)).toEqual(titres);
  expect(rows.every((row) => row.Publics!.includes('Saisonniers') && row['Scénarios']!.includes('Partenariat'))).toBe(
    true,
  );

  const filtered = page.url();
  await lignes(page).locator('a').first().click();
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Tableau' }).click();
  await expect(page).toHaveURL(filtered);
  await page.getByRole('link', { name: 'Tout effacer' }).first().click();
  await expect(lignes(page)).toHaveCount(44);
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: 'Saisonniers' })).toBeChecked();
});

test('la recherche ignore accents et majuscules, et une recherche sans réponse dit quoi faire', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto(TABLEAU);
  await page.getByRole('searchbox').fill('COMPLETER msap');
  await expect(lignes(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('plateforme TELEMÉDECINE');
  await expect(lignes(page).first()).toContainText('plateforme de télémédecine');
  await page.getByRole('searchbox').fill('introuvable à jamais');
  await expect(page.getByText('Aucune action ne répond à ces filtres.')).toBeVisible();
  await verifierAccessibilite(page);
});

test('les adresses courtes mènent au schéma de la personne, leurs paramètres gardés', async ({ page }) => {
  await page.goto('/tableau?axe=3');
  await expect(page).toHaveURL(`${TABLEAU}?axe=3`);
  await page.goto('/actions/13');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3-B-2');
});

test('chaque ligne d’alerte dit pourquoi, et les pastilles mènent à leurs lignes', async ({ page }) => {
  // each word also holds its explanation, closed
  const visible = { useInnerText: true };
  await page.goto(TABLEAU);
  await page.getByRole('link', { name: '8 en retard' }).click();
  await expect(lignes(page)).toHaveCount(8);
  for (const ligne of await lignes(page).all())
    await expect(ligne).toContainText(/En retard : jalon du .+ non fait/, visible);
  await page.goto(`${TABLEAU}?alerte=blocage`);
  await expect(lignes(page)).toHaveCount(2);
  for (const ligne of await lignes(page).all()) await expect(ligne).toContainText('Bloquée :', visible);
  await page.goto(`${TABLEAU}?q=5-A-3`);
  await expect(lignes(page)).toContainText(/Retirée : .*[Dd]écision/, visible);
});

test('ressources et archives sont atteignables et marquées', async ({ page, verifierAccessibilite }) => {
  await page.goto(TABLEAU);
  await page.getByRole('link', { name: 'Ressources et archives' }).click();
  await expect(page.getByText('13 fiches')).toBeVisible();
  await expect(page.getByText('15 fiches')).toBeVisible();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: /Repérer les innovations de proximité/ }).click();
  await expect(page.getByText('Document ressource')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Changer le statut' })).toHaveCount(0);
  await verifierAccessibilite(page);
});

test('accessible et sans débordement à 1440, 768, 390 et 320 pixels, en clair et en sombre', async ({
  page,
  verifierAccessibilite,
}) => {
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [768, 'dark'],
    [390, 'dark'],
    [320, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(TABLEAU);
    await expect(lignes(page)).toHaveCount(44);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${width} px`,
    ).toBeLessThanOrEqual(0);
    if (width === 1440 || width === 390) await verifierAccessibilite(page);
  }
});

test('aucune page ne demande quoi que ce soit à un autre site', async ({ page, baseURL }) => {
  const others: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith('data:')) others.push(request.url());
  });
  for (const path of [
    TABLEAU,
    '/s/04-2025/actions/13',
    '/s/04-2025/ressources',
    '/mon-compte',
    '/administration/comptes',
    '/aide',
    '/accessibilite',
    '/mentions-legales',
    '/donnees-personnelles',
    '/nulle-part',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' });
  }
  expect(others).toEqual([]);
});
