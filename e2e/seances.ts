import type { Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';
import type { Base } from '../tests/setup/copy.ts';
import { expect } from './fixtures.ts';

/** The path of the meeting of a body on a day of the demonstration ('copil' to come, for instance). */
export async function seanceOf(base: Base, instance: string, etat: string): Promise<string> {
  const { rows } = await withClient(base.ownerUrl, (client) =>
    client.query<{ id: number }>(
      `select s.id from seance s join instance i on i.id = s.instance_id
       where i.nom = $1 and s.etat = $2::etat_seance order by s.debut desc limit 1`,
      [instance, etat],
    ),
  );
  return `/s/04-2025/seances/${rows[0]!.id}`;
}

export const panneau = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const dialogue = (page: Page) => page.getByRole('dialog');
export const dit = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeAttached();
