import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { bouton, BUREAU, compte, count, DEPARTEMENT, DLVA, ETAT, HPPB, ligne } from './bureau.ts';

test.beforeEach(async ({ page, connecter }) => connecter(page, ETAT));

test('les EPCI viennent par état, les silencieux d’abord, et chacun mène à ses lignes', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto('/remontees');
  await expect(page).toHaveURL(BUREAU);
  await expect(page.getByText('Campagne 2026 · échéance le 1er janvier 2027, dans 40 jours')).toBeVisible();
  const etats = page.getByRole('heading', { level: 2 });
  await expect(etats).toHaveText([
    ...[/^Silencieux/, /^Lignes retournées/, /^Incomplet/, /^À examiner/, /^Validé en entier/],
    'Ce qui vient d’arriver',
  ]);
  await expect(page.getByRole('region', { name: /^Silencieux/ })).toContainText('JLVD');
  const vacant = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^CCVUSP Vallée/ }) });
  await expect(vacant).toContainText('Vacant');
  await expect(vacant.getByRole('link', { name: 'Nommer un référent' })).toHaveAttribute(
    'href',
    '/s/04-2025/territoires/200072304',
  );
  await expect(page.getByRole('region', { name: /^À examiner/ })).toContainText('1 correction demandée');
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: /^HPPB Haute-Provence/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Haute-Provence - Pays de Banon' })).toBeVisible();
  await expect(compte(page, 'À examiner')).toHaveAttribute('aria-current', 'page');
  await verifierAccessibilite(page);
});

test('une campagne passée se lit par son adresse', async ({ page }) => {
  await page.goto(BUREAU);
  await page.getByRole('navigation', { name: 'Campagnes' }).getByRole('link', { name: '2025' }).click();
  await expect(page).toHaveURL(/campagne=2025/);
  await page.getByRole('link', { name: /^CCVUSP Vallée/ }).click();
  await expect(page.getByText(/^Campagne 2025 · échéance/)).toBeVisible();
  await expect(page.getByRole('button', { name: /pour le compte/ })).toHaveCount(0);
});

test('une ligne se lit à côté de l’an dernier et du département, ce qui change est nommé', async ({ page }) => {
  await page.goto(HPPB);
  const line = ligne(page, '6-A-2');
  await expect(line).toContainText(/L’EPCI en 2026\s*En cours\s*De Pas fait à En cours/);
  await expect(line).toContainText(/En 2025\s*Pas fait/);
  await expect(line).toContainText(/Département\s*Pas fait\s*EPCI plus avancé/);
  await expect(line).toContainText('Transmis le 17 novembre 2026 par Isabelle Chauvin');
  await expect(ligne(page, '6-B-2')).toContainText('Même statut, précisé');
  await line.getByText('1 envoi antérieur').click();
  await expect(line).toContainText(/campagne 2025 · transmis le .* par Isabelle Chauvin/);
  await compte(page, 'Manquantes').click();
  await expect(page.getByText('Aucune ligne à ce stade.')).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('une campagne s’ouvre et se règle ; ses erreurs se disent à côté du champ', async ({
  page,
  browser,
  connecter,
}) => {
  await page.goto(BUREAU);
  const dialog = page.getByRole('dialog');
  await bouton(page, 'Ouvrir une campagne').click();
  await expect(dialog.getByLabel('Année dont il est rendu compte')).toHaveValue('2027');
  await dialog.getByLabel('Année dont il est rendu compte').fill('2026');
  await dialog.getByRole('button', { name: 'Ouvrir la campagne' }).click();
  await expect(dialog.getByLabel('Année dont il est rendu compte')).toHaveAccessibleDescription(
    /La campagne 2026 existe déjà/,
  );
  await page.keyboard.press('Escape');

  const other = await elsewhere(browser, page);
  await connecter(other, DEPARTEMENT);
  await other.goto(BUREAU);
  for (const one of [page, other]) await bouton(one, 'Modifier les dates').click();
  await dialog.getByLabel('Ouverture').fill('2026-11-21');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByLabel('Ouverture')).toHaveAccessibleDescription(/Une première ligne a été transmise le/);
  await dialog.getByLabel('Ouverture').fill('2026-10-18');
  await dialog.getByLabel('Échéance').fill('2027-01-31');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/échéance le 31 janvier 2027, dans 70 jours/)).toBeVisible();
  await other.getByRole('dialog').getByLabel('Échéance').fill('2027-02-15');
  await other.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByRole('dialog').getByRole('alert')).toContainText('du 18 octobre 2026 au 31 janvier 2027');
  await other.getByRole('dialog').getByRole('button', { name: 'Enregistrer mes dates' }).click();
  await expect(other.getByText(/échéance le 15 février 2027/)).toBeVisible();
  await other.context().close();
});

