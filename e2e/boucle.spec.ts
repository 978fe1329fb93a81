import { castMember } from '../prisma/seed/cast.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { isSaved, JLVD, ligneOf, ouvrir, phraseOf } from './remontees.ts';

const BUREAU_JLVD = '/s/04-2025/remontees/200071033';
const MOTIF = 'Précisez dans quelle commune.';

test('le référent transmet, la cellule valide ou retourne, le référent reprend, puis demande une correction', async ({
  page,
  browser,
  connecter,
}) => {
  test.slow();
  await connecter(page, castMember('referent.jlvd').courriel);
  await page.goto(JLVD);
  const cellule = await elsewhere(browser, page);
  await connecter(cellule, castMember('cellule.etat').courriel);
  await cellule.goto('/s/04-2025/remontees');
  await expect(cellule.getByRole('region', { name: /^Silencieux/ })).toContainText('JLVD');

  await test.step('transmettre ce qui est prêt', async () => {
    await page.getByRole('button', { name: 'Transmettre (10)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Transmettre 10 lignes' }).click();
    await expect(page.getByText('10 lignes transmises à la cellule.')).toBeVisible();
  });

  await cellule.goto(BUREAU_JLVD);
  const valider = cellule.getByRole('button', { name: /^Valider \d/ });
  await expect(valider).toHaveCount(10);
  const codes = (await valider.allTextContents()).map((label) => label.replace('Valider ', ''));
  const [retournee, validee] = codes as [string, string];

  await test.step('retourner une ligne avec un motif, en valider une autre', async () => {
    await cellule.getByRole('button', { name: `Retourner ${retournee}`, exact: true }).click();
    const dialog = cellule.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Retourner' }).click();
    await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription(/motif|raison/i);
    await dialog.getByRole('textbox').fill(MOTIF);
    await dialog.getByRole('button', { name: 'Retourner' }).click();
    await expect(dialog).toBeHidden();
    await cellule.getByRole('button', { name: `Valider ${validee}`, exact: true }).click();
    await expect(valider).toHaveCount(8);
  });

  await test.step('ce qui est retourné se rouvre, en tête ; ce qui est validé ne se modifie plus', async () => {
    await page.reload();
    const reprendre = page.getByRole('region', { name: 'À reprendre' });
    await expect(reprendre.locator('[data-ligne]')).toHaveCount(1);
    await expect(reprendre).toContainText(MOTIF);
    await expect(ligneOf(page, validee)).toContainText('Validé');
    await expect(ligneOf(page, validee).getByRole('button', { name: 'Modifier' })).toHaveCount(0);
    await expect(ligneOf(page, validee).getByRole('button', { name: /^Demander une correction/ })).toBeVisible();
  });

  await test.step('le motif n’est lu que par l’EPCI et la cellule', async () => {
    const address = await ligneOf(page, retournee).getByRole('link').getAttribute('href');
    const voisin = await elsewhere(browser, page);
    await connecter(voisin, castMember('referent.dlva').courriel);
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      expect(await (await voisin.request.get(address!, { headers })).text()).not.toContain(MOTIF);
    }
    await voisin.context().close();
    expect(await (await page.request.get(address!)).text()).toContain(MOTIF);
  });

  await test.step('reprendre et transmettre de nouveau ; la cellule valide', async () => {
    await ouvrir(page, retournee);
    await phraseOf(page, retournee).fill('À Noyers-sur-Jabron, chaque mardi.');
    await phraseOf(page, retournee).press('Enter');
    await isSaved(page);
    await page.locator('#transmettre').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Transmettre/ })
      .click();
    await expect(page.getByText(/transmise à la cellule/)).toBeVisible();
    await cellule.reload();
    await cellule.getByRole('button', { name: `Valider ${retournee}`, exact: true }).click();
    await expect(cellule.getByRole('button', { name: `Valider ${retournee}`, exact: true })).toHaveCount(0);
  });

  await test.step('demander une correction ; la cellule rouvre la ligne, qui revient au référent', async () => {
    await page.reload();
    await ligneOf(page, validee)
      .getByRole('button', { name: /^Demander une correction/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(dialog.getByLabel('Qu’est-ce qui est à corriger ?')).toHaveAccessibleDescription(/à corriger/);
    await dialog.getByLabel('Qu’est-ce qui est à corriger ?').fill('La date est fausse.');
    await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(ligneOf(page, validee)).toContainText('Correction demandée');
    await expect(ligneOf(page, validee).getByRole('button', { name: /^Demander une correction/ })).toHaveCount(0);

    await cellule.reload();
    await cellule.getByRole('button', { name: /^Rouvrir la ligne/ }).click();
    await cellule.getByRole('dialog').getByRole('button', { name: 'Rouvrir la ligne' }).click();
    await expect(cellule.getByRole('dialog')).toBeHidden();
    await page.reload();
    await expect(page.getByRole('region', { name: 'À reprendre' })).toContainText('La date est fausse.');
    await expect(ligneOf(page, validee).getByRole('button', { name: /^Reprendre/ })).toBeVisible();
  });
  await cellule.context().close();
});
