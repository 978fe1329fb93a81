import { castMember, motDePasseDemonstration } from '../prisma/seed/cast.ts';
import { elsewhere, phrase, signIn } from './comptes.ts';
import { expect, test } from './fixtures.ts';

test.describe('se connecter', () => {
  test('ramène à la page demandée, et se déconnecter la referme', async ({ page }) => {
    await page.goto('/mon-compte');
    await expect(page).toHaveURL(/\/connexion\?retour=%2Fmon-compte/);
    await signIn(page, castMember('copil').courriel, motDePasseDemonstration);
    await expect(page.getByRole('heading', { level: 1, name: 'Hélène Arnaud' })).toBeVisible();
    await expect(page.getByText('Membre du comité de pilotage, Alpes-de-Haute-Provence')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(page).toHaveURL(/\/connexion$/);
    await page.goto('/mon-compte');
    await expect(page).toHaveURL(/\/connexion/);
  });

  test('un mauvais mot de passe et un compte inconnu se disent de même, et l’adresse reste', async ({ page }) => {
    await page.goto('/connexion');
    for (const courriel of [castMember('copil').courriel, 'personne@maillage.example']) {
      await signIn(page, courriel, 'pas le bon du tout');
      const alert = page.getByRole('main').getByRole('alert');
      await expect(alert).toHaveText('Adresse ou mot de passe incorrect.');
      await expect(alert).toBeFocused();
      await expect(page.getByLabel('Adresse électronique')).toHaveValue(courriel);
    }
  });

  test('après trop d’essais, dit combien attendre', async ({ page }) => {
    await page.goto('/connexion');
    const alert = page.getByRole('main').getByRole('alert');
    for (let i = 0; i < 5; i++) {
      const answer = page.waitForResponse('**/callback/credentials');
      await signIn(page, 'insistant@maillage.example', `essai numéro ${i}`);
      await answer;
      await expect(page.getByRole('button', { name: 'Se connecter' })).toBeEnabled();
    }
    await expect(alert).toHaveText('Trop d’essais. Attendez 2 secondes avant de réessayer.');
  });

  test('ne mène jamais à un autre site', async ({ page }) => {
    for (const retour of ['//exemple.org', 'https://exemple.org', '/\\exemple.org', 'javascript:alert(1)']) {
      await page.goto(`/connexion?retour=${encodeURIComponent(retour)}`);
      const { origin } = new URL(page.url());
      await signIn(page, castMember('copil').courriel, motDePasseDemonstration);
      await expect(page).not.toHaveURL(/\/connexion/);
      expect(new URL(page.url()).origin).toBe(origin);
      await page.context().clearCookies();
    }
  });

  test('les comptes de démonstration se remplissent d’un geste, au clavier', async ({ page }) => {
    await page.goto('/connexion');
    await page.getByText('Comptes de démonstration').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'referent.jlvd@maillage.example' }).press('Enter');
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/\/connexion/);
    await page.goto('/connexion');
    await expect(page, 'qui est connecté n’y revient pas').not.toHaveURL(/\/connexion/);
  });
});

test('changer son mot de passe finit ses sessions, ici et ailleurs', async ({ page, connecter, browser }) => {
  const { courriel } = castMember('referent.paa');
  await connecter(page, courriel);
  const other = await elsewhere(browser, page);
  await connecter(other, courriel);
  await page.goto('/mon-compte');
  await page.getByLabel('Mot de passe actuel').fill('pas le bon du tout');
  await page.getByLabel('Nouveau mot de passe').fill(phrase);
  await page.getByLabel('Le même, une seconde fois').fill(phrase);
  await page.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await expect(page.getByLabel('Mot de passe actuel')).toHaveAccessibleDescription(/pas votre mot de passe actuel/);
  await page.getByLabel('Mot de passe actuel').fill(motDePasseDemonstration);
  await page.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await expect(page.getByText('Votre mot de passe est enregistré.')).toBeVisible();
  await other.goto('/mon-compte');
  await expect(other).toHaveURL(/\/connexion/);
  await signIn(page, courriel, phrase);
  await expect(page).not.toHaveURL(/\/connexion/);
});
