import fs from 'node:fs';
import type { Page } from '@playwright/test';
import nodeIcal, { type VEvent } from 'node-ical';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { dialogue, dit, panneau, seanceOf } from './seances.ts';

const COPIL = 'Comité de pilotage élargi';
const CELLULE = 'cellule.etat@maillage.example';
const ordre = (page: Page) => panneau(page, 'Ordre du jour');
const points = (page: Page) => ordre(page).locator('ol > li');
const propositions = (page: Page) => panneau(page, 'Points proposés').getByRole('listitem');
const point = (page: Page, intitule: string) => points(page).filter({ hasText: intitule });

test('les points se rangent au clavier, sans perdre le bouton, et à la souris', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, CELLULE);
  const copil = await seanceOf(base, COPIL, 'prevue');
  await page.goto(copil);
  await expect(points(page)).toHaveCount(4);
  await expect(points(page).nth(0)).toContainText('Approbation du compte rendu');
  await verifierAccessibilite(page);
  const descendre = page.getByRole('button', { name: /^Descendre : Approbation/ });
  await descendre.focus();
  await page.keyboard.press('Enter');
  await expect(points(page).nth(1)).toContainText('Approbation du compte rendu');
  await dit(page, ': point 2 sur 4.');
  await expect(descendre).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(points(page).nth(2)).toContainText('Approbation du compte rendu');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(points(page).nth(1)).toContainText('Approbation du compte rendu');
  await expect(page.getByRole('button', { name: /^Monter : Approbation/ })).toBeFocused();
  // seen at once, then kept
  await dit(page, 'Ordre du jour rangé.');
  await page.reload();
  await expect(points(page).nth(1)).toContainText('Approbation du compte rendu');

  await expect(page.locator('[id^=DndLiveRegion]')).toBeAttached();
  const from = (await points(page).nth(1).locator('p').first().boundingBox())!;
  const to = (await points(page).nth(0).locator('p').first().boundingBox())!;
  await page.mouse.move(from.x + 40, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y - 12, { steps: 4 });
  await page.mouse.move(to.x + 40, to.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect(points(page).nth(0)).toContainText('Approbation du compte rendu');
  await dit(page, 'Ordre du jour rangé.');
  await page.reload();
  await expect(points(page).nth(0)).toContainText('Approbation du compte rendu');
});

test('un point s’ajoute avec ses codes, dit s’il déborde, se modifie, se retire et se reprend', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, CELLULE);
  await page.goto(await seanceOf(base, COPIL, 'prevue'));
  await page.getByRole('button', { name: 'Ajouter un point' }).click();
  const form = dialogue(page);
  await form.getByLabel('Intitulé').fill('Réseau des MSAP');
  await form.getByLabel('Durée, en minutes').fill('90');
  await form.getByLabel('Actions (facultatif)').fill('3-B-2, 9-Z-9');
  await form.getByRole('button', { name: 'Ajouter le point' }).click();
  await expect(form.getByLabel('Actions (facultatif)')).toHaveAccessibleDescription(/9-Z-9/);
  await verifierAccessibilite(page);
  await form.getByLabel('Actions (facultatif)').fill('3-b-2');
  await form.getByRole('button', { name: 'Ajouter le point' }).click();
  await dit(page, 'Point ajouté à l’ordre du jour.');
  await expect(point(page, 'Réseau des MSAP').getByRole('link')).toContainText('3-B-2');
  await expect(ordre(page)).toContainText(/il dépasse de .+ (min|h)/);

  await page.getByRole('button', { name: 'Modifier : Réseau des MSAP' }).click();
  await expect(form.getByRole('checkbox', { name: /^3-B-2/ })).toBeChecked();
  await form.getByLabel('Autres conventions (facultatif)').fill('CAD-06');
  await form.getByLabel('Durée, en minutes').fill('10');
  await form.getByRole('button', { name: 'Enregistrer le point' }).click();
  await dit(page, 'Point modifié.');
  await expect(point(page, 'Réseau des MSAP').getByRole('link')).toHaveCount(2);

  await page.getByRole('button', { name: 'Retirer : Réseau des MSAP' }).click();
  await dit(page, 'Point retiré de l’ordre du jour.');
  await expect(points(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await dit(page, 'Point remis à l’ordre du jour.');
  await expect(points(page).nth(4)).toContainText('Réseau des MSAP');
  await expect(point(page, 'Réseau des MSAP').getByRole('link')).toHaveCount(2);
});

