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
  const couverture = page.getByRole('region', { name: /^Couverture/ });
  await expect(couverture).toContainText('État, Département et EPCI');
  await expect(couverture).toContainText(
    '6 EPCI sur 8 sans convention signée : CCVUSP (repérée) et HPPB (en négociation)',
  );
  // the six families of the scheme, those that name no EPCI included
  await expect(couverture.getByRole('term')).toHaveCount(6);
  await expect(couverture).toContainText('État et DépartementAucune convention au registre');
  await expect(couverture).toContainText('Sans convention cadre 1 convention financière : en signature');
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
    'Du 1er juillet 2025 au 30 juin 2029, 4 ans (d’abord au 30 juin 2028)',
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
