import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { annonce, bouton, BUREAU, CCVUSP, compte, count, DEPARTEMENT, DLVA, ETAT, HPPB, ligne } from './bureau.ts';

test.beforeEach(async ({ page, connecter }) => connecter(page, ETAT));

test('un clic valide une ligne, qui reste à l’écran ; la suivante prend la main', async ({ page, base }) => {
  await page.goto(HPPB);
  const before = await count(base.ownerUrl, "suite = 'valide'");
  await bouton(page, 'Valider 5-A-1').dblclick();
  await expect(annonce(page, '5-A-1 validée.')).toBeVisible();
  await expect(ligne(page, '5-A-1')).toContainText('Validée à 10:00 par Claire Vidal');
  await expect(bouton(page, 'Valider 5-D-3')).toBeFocused();
  await expect(compte(page, 'À examiner')).toHaveText(/4$/);
  await page.keyboard.press('Enter');
  await expect(ligne(page, '5-D-3')).toContainText('Validée à 10:00');
  await expect(bouton(page, 'Valider 6-A-2')).toBeFocused();
  expect(await count(base.ownerUrl, "suite = 'valide'")).toBe(before + 2);
  await page.reload();
  await expect(ligne(page, '5-A-1')).toHaveCount(0);
  await compte(page, 'Validées').click();
  await expect(ligne(page, '5-A-1')).toContainText('par Claire Vidal');
});

test('un retour sans raison est refusé à côté du champ, sa raison se garde et l’accompagne', async ({
  page,
  base,
  verifierAccessibilite,
}) => {
  await page.goto(HPPB);
  const before = await count(base.ownerUrl, 'true');
  await bouton(page, 'Retourner 6-A-2').click();
  const dialog = page.getByRole('dialog');
  await bouton(page, 'Retourner').click();
  await expect(dialog.getByLabel('Ce qui est à reprendre')).toHaveAccessibleDescription(/Dites en une phrase/);
  await verifierAccessibilite(page);
  expect(await count(base.ownerUrl, 'true')).toBe(before);
  await dialog.getByLabel('Ce qui est à reprendre').fill('Combien de personnes suivies ?');
  await page.keyboard.press('Escape');
  await bouton(page, 'Retourner 6-A-2').click();
  await expect(dialog.getByLabel('Ce qui est à reprendre')).toHaveValue('Combien de personnes suivies ?');
  await bouton(page, 'Retourner').click();
  await expect(annonce(page, '6-A-2 retournée à l’EPCI.')).toBeVisible();
  await expect(ligne(page, '6-A-2')).toContainText(
    /Retournée à 10:00 par Claire Vidal : Combien de personnes suivies \?/,
  );
  await compte(page, 'Retournées').click();
  await expect(ligne(page, '6-A-2')).toBeVisible();
});

test('une session expirée pendant un retour ne perd pas la raison', async ({ page, context }) => {
  await page.goto(HPPB);
  await bouton(page, 'Retourner 6-B-2').click();
  await page.getByLabel('Ce qui est à reprendre').fill('Quelles communes ?');
  await context.clearCookies({ name: 'next-auth.session-token' });
  await bouton(page, 'Retourner').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Votre session a expiré');
  await expect(page.getByLabel('Ce qui est à reprendre')).toHaveValue('Quelles communes ?');
});

test('plusieurs lignes se valident ou se retournent ensemble', async ({ page }) => {
  await page.goto(DLVA);
  await expect(bouton(page, 'Valider la sélection')).toBeDisabled();
  await page.getByLabel('Choisir 1-A-2').check();
  await page.getByLabel('Choisir 2-A-2').check();
  await bouton(page, 'Valider 2 lignes').click();
  await expect(annonce(page, '2 lignes validées.')).toBeVisible();
  await expect(ligne(page, '2-A-2')).toContainText('Validée à 10:00');
  await page.getByLabel('Choisir 2-B-2').check();
  await page.getByLabel('Choisir 3-B-2').check();
  await bouton(page, 'Retourner 2 lignes').click();
  await page.getByLabel('Ce qui est à reprendre').fill('Joignez la convention.');
  await page.getByRole('dialog').getByRole('button', { name: 'Retourner 2 lignes' }).click();
  await expect(annonce(page, '2 lignes retournées à l’EPCI.')).toBeVisible();
  for (const code of ['2-B-2', '3-B-2']) await expect(ligne(page, code)).toContainText('Joignez la convention.');
  await expect(compte(page, 'À examiner')).toHaveText(/23$/);
  await bouton(page, 'Tout choisir (23)').click();
  await expect(bouton(page, 'Valider 23 lignes')).toBeEnabled();
  await bouton(page, 'Ne rien choisir').click();
  await expect(bouton(page, 'Valider la sélection')).toBeDisabled();
});

test('toutes les inchangées se valident d’un coup, une fois dit ce qui s’ensuit', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto(DLVA);
  await bouton(page, /^Valider les 16 inchangées$/).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Valider 16 lignes inchangées');
  await verifierAccessibilite(page);
  await dialog.getByRole('button', { name: 'Valider 16 lignes' }).click();
  await expect(annonce(page, '16 lignes validées.')).toBeVisible();
  await expect(ligne(page, '1-A-1')).toContainText('Validée à 10:00');
  // what changed is left to be read
  await expect(bouton(page, 'Valider 2-B-3')).toBeVisible();
  await expect(bouton(page, /inchangée/)).toHaveCount(0);
});

