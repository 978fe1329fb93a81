import { castMember } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { isSaved, JLVD, ligneOf, ouvrir, phraseOf, readBrouillon } from './remontees.ts';

test.describe('rien de ce qui est tapé ne se perd', () => {
  test.beforeEach(async ({ page, connecter }) => {
    await connecter(page, castMember('referent.jlvd').courriel);
    await page.goto(JLVD);
  });

  test('réseau coupé en pleine phrase : elle attend sur l’appareil, et part quand il revient', async ({
    page,
    base,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(2).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await phraseOf(page, code).fill('Avant la coupure.');
    await isSaved(page);
    await page.context().setOffline(true);
    await phraseOf(page, code).fill('Pendant la coupure.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Avant la coupure.');
    await page.context().setOffline(false);
    await isSaved(page);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Pendant la coupure.');
  });

  test('onglet fermé pendant que le serveur se tait : la phrase revient et part à la réouverture', async ({
    page,
    base,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(3).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.route(JLVD, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await phraseOf(page, code).fill('Écrite juste avant de fermer.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(JLVD);
    await expect(ligneOf(again, code)).toContainText('Écrite juste avant de fermer.');
    await isSaved(again);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Écrite juste avant de fermer.');
  });

  test('quitter une page qui n’est pas enregistrée demande confirmation', async ({ page }) => {
    const code = (await page.locator('[data-ligne]').nth(4).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.route(JLVD, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await phraseOf(page, code).fill('Pas encore partie.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.unroute(JLVD);
    await phraseOf(page, code).fill('Partie.');
    await isSaved(page);
  });

  test('session expirée en pleine phrase : on se reconnecte à côté, elle part d’elle-même', async ({
    page,
    base,
    connecter,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(5).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.context().clearCookies({ name: 'next-auth.session-token' });
    await phraseOf(page, code).fill('Écrite après l’expiration.');
    await expect(page.getByText('Votre session a expiré.')).toBeVisible();
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).not.toBe('Écrite après l’expiration.');
    const other = await page.context().newPage();
    await connecter(other, castMember('referent.jlvd').courriel);
    await other.close();
    await page.bringToFront();
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await isSaved(page);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Écrite après l’expiration.');
  });

  test('un statut qui change sans sa phrase le dit à côté du champ, et ne part pas', async ({ page }) => {
    const line = page.locator('[data-ligne]', { hasText: 'En 2025' }).first();
    const code = (await line.getAttribute('data-ligne'))!;
    const isFait = (await line.locator('use[href="#m-fait"]').count()) > 0;
    await ouvrir(page, code);
    await phraseOf(page, code).fill('');
    await ligneOf(page, code)
      .getByRole('radio', { name: isFait ? /^En cours/ : /^Fait/ })
      .check();
    await ligneOf(page, code).getByRole('button', { name: 'Ligne suivante' }).click();
    await expect(phraseOf(page, code)).toBeFocused();
    await expect(phraseOf(page, code)).toHaveAccessibleDescription(/dites en une phrase ce qui a changé/);
  });
});

test('deux référents du même EPCI sur la même ligne : le second voit les deux versions et choisit', async ({
  page,
  base,
  browser,
  connecter,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into habilitation (utilisateur_id, role, schema_id, epci_id, debut)
       select c.utilisateur_id, 'referent_epci', s.schema_id, s.epci_id, '2026-01-01'
       from compte c, schema_epci s where c.courriel = $1 and s.sigle = 'CCAPV'`,
      [castMember('referent.dlva').courriel],
    ),
  );
  const address = '/s/04-2025/ma-remontee/200068625';
  await connecter(page, castMember('referent.ccapv').courriel);
  await page.goto(address);
  const code = (await page.locator('[data-ligne]', { hasText: 'En 2025' }).first().getAttribute('data-ligne'))!;
  const other = await elsewhere(browser, page);
  await connecter(other, castMember('referent.dlva').courriel);
  await other.goto(address);

  await ouvrir(page, code);
  await phraseOf(page, code).fill('Version de Sylvie.');
  await isSaved(page);
  await ouvrir(other, code);
  await phraseOf(other, code).fill('Version de Karim.');
  const conflict = ligneOf(other, code).getByRole('alert');
  await expect(conflict).toContainText('Sylvie Blanc a modifié cette ligne');
  await expect(conflict).toContainText('Version de Sylvie.');
  await expect(conflict).toContainText('Version de Karim.');
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Sylvie.');
  await conflict.getByRole('button', { name: 'Garder ma version' }).click();
  await isSaved(other);
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Karim.');
  // and the first, who goes on typing, meets the second's in turn, and takes it
  await phraseOf(page, code).fill('Version de Sylvie, suite.');
  await ligneOf(page, code).getByRole('button', { name: 'Prendre la sienne' }).click();
  await isSaved(page);
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Karim.');
  await other.context().close();
});
