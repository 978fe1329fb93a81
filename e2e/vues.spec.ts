import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';

const vues = ['liste', 'matrice', 'kanban', 'calendrier'];
const vueCourante = (page: Page) => page.getByRole('navigation', { name: 'Vue' }).locator('[aria-current]');

const lecteurs = [
  'cellule.etat',
  'cellule.departement',
  'referent.jlvd',
  'elu.jlvd',
  'copil',
  'operateur.laposte',
  'admin',
] as const;
for (const name of lecteurs)
  test(`les quatre vues sont accessibles pour ${name}`, async ({ page, connecter, verifierAccessibilite }) => {
    await connecter(page, `${name}@maillage.example`);
    for (const vue of vues) {
      await page.goto(`${TABLEAU}?vue=${vue}`);
      await expect(vueCourante(page)).toHaveText(new RegExp(vue, 'i'));
      await verifierAccessibilite(page);
    }
    await page.goto(`${TABLEAU}?vue=matrice`);
    await expect(page.locator('[data-geste]')).toHaveCount(name.startsWith('cellule') ? 43 : 0);
  });

for (const name of ['cellule.etat', 'operateur.laposte'] as const)
  for (const [moment, width] of [
    ['&au=2026-06-30', 1280],
    ['', 390],
  ] as const)
    test(`elles le sont aussi pour ${name}${moment ? ' à une date' : ' sur un téléphone, sans déborder'}`, async ({
      page,
      connecter,
      verifierAccessibilite,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await connecter(page, `${name}@maillage.example`);
      for (const vue of vues) {
        await page.goto(`${TABLEAU}?vue=${vue}${moment}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, vue).toBeLessThanOrEqual(0);
        await verifierAccessibilite(page);
      }
    });

test('passer d’une vue à l’autre garde les filtres et les dates', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?axe=3&au=2026-06-30`);
  for (const vue of ['Matrice', 'Kanban', 'Calendrier', 'Liste']) {
    await page.getByRole('navigation', { name: 'Vue' }).getByRole('link', { name: vue }).click();
    await expect(vueCourante(page)).toHaveText(vue);
    await expect(page).toHaveURL(/axe=3.*au=2026-06-30/);
    await expect(page.getByText('11 actions affichées')).toBeAttached();
  }
});

test('le calendrier met les retards devant, et la cellule y marque un jalon fait', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?vue=calendrier`);
  const blocs = page.getByRole('main').getByRole('region');
  await expect(blocs.nth(1).getByRole('heading')).toContainText('En retard');
  await expect(blocs.nth(2).getByRole('heading')).toContainText('4e trimestre 2026');
  await expect(page.getByText('actions n’ont aucun jalon daté.')).toBeVisible();
  const late = blocs.nth(1).getByRole('listitem').filter({ hasText: '2-A-2' });
  await late.getByRole('button', { name: /^Marquer fait/ }).click();
  await page.getByRole('dialog').getByLabel('Atteint le').fill('2026-11-20');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Jalon marqué fait.')).toBeVisible();
  await expect(late).toHaveCount(0);
  await page.getByText(/jalons des trimestres passés/).click();
  await expect(page.getByText('fait le 20 novembre 2026')).toBeVisible();
});
