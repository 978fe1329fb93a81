import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const ORGANISATIONS = '/s/04-2025/organisations';

test('la cellule ajoute une organisation : SIRET contrôlé, semblable proposée, jamais confondue en silence', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/s/04-2025/conventions');
  await page.getByRole('main').getByRole('link', { name: 'Organisations' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organisations');
  await verifierAccessibilite(page);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Ajouter une organisation' }).click();
  const ajouter = dialog.getByRole('button', { name: 'Ajouter à l’annuaire' });
  await dialog.getByLabel('Nom').fill('Poste (La)');
  await expect(dialog.getByRole('status').getByRole('link', { name: 'La Poste' })).toBeVisible();
  await dialog.getByLabel('Type').selectOption({ label: 'Lieu d’accueil' });
  await dialog.getByLabel('SIRET (facultatif)').fill('356 000 000 49838');
  await ajouter.click();
  await expect(dialog.getByLabel('SIRET (facultatif)')).toHaveAccessibleDescription(/n’est pas un SIRET/);
  await expect(dialog.getByLabel('Nom')).toHaveValue('Poste (La)');
  await dialog.getByLabel('SIRET (facultatif)').fill('356 000 000 00048');
  await ajouter.click();
  await expect(dialog.getByLabel('SIRET (facultatif)')).toHaveAccessibleDescription(/« La Poste » porte déjà ce SIRET/);
  await dialog.getByLabel('SIRET (facultatif)').fill('356 000 000 49837');
  await ajouter.click();
  await expect(dialog.getByLabel('Nom')).toHaveAccessibleDescription(/« La Poste » existe déjà/);
  await verifierAccessibilite(page);
  await dialog.getByRole('checkbox', { name: 'C’en est une autre' }).check();
  await ajouter.click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${ORGANISATIONS}?type=lieu_accueil`);
  await page.getByRole('link', { name: 'Poste (La)' }).click();
  await expect(page.getByRole('region', { name: 'Identité' })).toContainText('356\u202f000\u202f000\u202f49837');
});

test('la cellule tient les contacts ; le référent qui siège avec l’organisation les lit, l’opérateur non', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(`${ORGANISATIONS}?q=la+poste&type=operateur`);
  await page.getByRole('link', { name: 'La Poste', exact: true }).click();
  await expect(page).toHaveURL(/organisations\/\d+$/);
  const address = page.url();
  const contacts = page.getByRole('region', { name: 'Contacts' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Ajouter un contact' }).click();
  await dialog.getByLabel('Fonction').fill('Référent France services');
  await dialog.getByRole('button', { name: 'Ajouter le contact' }).click();
  await expect(dialog.getByLabel('Adresse électronique')).toHaveAccessibleDescription(
    'Donnez une adresse ou un téléphone.',
  );
  await dialog.getByLabel('Adresse électronique').fill('referent@poste.example');
  await dialog.getByRole('button', { name: 'Ajouter le contact' }).click();
  await expect(contacts).toContainText('referent@poste.example');
  await verifierAccessibilite(page);
  await page.getByRole('button', { name: 'Retirer : Direction régionale' }).click();
  await dialog.getByRole('button', { name: 'Retirer le contact' }).click();
  await expect(contacts).not.toContainText('Direction régionale');
  await page.context().clearCookies();

  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(address);
  await expect(contacts).toContainText('referent@poste.example');
  await expect(page.getByRole('main').getByRole('button', { name: /Ajouter|Modifier|Retirer/ })).toHaveCount(0);
  await page.context().clearCookies();

  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(ORGANISATIONS);
  await expect(page.getByRole('link', { name: /particuliers employeurs/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'La Poste', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('La Poste');
  await expect(contacts).toHaveCount(0);
});

test('un opérateur ne trouve pas une organisation qui ne siège pas avec lui', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${ORGANISATIONS}?q=FEPEM`);
  await page.getByRole('link', { name: /particuliers employeurs/ }).click();
  await expect(page).toHaveURL(/organisations\/\d+$/);
  const address = page.url();
  await page.context().clearCookies();
  await connecter(page, 'operateur.laposte@maillage.example');
  expect((await page.goto(address))?.status()).toBe(404);
});

test('deux personnes modifient la même organisation : la seconde voit les deux versions', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  for (const one of [page, autre]) {
    await one.goto(`${ORGANISATIONS}?q=MSA`);
    await one.getByRole('link', { name: /Mutualité sociale/ }).click();
    await one.getByRole('button', { name: 'Modifier : Mutualité' }).click();
  }
  await autre.getByRole('dialog').getByLabel('Sigle').fill('MSA 04-84');
  await autre.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(autre.getByRole('dialog')).toHaveCount(0);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sigle').fill('MSA Alpes');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/a enregistré sa version.*MSA 04-84/s);
  await expect(dialog.getByLabel('Sigle')).toHaveValue('MSA Alpes');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Identité' })).toContainText('MSA Alpes');
});
