import type { Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { dialogue, dit, panneau } from './seances.ts';

// the sheet of the EPCI, its own page for its référent and the one the cellule opens
const JLVD = '/s/04-2025/territoires/200071033';

/** What the indicator of action 1-B-2 counts this year, as somebody reads it. */
async function reunionsLocales(page: Page): Promise<number> {
  await page.goto('/s/04-2025/indicateurs');
  await page.getByRole('link', { name: /^Nombre de réunions annuelles de ces instances/ }).click();
  const annee = page.getByRole('row', { name: /^2026/ });
  await expect(annee).toContainText('Calculé au 22 novembre 2026');
  return Number(/^2026\s+(\d+)/.exec(await annee.innerText())![1]);
}

test('la seconde réunion locale, avec ses présents, lève « 1 réunion sur 2 » chez le référent et à la cellule, et compte dans l’indicateur', async ({
  page,
  browser,
  connecter,
}) => {
  test.slow();
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(JLVD);
  await expect(panneau(page, 'Instances')).toContainText('1 réunion sur 2 en 2026');
  const cellule = await elsewhere(browser, page);
  await connecter(cellule, 'cellule.etat@maillage.example');
  await cellule.goto(JLVD);
  await expect(panneau(cellule, 'Instances')).toContainText('1 réunion sur 2 en 2026');
  await cellule.goto('/s/04-2025/instances');
  await expect(cellule.getByRole('row', { name: /^Instance locale JLVD/ })).toContainText('1 réunion sur 2');

  const avant = await reunionsLocales(cellule);
  await page.getByRole('link', { name: 'Instance locale JLVD', exact: true }).click();
  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  await dialogue(page).getByLabel('Jour').fill('2026-11-20');
  await dialogue(page).getByLabel('Lieu (facultatif)').fill('Mairie de Peipin');
  await dialogue(page).getByRole('button', { name: 'Planifier' }).click();
  await expect(page.getByRole('heading', { name: 'Séance du 20 novembre 2026' })).toBeVisible();
  const tenue = page.getByRole('button', { name: 'Marquer comme tenue' });
  await expect(tenue).toHaveAccessibleDescription('Notez d’abord qui était présent.');
  await page.getByLabel('Présence de Quentin Plauchut').selectOption({ label: 'Excusé' });
  await page.getByRole('button', { name: 'Tous présents' }).click();
  await dialogue(page).getByRole('button', { name: 'Les noter présents' }).click();
  await dit(page, /notés présents/);
  await tenue.click();
  await dialogue(page).getByRole('button', { name: 'Marquer comme tenue' }).click();
  await dit(page, 'État de la séance : tenue.');

  await page.goto(JLVD);
  await expect(panneau(page, 'Instances')).toContainText('2 réunions en 2026');
  await expect(panneau(page, 'Instances')).not.toContainText('sur 2');
  expect(await reunionsLocales(cellule)).toBe(avant + 1);
  await cellule.goto('/s/04-2025/instances');
  await expect(cellule.getByRole('row', { name: /^Instance locale JLVD/ })).toContainText('2 réunions');
  await cellule.goto(JLVD);
  await expect(panneau(cellule, 'Instances')).toContainText('2 réunions en 2026');
});
