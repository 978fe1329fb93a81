import { parse } from 'csv-parse/sync';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';

test('ce qui a changé entre deux dates se lit par axe et par EPCI, avec les commentaires, et s’exporte', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const [action] = await withClient(base.ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
    const { rows } = await client.query<{ id: number; code: string }>(
      `insert into statut (action_id, schema_id, nature, avancement, date_effet, commentaire, auteur_id)
       select a.id, a.schema_id, 'decision', 'fait', '2026-09-15', 'Ouvert au public.', st.auteur_id
       from action a join suivi_action s on s.action_id = a.id join statut st on st.id = s.statut_id
       where a.etat = 'active' and s.avancement = 'pas_fait' order by a.id limit 1
       returning action_id as id, (select code from action where id = action_id) as code`,
    );
    return rows;
  });
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(TABLEAU);
  await page.getByText('À une autre date').click();
  await page.getByLabel('Voir le tableau au').fill('2026-09-30');
  await page.getByLabel('et ce qui a changé depuis le').fill('2026-08-31');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page).toHaveURL(/au=2026-09-30.*du=2026-08-31/);
  await expect(page.getByRole('note')).toContainText('Du 31 août 2026 au 30 septembre 2026');
  const ligne = page
    .locator('main li')
    .filter({ has: page.locator(`a[href*="/actions/${action!.id}?"]`) })
    .first();
  await expect(ligne).toContainText(/Pas fait.*devient.*Fait/s);
  await expect(ligne).toContainText('15 septembre 2026 Fait : Ouvert au public.');
  await expect(page.locator('[data-geste]')).toHaveCount(0);
  await verifierAccessibilite(page);

  await page.goto(`${TABLEAU}?du=2025-12-31`);
  const epci = page.locator('details').filter({ hasText: 'Provence-Alpes-Agglomération' });
  await epci.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(epci.getByRole('listitem').first()).toBeVisible();
  await verifierAccessibilite(page);

  const response = await page.request.get(`${TABLEAU}/export?du=2026-08-31&au=2026-09-30`);
  expect(response.headers()['content-disposition']).toContain('tableau-04-2025-2026-09-30-depuis-2026-08-31.csv');
  const rows = parse(await response.text(), { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  const row = rows.find((one) => one.Code === action!.code && one.Commentaire === 'Ouvert au public.');
  expect([row?.Niveau, row?.Avant, row?.['Après'], row?.Le]).toEqual(['Département', 'Pas fait', 'Fait', '2026-09-15']);
});

test('deux dates entre lesquelles rien n’a changé le disent, et un opérateur n’y lit pas les EPCI', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(`${TABLEAU}?du=2025-01-01&au=2025-01-02&axe=6`);
  await expect(page.getByText('Rien n’a changé au niveau départemental entre ces deux dates.')).toBeVisible();
  await verifierAccessibilite(page);
  await page.goto(`${TABLEAU}?du=2025-12-31`);
  await expect(page.getByText('Seul le niveau départemental vous est ouvert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Dans les EPCI' })).toHaveCount(0);
  const csv = await (await page.request.get(`${TABLEAU}/export?du=2025-12-31`)).text();
  expect(csv).not.toContain('Remontée validée');
});

for (const width of [1440, 768, 390, 320])
  test(`la comparaison ne déborde pas à ${width} pixels`, async ({ page, connecter }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'copil@maillage.example');
    await page.goto(`${TABLEAU}?du=2025-12-31`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
