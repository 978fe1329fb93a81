import type { Page } from '@playwright/test';
import { castMember } from '../prisma/seed/cast.ts';
import { choosePassword, COMPTES, elsewhere, fillIdentity, invite, openAccount, phrase, signIn } from './comptes.ts';
import { expect, test } from './fixtures.ts';

test('un compte se crée, s’ouvre par son lien, une fois, et se ferme aussitôt', async ({
  page,
  connecter,
  browser,
}) => {
  await connecter(page, castMember('admin').courriel);
  const { courriel, lien } = await invite(page, 'Ferrand', 'Membre du comité de pilotage');
  const other = await elsewhere(browser, page);
  await other.goto(lien);
  await expect(other.getByText(`Compte de Maud Ferrand, ${courriel}`)).toBeVisible();
  await expect(other.getByText('jusqu’au 29 novembre 2026')).toBeVisible();
  await other.getByLabel('Nouveau mot de passe').fill('court');
  await other.getByLabel('Le même, une seconde fois').fill('court');
  await other.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
  await expect(other.getByLabel('Nouveau mot de passe')).toHaveAccessibleDescription(/Au moins 12 caractères/);
  await choosePassword(other, lien);
  await signIn(other, courriel, phrase);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(other).not.toHaveURL(/\/connexion/);
  await other.goto(lien);
  await expect(other.getByText('Ce lien a déjà servi')).toBeVisible();

  await openAccount(page, 'Maud Ferrand');
  await page.getByRole('button', { name: 'Fermer le compte' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer le compte' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Rouvrir le compte' })).toBeVisible();
  await other.goto('/mon-compte');
  await expect(other).toHaveURL(/\/connexion/);
  await signIn(other, courriel, phrase);
  await expect(other.getByRole('main').getByRole('alert')).toHaveText('Adresse ou mot de passe incorrect.');
});

test('le droit de la cellule donné par un administrateur attend un collègue', async ({ page, connecter, browser }) => {
  await connecter(page, castMember('admin').courriel);
  const { courriel, lien } = await invite(page, 'Isnard', 'Cellule, côté État');
  const other = await elsewhere(browser, page);
  await choosePassword(other, lien);
  await signIn(other, courriel, phrase);
  await expect(other).not.toHaveURL(/\/connexion/);
  await other.goto('/mon-compte');
  await expect(other.getByText('Aucun droit n’est en vigueur')).toBeVisible();
  await expect(other.getByText('À confirmer par la cellule')).toBeVisible();
  await openAccount(page, 'Maud Isnard');
  await expect(page.getByText('À confirmer par la cellule')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Confirmer/ })).toHaveCount(0);

  const colleague = await elsewhere(browser, page);
  await connecter(colleague, castMember('cellule.departement').courriel);
  await openAccount(colleague, 'Maud Isnard');
  await colleague.getByRole('button', { name: /^Confirmer/ }).press('Enter');
  await colleague.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).press('Enter');
  await expect(colleague.getByText('confirmé par Julien Roustan')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('main').getByText('Cellule, côté État')).toBeVisible();
  await expect(other.getByText('À confirmer par la cellule')).toHaveCount(0);
});

