import type { Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { dialogue, dit, poserSeance } from './seances.ts';

const faire = async (page: Page, geste: string, message: string | RegExp) => {
  await page.getByRole('button', { name: geste, exact: true }).click();
  await dialogue(page).getByRole('button', { name: geste, exact: true }).click();
  await dit(page, message);
};
const octetsOf = async (page: Page, address: string) => {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  return answer.body();
};

test('un compte rendu se relit, s’approuve, se garde, se publie sans nom, et se retire du public', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  const seance = await poserSeance(base);
  const compteRendu = `${seance}/compte-rendu`;
  const publique = `/public/comptes-rendus/${seance.split('/').at(-1)}`;
  await connecter(page, 'cellule.etat@maillage.example');
  const membre = await elsewhere(browser, page);
  await connecter(membre, 'copil@maillage.example');
  expect((await membre.request.get(compteRendu)).status()).toBe(404);

  await page.goto(`${seance}/direct`);
  await page.getByLabel('Ce qui est dit', { exact: true }).fill('M. Vasselin demande un calendrier.');
  await expect(page.getByRole('region', { name: 'Notes' }).getByRole('status')).toHaveText('Enregistré');
  await page.goto(compteRendu);
  await expect(page.getByRole('article')).toContainText('Projet');
  await expect(page.getByRole('article')).toContainText('Édouard Vasselin, Préfet');
  await page.getByRole('button', { name: 'Ouverture, clôture et relecture' }).click();
  await dialogue(page).getByLabel('Ouverture').fill('La séance est ouverte à neuf heures trente.');
  await dialogue(page).getByLabel('Relecture jusqu’au').fill('2026-12-05');
  await dialogue(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('article')).toContainText('La séance est ouverte à neuf heures trente.');
  await verifierAccessibilite(page);

  await faire(page, 'Diffuser', 'État de la séance : compte rendu diffusé.');
  await membre.goto(compteRendu);
  await expect(membre.getByText('En relecture jusqu’au 5 décembre 2026')).toBeVisible();
  await expect(membre.getByRole('button', { name: /^(Approuver|Diffuser|Reprendre)/ })).toHaveCount(0);
  await faire(page, 'Approuver', /approuvé/);
  await expect(page.getByRole('article')).not.toContainText('Projet');
  const odt = await octetsOf(membre, `${compteRendu}/odt`);
  expect((await octetsOf(page, `${compteRendu}/odt`)).equals(odt)).toBe(true);
  expect((await octetsOf(page, `${compteRendu}/pdf`)).subarray(0, 5).toString()).toBe('%PDF-');

  const passant = await elsewhere(browser, page);
  expect((await passant.request.get(publique)).status()).toBe(404);
  await page.getByRole('link', { name: 'Version publique' }).click();
  await expect(page.getByRole('article')).not.toContainText('Vasselin');
  await faire(page, 'Publier', /publié/i);
  await passant.goto('/public/comptes-rendus');
  await passant.locator(`a[href="${publique}"]`).click();
  await expect(passant.getByRole('article')).toContainText('Préfet demande un calendrier.');
  await expect(passant.getByRole('main')).not.toContainText('Vasselin');
  await verifierAccessibilite(passant);

  await page.goto(compteRendu);
  await faire(page, 'Retirer de la page publique', /retiré/i);
  expect((await passant.request.get(publique)).status()).toBe(404);
  await faire(page, 'Reprendre l’approbation', /./);
  await expect(page.getByRole('article')).toContainText('Projet');
});
