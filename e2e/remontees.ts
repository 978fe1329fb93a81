import type { Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect } from './fixtures.ts';

export const JLVD = '/s/04-2025/ma-remontee/200071033';

export type Ligne = { code: string; avancement: string; commentaire: string | null; is_inchange: boolean };

/** The lines that this EPCI sent in the campaign of the year, as the base keeps them. */
export function readTransmises(ownerUrl: string, sigle: string): Promise<Ligne[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Ligne>(
      `select a.code, e.avancement, e.commentaire, e.is_inchange from avancement_epci e join action a on a.id = e.action_id
       join campagne c on c.id = e.campagne_id and c.annee = 2026
       join schema_epci s on s.epci_id = e.epci_id and s.schema_id = e.schema_id and s.sigle = $1 order by e.id`,
      [sigle],
    );
    return rows;
  });
}

/** The sentence of the draft on this line, or nothing. */
export function readBrouillon(ownerUrl: string, sigle: string, code: string): Promise<string | undefined> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ commentaire: string }>(
      `select b.commentaire from brouillon_avancement b join action a on a.id = b.action_id and a.code = $2
       join schema_epci s on s.epci_id = b.epci_id and s.schema_id = b.schema_id and s.sigle = $1`,
      [sigle, code],
    );
    return rows[0]?.commentaire;
  });
}

export const ligneOf = (page: Page, code: string) => page.locator(`[data-ligne="${code}"]`);
export const phraseOf = (page: Page, code: string) => ligneOf(page, code).getByLabel('En une phrase');
export const isSaved = (page: Page) =>
  expect(page.locator('[data-sauvegarde="enregistre"]')).toHaveText('Tout est enregistré');

/** Opens the form of a line that has none yet. */
export async function ouvrir(page: Page, code: string): Promise<void> {
  await ligneOf(page, code)
    .getByRole('button', { name: /^(Modifier|Renseigner|Reprendre|Signaler un changement)/ })
    .click();
  await expect(phraseOf(page, code)).toBeVisible();
}