test('deux techniciens sur la même ligne : le second apprend qui l’a faite, et le reste de son lot est fait', async ({
  page,
  browser,
  connecter,
}) => {
  await page.goto(DLVA);
  const other = await elsewhere(browser, page);
  await connecter(other, DEPARTEMENT);
  await other.goto(DLVA);
  await bouton(page, 'Valider 2-B-3').click();
  await expect(annonce(page, '2-B-3 validée.')).toBeVisible();

  await bouton(other, 'Valider 2-B-3').click();
  const alerte = other.getByRole('alert').filter({ hasText: 'Laissée' });
  await expect(alerte).toContainText('2-B-3 : déjà validée par Claire Vidal, à 10:00');
  await expect(ligne(other, '2-B-3')).toContainText('Validée à 10:00 par Claire Vidal');

  await page.getByLabel('Choisir 3-A-2').check();
  await page.getByLabel('Choisir 3-B-4').check();
  await bouton(other, 'Retourner 3-A-2').click();
  await other.getByLabel('Ce qui est à reprendre').fill('Quelle date ?');
  await bouton(other, 'Retourner').click();
  await expect(annonce(other, '3-A-2 retournée')).toBeVisible();
  await bouton(page, 'Valider 2 lignes').click();
  await expect(annonce(page, '3-B-4 validée.')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Laissée' })).toContainText(
    '3-A-2 : déjà retournée par Julien Roustan, à 10:00',
  );
  await other.context().close();
});

test('une ligne transmise à nouveau pendant que le bureau est ouvert n’est pas validée à la place de l’autre', async ({
  page,
  base,
}) => {
  await page.goto(HPPB);
  await expect(bouton(page, 'Valider 6-C-1')).toBeVisible();
  await withClient(base.ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
    await client.query(
      `insert into avancement_epci (action_id, epci_id, schema_id, avancement, commentaire, auteur_id)
       select l.action_id, l.epci_id, l.schema_id, 'fait', 'Ouvert ce matin.', l.auteur_id from avancement_epci l
       join action a on a.id = l.action_id join action_version v on v.id = a.version_id join epci e on e.id = l.epci_id
       where v.code = '6-C-1' and e.siren = '200071025' order by l.id desc limit 1`,
    );
  });
  await bouton(page, 'Valider 6-C-1').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Laissée' })).toContainText(
    '6-C-1 : transmise à nouveau par Isabelle Chauvin, à 10:00',
  );
  await expect(ligne(page, '6-C-1')).toContainText('Ouvert ce matin.');
  await bouton(page, 'Valider 6-C-1').click();
  await expect(annonce(page, '6-C-1 validée.')).toBeVisible();
});

test('une correction demandée se refuse avec sa raison, ou rouvre la ligne', async ({ page }) => {
  await page.goto(HPPB);
  const demande = page.getByRole('region', { name: 'Correction demandée' });
  await demande.getByRole('button', { name: /^Refuser/ }).click();
  await bouton(page, 'Refuser la correction').click();
  await expect(page.getByLabel('Pourquoi la ligne reste comme elle est')).toHaveAccessibleDescription(
    /pourquoi vous refusez/,
  );
  await page.keyboard.press('Escape');
  await demande.getByRole('button', { name: /^Rouvrir la ligne/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rouvrir la ligne' }).click();
  await expect(annonce(page, /^Correction acceptée/)).toBeVisible();
  await expect(demande).toHaveCount(0);
  await compte(page, 'Retournées').click();
  await expect(ligne(page, '2-B-2')).toContainText('Rouverte pour correction');
});

test('la cellule saisit pour un EPCI dont le référent est vacant, et cela se voit', async ({
  page,
  verifierAccessibilite,
}) => {
  await page.goto(`${CCVUSP}?etape=manquante`);
  await bouton(page, 'Saisir pour le compte de l’EPCI : 1-A-2').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'Pas fait' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'En cours' }).click();
  await bouton(page, 'Enregistrer et valider').click();
  await expect(dialog.getByRole('textbox', { name: 'Commentaire' })).toHaveAccessibleDescription(/dites en une phrase/);
  await verifierAccessibilite(page);
  await dialog.getByRole('textbox', { name: 'Commentaire' }).fill('Vu avec la secrétaire de mairie du Lauzet.');
  await bouton(page, 'Enregistrer et valider').dblclick();
  await expect(annonce(page, '1-A-2 saisie pour le compte de l’EPCI, et validée.')).toBeVisible();
  await expect(ligne(page, '1-A-2')).toContainText(
    /Saisi par la cellule pour le compte de l’EPCI à 10:00, par Claire Vidal/,
  );
  await expect(ligne(page, '1-A-2')).toContainText('Validée à 10:00 par Claire Vidal');
  // an EPCI that has its référent answers for itself
  await page.goto(`${BUREAU}/200071033?etape=manquante`);
  await expect(ligne(page, '1-A-2')).toBeVisible();
  await expect(page.getByRole('button', { name: /pour le compte/ })).toHaveCount(0);
});