test('une touche ajoute une proposition, une autre l’écarte ; les deux se reprennent, et s’en souviennent', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, CELLULE);
  await page.goto(await seanceOf(base, COPIL, 'prevue'));
  // the page answers to the keyboard once it lives
  await expect(page.locator('[id^=DndLiveRegion]')).toBeAttached();
  const avant = await propositions(page).count();
  expect(avant).toBeGreaterThan(4);
  const nomOf = async (i: number) => (await propositions(page).nth(i).locator('p').first().textContent())!;
  const [premiere, deuxieme, troisieme] = [await nomOf(0), await nomOf(1), await nomOf(2)];
  await propositions(page).nth(0).focus();
  await page.keyboard.press('a');
  await dit(page, 'Point ajouté à l’ordre du jour.');
  await expect(point(page, premiere)).toContainText('Proposé parce que');
  await expect(propositions(page).filter({ hasText: deuxieme })).toBeFocused();
  await page.keyboard.press('e');
  await dit(page, 'Proposition écartée.');
  await expect(propositions(page).filter({ hasText: troisieme })).toBeFocused();
  await expect(propositions(page)).toHaveCount(avant - 2);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await dit(page, 'Proposition reprise.');
  await expect(propositions(page).filter({ hasText: deuxieme })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(point(page, deuxieme)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(point(page, deuxieme)).toHaveCount(0);
  await expect(propositions(page).filter({ hasText: deuxieme })).toBeFocused();
  await page.keyboard.press('Delete');
  await dit(page, 'Proposition écartée.');
  await page.reload();
  await expect(propositions(page)).toHaveCount(avant - 2);
  await expect(propositions(page).filter({ hasText: premiere })).toHaveCount(0);
  await expect(propositions(page).filter({ hasText: deuxieme })).toHaveCount(0);
  await expect(point(page, premiere)).toBeVisible();
});

