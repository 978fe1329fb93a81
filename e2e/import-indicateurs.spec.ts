import { expect, test } from './fixtures.ts';
import { cellule, COMMUNES, deposer, IMPORT, PART, remplir, SAISIE, telecharger } from './import-indicateurs.ts';

test('le référent télécharge le modèle, le remplit, voit ce qui changerait, confirme, puis annule', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(SAISIE);
  const avant = [await cellule(page, COMMUNES).inputValue(), await cellule(page, PART).inputValue()];
  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Importer les valeurs 2026');
  await verifierAccessibilite(page);
  const modele = await telecharger(page, 'Modèle XLSX');

  // as it came, then with a fault
  await deposer(page, 'modele.xlsx', modele);
  await expect(page.getByText('Rien à changer : le fichier dit ce qui est déjà saisi.')).toBeVisible();
  await deposer(page, 'rempli.xlsx', await remplir(modele, { [COMMUNES]: 1234.5, [PART]: 'beaucoup' }));
  await expect(page.getByRole('heading', { name: '3. Vérifier et confirmer' })).toBeFocused();
  await expect(page.getByText('1 erreur', { exact: true })).toBeVisible();
  await expect(page.getByText(/^G\d+ : Un nombre, « nc »/)).toBeVisible();
  const ligne = page.getByRole('row', { name: new RegExp(COMMUNES) });
  await expect(ligne).toContainText(/1[\s\u202f]234,5/);
  await expect(ligne).toContainText('51 fois l’an dernier : est-ce bien cela ?');
  await verifierAccessibilite(page);
  const confirmer = page.getByRole('button', { name: 'Importer 1 valeur' });
  await expect(confirmer).toHaveCount(0);
  await page.getByLabel('Importer les seules lignes justes, et laisser 1 ligne fautive.').check();
  await confirmer.click();
  await expect(page.getByRole('status').filter({ hasText: '1 valeur importée.' })).toBeVisible();
  await page.goto(SAISIE);
  await expect(cellule(page, COMMUNES)).toHaveValue('1234,5');
  await expect(cellule(page, PART)).toHaveValue(avant[1]!);

  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await page.getByRole('button', { name: /^Annuler cet import : rempli\.xlsx/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click();
  await expect(page.getByText('Import annulé : 1 valeur reprise.')).toBeVisible();
  await expect(page.getByText(/; annulé le 22 novembre 2026/)).toBeVisible();
  await page.goto(SAISIE);
  await expect(cellule(page, COMMUNES)).toHaveValue(avant[0]!);
});

test('la cellule dépose pour le département un CSV qu’Excel a gardé en Windows-1252', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${IMPORT}?territoire=departement`);
  const lignes = (await telecharger(page, 'Modèle CSV')).toString('utf8').replace('\ufeff', '').split('\r\n');
  const libelle = 'Nombre de documents écrits en FALC';
  const texte = lignes
    .map((ligne) => {
      const cases = ligne.split(';');
      return cases[2] === libelle ? [...cases.slice(0, 6), '17', 'Relevé à l’été', '', 'oui'].join(';') : ligne;
    })
    .join('\r\n');
  // ’ and œ are not of Latin-1
  const octets = Buffer.from(texte.replaceAll('’', '\u0092').replaceAll('œ', '\u009c'), 'latin1');
  await deposer(page, 'département.csv', octets);
  const ligne = page.getByRole('row', { name: new RegExp(libelle) });
  await expect(ligne).toContainText('17');
  await expect(ligne).toContainText('estimée ; Relevé à l’été');
  await page.getByRole('button', { name: 'Importer 1 valeur' }).click();
  await expect(page.getByRole('heading', { name: 'Derniers imports' })).toBeVisible();
  await page.goto(`${SAISIE}?territoire=departement`);
  await expect(cellule(page, libelle)).toHaveValue('17');
});

test('ce qui n’est pas un tableur, ou pèse trop, est refusé avec ce qu’il faut faire', async ({ page, connecter }) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(IMPORT);
  await deposer(page, 'essai.pdf', Buffer.from('%PDF-1.7'));
  await expect(page.getByText('Ce fichier n’est pas un tableur. Déposez un fichier XLSX ou CSV.')).toBeVisible();
  await deposer(page, 'lourd.csv', Buffer.alloc(900 * 1024 + 1, 'a'));
  await expect(page.getByLabel('Fichier rempli')).toHaveAccessibleDescription(/dépasse 900 ko/);
  // the largest that is let through does reach the server
  await deposer(page, 'juste.csv', Buffer.alloc(900 * 1024, 'a\n'));
  await expect(page.getByText('Une feuille dépasse 5 000 lignes.', { exact: false })).toBeVisible();
});

test('sur un téléphone, rien ne déborde', async ({ page, connecter, verifierAccessibilite }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(IMPORT);
  const modele = await telecharger(page, 'Modèle XLSX');
  await deposer(
    page,
    'un-fichier-au-nom-vraiment-tres-long-et-sans-espace.xlsx',
    await remplir(modele, { [COMMUNES]: 30 }),
  );
  await expect(page.getByRole('row', { name: new RegExp(COMMUNES) })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await verifierAccessibilite(page);
});
