import type { Locator, Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const SAISIE = '/s/04-2025/indicateurs/saisie';
const cellule = (page: Page, libelle: string): Locator => page.getByRole('textbox', { name: libelle, exact: true });
const enregistree = (page: Page) => expect(page.getByText('Tout est enregistré.')).toBeVisible();

/** As a spreadsheet puts it on the clipboard. */
async function coller(input: Locator, texte: string): Promise<void> {
  await input.focus();
  await input.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, texte);
}

test('le référent saisit au clavier seul : nombre, part, « nc », faute gardée en place, Échap, bloc collé ; rien ne se perd', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Valeurs 2026');
  await verifierAccessibilite(page);
  const communes = cellule(page, 'Nombre de communes reliées au Wifi public');
  const part = cellule(page, 'Part de la population touchée par le Wifi public');
  const ligne = page.getByRole('row').filter({ has: communes });
  await expect(ligne.getByRole('cell').first()).toHaveText('24');

  // arrows, Enter and Escape, never the mouse
  await communes.focus();
  await page.keyboard.type('1 234,5');
  await page.keyboard.press('Enter');
  await expect(part).toBeFocused();
  await expect(ligne).toContainText('51 fois l’an dernier : est-ce bien cela ?');
  await page.keyboard.type('45 %');
  await page.keyboard.press('ArrowDown');
  await enregistree(page);
  const materiels = cellule(page, 'Nombre de bénéficiaires de matériels reconditionnés');
  await expect(materiels).toBeFocused();
  const avant = await materiels.inputValue();
  await page.keyboard.type('beaucoup');
  await page.keyboard.press('Enter');
  await expect(materiels).toHaveAccessibleDescription(/Un nombre, « nc »/);
  await expect(materiels).toHaveValue('beaucoup');
  await expect(page.getByText('Tout est enregistré.')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(materiels).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(materiels).toHaveValue(avant);
  await page.keyboard.type('nc');
  await page.keyboard.press('Tab');
  await enregistree(page);
  await page.reload();
  await expect(communes).toHaveValue('1234,5');
  await expect(part).toHaveValue('45');
  await expect(materiels).toHaveValue('nc');

  // a column copied from a spreadsheet; the line that cannot be read keeps its text and its fault
  await coller(communes, '30\r\n12/40\r\nautant\r\n');
  await expect(communes).toHaveValue('30');
  await expect(part).toHaveValue('12/40');
  await expect(materiels).toHaveValue('autant');
  await expect(materiels).toHaveAccessibleDescription(/Un nombre, « nc »/);
  await materiels.focus();
  await page.keyboard.press('Escape');
  await enregistree(page);
  await page.reload();
  expect([await communes.inputValue(), await part.inputValue(), await materiels.inputValue()]).toEqual([
    '30',
    '12/40',
    'nc',
  ]);
});

test('une page qui n’est pas enregistrée prévient avant d’être quittée, et ce qui n’est pas parti repart', async ({
  page,
  connecter,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  const sites = cellule(page, 'Nombre de sites d’information accessibles (RGAA)');
  await page.context().setOffline(true);
  await sites.fill('17');
  await sites.press('Enter');
  await expect(page.getByText('1 valeur n’est pas enregistrée.')).toBeVisible();
  const asked = page.waitForEvent('dialog');
  const leaving = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await page.context().setOffline(false);
  await enregistree(page);
  await page.reload();
  await expect(sites).toHaveValue('17');
});

test('transmises, retournées avec un motif, reprises, validées : les trois étapes, à deux', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  const lieux = cellule(page, 'Nombre de lieux d’accès aux services non raccordés à la fibre');
  const ligne = page.getByRole('row', { name: /Nombre de lieux d’accès aux services non raccordés à la fibre/ });
  await lieux.fill('21');
  await lieux.press('Enter');
  await enregistree(page);
  await page.getByRole('button', { name: /^Transmettre \d+ valeurs/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Transmettre' }).click();
  await expect(ligne).toContainText('Transmise');
  await expect(lieux).toHaveCount(0);

  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.etat@maillage.example');
  await autre.goto(`${SAISIE}?territoire=200071033`);
  const vue = autre.getByRole('row', { name: /Nombre de lieux d’accès aux services non raccordés à la fibre/ });
  await vue.getByRole('button', { name: /^Retourner/ }).click();
  const dialog = autre.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Retourner' }).click();
  await expect(dialog.getByLabel('Ce qui est à reprendre')).toHaveAccessibleDescription(/Dites en une phrase/);
  await dialog.getByLabel('Ce qui est à reprendre').fill('Un lieu est compté deux fois.');
  await dialog.getByRole('button', { name: 'Retourner' }).click();
  await expect(vue).toContainText('Retournée');

  await page.reload();
  await expect(ligne).toContainText('Un lieu est compté deux fois.');
  await lieux.fill('20');
  await lieux.press('Enter');
  await enregistree(page);
  await page.getByRole('button', { name: /^Transmettre 1 valeur$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Transmettre' }).click();
  await expect(ligne).toContainText('Transmise');
  await autre.reload();
  await autre.getByRole('button', { name: /^Valider \d+ valeurs? transmises?/ }).click();
  await dialog.getByRole('button', { name: 'Valider' }).click();
  await expect(vue).toContainText('Validée');
  await page.reload();
  await expect(ligne).toContainText('Validée');
});

test('deux référents sur la même cellule : le second l’apprend et choisit', async ({ page, browser, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${SAISIE}?territoire=departement`);
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  await autre.goto(`${SAISIE}?territoire=departement`);
  const libelle = 'Nombre de documents écrits en FALC';
  await cellule(page, libelle).fill('3');
  await cellule(page, libelle).press('Enter');
  await enregistree(page);
  await cellule(autre, libelle).fill('4');
  await cellule(autre, libelle).press('Enter');
  await expect(cellule(autre, libelle)).toHaveAccessibleDescription(/Claire Vidal a écrit « 3 »/);
  await expect(cellule(autre, libelle)).toHaveValue('4');
  await cellule(autre, libelle).press('Enter');
  await enregistree(autre);
  await page.reload();
  await expect(cellule(page, libelle)).toHaveValue('4');
});

test('sur un téléphone, un indicateur à la fois, sans déborder', async ({ page, connecter, verifierAccessibilite }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByText(/^1 sur \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Suivant' }).click();
  await expect(page.getByText(/^2 sur \d+$/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await verifierAccessibilite(page);
});