test('la convocation se relit, s’envoie par sa messagerie et fait avancer la séance', async ({
  page,
  base,
  context,
  connecter,
  verifierAccessibilite,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await connecter(page, CELLULE);
  const copil = await seanceOf(base, COPIL, 'prevue');
  await page.goto(copil);
  const tenue = page.getByRole('button', { name: 'Marquer comme tenue' });
  await expect(tenue).toHaveAccessibleDescription(/Elle a lieu dans 18 jours/);
  await expect(tenue).toHaveAttribute('aria-disabled', 'true');
  const convocation = panneau(page, 'Convocation');
  await expect(convocation).toContainText(/adresses connues, en copie cachée/);
  await expect(convocation).toContainText('Sans adresse :');
  await expect(convocation.getByRole('link', { name: 'Écrire dans ma messagerie' })).toHaveAttribute(
    'href',
    /^mailto:\?bcc=.*cellule\.etat%40maillage\.example.*&subject=/,
  );
  await convocation.getByRole('button', { name: 'Modifier le texte' }).click();
  const champ = dialogue(page).getByLabel('Texte');
  await champ.fill(`${await champ.inputValue()}\n\nUn buffet suivra.`);
  await dialogue(page).getByRole('button', { name: 'Enregistrer le texte' }).click();
  await dit(page, 'Convocation enregistrée.');
  await convocation.getByRole('button', { name: 'Copier le texte' }).click();
  await dit(page, 'Texte copié.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Un buffet suivra.');

  await page.getByRole('button', { name: 'Convoquer' }).click();
  await dialogue(page).getByRole('button', { name: 'Convoquer' }).click();
  await dit(page, 'État de la séance : convoquée.');
  await expect(page.getByRole('list', { name: 'Vie de la séance' }).locator('[aria-current=step]')).toHaveText(
    'Convoquée',
  );
  await page.getByRole('button', { name: 'Annuler la séance' }).click();
  await dialogue(page).getByRole('button', { name: 'Annuler la séance' }).click();
  await expect(dialogue(page).getByLabel('Pourquoi ?')).toHaveAccessibleDescription(/pourquoi/i);
  await verifierAccessibilite(page);
  await dialogue(page).getByLabel('Pourquoi ?').fill('Alerte neige.');
  await dialogue(page).getByRole('button', { name: 'Annuler la séance' }).click();
  await expect(page.getByText('Alerte neige.')).toBeVisible();
  // a page drawn again takes its title off and puts it back
  await expect(page).toHaveTitle(/^Comité de pilotage/);
  await verifierAccessibilite(page);
  await page.getByRole('button', { name: 'Rétablir la séance' }).click();
  await dialogue(page).getByRole('button', { name: 'Rétablir la séance' }).click();
  await dit(page, 'État de la séance : prévue.');
});

test('l’émargement se note ligne à ligne, dit le quorum, et deux secrétaires ne s’écrasent pas', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, CELLULE);
  const copil = await seanceOf(base, COPIL, 'prevue');
  await page.goto(copil);
  const feuille = panneau(page, 'Émargement');
  await expect(feuille).toContainText('Quorum non atteint : 0 sur 12 requis.');
  const collegue = await elsewhere(browser, page);
  await connecter(collegue, 'cellule.departement@maillage.example');
  await collegue.goto(copil);

  const prefet = feuille.getByLabel('Présence de Édouard Vasselin');
  await prefet.selectOption({ label: 'Représenté par' });
  await feuille.getByLabel('Représenté par qui, pour Édouard Vasselin').fill('Muriel Castagnet');
  await page.keyboard.press('Tab');
  await expect(feuille).toContainText('Quorum non atteint : 1 sur 12 requis.');
  await expect(prefet).toHaveValue('represente');

  await collegue.getByLabel('Présence de Édouard Vasselin').selectOption({ label: 'Absent' });
  const conflit = collegue.getByRole('alert').filter({ hasText: 'Claire Vidal a écrit ici en même temps que vous.' });
  await expect(conflit).toContainText('Représenté par');
  await conflit.getByRole('button', { name: 'Prendre la sienne' }).click();
  await expect(collegue.getByLabel('Présence de Édouard Vasselin')).toHaveValue('represente');

  await feuille.getByRole('button', { name: 'Tous présents' }).click();
  await dialogue(page).getByRole('button', { name: 'Les noter présents' }).click();
  await dit(page, /titulaires notés présents/);
  await expect(feuille).toContainText(/Quorum atteint : \d+ sièges présents ou représentés pour 12 requis/);
  await feuille.getByRole('button', { name: 'Ajouter un invité' }).click();
  await dialogue(page).getByLabel('Prénom').fill('Paul');
  await dialogue(page).getByLabel('Nom', { exact: true }).fill('Bonhomme');
  await dialogue(page).getByRole('button', { name: 'Ajouter à la feuille' }).click();
  await expect(feuille.getByRole('region', { name: 'Invités' })).toContainText('Paul Bonhomme');
  await expect(page).toHaveTitle(/^Comité de pilotage/);
  await verifierAccessibilite(page);

  await page.goto(`${copil}/emargement`);
  await expect(page.getByRole('rowheader', { name: /^Édouard Vasselin/ })).toBeVisible();
  await verifierAccessibilite(page);
});

