import fs from 'node:fs';
import type { Page } from '@playwright/test';
import nodeIcal, { type VEvent } from 'node-ical';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { dialogue, dit, panneau, seanceOf } from './seances.ts';

const COPIL = 'Comité de pilotage élargi';
const CELLULE = 'cellule.etat@maillage.example';
const ordre = (page: Page) => panneau(page, 'Ordre du jour');
const points = (page: Page) => ordre(page).locator('ol > li');

test('l’émargement se note ligne à ligne, dit le quorum, et deux secrétaires ne s’écrasent pas', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, CELLULE);
  const copil = await seanceOf(base, COPIL, 'prevue');
  await page.goto(copil);
  const feuille = panneau(page, 'Émargement');
  await expect(feuille).toContainText('Quorum non atteint : 0 sur 12 requis.');
  const collegue = await elsewhere(browser, page);
  await connecter(collegue, 'cellule.departement@maillage.example');
  await collegue.goto(copil);

  const prefet = feuille.getByLabel('Présence de Édouard Vasselin');
  await prefet.selectOption({ label: 'Représenté par' });
  await feuille.getByLabel('Représenté par qui, pour Édouard Vasselin').fill('Muriel Castagnet');
  await page.keyboard.press('Tab');
  await expect(feuille).toContainText('Quorum non atteint : 1 sur 12 requis.');
  await expect(prefet).toHaveValue('represente');

  await collegue.getByLabel('Présence de Édouard Vasselin').selectOption({ label: 'Absent' });
  const conflit = collegue.getByRole('alert').filter({ hasText: 'Claire Vidal a écrit ici en même temps que vous.' });
  await expect(conflit).toContainText('Représenté par');
  await conflit.getByRole('button', { name: 'Prendre la sienne' }).click();
  await expect(collegue.getByLabel('Présence de Édouard Vasselin')).toHaveValue('represente');

  await feuille.getByRole('button', { name: 'Tous présents' }).click();
  await dialogue(page).getByRole('button', { name: 'Les noter présents' }).click();
  await dit(page, /titulaires notés présents/);
  await expect(feuille).toContainText(/Quorum atteint : \d+ sièges présents ou représentés pour 12 requis/);
  await feuille.getByRole('button', { name: 'Ajouter un invité' }).click();
  await dialogue(page).getByLabel('Prénom').fill('Paul');
  await dialogue(page).getByLabel('Nom', { exact: true }).fill('Bonhomme');
  await dialogue(page).getByRole('button', { name: 'Ajouter à la feuille' }).click();
  await expect(feuille.getByRole('region', { name: 'Invités' })).toContainText('Paul Bonhomme');
  await verifierAccessibilite(page);

  await page.goto(`${copil}/emargement`);
  await expect(page.getByRole('rowheader', { name: /^Édouard Vasselin/ })).toBeVisible();
  await verifierAccessibilite(page);
});

