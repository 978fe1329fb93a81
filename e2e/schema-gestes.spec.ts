import { castMember } from '../prisma/seed/cast.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const SCHEMA = '/s/04-2025/schema';
const TITRE = 'Adapter une gouvernance locale sur les services au sein de chaque EPCI';
const cellule = castMember('cellule.etat').courriel;

test('une correction de forme change les mots et rien d’autre, et l’ancien texte se garde', async ({
  page,
  connecter,
}) => {
  await connecter(page, cellule);
  await page.goto('/s/04-2025/tableau');
  await page.getByRole('link', { name: TITRE }).click();
  const jalons = await page.getByRole('region', { name: 'Jalons' }).innerText();
  await page.getByRole('link', { name: 'Modifier l’action' }).click();
  await page.getByRole('radio', { name: /^Les mots seulement/ }).check();
  await expect(page.getByRole('checkbox', { name: /^Tout le département/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Ajouter un jalon' })).toHaveCount(0);
  await page.getByLabel('Titre').fill('Adapter la gouvernance locale des services');
  await page.getByLabel(/Ce qui est corrigé/).fill('Titre trop long');
  // left on the way: what was typed is found again, the choice of nature included
  await page.reload();
  await expect(page.getByText('Votre saisie, qui n’était pas enregistrée, a été retrouvée.')).toBeVisible();
  await expect(page.getByLabel('Titre')).toHaveValue('Adapter la gouvernance locale des services');
  await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1-B-2 Adapter la gouvernance locale des services');
  const historique = page.getByRole('region', { name: 'Historique' });
  await expect(historique).toContainText('Version 2 : correction de forme');
  await expect(historique).toContainText('Titre trop long');
  await historique.getByText(/1 texte remplacé/).press('Enter');
  await expect(historique.getByRole('definition')).toHaveText(TITRE);
  expect(await page.getByRole('region', { name: 'Jalons' }).innerText()).toBe(jalons);
});

test('une action s’archive avec sa raison, et se restaure avec son histoire', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, cellule);
  await page.goto(SCHEMA);
  await page.getByRole('link', { name: /^1-A-2/ }).click();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Archiver' }).click();
  await dialog.getByRole('button', { name: 'Archiver' }).click();
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveAccessibleDescription(/Dites pourquoi/);
  await dialog.getByLabel('Pourquoi ?').fill('Reprise par la Région');
  await dialog.getByRole('button', { name: 'Archiver' }).click();
  await expect(page.getByRole('button', { name: 'Restaurer l’action' })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Reprise par la Région');
  await verifierAccessibilite(page);
  await page.goto('/s/04-2025/tableau');
  await expect(page.getByRole('region', { name: 'Totaux' })).toContainText(/43\s*actions/);
  await page.goto('/s/04-2025/ressources');
  await page.getByRole('link', { name: /Simplifier et adapter les démarches/ }).click();
  await expect(page.getByRole('region', { name: 'Historique' })).toContainText('Reprise par la Région');
  await page.getByRole('link', { name: 'Modifier l’action' }).click();
  await page.getByRole('button', { name: 'Restaurer l’action' }).click();
  await dialog.getByLabel('Pourquoi ?').fill('La Région y renonce');
  await dialog.getByRole('button', { name: 'Restaurer' }).click();
  await expect(page.getByRole('button', { name: 'Archiver' })).toBeFocused();
  await page.goto('/s/04-2025/tableau');
  await expect(page.getByRole('region', { name: 'Totaux' })).toContainText(/44\s*actions/);
});

test('l’ordre se change par les flèches, au clavier, et le tableau le suit', async ({ page, connecter }) => {
  await connecter(page, cellule);
  await page.goto(SCHEMA);
  await page.getByRole('button', { name: 'Ajouter un axe' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Numéro')).toHaveValue('7');
  await dialog.getByLabel('Libellé').fill('Se soigner');
  await dialog.getByRole('button', { name: 'Ajouter l’axe' }).click();
  const axes = page.getByRole('heading', { level: 3, name: /^Axe/ });
  await expect(axes.last()).toHaveText(/Axe 7\. Se soigner/);
  const monter = page.getByRole('button', { name: 'Monter : Se soigner' });
  await monter.press('Enter');
  await expect(axes.nth(5)).toHaveText(/Axe 6\. Se soigner/);
  await expect(monter).toBeFocused();
  await page.getByRole('button', { name: 'Descendre : Se soigner' }).press('Enter');
  await expect(axes.last()).toHaveText(/Axe 7\. Se soigner/);
  // at the end of the way it can only go back: the focus is there
  await expect(monter).toBeFocused();
  await page.getByRole('button', { name: 'Retirer : axe 7' }).click();
  await dialog.getByRole('button', { name: 'Retirer l’axe' }).click();
  await expect(page.getByRole('heading', { name: /Se soigner/ })).toHaveCount(0);

  // the first two actions of a fiche
  const [first, second] = ['3-B-1', '3-B-2'];
  await page.getByRole('button', { name: new RegExp(`^Descendre : ${first}`) }).press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(`^Monter : ${first}`) })).toBeVisible();
  await page.goto('/s/04-2025/tableau');
  const text = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
  expect(text.indexOf(` ${second} `)).toBeGreaterThan(0);
  expect(text.indexOf(` ${second} `)).toBeLessThan(text.indexOf(` ${first} `));
});

test('deux techniciens sur la même fiche : le second voit les deux versions et ne perd rien', async ({
  page,
  browser,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, cellule);
  const collegue = await elsewhere(browser, page);
  await connecter(collegue, castMember('cellule.departement').courriel);
  for (const one of [page, collegue]) {
    await one.goto(SCHEMA);
    await one.getByRole('link', { name: /^1-A / }).click();
    await expect(one.getByLabel('Constat')).toBeVisible();
  }
  await collegue.getByLabel('Constat').fill('Aucune ligne l’hiver.');
  await collegue.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(collegue).toHaveURL(SCHEMA);
  await page.getByLabel('Constat').fill('Peu de lignes, surtout l’hiver.');
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(page.getByText(/Julien Roustan a enregistré sa version/)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Julien' })).toContainText('Aucune ligne l’hiver.');
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes, surtout l’hiver.');
  await verifierAccessibilite(page);
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(page).toHaveURL(SCHEMA);
  await page.getByRole('link', { name: /^1-A / }).click();
  await expect(page.getByLabel('Constat')).toHaveValue('Peu de lignes, surtout l’hiver.');
  await expect(page.getByRole('region', { name: /Textes précédents/ })).toContainText('Aucune ligne l’hiver.');
});

test('le schéma se duplique dans le suivant, qui garde sa filiation', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, cellule);
  await page.goto(SCHEMA);
  await page.getByRole('link', { name: 'Ouvrir le schéma suivant' }).click();
  await verifierAccessibilite(page);
  await page.getByLabel('Code').fill('04-2025');
  await page.getByRole('button', { name: 'Ouvrir le schéma suivant' }).click();
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/déjà/);
  await page.getByLabel('Code').fill('04-2031');
  await page.getByRole('button', { name: 'Ouvrir le schéma suivant' }).click();
  await expect(page.getByText(/Schéma 04-2031 ouvert : 43 actions reprises/)).toBeVisible();
  await page.getByRole('link', { name: 'Écrire le schéma 04-2031' }).click();
  await expect(page.getByRole('region', { name: 'Réglages' })).toContainText(/Fait suite à\s*04-2025/);
  await page.getByRole('link', { name: /^1-A-1/ }).click();
  await expect(page.getByText(/reprise de l’action 1-A-1 du schéma 04-2025/)).toBeVisible();
  await verifierAccessibilite(page);
  await page.goto(SCHEMA);
  await expect(page.getByRole('region', { name: 'Réglages' })).toContainText(/A pour suite\s*04-2031/);
});
