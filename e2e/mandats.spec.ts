import pg from 'pg';
import { withClient } from '../scripts/postgres/connect.ts';
import type { Base } from '../tests/setup/copy.ts';
import { insertPerson } from '../tests/second-schema.ts';
import { expect, test } from './fixtures.ts';
import { dialog, done, fiche, openAs, referents, sirens } from './territoires.ts';

test('la cellule remplace un référent : il perd l’accès aussitôt, la suivante retrouve les brouillons', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const suivante = await withClient(base.ownerUrl, async (client) => {
    const id = await insertPerson(client, 'releve', 'Relève');
    await client.query(
      `insert into habilitation (utilisateur_id, role, schema_id, debut)
       select $1, 'membre_copil', id, '2025-01-01' from schema_departemental where code = '04-2025'`,
      [id],
    );
    await client.query(
      `insert into brouillon_avancement (action_id, epci_id, schema_id, commentaire, auteur_id)
       select a.id, e.id, a.schema_id, 'Commencé par le premier.', c.utilisateur_id
       from action a join action_version_epci v on v.version_id = a.version_id join epci e on e.id = v.epci_id and e.siren = $1,
         compte c where c.courriel = 'referent.dlva@maillage.example' and a.etat = 'active' limit 1 on conflict do nothing`,
      [sirens.DLVA],
    );
    return id;
  });
  await connecter(page, 'cellule.departement@maillage.example');
  const ancien = await openAs(browser, page, connecter, 'referent.dlva');
  await ancien.goto(fiche('DLVA'));
  const before = await drafts(base, 'referent.dlva');
  expect(before).toBeGreaterThan(0);
  expect(await drafts(base, 'releve')).toBe(0);

  await page.goto(fiche('DLVA'));
  await referents(page)
    .getByRole('button', { name: /^Remplacer : Karim Benali/ })
    .click();
  await expect(dialog(page)).toContainText('L’accès de Karim Benali à DLVA prend fin avec le mandat');
  await expect(dialog(page)).toContainText('la personne suivante les retrouve');
  await verifierAccessibilite(page);
  await dialog(page).getByRole('button', { name: 'Remplacer' }).click();
  await expect(dialog(page).getByLabel('Prénom')).toHaveAccessibleDescription('Donnez le prénom.');
  await dialog(page).getByLabel('Compte dans l’application').selectOption(String(suivante));
  await expect(dialog(page).getByLabel('Nom', { exact: true })).toHaveValue('Relève');
  await dialog(page).getByRole('button', { name: 'Remplacer' }).click();
  await done(page, 'Camille Relève prend la suite.');
  await expect(referents(page)).toContainText('Camille Relève');
  await referents(page).getByText('Mandats passés').click();
  await expect(referents(page)).toContainText(
    'Karim Benali, référent technique du 1er janvier 2025 au 21 novembre 2026',
  );

  expect((await ancien.goto(fiche('DLVA')))!.status()).toBe(404);
  expect(await drafts(base, 'referent.dlva')).toBe(0);
  expect(await drafts(base, 'releve')).toBe(before);
});

test('un mandat se nomme, ne se double pas sans raison, se corrige à deux sans rien perdre, se termine', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(fiche('CCVUSP'));
  await referents(page)
    .getByRole('button', { name: /^Nommer : référent technique/ })
    .click();
  await dialog(page).getByLabel('Prénom').fill('Odile');
  await dialog(page).getByLabel('Nom', { exact: true }).fill('Tron');
  await dialog(page).getByLabel('À partir du').fill('2026-11-01');
  await dialog(page).getByRole('button', { name: 'Nommer' }).click();
  await done(page, 'Mandat enregistré : Odile Tron.');
  await expect(referents(page)).toContainText('Odile Tron');
  await expect(referents(page)).not.toContainText('Vacant');
  await expect(referents(page).getByText('Sans accès à l’application').first()).toBeVisible();
  await expect(referents(page).getByRole('link', { name: 'Créer un compte' }).first()).toHaveAttribute(
    'href',
    '/administration/comptes/nouveau',
  );

  await referents(page)
    .getByRole('button', { name: /^Ajouter : référent technique/ })
    .click();
  await dialog(page).getByLabel('Prénom').fill('Paul');
  await dialog(page).getByLabel('Nom', { exact: true }).fill('Second');
  await dialog(page).getByRole('button', { name: 'Nommer' }).click();
  const pourquoi = dialog(page).getByLabel('Pourquoi deux personnes à la fois ?');
  await expect(pourquoi).toHaveAccessibleDescription(/tient déjà ce mandat/);
  await expect(dialog(page).getByLabel('Prénom')).toHaveValue('Paul');
  await page.keyboard.press('Escape');

  const other = await openAs(browser, page, connecter, 'cellule.departement');
  await other.goto(fiche('CCVUSP'));
  for (const who of [page, other])
    await referents(who)
      .getByRole('button', { name: /^Corriger : Odile Tron/ })
      .click();
  await dialog(page).getByLabel('Fonction').fill('Directrice');
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await done(page, 'Mandat corrigé.');
  await dialog(other).getByLabel('Fonction').fill('Cheffe de projet');
  await dialog(other).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog(other).getByRole('alert')).toContainText('Version enregistrée : Odile Tron, Directrice');
  await expect(dialog(other).getByLabel('Fonction')).toHaveValue('Cheffe de projet');
  await dialog(other).getByRole('button', { name: 'Enregistrer ma version' }).click();
  await expect(referents(other)).toContainText('Cheffe de projet');

  await page.reload();
  await referents(page)
    .getByRole('button', { name: /^Terminer : Odile Tron/ })
    .click();
  await dialog(page).getByLabel('N’est plus référent à partir du').fill('2026-10-01');
  await dialog(page).getByRole('button', { name: 'Terminer le mandat' }).click();
  await expect(dialog(page).getByLabel('N’est plus référent')).toHaveAccessibleDescription(/erreur de saisie/);
  await dialog(page).getByLabel('N’est plus référent').fill('2026-11-22');
  await dialog(page).getByRole('button', { name: 'Terminer le mandat' }).click();
  await done(page, 'Mandat terminé.');
  await expect(referents(page)).toContainText('Vacant depuis le 22 novembre 2026');
});

/** How many drafts the person reads, straight from the database. */
async function drafts(base: Base, name: string): Promise<number> {
  const client = new pg.Client(base.loginUrl);
  await client.connect();
  try {
    const owner = await withClient(base.ownerUrl, (db) =>
      db.query<{ id: number }>('select utilisateur_id as id from compte where courriel = $1', [
        `${name}@maillage.example`,
      ]),
    );
    await client.query('begin');
    await client.query(
      `select set_config('role', 'maillage_app', true), set_config('maillage.utilisateur', $1, true),
         set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)`,
      [String(owner.rows[0]!.id)],
    );
    return (await client.query<{ n: number }>('select count(*)::int as n from brouillon_avancement')).rows[0]!.n;
  } finally {
    await client.end();
  }
}
