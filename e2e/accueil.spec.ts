import type { Page } from '@playwright/test';
import { castMember, type CastName } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';

const bloc = (page: Page, titre: string) => page.getByRole('region', { name: titre, exact: true });

async function open(page: Page, name: CastName, connecter: (page: Page, courriel: string) => Promise<void>) {
  await connecter(page, castMember(name).courriel);
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le point au 22 novembre 2026');
}

const readers = [
  'cellule.etat',
  'referent.jlvd',
  'referent.hppb',
  'elu.jlvd',
  'copil',
  'operateur.laposte',
  'admin',
] as const;
for (const name of readers) {
  test(`${name} : l’accueil est lisible par tous, et chaque ligne mène à une page`, async ({
    page,
    connecter,
    verifierAccessibilite,
  }) => {
    await open(page, name, connecter);
    await verifierAccessibilite(page);
    for (const width of [390, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${width} px`).toBe(0);
    }
    const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(hrefs.length).toBeGreaterThan(0);
    for (const href of new Set(hrefs)) expect([href, (await page.request.get(href)).status()]).toEqual([href, 200]);
  });
}

test('un visiteur est mené à la connexion', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/connexion/);
});

test('le référent voit sa campagne avec ce qui reste, et les actions en retard de son EPCI', async ({
  page,
  connecter,
}) => {
  await open(page, 'referent.jlvd', connecter);
  const jlvd = bloc(page, 'JLVD');
  const campagne = jlvd.getByRole('region', { name: 'Campagne 2026' }).getByRole('link');
  await expect(campagne).toHaveText(/^\d+ sur 23 remplies, à transmettre avant le 1er janvier 2027, dans 40 jours$/);
  await expect(campagne).toHaveAttribute('href', '/s/04-2025/ma-remontee/200071033');
  await jlvd.getByRole('region', { name: 'Actions en retard' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/s\/04-2025\/actions\/\d+$/);
});

test('un référent de deux EPCI les voit l’un et l’autre, chacun à part', async ({ page, connecter, base }) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into habilitation (utilisateur_id, role, schema_id, epci_id, debut)
       select c.utilisateur_id, 'referent_epci', s.schema_id, s.epci_id, '2026-01-01'
       from compte c, schema_epci s where c.courriel = $1 and s.sigle = 'HPPB'`,
      [castMember('referent.jlvd').courriel],
    ),
  );
  await open(page, 'referent.jlvd', connecter);
  const hrefsOf = (sigle: string) =>
    bloc(page, sigle)
      .locator('a[href*="/ma-remontee/"], a[href*="/territoires/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.split('/').at(-1)));
  expect(new Set(await hrefsOf('JLVD'))).toEqual(new Set(['200071033']));
  expect(new Set(await hrefsOf('HPPB'))).toEqual(new Set(['200071025']));
});

test('la cellule voit ce qui attend d’elle, les longues listes coupées à cinq lignes', async ({ page, connecter }) => {
  await open(page, 'cellule.etat', connecter);
  await expect(bloc(page, 'À examiner').getByRole('link').first()).toHaveAttribute(
    'href',
    /\/s\/04-2025\/remontees\/\d{9}$/,
  );
  await expect(bloc(page, 'Référents à nommer').getByRole('link')).toHaveText(/^CCVUSP/);
  const ecarts = bloc(page, 'Écarts avec les EPCI');
  const total = Number((await ecarts.getByText(/^\d+ actions? dont le statut/).textContent())!.split(' ')[0]);
  await expect(ecarts.getByRole('listitem')).toHaveCount(6);
  await expect(ecarts.getByRole('listitem').last()).toContainText(`et ${total - 5} autres`);
  await bloc(page, 'Retards').getByRole('link').click();
  await expect(page).toHaveURL('/s/04-2025/tableau?alerte=retard');
  await expect(page.getByRole('status').first()).toHaveText(/^8 actions affichées/);
});

test('un droit de la cellule à confirmer se voit de la collègue et mène à son compte', async ({
  page,
  connecter,
  base,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into habilitation (utilisateur_id, role, schema_id, debut)
       select utilisateur_id, 'cellule_departement', 1, '2026-11-01' from compte where courriel = $1`,
      [castMember('copil').courriel],
    ),
  );
  await open(page, 'cellule.etat', connecter);
  await bloc(page, 'Droits à confirmer').getByRole('link', { name: 'Hélène Arnaud' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hélène Arnaud' })).toBeVisible();
});

test('l’opérateur voit venir le terme de sa convention ; un avenant le repousse, plus rien ne l’attend ; qu’un statut change, et l’accueil le dit', async ({
  page,
  connecter,
  base,
  verifierAccessibilite,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query("update statut set created_at = created_at - interval '60 days'"),
  );
  await open(page, 'operateur.laposte', connecter);
  await expect(bloc(page, 'Échéances des conventions').getByRole('listitem')).toHaveText([
    /^OPE-01 .+Préavis à donner avant le 21 décembre 2026.+dans 29 jours$/,
    /^OPE-01 .+Terme le 21 janvier 2027.+dans 60 jours$/,
  ]);
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into avenant (convention_id, schema_id, numero, objet, signe_le, nouvelle_fin)
       select id, schema_id, 1, 'Prolongation.', '2026-11-01', '2029-01-21' from convention where reference = 'OPE-01'`,
    ),
  );
  await expect(bloc(page, 'Prochaines séances')).toHaveCount(0);
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into seance (instance_id, schema_id, nature, debut, duree_minutes, etat)
       select id, schema_id, 'suivi', '2026-12-15T08:30:00Z', 90, 'prevue' from instance where nom = 'Comité technique'`,
    ),
  );
  await page.reload();
  await expect(bloc(page, 'Échéances des conventions')).toHaveCount(0);
  // it has a seat in the copil too, which an operator's right does not read
  await expect(bloc(page, 'Prochaines séances').getByRole('listitem')).toHaveText(
    /^Comité technique\s*mardi 15 décembre 2026/,
  );
  await withClient(base.ownerUrl, async (client) => {
    await client.query(
      "update seance set etat = 'annulee', motif_etat = 'Reportées.' where etat in ('prevue', 'convoquee')",
    );
    await client.query("update decision set suivi = 'faite', constat = 'Faite.' where confirmee_le is not null");
  });
  await page.reload();
  await expect(page.getByText('Rien ne vous attend aujourd’hui.')).toBeVisible();
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'Ouvrir le tableau' }).click();
  await expect(page).toHaveURL('/s/04-2025/tableau');
  await withClient(base.ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-20T09:00:00Z', false)");
    await client.query(
      `insert into statut (action_id, schema_id, nature, avancement, date_effet, commentaire, auteur_id)
       values (13, 1, 'decision', 'fait', '2026-11-20', 'Le dernier site est ouvert.', 1)`,
    );
  });
  await page.goto('/');
  await expect(bloc(page, 'Ce qui a changé').getByRole('listitem')).toHaveText(
    /^Fait3-B-2 .+Auparavant : .+\. Le dernier site est ouvert\..*le 20 novembre 2026$/s,
  );
  for (const titre of ['Actions en retard', 'Actions bloquées', 'Écarts avec les EPCI'])
    await expect(bloc(page, titre)).toHaveCount(0);
});

test('un mot de passe changé par le lien d’une autre personne se dit à l’accueil et dans « Mon compte »', async ({
  page,
  connecter,
  base,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into lien_unique (utilisateur_id, nature, empreinte, expire_le, utilise_le, created_by_id)
       select utilisateur_id, 'reinitialisation', 'essai', '2026-11-21', '2026-11-20T09:00:00Z', 1 from compte where courriel = $1`,
      [castMember('elu.jlvd').courriel],
    ),
  );
  await open(page, 'elu.jlvd', connecter);
  const avis = 'Votre mot de passe a été changé le 20 novembre 2026 par un lien créé par Claire Vidal.';
  await expect(page.getByText(avis)).toBeVisible();
  await page.getByRole('link', { name: 'changez-le' }).click();
  await expect(page).toHaveURL('/mon-compte');
  await expect(page.getByText(avis)).toBeVisible();
});
