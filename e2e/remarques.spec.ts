import type { Page } from '@playwright/test';
import { castMember } from '../prisma/seed/cast.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const ACTION = '/s/04-2025/actions/13';
const section = (page: Page) => page.getByRole('region', { name: 'Remarques' });
const remarque = (page: Page, texte: string) => section(page).locator('ul > li').filter({ hasText: texte });

test('l’élu écrit, la cellule répond, l’élu le voit et clôt ; close, elle ne reçoit plus rien', async ({
  page,
  browser,
  connecter,
  verifierAccessibilite,
}) => {
  const texte = 'Banon attend <img src=x onerror="document.title=\'prise\'"> depuis <b>juin</b> & ne voit rien';
  await connecter(page, castMember('elu.jlvd').courriel);
  await page.goto(ACTION);
  await page.getByRole('button', { name: 'Écrire une remarque' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Vous écrivez au nom de JLVD.');
  await dialog.getByRole('button', { name: 'Publier la remarque' }).click();
  await expect(dialog.getByLabel('Votre remarque')).toHaveAccessibleDescription(/Écrivez votre remarque\./);
  await verifierAccessibilite(page);
  await dialog.getByLabel('Votre remarque').fill(texte);
  await dialog.getByRole('button', { name: 'Publier la remarque' }).click();
  await expect(page.getByText('Remarque enregistrée.')).toBeVisible();
  const own = remarque(page, 'Banon attend');
  await expect(own).toContainText(texte);
  await expect(own).toContainText(
    /Gérard Latil, Vice-président aux services à la population, au nom de JLVD · 22 novembre 2026.*Sans réponse/s,
  );
  expect(await page.title(), 'le texte reste du texte').not.toBe('prise');
  await expect(own.locator('img')).toHaveCount(0);

  const cellule = await elsewhere(browser, page);
  await connecter(cellule, castMember('cellule.etat').courriel);
  await cellule.goto('/');
  const attente = cellule.getByRole('region', { name: 'Remarques sans réponse' });
  await attente.getByRole('listitem').filter({ hasText: 'Banon attend' }).getByRole('link').click();
  await expect(cellule).toHaveURL(`${ACTION}#remarques`);
  await expect(section(cellule).getByRole('button', { name: 'Écrire une remarque' })).toHaveCount(0);
  await remarque(cellule, 'Banon attend')
    .getByRole('button', { name: /^Répondre/ })
    .click();
  await cellule.getByRole('dialog').getByLabel('Votre réponse').fill('Le local ouvre en janvier.');
  await cellule.getByRole('dialog').getByRole('button', { name: 'Répondre' }).click();
  await expect(remarque(cellule, 'Banon attend')).toContainText(/Claire Vidal.*Le local ouvre en janvier\..*Répondue/s);

  await page.goto('/');
  const reponses = page.getByRole('region', { name: 'Réponses à vos remarques' });
  await reponses.getByRole('listitem').filter({ hasText: 'Banon attend' }).getByRole('link').click();
  await remarque(page, 'Banon attend')
    .getByRole('button', { name: /^Clore/ })
    .click();
  await expect(dialog).toContainText('ne reçoit plus de réponse et ne se rouvre pas');
  await verifierAccessibilite(page);
  await dialog.getByRole('button', { name: 'Clore la remarque' }).click();
  await expect(remarque(page, 'Banon attend')).toContainText('Close le 22 novembre 2026 par Gérard Latil');
  await expect(remarque(page, 'Banon attend').getByRole('button')).toHaveCount(0);
  await expect(section(page), 'le bouton parti, la section garde la main').toBeFocused();
  await verifierAccessibilite(page);

  // the cellule still has the open remark before its eyes
  await remarque(cellule, 'Banon attend')
    .getByRole('button', { name: /^Répondre/ })
    .click();
  await cellule.getByRole('dialog').getByLabel('Votre réponse').fill('Trop tard.');
  await cellule.getByRole('dialog').getByRole('button', { name: 'Répondre' }).click();
  await expect(cellule.getByRole('dialog').getByRole('alert')).toContainText('Cette remarque est close.');
  await expect(cellule.getByRole('dialog').getByLabel('Votre réponse')).toHaveValue('Trop tard.');
});

test('ce qui est tapé se retrouve ; répondre en closant dit ce qui s’ensuit', async ({ page, connecter }) => {
  await connecter(page, castMember('copil').courriel);
  await page.goto(ACTION);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Écrire une remarque' }).click();
  await dialog.getByLabel('Votre remarque').fill('Phrase commencée');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'Écrire une remarque' }).click();
  await expect(dialog.getByLabel('Votre remarque')).toHaveValue('Phrase commencée');
  await dialog.getByRole('button', { name: 'Publier la remarque' }).dblclick();
  await expect(remarque(page, 'Phrase commencée')).toHaveCount(1);
  await remarque(page, 'Phrase commencée')
    .getByRole('button', { name: /^Répondre/ })
    .click();
  await dialog.getByLabel('Votre réponse').fill('Réglé en séance.');
  await expect(dialog.getByText('ne se rouvre pas')).toBeHidden();
  await dialog.getByLabel('Clore aussi la remarque').check();
  await expect(dialog.getByText('ne se rouvre pas')).toBeVisible();
  await dialog.getByRole('button', { name: 'Répondre et clore' }).click();
  await expect(remarque(page, 'Phrase commencée')).toContainText(/Réglé en séance\..*Close le 22 novembre 2026/s);
});

test('un opérateur et l’administrateur n’en reçoivent rien, ni dans la page ni derrière elle', async ({
  page,
  browser,
  connecter,
}) => {
  const marque = 'Marque-des-remarques';
  await connecter(page, castMember('referent.jlvd').courriel);
  await page.goto(ACTION);
  await page.getByRole('button', { name: 'Écrire une remarque' }).click();
  await page.getByRole('dialog').getByLabel('Votre remarque').fill(marque);
  await page.getByRole('dialog').getByRole('button', { name: 'Publier la remarque' }).click();
  await expect(remarque(page, marque)).toBeVisible();
  const read = async (reader: Page, headers: Record<string, string> = {}) =>
    Promise.all([ACTION, '/'].map(async (url) => (await reader.request.get(url, { headers })).text()));
  expect((await read(page)).join(), 'le témoin la voit').toContain(marque);
  for (const name of ['operateur.laposte', 'admin'] as const) {
    const other = await elsewhere(browser, page);
    await connecter(other, castMember(name).courriel);
    for (const body of [...(await read(other)), ...(await read(other, { rsc: '1' }))]) {
      expect(body, name).not.toContain(marque);
      expect(body, name).not.toContain('Remarques');
    }
  }
});
