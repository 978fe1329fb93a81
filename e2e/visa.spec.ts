import type { CastName } from '../prisma/seed/cast.ts';
import { insertId } from '../prisma/seed/insert.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import type { Base } from '../tests/setup/copy.ts';
import { expect, test } from './fixtures.ts';
import { demandes, dialog, done, fiche, openAs, sirens } from './territoires.ts';

test('l’élu vise en ligne et retire, le référent enregistre le visa d’une réunion, les autres ne peuvent rien', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'elu.jlvd@maillage.example');
  await page.goto(fiche('JLVD'));
  await expect(demandes(page)).toContainText('Visa de l’élu : Non visé');
  await expect(demandes(page)).toContainText('il n’y a rien à viser');
  await expect(demandes(page).getByRole('button')).toHaveCount(0);
  await transmettre(base, '2026-11-20T09:00:00Z');
  await page.reload();
  await demandes(page).getByRole('button', { name: 'Donner mon visa' }).click();
  await expect(dialog(page)).toContainText('Le visa ne bloque rien');
  await verifierAccessibilite(page);
  await dialog(page).getByRole('button', { name: 'Donner mon visa' }).click();
  await done(page, 'Visa donné.');
  await expect(demandes(page)).toContainText('Visé le 22 novembre 2026 par Gérard Latil (en ligne)');
  await expect(demandes(page).getByRole('button', { name: 'Donner mon visa' })).toHaveCount(0);
  await transmettre(base, '2026-11-22T11:00:00Z');
  await page.reload();
  await expect(demandes(page)).toContainText('1 ligne transmise depuis le visa');

  for (const name of ['referent.dlva', 'cellule.etat', 'copil'] satisfies CastName[]) {
    const other = await openAs(browser, page, connecter, name);
    await other.goto(fiche('JLVD'));
    await expect(demandes(other).getByText('Visé le 22 novembre 2026')).toBeVisible();
    await expect(demandes(other).getByRole('button')).toHaveCount(0);
    await other.context().close();
  }

  await demandes(page).getByRole('button', { name: 'Retirer le visa' }).click();
  await dialog(page).getByRole('button', { name: 'Retirer le visa' }).click();
  await done(page, 'Visa retiré.');
  await expect(demandes(page)).toContainText('Visa de l’élu : Non visé');

  const referent = await openAs(browser, page, connecter, 'referent.jlvd');
  await referent.goto(fiche('JLVD'));
  await demandes(referent).getByRole('button', { name: 'Enregistrer un visa donné en réunion' }).click();
  await dialog(referent).getByLabel('Date de la réunion').fill('2026-11-23');
  await dialog(referent).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog(referent).getByLabel('Date de la réunion')).toHaveAccessibleDescription(/futur/);
  await dialog(referent).getByLabel('Date de la réunion').fill('2026-11-21');
  await dialog(referent).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(demandes(referent)).toContainText(
    'Visé en instance locale du 21 novembre 2026, enregistré par Nathalie Estrangin',
  );
});

/** Sends one more line of JLVD in the current campaign, at this instant. */
function transmettre(base: Base, instant: string): Promise<number> {
  return withClient(base.ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
    const { rows } = await client.query<{ action: number; epci: number; schema: number; auteur: number }>(
      `select a.id as action, e.id as epci, a.schema_id as schema, c.utilisateur_id as auteur
       from action a join action_version_epci v on v.version_id = a.version_id join epci e on e.id = v.epci_id and e.siren = $1,
         compte c where c.courriel = 'referent.jlvd@maillage.example' and a.etat = 'active'
         and not exists (select from suivi.remontee r where r.action_id = a.id and r.epci_id = e.id and r.etape <> 'a_remplir'
           and r.campagne_id = (select id from campagne where annee = 2026)) order by a.id limit 1`,
      [sirens.JLVD],
    );
    const { action, epci, schema, auteur } = rows[0]!;
    return insertId(client, 'avancement_epci', {
      ...{ campagne_id: 0, schema_id: schema, action_id: action, epci_id: epci, auteur_id: auteur },
      ...{ avancement: 'en_cours', date_effet: '2026-11-22', created_at: instant },
    });
  });
}
