import type { Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const INDICATEURS = '/s/04-2025/indicateurs';
const SAISIE = `${INDICATEURS}/saisie`;
const CCVUSP = '/s/04-2025/territoires/200072304';
const FALC = 'Nombre de documents écrits en FALC';
const COMMUNES = 'Nombre de communes reliées au Wifi public';

const cellule = (page: Page, libelle: string) => page.getByRole('textbox', { name: libelle, exact: true });
const an2026 = (page: Page) => page.getByRole('region', { name: 'Par année' }).getByRole('row', { name: /^2026/ });
const figee = (page: Page) =>
  expect(page.getByText('L’année 2026 est figée : ses valeurs se lisent et ne changent plus.')).toBeVisible();

test('l’année figée garde ce qui est calculé, refuse ce qui se saisit, et ne se rouvre qu’avec un motif', async ({
  page,
  browser,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(INDICATEURS);
  await page.getByRole('link', { name: /compétence "MSAP"/ }).click();
  await expect(an2026(page)).toContainText('Calculé au 22 novembre 2026 : PAA, DLVA, CCAPV, JLVD et CCPFML.');
  const fiche = page.url();

  // two grids and a dialog left open elsewhere
  const departement = await elsewhere(browser, page);
  await connecter(departement, 'cellule.departement@maillage.example');
  await departement.goto(`${SAISIE}?territoire=departement`);
  const liste = await departement.context().newPage();
  await liste.goto(INDICATEURS);
  await liste.getByRole('button', { name: 'Figer 2026' }).click();
  const referent = await elsewhere(browser, page);
  await connecter(referent, 'referent.jlvd@maillage.example');
  await referent.goto(SAISIE);

  await page.goto(INDICATEURS);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Figer 2026' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('Figer l’année 2026 ?');
  await verifierAccessibilite(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Figer 2026' }).click();
  await dialog.getByRole('button', { name: 'Figer l’année' }).click();
  await expect(page.getByText('Année 2026 figée.')).toBeVisible();
  await expect(page.getByText(/; l’année 2026 est figée\.$/)).toBeVisible();
  await liste.getByRole('dialog').getByRole('button', { name: 'Figer l’année' }).click();
  await expect(liste.getByRole('dialog').getByRole('alert')).toContainText('L’année 2026 est déjà figée.');

  // a competence taken this year, written after
  await page.goto(CCVUSP);
  await page.getByRole('button', { name: 'Ajouter une compétence' }).click();
  await dialog.getByLabel('Compétence', { exact: true }).selectOption({ label: 'Maisons de services au public' });
  await dialog.getByLabel('Caractère').selectOption({ label: 'Optionnelle' });
  await dialog.getByLabel('Prise le').fill('2026-11-02');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Compétences' })).toContainText('Depuis le 2 novembre 2026');
  await page.goto(fiche);
  await expect(an2026(page)).toContainText('Calculé, figé le 22 novembre 2026.');
  await expect(an2026(page).getByText('5', { exact: true })).toBeVisible();
  await verifierAccessibilite(page);

  // what was being typed is refused where it stands, and kept
  for (const [where, libelle] of [
    [departement, FALC],
    [referent, COMMUNES],
  ] as const) {
    await cellule(where, libelle).fill('37');
    await cellule(where, libelle).press('Enter');
    await expect(cellule(where, libelle)).toHaveAccessibleDescription(/L.année 2026 est figée\./);
    await expect(cellule(where, libelle)).toHaveValue('37');
    await expect(where.getByText('Tout est enregistré.')).toHaveCount(0);
  }
  // nothing to type, to send or to correct, whoever opens it
  for (const [where, territoire] of [
    [page, 'departement'],
    [page, '200071033'],
    [referent, '200071033'],
  ] as const) {
    where.once('dialog', (leaving) => leaving.accept());
    await where.goto(`${SAISIE}?territoire=${territoire}`);
    await figee(where);
    await expect(where.getByRole('row').nth(1)).toBeVisible();
    await expect(where.getByRole('textbox')).toHaveCount(0);
    await expect(where.getByRole('button', { name: /^(Corriger|Transmettre|Valider|Retourner|Demander)/ })).toHaveCount(
      0,
    );
    await expect(where.getByRole('link', { name: 'Importer un fichier' })).toHaveCount(0);
  }
  await referent.goto(INDICATEURS);
  await expect(referent.getByRole('button', { name: /2026$/ })).toHaveCount(0);

  await page.goto(INDICATEURS);
  await page.getByRole('button', { name: 'Rouvrir 2026' }).click();
  await dialog.getByRole('button', { name: 'Rouvrir l’année' }).click();
  await expect(dialog.getByLabel('Pourquoi')).toHaveAccessibleDescription('Dites pourquoi l’année est rouverte.');
  await verifierAccessibilite(page);
  await dialog.getByLabel('Pourquoi').fill('Une délibération oubliée.');
  await dialog.getByRole('button', { name: 'Rouvrir l’année' }).click();
  await expect(page.getByText('Année 2026 rouverte.')).toBeVisible();
  await page.goto(fiche);
  await expect(an2026(page)).toContainText(/Calculé au 22 novembre 2026 : .*CCVUSP/);
  await referent.goto(SAISIE);
  await cellule(referent, COMMUNES).fill('38');
  await cellule(referent, COMMUNES).press('Enter');
  await expect(referent.getByText('Tout est enregistré.')).toBeVisible();
  for (const where of [departement, referent]) await where.context().close();
});
