import type { Locator, Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { cellule, COMMUNES, deposer, IMPORT, PART, remplir, SAISIE, telecharger } from './import-indicateurs.ts';

const FALC = 'Nombre de documents écrits en FALC';

/** Goes forward by Tab until there, and presses a key; what is behind is not looked for by way of the end of the page. */
async function atteindre(wanted: Locator, touche: 'Enter' | 'Space'): Promise<void> {
  const page = wanted.page();
  const isAhead = await wanted.evaluate(
    (element) => document.activeElement!.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(isAhead, `${wanted.toString()} comes after what has the focus`).toBeTruthy();
  for (let pas = 0; pas < 60; pas++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return page.keyboard.press(touche);
  }
  throw new Error(`${wanted.toString()} is not reached`);
}

test('les trois étapes se font au clavier seul, toujours en avançant, et l’import s’annule de même', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  const [avant, part] = [await cellule(page, COMMUNES).inputValue(), await cellule(page, PART).inputValue()];
  await page.goto(IMPORT);
  await verifierAccessibilite(page);
  const modele = await telecharger(page, 'Modèle XLSX', (lien) => atteindre(lien, 'Enter'));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    atteindre(page.getByLabel('Fichier rempli'), 'Enter'),
  ]);
  const buffer = await remplir(modele, { [COMMUNES]: 41, [PART]: 'beaucoup' });
  await chooser.setFiles({ name: 'rempli.xlsx', mimeType: 'application/octet-stream', buffer });
  await verifierAccessibilite(page);
  await atteindre(page.getByRole('button', { name: 'Voir ce qui changerait' }), 'Enter');

  await expect(page.getByRole('heading', { name: '3. Vérifier et confirmer' })).toBeFocused();
  await expect(page.getByRole('row', { name: new RegExp(COMMUNES) })).toContainText('41');
  await verifierAccessibilite(page);
  await atteindre(page.getByLabel(/^Importer les seules lignes justes/), 'Space');
  await verifierAccessibilite(page);
  await atteindre(page.getByRole('button', { name: 'Importer 1 valeur' }), 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '1 valeur importée.' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '2. Déposer le fichier' })).toBeFocused();
  await verifierAccessibilite(page);

  await atteindre(page.getByRole('button', { name: /^Annuler cet import : rempli\.xlsx/ }), 'Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' })).toBeFocused();
  await verifierAccessibilite(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Import annulé : 1 valeur reprise.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Derniers imports' })).toBeFocused();
  await page.goto(SAISIE);
  await expect(cellule(page, COMMUNES)).toHaveValue(avant);
  await expect(cellule(page, PART)).toHaveValue(part);
});

test('dans une année figée puis un schéma clos, l’import vu avant est refusé et rien n’est écrit', async ({
  page,
  base,
  browser,
  connecter,
}) => {
  test.slow();
  await connecter(page, 'cellule.etat@maillage.example');
  const referent = await elsewhere(browser, page);
  await connecter(referent, 'referent.jlvd@maillage.example');
  const [departement, jlvd] = ['?territoire=departement', '?territoire=200071033'];
  const lieux = [
    { where: page, lieu: departement, libelle: FALC },
    { where: referent, lieu: jlvd, libelle: COMMUNES },
  ];
  const readTout = () =>
    withClient(base.ownerUrl, async (client) => {
      const { rows } = await client.query<Record<string, number>>(
        `select (select count(*)::int from valeur_indicateur) as valeurs, (select count(*)::int from import_lot) as lots,
           (select sum(revision)::int from brouillon_valeur) as brouillons`,
      );
      return rows[0]!;
    });
  const owner = (sql: string) =>
    withClient(base.ownerUrl, (client) =>
      client.query(`select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false); ${sql}`),
    );
  const apercevoir = async (where: Page, lieu: string, libelle: string) => {
    await where.goto(`${IMPORT}${lieu}`);
    await deposer(where, 'plein.xlsx', await remplir(await telecharger(where, 'Modèle XLSX'), { [libelle]: 43 }));
    await expect(where.getByRole('row', { name: new RegExp(libelle) })).toContainText('43');
  };
  const figer = `insert into annee_figee (schema_id, annee, auteur_id)
    select schema_id, 2026, utilisateur_id from habilitation where role = 'cellule_etat' limit 1`;
  for (const [sql, refus, notice] of [
    [figer, /L.année 2026 est figée\./, /^L’année 2026 est figée : ses valeurs se lisent/],
    [
      "update schema_departemental set etat = 'clos'",
      /Ce schéma est clos/,
      /^Le schéma est clos : ses valeurs se lisent/,
    ],
  ] as const) {
    for (const { where, lieu, libelle } of lieux) await apercevoir(where, lieu, libelle);
    await owner(sql);
    const avant = await readTout();
    for (const { where, lieu } of lieux) {
      await where.getByRole('button', { name: 'Importer 1 valeur' }).click();
      await expect(where.getByRole('alert').filter({ hasText: refus })).toBeVisible();
      await where.goto(`${IMPORT}${lieu}`);
      await expect(where.getByText(notice)).toBeVisible();
      await expect(where.getByLabel('Fichier rempli')).toHaveCount(0);
    }
    expect(await readTout()).toEqual(avant);
    // opened again for what follows
    await owner("update annee_figee set motif = 'Trop tôt.' where rouverte_le is null");
  }
  await referent.context().close();
});