test('personne d’autre que la cellule n’ouvre le bureau, et le geste rejoué est refusé et noté', async ({
  page,
  browser,
  connecter,
  base,
}) => {
  test.slow();
  const before = await count(base.ownerUrl, 'true');
  await page.goto(DLVA);
  const asked = page.waitForRequest((request) => Boolean(request.headers()['next-action']));
  await bouton(page, 'Valider 3-C-2').click();
  const sent = await asked;
  // the cellule's own gesture is written before those of the others
  await expect.poll(() => count(base.ownerUrl, 'true')).toBe(before + 1);
  const logged = () =>
    withClient(base.ownerUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from journal_acces where entree = 'validerLignes'",
      );
      return rows[0]!.n;
    });
  let noted = await logged();
  for (const name of ['referent.jlvd', 'referent.dlva', 'elu.jlvd', 'copil', 'operateur.laposte', 'admin']) {
    const other = await elsewhere(browser, page);
    await connecter(other, `${name}@maillage.example`);
    for (const address of [BUREAU, DLVA]) expect((await other.goto(address))!.status(), `${name} ${address}`).toBe(404);
    const kept = ['next-action', 'next-router-state-tree', 'content-type', 'accept', 'origin'];
    const headers = Object.fromEntries(
      kept.flatMap((key) => (sent.headers()[key] ? [[key, sent.headers()[key]!]] : [])),
    );
    const answer = await other.request.post(sent.url(), { headers, data: sent.postDataBuffer()! });
    expect(await answer.text(), name).toMatch(/"etat":"(refus|introuvable)"/);
    expect(await logged(), name).toBe(++noted);
    await other.context().close();
  }
  expect(await count(base.ownerUrl, 'true')).toBe(before + 1);
});

test('sans campagne, la page dit comment en ouvrir une', async ({ page, base, verifierAccessibilite }) => {
  await withClient(base.ownerUrl, async (client) => {
    await client.query('begin');
    for (const table of [
      'reponse_correction',
      'demande_correction',
      'suivi_epci',
      'suite_avancement',
      'avancement_epci',
      'visa',
      'campagne',
    ])
      await client.query(`delete from ${table}`);
    await client.query('commit');
  });
  await page.goto(BUREAU);
  await expect(page.getByRole('heading', { name: 'Aucune campagne n’est encore ouverte' })).toBeVisible();
  await verifierAccessibilite(page);
  await expect(page.getByLabel('Année dont il est rendu compte')).toHaveValue('2026');
  await page.getByLabel('Échéance').fill('2026-11-01');
  await bouton(page, 'Ouvrir la campagne').click();
  await expect(page.getByLabel('Échéance')).toHaveAccessibleDescription(/suivre l’ouverture/);
  await page.getByLabel('Échéance').fill('2027-02-22');
  await bouton(page, 'Ouvrir la campagne').click();
  await expect(page.getByText(/^Campagne 2026 · échéance le 22 février 2027/)).toBeVisible();
  await expect(page.getByRole('region', { name: /^Silencieux/ }).getByRole('listitem')).toHaveCount(8);
});
