import type { Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const INSTANCES = '/s/04-2025/instances';
const dialog = (page: Page) => page.getByRole('dialog');
const composition = (page: Page) => page.getByRole('region', { name: 'Composition' });
const siege = (page: Page, nom: string) => composition(page).getByRole('listitem').filter({ hasText: nom }).first();
const done = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
/** A gesture of the « Gérer » of a seat. */
const gerer = async (page: Page, nom: string, geste: RegExp) => {
  await siege(page, nom).getByText('Gérer').click();
  await siege(page, nom).getByRole('button', { name: geste }).click();
};

test('la cellule crée une instance, lui donne un siège, l’y nomme, le voit vacant, et planifie sa séance', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/instances');
  await expect(page).toHaveURL(INSTANCES);
  await page.getByRole('button', { name: 'Créer une instance' }).click();
  await dialog(page).getByLabel('Ce qu’elle est').selectOption({ label: 'Instance locale' });
  await dialog(page).getByLabel('Nom').fill('Groupe des transports');
  await dialog(page).getByRole('button', { name: 'Créer l’instance' }).click();
  await expect(dialog(page).getByLabel('EPCI, pour une instance locale')).toHaveAccessibleDescription(/Choisissez/);
  await verifierAccessibilite(page);
  await dialog(page).getByLabel('Ce qu’elle est').selectOption({ label: 'Groupe de travail' });
  await dialog(page).getByLabel('Réunions par an, au moins').fill('2');
  await dialog(page).getByLabel('Existe depuis le').fill('2026-01-01');
  await dialog(page).getByRole('button', { name: 'Créer l’instance' }).click();
  await done(page, 'instance créée');
  await expect(page.getByRole('row', { name: /^Groupe des transports/ })).toContainText('0 réunion sur 2');
  await page.getByRole('link', { name: 'Groupe des transports' }).click();

  await page.getByRole('button', { name: 'Ajouter un siège' }).click();
  await dialog(page).getByLabel('Collège').selectOption({ label: 'EPCI' });
  await dialog(page)
    .getByRole('combobox', { name: /Organisation/ })
    .fill('Inconnue');
  await dialog(page).getByLabel('Qui siège').fill('Le président de JLVD');
  await dialog(page).getByRole('button', { name: 'Ajouter le siège' }).click();
  await expect(dialog(page).getByRole('combobox', { name: /Organisation/ })).toHaveAccessibleDescription(/annuaire/);
  await dialog(page)
    .getByRole('combobox', { name: /Organisation/ })
    .fill('jlvd');
  await dialog(page).getByRole('button', { name: 'Ajouter le siège' }).click();
  await done(page, 'à pourvoir');
  await expect(siege(page, 'Le président de JLVD')).toContainText('Vacant');
  await expect(page.getByRole('region', { name: 'En bref' })).toContainText('1 siège, dont 1 vacant');

  await page.getByRole('button', { name: /^Nommer : titulaire, Le président de JLVD/ }).click();
  await dialog(page).getByLabel('Prénom').fill('Odile');
  await dialog(page).getByLabel('Nom', { exact: true }).fill('Maurin');
  await dialog(page).getByLabel('À partir du').fill('2026-01-01');
  await verifierAccessibilite(page);
  await dialog(page).getByRole('button', { name: 'Nommer' }).click();
  await expect(siege(page, 'Le président de JLVD')).toContainText('Odile Maurin');
  await expect(siege(page, 'Le président de JLVD')).not.toContainText('Vacant');

  await gerer(page, 'Le président de JLVD', /^Remplacer/);
  await dialog(page)
    .getByLabel(/^Compte/)
    .selectOption({ label: 'Latil Gérard · Vice-président aux services à la population' });
  await expect(dialog(page).getByLabel('Nom', { exact: true })).toHaveValue('Latil');
  await dialog(page).getByLabel('À partir du').fill('2026-09-01');
  await dialog(page).getByRole('button', { name: 'Remplacer' }).click();
  await expect(siege(page, 'Le président de JLVD')).toContainText('Gérard Latil');
  await siege(page, 'Le président de JLVD').getByText('Anciens membres (1)').click();
  await expect(siege(page, 'Le président de JLVD')).toContainText('du 1er janvier 2026 au 31 août 2026');

  await page.reload();
  await gerer(page, 'Le président de JLVD', /^Terminer/);
  await dialog(page).getByRole('button', { name: 'Terminer le mandat' }).click();
  await done(page, 'Mandat terminé');
  await expect(page).toHaveTitle(/Groupe des transports/);
  await expect(siege(page, 'Le président de JLVD')).toContainText('Vacant');
  await verifierAccessibilite(page);

  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  await dialog(page).getByLabel('Jour').fill('2026-12-15');
  await dialog(page).getByLabel('Heure').fill('14:00');
  await dialog(page).getByLabel('Lieu').fill('Gare de Digne');
  await dialog(page).getByRole('button', { name: 'Planifier', exact: true }).click();
  await expect(page).toHaveURL(/\/seances\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Séance du 15 décembre 2026');
  await page.goto(`${INSTANCES}?vue=calendrier`);
  await expect(page.getByRole('region', { name: /Décembre 2026/ })).toContainText(
    /15 décembre 2026.*Groupe des transports/s,
  );
});

test('le mois se lit en tableau, du lundi au dimanche, et se parcourt au clavier', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${INSTANCES}?vue=mois`);
  const mois = page.getByRole('table', { name: 'Novembre 2026' });
  await expect(mois.getByRole('columnheader').first()).toHaveAccessibleName(/lundi/);
  await expect(mois.getByRole('columnheader')).toHaveCount(7);
  await expect(mois.getByRole('cell').filter({ hasText: /^22$/ })).toHaveAttribute('aria-current', 'date');
  const suivant = page.getByRole('link', { name: /Décembre 2026/ });
  await suivant.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/vue=mois&mois=2026-12/);
  const decembre = page.getByRole('table', { name: 'Décembre 2026' });
  const copil = decembre.getByRole('link', { name: /Comité de pilotage élargi du 10 décembre 2026/ });
  await expect(copil).toBeVisible();
  await page.getByRole('link', { name: /Janvier 2027/ }).focus();
  for (let i = 0; i < 4 && !(await copil.evaluate((link) => link === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(copil).toBeFocused();
  await verifierAccessibilite(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/seances\/\d+$/);
});

test('« 1 réunion sur 2 » se lit à la cellule, au référent, sur sa fiche et son accueil ; un autre EPCI n’en trouve rien', async ({
  page,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(INSTANCES);
  await expect(page.getByRole('row', { name: /^Instance locale JLVD/ })).toContainText('1 réunion sur 2');
  const address = (await page.getByRole('link', { name: 'Instance locale JLVD' }).getAttribute('href'))!;
  await page.getByRole('navigation', { name: 'Année' }).getByRole('link', { name: '2025' }).click();
  await expect(page.getByRole('columnheader', { name: 'Réunions en 2025' })).toBeVisible();
  await page.context().clearCookies();

  await connecter(page, 'referent.jlvd@maillage.example');
  await expect(page.getByRole('region', { name: 'Réunions à tenir cette année' })).toContainText(
    /Instance locale JLVD\s*1 réunion sur 2/,
  );
  await expect(page.getByRole('region', { name: 'Prochaines séances' })).toContainText('Comité de pilotage élargi');
  await page.goto('/s/04-2025/territoires/200071033');
  const fiche = page.getByRole('region', { name: 'Instances' });
  await expect(fiche).toContainText(/1 réunion sur 2 en 2026/);
  await fiche.getByRole('link', { name: 'Instance locale JLVD' }).click();
  await expect(page.getByRole('button', { name: 'Planifier une séance' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ajouter un siège' })).toBeVisible();
  await page.context().clearCookies();

  await connecter(page, 'referent.dlva@maillage.example');
  expect((await page.goto(address))!.status()).toBe(404);
  await page.goto(INSTANCES);
  await expect(page.getByRole('link', { name: 'Instance locale DLVA' })).toBeVisible();
  await expect(page.getByText('Instance locale JLVD')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Créer une instance' })).toHaveCount(0);
  await page.goto(`${INSTANCES}?vue=calendrier`);
  await expect(page.getByText('Instance locale JLVD')).toHaveCount(0);
  await page.goto('/s/04-2025/territoires/200071033');
  await expect(page.getByText('Instance locale JLVD')).toHaveCount(0);
  await page.context().clearCookies();

  await connecter(page, 'elu.jlvd@maillage.example');
  await page.goto(address);
  await expect(composition(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /Planifier|Ajouter un siège|Modifier|Clore|Nommer/ })).toHaveCount(0);
});

test('un signataire de convention sans siège en reçoit un d’un clic', async ({ page, connecter }) => {
  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(INSTANCES);
  await page.getByRole('link', { name: 'Comité de pilotage élargi', exact: true }).click();
  const signataires = page.getByRole('region', { name: 'Signataires sans siège' });
  const bouton = signataires.getByRole('button', { name: /^Créer le siège : FEPEM/ });
  await bouton.click();
  await done(page, 'a un siège, à pourvoir');
  await expect(bouton).toHaveCount(0);
  await expect(siege(page, 'Signataire : ')).toContainText('Vacant');
});

test('deux personnes sur la même instance : la seconde l’apprend, et rien n’est perdu', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  for (const [one, nom] of [
    [page, 'Comité technique des services'],
    [autre, 'Comité technique élargi'],
  ] as const) {
    await one.goto(INSTANCES);
    await one.getByRole('link', { name: 'Comité technique', exact: true }).click();
    await one.getByRole('button', { name: 'Modifier' }).click();
    await dialog(one).getByLabel('Nom').fill(nom);
  }
  await dialog(autre).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog(autre)).toHaveCount(0);
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText(/Julien Roustan.*Comité technique élargi/s);
  await expect(dialog(page).getByLabel('Nom')).toHaveValue('Comité technique des services');
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comité technique des services');
});

for (const width of [1440, 768, 390, 320])
  test(`les instances se lisent sans débordement à ${width} pixels`, async ({
    page,
    connecter,
    verifierAccessibilite,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'cellule.etat@maillage.example');
    for (const vue of ['', '?vue=calendrier', '?vue=mois&mois=2026-10', '?vue=participation', '/1']) {
      await page.goto(`${INSTANCES}${vue}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (width === 390 || width === 1440) await verifierAccessibilite(page);
    }
  });
