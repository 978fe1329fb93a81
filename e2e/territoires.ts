import type { Browser, Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect } from './fixtures.ts';

export const LISTE = '/s/04-2025/territoires';
export const sirens = {
  PAA: '200067437',
  DLVA: '200034700',
  CCVUSP: '200072304',
  CCSB: '200068765',
  JLVD: '200071033',
};
export const fiche = (sigle: keyof typeof sirens) => `${LISTE}/${sirens[sigle]}`;
export const referents = (page: Page) => page.getByRole('region', { name: 'Référents' });
export const demandes = (page: Page) => page.getByRole('region', { name: 'Ce qui est demandé' });
export const dialog = (page: Page) => page.getByRole('dialog');
export const done = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

type Connecter = (page: Page, courriel: string) => Promise<void>;

/** Somebody else of the demonstration, signed in at another computer. */
export async function openAs(browser: Browser, page: Page, connecter: Connecter, name: string): Promise<Page> {
  const other = await elsewhere(browser, page);
  await connecter(other, `${name}@maillage.example`);
  return other;
}