test('la séance se télécharge pour un agenda ; un calendrier privé répond sans session, puis se tait', async ({
  page,
  base,
  baseURL,
  request,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  const jlvd = await seanceOf(base, 'Instance locale JLVD', 'diffuse');
  await page.goto(jlvd);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('seance-2026-10-15.ics');
  const [event] = Object.values(nodeIcal.sync.parseICS(fs.readFileSync(await file.path(), 'utf8'))).filter(
    (one): one is VEvent => one?.type === 'VEVENT',
  );
  expect(event).toMatchObject({ summary: 'Instance locale JLVD', location: 'Mairie de Peipin' });
  expect(event!.start.toISOString()).toBe('2026-10-15T07:30:00.000Z');

  await page.goto('/mon-compte');
  await page.getByRole('button', { name: 'Créer mon adresse' }).click();
  await dialogue(page).getByRole('button', { name: 'Créer l’adresse' }).click();
  const champ = page.getByLabel('Adresse de votre calendrier');
  await expect(champ).toBeFocused();
  await verifierAccessibilite(page);
  const adresse = await champ.inputValue();
  expect(adresse).toMatch(new RegExp(`^${baseURL}/api/calendrier/[A-Za-z0-9_-]{43}\\.ics$`));
  const answer = await request.get(adresse);
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([
    ...[200, 'text/calendar; charset=utf-8', 'no-store'],
  ]);
  const texte = await answer.text();
  expect(texte).toContain('SUMMARY:Instance locale JLVD');
  expect(texte).not.toContain('Instance locale DLVA');
  await page.reload();
  await expect(page.getByText(/Une adresse répond depuis le 22 novembre 2026/)).toBeVisible();
  await page.getByRole('button', { name: /^Fermer : mon adresse/ }).click();
  await dialogue(page).getByRole('button', { name: 'Fermer l’adresse' }).click();
  await dit(page, 'Aucune adresse ne répond.');
  expect((await request.get(adresse)).status()).toBe(404);
  expect((await request.get(`${baseURL}/api/calendrier/${'A'.repeat(43)}`)).status()).toBe(404);
});

test('la séance locale d’un autre EPCI n’est pas trouvée ; un élu la lit sans rien y faire', async ({
  page,
  browser,
  base,
  connecter,
}) => {
  const jlvd = await seanceOf(base, 'Instance locale JLVD', 'diffuse');
  await connecter(page, 'referent.dlva@maillage.example');
  for (const suite of ['', '/emargement', '/ics'])
    expect((await page.request.get(`${jlvd}${suite}`)).status(), suite).toBe(404);
  const elu = await elsewhere(browser, page);
  await connecter(elu, 'elu.jlvd@maillage.example');
  await elu.goto(jlvd.replace('/s/04-2025', ''));
  await expect(elu).toHaveURL(jlvd);
  await expect(points(elu)).toHaveCount(2);
  await expect(elu.getByRole('button', { name: /^(Monter|Retirer|Ajouter|Modifier|Convoquer|Marquer)/ })).toHaveCount(
    0,
  );
});

test('soixante membres et quarante points : la page reste vive', async ({ page, base, connecter }) => {
  test.slow();
  const id = await withClient(base.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `with i as (insert into instance (schema_id, type, nom, minimum_annuel, quorum, creee_le)
         select id, 'groupe_travail', 'Grand groupe', 0, 31, '2025-01-01' from schema_departemental where code = '04-2025' returning id, schema_id),
       g as (insert into siege (instance_id, schema_id, college, intitule, ordre)
         select id, schema_id, 'autre', 'Siège ' || n, n from i, generate_series(1, 60) n returning *),
       m as (insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, debut)
         select id, instance_id, schema_id, 'titulaire', 'Anne', 'Membre ' || ordre, '2025-01-01' from g),
       s as (insert into seance (instance_id, schema_id, nature, debut, duree_minutes, etat)
         select id, schema_id, 'suivi', '2026-12-15T08:30:00Z', 240, 'prevue' from i returning id, schema_id),
       p as (insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes)
         select id, schema_id, n, 'discussion', 'Point numéro ' || n, 5 from s, generate_series(1, 40) n)
       select id from s`,
    );
    return rows[0]!.id;
  });
  await connecter(page, CELLULE);
  await page.goto(`/s/04-2025/seances/${id}`);
  await expect(points(page)).toHaveCount(40);
  await expect(page.getByRole('combobox', { name: /^Présence de/ })).toHaveCount(60);
  await expect(page.locator('[id^=DndLiveRegion]')).toBeAttached();
  await page.getByRole('button', { name: 'Monter : Point numéro 40', exact: true }).focus();
  const debut = Date.now();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Enter');
  await expect(points(page).nth(34)).toContainText('Point numéro 40');
  // five moves on the slowest of machines; each is seen at once, before the server answers
  expect(Date.now() - debut).toBeLessThan(5_000);
  await expect(page.getByRole('button', { name: 'Monter : Point numéro 40', exact: true })).toBeFocused();
  await dit(page, 'Ordre du jour rangé.');
  await page.getByRole('button', { name: 'Tous présents' }).click();
  await dialogue(page).getByRole('button', { name: 'Les noter présents' }).click();
  await expect(panneau(page, 'Émargement')).toContainText('Quorum atteint : 60 sièges présents ou représentés pour 31');
  await page.reload();
  await expect(points(page).nth(34)).toContainText('Point numéro 40');
});
