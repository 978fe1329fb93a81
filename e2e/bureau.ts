import type { Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';

export const BUREAU = '/s/04-2025/remontees';
export const HPPB = `${BUREAU}/200071025`;
export const DLVA = `${BUREAU}/200034700`;
export const CCVUSP = `${BUREAU}/200072304`;
export const ETAT = 'cellule.etat@maillage.example';
export const DEPARTEMENT = 'cellule.departement@maillage.example';

export const ligne = (page: Page, code: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) });
export const bouton = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const compte = (page: Page, etape: string) =>
  page.getByRole('navigation', { name: 'Lignes montrées' }).getByRole('link', { name: new RegExp(`^${etape}`) });
export const annonce = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** How many lines were examined so. */
export async function count(ownerUrl: string, where: string): Promise<number> {
  return withClient(
    ownerUrl,
    async (client) => (await client.query(`select from suite_avancement where ${where}`)).rowCount!,
  );
}
