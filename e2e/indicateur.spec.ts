import pg from 'pg';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const INDICATEURS = '/s/04-2025/indicateurs';
const CELLULE = 'cellule.etat@maillage.example';

/** The first indicator that a query of the demonstration finds. */
async function idOf(url: string, where: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `select i.id from indicateur i left join indicateur_version v on v.indicateur_id = i.id where ${where} order by i.id limit 1`,
  );
  await client.end();
  return rows[0]!.id;
}

/** A number said by EPCI, with targets and values. */
const VISE = `v.echelle = 'epci' and v.type = 'nombre' and exists (select from indicateur_cible c where c.indicateur_id = i.id)
  and exists (select from valeur_indicateur x where x.indicateur_id = i.id and x.annee = 2026)`;

test('la fiche dit par année et par EPCI ce que vaut l’indicateur, ce qui manque par son nom, et se télécharge', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const id = await idOf(base.ownerUrl, VISE);
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/${id}`);
  const annees = page.getByRole('region', { name: 'Par année' });
  await expect(annees.getByRole('row', { name: /^2025/ })).toContainText(/\d EPCI sur \d/);
  await expect(annees.getByRole('img')).toBeVisible();
  await expect(annees.locator('.recharts-surface')).toBeVisible();
  const epcis = page.getByRole('region', { name: 'Par EPCI' });
  await expect(epcis.getByRole('row', { name: /^Département/ })).toContainText(/Manquent : .*\bCCSB\b/);
  await expect(epcis).toContainText('Non renseignée');
  await expect(epcis).toContainText('Non disponible');
  await verifierAccessibilite(page);
  const lue = await page.request.get(`${INDICATEURS}/${id}/export`);
  expect(lue.headers()['content-type']).toBe('text/csv; charset=utf-8');
  expect(await lue.text()).toMatch(/;2025;Département;;\d+;.*EPCI sur/);
  await page.getByText('Les valeurs écrites, de la dernière à la première').click();
  await expect(page.getByRole('region', { name: 'Historique' }).getByRole('listitem').first()).toBeVisible();
  await verifierAccessibilite(page);
});

for (const width of [1440, 768, 390, 320]) {
  test(`la fiche tient dans ${width} pixels`, async ({ page, base, connecter }) => {
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, CELLULE);
    for (const where of [VISE, 'i.formule is not null', "i.etat = 'a_qualifier'"]) {
      await page.goto(`${INDICATEURS}/${await idOf(base.ownerUrl, where)}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.goto(`${INDICATEURS}/nouveau`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('imprimée, elle garde le tableau et laisse les gestes', async ({ page, base, connecter }) => {
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/${await idOf(base.ownerUrl, VISE)}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Définition' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirer' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Historique' })).toBeHidden();
});

test('la cellule qualifie une ligne, vise une année, puis change la définition à partir de la suivante', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const id = await idOf(base.ownerUrl, "i.etat = 'a_qualifier'");
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/${id}`);
  await expect(page.getByText('n’est pas encore un indicateur')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Qualifier' }).click();
  await dialog.getByLabel('Ce qui est mesuré').fill('Permanences tenues');
  await dialog.getByLabel('Type').selectOption('Pourcentage');
  await dialog.getByLabel('Se dit par').selectOption('EPCI');
  await dialog.getByLabel('Pour le département').selectOption('Somme');
  await dialog.getByLabel('Sens du progrès').selectOption('À la hausse');
  await dialog.getByRole('button', { name: 'Qualifier et suivre' }).click();
  // a percentage is never added up; what was typed is kept
  await expect(dialog.getByLabel('Pour le département')).toHaveAccessibleDescription(/Moyenne pondérée/);
  await expect(dialog.getByLabel('Ce qui est mesuré')).toHaveValue('Permanences tenues');
  await verifierAccessibilite(page);
  await dialog.getByLabel('Type').selectOption('Nombre');
  await dialog.getByRole('button', { name: 'Qualifier et suivre' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Permanences tenues');
  await expect(page.getByText('Dans le schéma')).toBeVisible();

  await page.getByRole('button', { name: 'Cibles' }).click();
  await dialog.getByLabel('2027').fill('beaucoup');
  await dialog.getByLabel(/cible finale/).fill('1 200');
  await dialog.getByRole('button', { name: 'Enregistrer les cibles' }).click();
  await expect(dialog.getByLabel('2027')).toHaveAccessibleDescription(/Un nombre/);
  await dialog.getByLabel('2027').fill('600,5');
  await dialog.getByRole('button', { name: 'Enregistrer les cibles' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^2027/ })).toContainText('600,5');

  await page.getByRole('button', { name: 'Changer la définition' }).click();
  await dialog.getByLabel('À partir de l’année').fill('2027');
  await dialog.getByLabel('Unité').fill('demi-journées');
  await dialog.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Une nouvelle définition vaut à partir de 2027')).toBeVisible();
  await page.getByText('Les 2 définitions').click();
  await expect(page.getByText(/Écrite par Claire Vidal le/).first()).toBeVisible();
});

test('un type ne change pas pour une année qui a des valeurs : le refus est à côté de l’année', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/${await idOf(base.ownerUrl, VISE)}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Changer la définition' }).click();
  await dialog.getByLabel('Unité').fill('permanences');
  await dialog.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(dialog.getByLabel('À partir de l’année')).toHaveAccessibleDescription(/valeurs sont déjà saisies/);
  await expect(dialog.getByLabel('Unité')).toHaveValue('permanences');
});

test('une ligne qui demande deux nombres se scinde, et chacun dit d’où il vient', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const id = await idOf(base.ownerUrl, "i.etat = 'a_qualifier'");
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/${id}`);
  const ligne = await page.getByRole('heading', { level: 1 }).textContent();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Scinder' }).click();
  await verifierAccessibilite(page);
  for (const [rang, libelle] of ['Visites', 'Visiteurs'].entries()) {
    const partie = dialog.getByRole('group', { name: `Partie ${rang + 1}` });
    await partie.getByLabel('Ce qui est mesuré').fill(libelle);
    await partie.getByLabel('Type').selectOption('Nombre');
    await partie.getByLabel('Se dit par').selectOption('Département');
    await partie.getByLabel('Pour le département').selectOption('Somme');
    await partie.getByLabel('Sens du progrès').selectOption('À la hausse');
  }
  await dialog.getByRole('button', { name: 'Scinder et retirer la ligne' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Retiré', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Visites' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Visites');
  await expect(page.getByRole('link', { name: ligne! })).toBeVisible();
});

test('deux techniciens définissent à la fois : le second voit les deux versions et n’a rien perdu', async ({
  page,
  base,
  browser,
  connecter,
}) => {
  const address = `${INDICATEURS}/${await idOf(base.ownerUrl, VISE)}`;
  await connecter(page, CELLULE);
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  const [ici, la] = [page, autre].map((where) => where.getByRole('dialog'));
  for (const where of [page, autre]) {
    await where.goto(address);
    await where.getByRole('button', { name: 'Changer la définition' }).click();
  }
  await la!.getByLabel('Ce qui est mesuré').fill('Lieux signalés');
  await la!.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(la!).toHaveCount(0);
  await ici!.getByLabel('Ce qui est mesuré').fill('Lieux bien signalés');
  await ici!.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(ici!.getByRole('alert')).toContainText('Lieux signalés');
  await expect(ici!.getByLabel('Ce qui est mesuré')).toHaveValue('Lieux bien signalés');
  await ici!.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lieux bien signalés');
  await autre.context().close();
});

test('un indicateur se crée pour une action, se calcule, se retire et se rétablit', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, CELLULE);
  await page.goto(`${INDICATEURS}/nouveau?action=13`);
  await expect(page.getByLabel('Il suit')).toHaveValue('13');
  await verifierAccessibilite(page);
  await page.getByLabel('Ce qui est mesuré').fill('EPCI compétents');
  await page.getByLabel('Type').selectOption('Nombre');
  await page.getByLabel('Se dit par').selectOption('Département');
  await page.getByLabel('Pour le département').selectOption('Ne s’additionne pas');
  await page.getByLabel('Sens du progrès').selectOption('À la hausse');
  await page.getByLabel('D’où viennent ses valeurs').selectOption('competence_msap');
  await page.getByRole('button', { name: 'Créer l’indicateur' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('EPCI compétents');
  await expect(page.getByRole('row', { name: /^2026/ })).toContainText('Calculé au 22 novembre 2026 : ');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Retirer' }).click();
  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await expect(dialog.getByLabel('Pourquoi')).toHaveAccessibleDescription('Dites pourquoi il est retiré.');
  await dialog.getByLabel('Pourquoi').fill('En double.');
  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('En double.')).toBeVisible();
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await dialog.getByRole('button', { name: 'Rétablir' }).click();
  await expect(page.getByText('Suivi', { exact: true })).toBeVisible();
});
