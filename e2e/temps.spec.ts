import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';

const TABLEAU = '/s/04-2025/tableau';
const bandeau = (page: Page) => page.getByRole('note');

test('une autre date se choisit au clavier, se lit sans rien pouvoir modifier, et se quitte d’un clic', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${TABLEAU}?axe=2`);
  await expect(page.getByRole('button', { name: /Changer le statut/ }).first()).toBeAttached();
  await page.getByText('À une autre date').focus();
  await page.keyboard.press('Enter');
  await verifierAccessibilite(page);
  await page.getByLabel('Voir le tableau au').fill('2026-06-30');
  await page.getByLabel('tel qu’il était connu le').fill('2026-07-15');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/axe=2&au=2026-06-30&connu_le=2026-07-15/);
  await expect(bandeau(page)).toContainText('Lecture au 30 juin 2026');
  await expect(bandeau(page)).toContainText('connu le 15 juillet 2026 au soir');
  await expect(page.locator('[data-geste]')).toHaveCount(0);
  await verifierAccessibilite(page);

  await page.locator('main li a[href*="/actions/"]').first().click();
  await expect(page).toHaveURL(/\/actions\/\d+\?au=2026-06-30&connu_le=2026-07-15/);
  await expect(bandeau(page)).toContainText('Lecture au 30 juin 2026');
  await expect(page.locator('[data-geste]')).toHaveCount(0);
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Tableau', exact: true }).last().click();
  await expect(page).toHaveURL(/axe=2&au=2026-06-30/);

  await page.getByRole('link', { name: 'Revenir à aujourd’hui' }).click();
  await expect(page).toHaveURL(/tableau\?axe=2$/);
  await expect(bandeau(page)).toHaveCount(0);
});

test('les filtres gardent la date, et la date garde les filtres', async ({ page, connecter }) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${TABLEAU}?au=2026-06-30`);
  await page
    .getByRole('checkbox', { name: /^Santé/ })
    .first()
    .check();
  await expect(page).toHaveURL(/au=2026-06-30/);
  await expect(bandeau(page)).toBeVisible();
  await page.getByRole('link', { name: 'Tout effacer' }).click();
  await expect(page).toHaveURL(/tableau\?au=2026-06-30$/);
});

test('une date qui ne se lit pas est refusée à côté de son champ, dans la page comme dans l’export', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  for (const [search, message] of [
    ['au=2024-06-30', 'Le schéma commence le 1er janvier 2025'],
    ['au=2027-01-01', 'Cette date est dans le futur'],
    ['au=demain', 'Donnez une date'],
    ['du=2026-06-30&au=2026-01-31', 'La première date doit précéder la seconde'],
  ] as const) {
    await page.goto(`${TABLEAU}?${search}`);
    await expect(page.locator('input[aria-invalid]').first()).toHaveAccessibleDescription(new RegExp(message));
    await expect(page.getByText('Ces dates ne se lisent pas.')).toBeVisible();
    const response = await page.request.get(`${TABLEAU}/export?${search}`);
    expect([response.status(), await response.text()]).toEqual([400, expect.stringContaining(message)]);
  }
  await verifierAccessibilite(page);
});

test('la même adresse donne la même page et le même export, après une saisie antidatée', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const address = `${TABLEAU}?au=2026-06-30&connu_le=2026-09-30`;
  const exported = async (search: string) => (await page.request.get(`${TABLEAU}/export${search}`)).text();
  const lire = async () => {
    await page.goto(address);
    return [await page.getByRole('main').innerText(), await exported('?au=2026-06-30&connu_le=2026-09-30')];
  };
  const seen = await lire();
  const known = await exported('?au=2026-06-30');
  await withClient(base.ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
    await client.query(
      `insert into statut (action_id, schema_id, nature, avancement, date_effet, commentaire, auteur_id)
       select a.id, a.schema_id, 'decision', 'fait', '2026-06-29', 'Antidaté.', st.auteur_id
       from action a join suivi_action s on s.action_id = a.id join statut st on st.id = s.statut_id
       where a.etat = 'active' and s.avancement = 'pas_fait'`,
    );
    await client.query("update axe set libelle = 'Renommé' where numero = 1");
  });
  expect(await lire()).toEqual(seen);
  expect(await exported('?au=2026-06-30')).not.toBe(known);
});

test('l’export d’un jour passé porte sa date, et les EPCI pour qui les lit', async ({ page, connecter }) => {
  await connecter(page, 'operateur.laposte@maillage.example');
  const read = async () => {
    const response = await page.request.get(`${TABLEAU}/export?au=2026-06-30&connu_le=2026-09-30`);
    expect(response.headers()['content-disposition']).toContain('tableau-04-2025-2026-06-30-connu-le-2026-09-30.csv');
    return parse(await response.text(), { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  };
  expect(Object.keys((await read())[0]!)).not.toContain('JLVD');
  await page.context().clearCookies();
  await connecter(page, 'copil@maillage.example');
  const rows = await read();
  expect(rows).toHaveLength(44);
  expect(new Set(rows.map((row) => row.JLVD))).toEqual(new Set(['Sans objet', 'En cours', 'Fait', 'Pas fait']));
});