test('la séance se télécharge pour un agenda ; un calendrier privé répond sans session, puis se tait', async ({
  page,
  base,
  baseURL,
  request,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  const jlvd = await seanceOf(base, 'Instance locale JLVD', 'diffuse');
  await page.goto(jlvd);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('seance-2026-10-15.ics');
  const [event] = Object.values(nodeIcal.sync.parseICS(fs.readFileSync(await file.path(), 'utf8'))).filter(
    (one): one is VEvent => one?.type === 'VEVENT',
  );
  expect(event).toMatchObject({ summary: 'Instance locale JLVD', location: 'Mairie de Peipin' });
  expect(event!.start.toISOString()).toBe('2026-10-15T07:30:00.000Z');

  await page.goto('/mon-compte');
  await page.getByRole('button', { name: 'Créer mon adresse' }).click();
  await dialogue(page).getByRole('button', { name: 'Créer l’adresse' }).click();
  const champ = page.getByLabel('Adresse de votre calendrier');
  await expect(champ).toBeFocused();
  await verifierAccessibilite(page);
  const adresse = await champ.inputValue();
  expect(adresse).toMatch(new RegExp(`^${baseURL}/api/calendrier/[A-Za-z0-9_-]{43}\\.ics$`));
  const answer = await request.get(adresse);
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([
    ...[200, 'text/calendar; charset=utf-8', 'no-store'],
  ]);
  const texte = await answer.text();
  expect(texte).toContain('SUMMARY:Instance locale JLVD');
  expect(texte).not.toContain('Instance locale DLVA');
  await page.reload();
  await expect(page.getByText(/Une adresse répond depuis le 22 novembre 2026/)).toBeVisible();
  await page.getByRole('button', { name: /^Fermer : mon adresse/ }).click();
  await dialogue(page).getByRole('button', { name: 'Fermer l’adresse' }).click();
  await dit(page, 'Aucune adresse ne répond.');
  expect((await request.get(adresse)).status()).toBe(404);
  expect((await request.get(`${baseURL}/api/calendrier/${'A'.repeat(43)}`)).status()).toBe(404);
});

test('la séance locale d’un autre EPCI n’est pas trouvée ; un élu la lit sans rien y faire', async ({
  page,
  browser,
  base,
  connecter,
}) => {
  const jlvd = await seanceOf(base, 'Instance locale JLVD', 'diffuse');
  await connecter(page, 'referent.dlva@maillage.example');
  for (const suite of ['', '/emargement', '/ics'])
    expect((await page.request.get(`${jlvd}${suite}`)).status(), suite).toBe(404);
  const elu = await elsewhere(browser, page);
  await connecter(elu, 'elu.jlvd@maillage.example');
  await elu.goto(jlvd.replace('/s/04-2025', ''));
  await expect(elu).toHaveURL(jlvd);
  await expect(points(elu)).toHaveCount(2);
  await expect(elu.getByRole('button', { name: /^(Monter|Retirer|Ajouter|Modifier|Convoquer|Marquer)/ })).toHaveCount(
    0,
  );
});

test('soixante membres et quarante points : la page reste vive', async ({ page, base, connecter }) => {
  test.slow();
  const id = await withClient(base.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `with i as (insert into instance (schema_id, type, nom, minimum_annuel, quorum, creee_le)
         select id, 'groupe_travail', 'Grand groupe', 0, 31, '2025-01-01' from schema_departemental where code = '04-2025' returning id, schema_id),
       g as (insert into siege (instance_id, schema_id, college, intitule, ordre)
         select id, schema_id, 'autre', 'Siège ' || n, n from i, generate_series(1, 60) n returning *),
       m as (insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, debut)
         select id, instance_id, schema_id, 'titulaire', 'Anne', 'Membre ' || ordre, '2025-01-01' from g),
       s as (insert into seance (instance_id, schema_id, nature, debut, duree_minutes, etat)
         select id, schema_id, 'suivi', '2026-12-15T08:30:00Z', 240, 'prevue' from i returning id, schema_id),
       p as (insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
         select id, schema_id, n, 'discussion', 'Point numéro ' || n, 5 from s, generate_series(1, 40) n)
       select id from s`,
    );
    return rows[0]!.id;
  });
  await connecter(page, CELLULE);
  await page.goto(`/s/04-2025/seances/${id}`);
  await expect(points(page)).toHaveCount(40);
  await expect(page.getByRole('combobox', { name: /^Présence de/ })).toHaveCount(60);
  await expect(page.locator('[id^=DndLiveRegion]')).toBeAttached();
  await page.getByRole('button', { name: 'Monter : Point numéro 40', exact: true }).focus();
  const debut = Date.now();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Enter');
  await expect(points(page).nth(34)).toContainText('Point numéro 40');
  // five moves on the slowest of machines; each is seen at once, before the server answers
  expect(Date.now() - debut).toBeLessThan(5_000);
  await expect(page.getByRole('button', { name: 'Monter : Point numéro 40', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Tous présents' }).click();
  await dialogue(page).getByRole('button', { name: 'Les noter présents' }).click();
  await expect(panneau(page, 'Émargement')).toContainText('Quorum atteint : 60 sièges présents ou représentés pour 31');
  await page.reload();
  await expect(points(page).nth(34)).toContainText('Point numéro 40');
});
