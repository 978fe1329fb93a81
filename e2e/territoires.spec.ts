import type { Browser, Page } from '@playwright/test';
import pg from 'pg';
import { insertId } from '../prisma/seed/insert.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { signIn } from '../scripts/bench/session.ts';
import { castMember, type CastName } from '../prisma/seed/cast.ts';
import type { Base } from '../tests/setup/copy.ts';
import { insertPerson } from '../tests/second-schema.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const LISTE = '/s/04-2025/territoires';
const fiche = (siren: string) => `${LISTE}/${siren}`;
const sirens = { PAA: '200067437', DLVA: '200034700', CCVUSP: '200072304', CCSB: '200068765', JLVD: '200071033' };
const referents = (page: Page) => page.getByRole('region', { name: 'Référents' });
const demandes = (page: Page) => page.getByRole('region', { name: 'Ce qui est demandé' });
const dialog = (page: Page) => page.getByRole('dialog');
const done = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

async function openAs(
  browser: Browser,
  page: Page,
  connecter: (page: Page, courriel: string) => Promise<void>,
  name: string,
) {
  const other = await elsewhere(browser, page);
  await connecter(other, `${name}@maillage.example`);
  return other;
}

test('chaque EPCI est là avec ses référents, sa vacance, son avancement, et mène à sa page', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/territoires');
  await expect(page).toHaveURL(LISTE);
  await expect(page.getByRole('row')).toHaveCount(9);
  const row = (sigle: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: sigle }) });
  await expect(row('CCVUSP')).toContainText('Vacant depuis le 6 juin 2026');
  await expect(row('CCSB')).toContainText('22 transmises sur 25');
  await expect(row('CCSB')).toContainText('3 retournées');
  await expect(row('DLVA')).toContainText('Visé en instance locale du');
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'CCSB' }).click();
  await expect(page).toHaveURL(fiche(sirens.CCSB));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sisteronais-Buëch (CCSB)');
  await expect(demandes(page)).toContainText('3 lignes retournées, à reprendre');
  await verifierAccessibilite(page);
});

test('la page compare l’EPCI aux autres sans la couleur, et nomme l’écart', async ({ page, connecter }) => {
  await connecter(page, 'elu.jlvd@maillage.example');
  await page.goto(fiche(sirens.JLVD));
  const axes = page.getByRole('table').first();
  await expect(axes.getByRole('columnheader', { name: 'Les 7 autres EPCI' })).toBeVisible();
  await expect(axes.getByRole('row', { name: /^Ensemble/ })).toContainText(/\d+ %.*\d+ % \d+ sur \d+/s);
  await expect(page.getByText('Moins avancé ici').first()).toBeVisible();
  await expect(demandes(page)).toContainText('23 lignes à transmettre sur 23');
  await expect(page.getByRole('button', { name: /Nommer|Remplacer|Terminer/ })).toHaveCount(0);
});

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
  const ancien = await openAs(browser, page, connecter, 'referent.dlva');
  await ancien.goto(fiche(sirens.DLVA));
  const before = await drafts(base, 'referent.dlva');
  expect(before).toBeGreaterThan(0);
  expect(await drafts(base, 'releve')).toBe(0);

  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(fiche(sirens.DLVA));
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

  expect((await ancien.goto(fiche(sirens.DLVA)))!.status()).toBe(404);
  expect(await drafts(base, 'referent.dlva')).toBe(0);
  expect(await drafts(base, 'releve')).toBe(before);
});

test('un mandat se nomme, ne se double pas sans raison, se corrige à deux sans rien perdre, se termine', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(fiche(sirens.CCVUSP));
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
  await other.goto(fiche(sirens.CCVUSP));
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

test('l’élu vise en ligne et retire, le référent enregistre le visa d’une réunion, les autres ne peuvent rien', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'elu.jlvd@maillage.example');
  await page.goto(fiche(sirens.JLVD));
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
    await other.goto(fiche(sirens.JLVD));
    await expect(demandes(other).getByText('Visé le 22 novembre 2026')).toBeVisible();
    await expect(demandes(other).getByRole('button')).toHaveCount(0);
    await other.context().close();
  }

  await demandes(page).getByRole('button', { name: 'Retirer le visa' }).click();
  await dialog(page).getByRole('button', { name: 'Retirer le visa' }).click();
  await done(page, 'Visa retiré.');
  await expect(demandes(page)).toContainText('Visa de l’élu : Non visé');

  const referent = await openAs(browser, page, connecter, 'referent.jlvd');
  await referent.goto(fiche(sirens.JLVD));
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

test('rien de l’avancement des EPCI n’atteint un opérateur ni un administrateur, à l’écran comme dans ce que reçoit la page', async ({
  page,
  base,
  baseURL,
  connecter,
  verifierAccessibilite,
}) => {
  const readers = ['operateur.laposte', 'admin', 'elu.jlvd'] satisfies CastName[];
  const read = async () => {
    const found: Record<string, string[]> = {};
    for (const name of readers) {
      const cookie = await signIn(baseURL!, castMember(name).courriel);
      found[name] = [];
      for (const address of [LISTE, fiche(sirens.PAA)])
        found[name].push(await (await fetch(baseURL! + address, { headers: { cookie, rsc: '1' } })).text());
    }
    return found;
  };
  const before = await read();
  await withClient(base.ownerUrl, (client) =>
    client.query(
      "update suivi_epci set avancement = case avancement when 'fait' then 'pas_fait' else 'fait' end::avancement",
    ),
  );
  const after = await read();
  // what they receive does not depend on it; the élu's does
  expect(after['operateur.laposte']).toEqual(before['operateur.laposte']);
  expect(after.admin).toEqual(before.admin);
  for (const i of [0, 1]) expect(after['elu.jlvd']![i]).not.toBe(before['elu.jlvd']![i]);

  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(fiche(sirens.PAA));
  await expect(page.getByText('ne fait pas partie de ce que vous lisez')).toBeVisible();
  await expect(referents(page)).toContainText('Émilie Garcin');
  await expect(page.getByRole('columnheader')).toHaveText(['Action', 'Département']);
  await expect(page.getByRole('heading', { name: 'Avancement par axe' })).toHaveCount(0);
  await expect(demandes(page)).not.toContainText('Visa');
  await verifierAccessibilite(page);
});

for (const [sigle, name] of [
  ['JLVD', 'elu.jlvd'],
  ['PAA', 'referent.paa'],
  ['CCSB', 'cellule.etat'],
  ['PAA', 'operateur.laposte'],
] as const)
  test(`la fiche de ${sigle} s’imprime sur une page A4 pour ${name}`, async ({ page, connecter }) => {
    await connecter(page, castMember(name).courriel);
    await page.goto(fiche(sirens[sigle]));
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
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
