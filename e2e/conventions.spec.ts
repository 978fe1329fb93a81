import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const CONVENTIONS = '/s/04-2025/conventions';

test('la cellule lit « 6 sur 8 », les deux EPCI manquants par leur nom, et ce qui vient à terme', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Conventions' }).click();
  const couverture = page.getByRole('region', { name: /Couverture des EPCI/ });
  await expect(couverture).toContainText('État, Département et EPCI');
  await expect(couverture).toContainText('6 sur 8 sans convention signée : CCVUSP (repérée) et HPPB (en négociation)');
  await expect(page.getByRole('status').filter({ hasText: 'convention' })).toHaveText(
    /^15 conventions, dont 12 signées/,
  );
  const poste = page.getByRole('listitem').filter({ hasText: 'Agences postales' });
  await expect(poste).toContainText('Jusqu’au 21 janvier 2027');
  await expect(poste).toContainText('Terme dans 60 jours');
  await expect(poste).toContainText('Préavis avant le 21 décembre 2026');
  await expect(page.getByRole('listitem').filter({ hasText: 'particuliers employeurs' })).toContainText(
    'Évaluation 2025 attendue',
  );
  await verifierAccessibilite(page);

  await page.getByRole('checkbox', { name: /^Convention financière/ }).check();
  await expect(page).toHaveURL(`${CONVENTIONS}?niveau=financiere_realisation`);
  await expect(page.getByRole('status').filter({ hasText: 'convention' })).toHaveText(/^3 conventions/);
  await expect(couverture).toHaveCount(0);
  await page.getByRole('link', { name: 'Tout effacer' }).click();
  await page.getByRole('searchbox').fill('rien de tel');
  await expect(page.getByText('Aucune convention ne répond à ces filtres.')).toBeVisible();
});

test('une convention se lit sur une page : termes, parties, montants, avenant qui garde l’ancien terme', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${CONVENTIONS}?q=CAD-01`);
  await page.getByRole('link', { name: /avec PAA/ }).click();
  await expect(page.getByRole('region', { name: 'Termes' })).toContainText(
    'Du 1er juillet 2025 au 30 juin 2029 (d’abord au 30 juin 2028)',
  );
  await expect(page.getByRole('region', { name: 'Avenants' })).toContainText('Nouveau terme : 30 juin 2029.');
  const parties = page.getByRole('region', { name: 'Parties et engagements' });
  await expect(parties.getByRole('heading', { level: 3 })).toHaveCount(3);
  await expect(parties).toContainText(/délibération 2025-\d+ du .* · signée le/);
  await expect(page.getByRole('region', { name: 'Évaluation annuelle' })).toContainText('Poursuite');
  await verifierAccessibilite(page);
  await page.goto(`${CONVENTIONS}?q=FIN-01`);
  await page.getByRole('link', { name: /Forcalquier/ }).click();
  const montants = page.getByRole('region', { name: 'Montants' });
  await expect(montants.getByRole('row').last()).toHaveText(/^Total\s*162\s000\s€\s*121\s500\s€$/);
  await expect(page.getByRole('link', { name: /^CAD-07/ })).toBeVisible();
  await verifierAccessibilite(page);
});

test('chacun son registre : le référent les cadres et les siennes, l’opérateur les siennes, sans ce qui ne le regarde pas', async ({
  page,
  connecter,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(CONVENTIONS);
  await expect(page.getByRole('region', { name: /Couverture/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Bus de services du Jabron' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Forcalquier/ })).toHaveCount(0);
  await page.getByRole('link', { name: /avec DLVA/ }).click();
  await expect(page.getByRole('region', { name: 'Parties et engagements' })).not.toContainText('délibération');
  await expect(page.getByRole('region', { name: 'Évaluation annuelle' })).toHaveCount(0);
  await page.context().clearCookies();
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(CONVENTIONS);
  await expect(page.getByRole('status').filter({ hasText: 'convention' })).toHaveText(/^1 convention/);
});

for (const width of [1440, 768, 390, 320])
  test(`le registre et une convention se lisent sans débordement à ${width} pixels`, async ({ page, connecter }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'cellule.etat@maillage.example');
    for (const address of [CONVENTIONS, `${CONVENTIONS}/9`]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

test('la cellule évalue une convention en retard, constate un engagement et prolonge par un avenant qui garde l’ancien terme', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${CONVENTIONS}?q=FEPEM`);
  await page.getByRole('link', { name: /particuliers employeurs/ }).click();
  const termes = page.getByRole('region', { name: 'Termes' });
  await expect(termes).toContainText('Évaluation 2025 attendue');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Évaluer 2025' }).click();
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click();
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveAccessibleDescription('Dites pourquoi, en une phrase.');
  await dialog.getByRole('radio', { name: 'En cours' }).check();
  await dialog.getByLabel('Pourquoi ?').fill('Peu de rendez-vous pris.');
  await dialog.getByLabel('Suite donnée').selectOption({ label: 'Renégociation' });
  await verifierAccessibilite(page);
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click();
  await expect(page.getByRole('region', { name: 'Évaluation annuelle' })).toContainText(
    /2025.*Peu de rendez-vous pris\.\s*Renégociation.*Claire Vidal/s,
  );
  await expect(termes).not.toContainText('attendue');

  await page
    .getByRole('button', { name: /^Constater/ })
    .first()
    .click();
  await dialog.getByRole('radio', { name: 'En partie' }).check();
  await dialog.getByLabel(/Ce qui le montre/).fill('Une session sur deux.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Parties et engagements' })).toContainText(
    /En partie.*Une session sur deux/s,
  );

  await page.getByRole('button', { name: 'Ajouter un avenant' }).click();
  await dialog.getByLabel('Objet').fill('Un an de plus.');
  await dialog.getByLabel('Nouveau terme (facultatif)').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Ajouter l’avenant' }).click();
  await expect(dialog.getByLabel('Nouveau terme (facultatif)')).toHaveAccessibleDescription(
    /Le nouveau terme suit la date d’effet/,
  );
  await expect(dialog.getByLabel('Objet')).toHaveValue('Un an de plus.');
  await dialog.getByLabel('Nouveau terme (facultatif)').fill('2028-08-31');
  await dialog.getByRole('button', { name: 'Ajouter l’avenant' }).click();
  await expect(termes).toContainText('au 31 août 2028 (d’abord au 31 août 2027)');
  await expect(page.getByRole('region', { name: 'Avenants' })).toContainText(/Avenant 1.*Un an de plus\./s);
});

