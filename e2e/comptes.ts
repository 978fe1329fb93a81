import type { Browser, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const COMPTES = '/administration/comptes';
export const phrase = 'le mulet monte au col';

/** Somebody else at another computer. */
export async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'fr-FR' });
  return context.newPage();
}

export async function fillIdentity(
  page: Page,
  { prenom, nom, courriel }: Record<'prenom' | 'nom' | 'courriel', string>,
) {
  await page.getByLabel('Prénom').fill(prenom);
  await page.getByLabel('Nom', { exact: true }).fill(nom);
  await page.getByLabel('Adresse électronique professionnelle').fill(courriel);
}

/** Creates an account as the signed-in person and returns the path of its invitation. */
export async function invite(
  page: Page,
  nom: string,
  role: string,
  more: (page: Page) => Promise<unknown> = async () => {},
) {
  await page.goto(`${COMPTES}/nouveau`);
  const courriel = `${nom.toLowerCase()}@exemple.fr`;
  await fillIdentity(page, { prenom: 'Maud', nom, courriel });
  await page.getByLabel('Rôle').selectOption({ label: role });
  await more(page);
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  const lien = await page.getByLabel('Lien d’invitation').inputValue();
  return { courriel, lien: new URL(lien).pathname };
}

export async function choosePassword(page: Page, lien: string): Promise<void> {
  await page.goto(lien);
  await page.getByLabel('Nouveau mot de passe').fill(phrase);
  await page.getByLabel('Le même, une seconde fois').fill(phrase);
  await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
  await expect(page.getByText('Votre mot de passe est enregistré.')).toBeVisible();
}

export async function signIn(page: Page, courriel: string, motDePasse: string): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(courriel);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

export async function openAccount(page: Page, name: string): Promise<void> {
  await page.goto(COMPTES);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