test('la cellule donne un droit à un opérateur nouveau, puis le retire', async ({ page, connecter }) => {
  await connecter(page, castMember('cellule.etat').courriel);
  await invite(page, 'Tourniaire', 'Opérateur ou lieu d’accueil', (p) =>
    p.getByLabel('Organisation').fill('Maison de santé du Jabron'),
  );
  await openAccount(page, 'Maud Tourniaire');
  const droits = page.getByRole('region', { name: 'Droits', exact: true });
  await expect(droits).toContainText('Maison de santé du Jabron');
  await droits.getByRole('button', { name: /^Retirer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(droits).toContainText('Retiré');
  await expect(droits).toContainText('retiré par Claire Vidal');
});

test('une saisie incomplète garde ce qui est tapé, dit quoi reprendre, et n’écrit rien', async ({
  page,
  connecter,
}) => {
  await connecter(page, castMember('admin').courriel);
  await page.goto(`${COMPTES}/nouveau`);
  await fillIdentity(page, { prenom: 'Maud', nom: '', courriel: 'pas une adresse' });
  await page.getByLabel('Rôle').selectOption({ label: 'Élu référent EPCI' });
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert.getByRole('link')).toHaveText([/nom/, /adresse/, /EPCI/]);
  await expect(page.getByLabel('Nom', { exact: true })).toHaveAccessibleDescription('Donnez le nom.');
  await expect(page.getByLabel('Prénom')).toHaveValue('Maud');
  await expect(page.getByLabel('Adresse électronique professionnelle')).toHaveValue('pas une adresse');
  await alert.getByRole('link', { name: /EPCI/ }).click();
  await expect(page.getByLabel('EPCI', { exact: true })).toBeFocused();

  await fillIdentity(page, { prenom: 'Maud', nom: 'Double', courriel: castMember('copil').courriel });
  await page.getByLabel('EPCI', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await expect(page.getByLabel('Adresse électronique professionnelle')).toHaveAccessibleDescription(/existe déjà/);
  await page.goto(`${COMPTES}?q=double`);
  await expect(page.getByText('Aucun compte ne répond')).toBeVisible();
});

test('deux personnes modifient le même compte : la seconde voit les deux versions', async ({
  page,
  connecter,
  browser,
}) => {
  await connecter(page, castMember('admin').courriel);
  await openAccount(page, 'Isabelle Chauvin');
  const other = await elsewhere(browser, page);
  await connecter(other, castMember('cellule.etat').courriel);
  await openAccount(other, 'Isabelle Chauvin');
  const change = async (who: Page, fonction: string, label: string) => {
    await who.getByLabel('Fonction (facultatif)').fill(fonction);
    await who.getByRole('button', { name: label }).click();
  };
  await change(other, 'Directrice', 'Enregistrer');
  await expect(other.getByText('Directrice ·')).toBeVisible();
  await change(page, 'Secrétaire', 'Enregistrer');
  await expect(page.getByText('Version enregistrée : Isabelle Chauvin, Directrice')).toBeVisible();
  await expect(page.getByLabel('Fonction (facultatif)')).toHaveValue('Secrétaire');
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click();
  await expect(page.getByText('Secrétaire ·')).toBeVisible();
});

test('un compte se crée au clavier seul', async ({ page, connecter, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await connecter(page, castMember('admin').courriel);
  await page.goto(`${COMPTES}/nouveau`);
  await page.getByLabel('Prénom').focus();
  for (const text of ['Jean', 'Clavier', 'Essayeur', 'jean.clavier@exemple.fr']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Membre');
  const submit = page.getByRole('button', { name: 'Créer le compte' });
  for (let i = 0; i < 12 && !(await submit.evaluate((button) => button === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Lien d’invitation')).toBeVisible();
  await expect(page.getByLabel('Lien d’invitation')).toBeFocused();
  await page.getByRole('button', { name: 'Copier' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Copié' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.getByLabel('Lien d’invitation').inputValue());
});

test.describe('accessible, en clair et en sombre, à 1280 et à 390 pixels', () => {
  const pages: [string, (page: Page) => Promise<unknown>][] = [
    ['la liste des comptes', (page) => page.goto(COMPTES)],
    ['un compte', (page) => openAccount(page, 'Claire Vidal')],
    [
      'une fermeture à confirmer',
      async (page) => {
        await openAccount(page, 'Claire Vidal');
        await page.getByRole('button', { name: 'Fermer le compte' }).click();
      },
    ],
    [
      'une création en erreur',
      async (page) => {
        await page.goto(`${COMPTES}/nouveau`);
        await page.getByRole('button', { name: 'Créer le compte' }).click();
        await expect(page.getByRole('main').getByRole('alert')).toBeFocused();
      },
    ],
    ['mon compte', (page) => page.goto('/mon-compte')],
  ];
  for (const [name, open] of pages) {
    test(name, async ({ page, connecter, verifierAccessibilite }) => {
      await connecter(page, castMember('admin').courriel);
      await open(page);
      await verifyAll(page, verifierAccessibilite);
    });
  }

  test('la connexion et les liens', async ({ page, connecter, verifierAccessibilite, browser }) => {
    await connecter(page, castMember('admin').courriel);
    const { lien } = await invite(page, 'Accessible', 'Membre du comité de pilotage');
    await verifyAll(page, verifierAccessibilite);
    const other = await elsewhere(browser, page);
    for (const address of ['/connexion', lien, '/mot-de-passe/inconnu']) {
      await other.goto(address);
      if (address === '/connexion') await other.getByText('Comptes de démonstration').click();
      await verifyAll(other, verifierAccessibilite);
    }
  });
});

async function verifyAll(page: Page, verify: (page: Page) => Promise<void>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await verify(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `défilement horizontal à ${width} px de ${page.url()}`).toBeLessThanOrEqual(0);
    }
  }
}
