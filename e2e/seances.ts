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

/** A meeting of the copil held on 20 November 2026, its two points and one name on its sheet; its path. */
export async function poserSeance(base: Base, etat = 'tenue'): Promise<string> {
  const { rows } = await withClient(base.ownerUrl, (client) =>
    client.query<{ id: number }>(
      `with s as (insert into seance (instance_id, schema_id, nature, debut, duree_minutes, etat)
         select id, schema_id, 'validation', '2026-11-20T08:30:00Z', 90, $1::etat_seance from instance
         where nom = 'Comité de pilotage élargi' returning id, schema_id),
       p as (insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
         select id, schema_id, n, 'validation', (array['Premier point', 'Second point'])[n], 20 from s, generate_series(1, 2) n),
       e as (insert into presence (seance_id, schema_id, prenom, nom, fonction, etat, is_invite)
         select id, schema_id, 'Édouard', 'Vasselin', 'Préfet', 'present', false from s)
       select id from s`,
      [etat],
    ),
  );
  return `/s/04-2025/seances/${rows[0]!.id}`;
}