test('une convention se signe quand deux parties ont signé : le référent écrit la sienne, la cellule fait le pas', async ({
  page,
  connecter,
}) => {
  const dialog = page.getByRole('dialog');
  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(`${CONVENTIONS}?q=FIN-02`);
  await page.getByRole('link', { name: /Haut Verdon/ }).click();
  await expect(page).toHaveURL(/conventions\/\d+$/);
  const address = page.url();
  await page.getByRole('button', { name: 'Changer l’état' }).click();
  await dialog.getByRole('radio', { name: /^Signée/ }).check();
  await dialog.getByRole('button', { name: 'Changer l’état' }).click();
  await expect(dialog.getByText('Il y faut au moins 2 signatures datées : elle en a 1.').first()).toBeVisible();
  await page.context().clearCookies();

  await connecter(page, 'referent.ccapv@maillage.example');
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Changer l’état' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Délibération et signature/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Délibération et signature : CCAPV' }).click();
  await dialog.getByLabel('Délibération n° (facultatif)').fill('2026-41');
  await dialog.getByLabel('Signée le').fill('2027-01-01');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByLabel('Signée le')).toHaveAccessibleDescription(/futur/);
  await dialog.getByLabel('Signée le').fill('2026-11-20');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Parties et engagements' })).toContainText(
    'signée le 20 novembre 2026',
  );
  await page.context().clearCookies();

  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(address);
  await page.getByRole('button', { name: 'Changer l’état' }).click();
  await dialog.getByRole('radio', { name: 'Signée' }).check();
  await dialog.getByRole('button', { name: 'Changer l’état' }).click();
  await expect(page.getByRole('main').getByText('Signée', { exact: true })).toBeVisible();
});

test('deux personnes sur le même engagement : la seconde l’apprend, et rien n’est perdu', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  for (const one of [page, autre]) {
    await one.goto(`${CONVENTIONS}?q=CAD-06`);
    await one.getByRole('link', { name: /avec JLVD/ }).click();
    await one.getByRole('button', { name: /^Constater.*Désigner un référent/ }).click();
    await one.getByRole('dialog').getByRole('radio', { name: 'Tenu', exact: true }).check();
  }
  await autre.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(autre.getByRole('dialog')).toHaveCount(0);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Ce qui le montre/).fill('Arrêté de juin.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/Julien Roustan a enregistré sa version.*Tenu/s);
  await expect(dialog.getByLabel(/Ce qui le montre/)).toHaveValue('Arrêté de juin.');
});
