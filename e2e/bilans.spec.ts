import { addSecondSchema } from '../tests/second-schema.ts';
import { expect, test } from './fixtures.ts';

const BILAN = '/s/04-2025/bilans/2026';

test('le comité ouvre le bilan de l’année : où l’on en est, ce qui a bougé, ce qui est arrêté, qui a rendu', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.getByRole('link', { name: 'Bilans' }).click();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Bilan 2026' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Bilan 2026\s*provisoire/);
  await expect(page.getByRole('main')).toContainText('Au 22 novembre 2026, comparé au 31 décembre 2025');
  await expect(page.getByRole('region', { name: 'Totaux aux deux dates' })).toContainText(/9\s*fait.*20\s*en cours/s);
  const axes = page.getByRole('region', { name: 'Par axe' }).getByRole('row');
  await expect(axes).toHaveCount(1 + 2 * 6);
  await expect(page.getByRole('region', { name: 'Dans les EPCI' }).getByRole('row')).toHaveCount(1 + 2 * 8);
  await expect(page.getByRole('region', { name: 'Ce qui est bloqué' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Ce qui est en retard' })).toContainText(
    'Jalon du 30 juin 2025 non fait',
  );
  await expect(page.getByRole('region', { name: /Participation des EPCI/ }).getByRole('row')).toHaveCount(1 + 8);
  await verifierAccessibilite(page);
  // from a figure to what it counts, by keyboard
  await page.getByRole('link', { name: /actions en retard/ }).press('Enter');
  await expect(page).toHaveURL(/#retard$/);
});

test('imprimé en gris, il tient en quatre pages A4', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(BILAN);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThanOrEqual(4);
});

test('seuls la cellule et le comité le lisent, chacun dans son schéma, et une année sans bilan n’existe pas', async ({
  page,
  base,
  connecter,
}) => {
  await addSecondSchema(base.ownerUrl);
  const expected: [string, number][] = [
    ['cellule.departement', 200],
    ['copil', 200],
    ['referent.jlvd', 404],
    ['elu.jlvd', 404],
    ['operateur.laposte', 404],
    ['admin', 404],
    ['cellule.84', 404],
  ];
  for (const [name, status] of expected) {
    await page.context().clearCookies();
    await connecter(page, `${name}@maillage.example`);
    for (const address of [BILAN, '/s/04-2025/bilans'])
      expect([name, address, (await page.goto(address))!.status()]).toEqual([name, address, status]);
    await expect(page.getByRole('link', { name: 'Bilans' })).toHaveCount(
      status === 200 || name === 'cellule.84' ? 1 : 0,
    );
  }
  await page.context().clearCookies();
  await connecter(page, 'copil@maillage.example');
  for (const annee of ['2024', '2027', '26', '2026x'])
    expect([annee, (await page.goto(`/s/04-2025/bilans/${annee}`))!.status()]).toEqual([annee, 404]);
});

for (const width of [1440, 768, 390, 320])
  test(`le bilan se lit sans débordement à ${width} pixels`, async ({ page, connecter, verifierAccessibilite }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'copil@maillage.example');
    await page.goto(BILAN);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await verifierAccessibilite(page);
  });
