import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';

const CONVENTIONS = '/s/04-2025/conventions';

// scenario 8 of the domain
test('une convention à reconduction expresse se termine dans 90 jours : elle est aux échéances, un avenant déplace son terme', async ({
  page,
  base,
  connecter,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `update convention set date_fin = '2027-02-20', preavis_mois = 2, reconduction = 'expresse', duree_reconduction_mois = 12
       where reference = 'OPE-04'`,
    ),
  );
  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(`${CONVENTIONS}?echeance=terme&q=CAF`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Rendez-vous de droits' })).toContainText(
    /Terme dans 90 jours/,
  );
  await expect(page.getByRole('listitem').filter({ hasText: 'Rendez-vous de droits' })).toContainText(
    'Préavis avant le 20 décembre 2026',
  );
  await page.getByRole('link', { name: /Rendez-vous de droits/ }).click();
  const termes = page.getByRole('region', { name: 'Termes' });
  await expect(termes).toContainText(/Expresse, par périodes de 12 mois/);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Ajouter un avenant' }).click();
  await dialog.getByLabel('Objet').fill('Reconduction d’un an.');
  await dialog.getByLabel('Nouveau terme (facultatif)').fill('2028-02-20');
  await dialog.getByRole('button', { name: 'Ajouter l’avenant' }).click();
  await expect(termes).toContainText('au 20 février 2028 (d’abord au 20 février 2027)');
  await expect(termes).not.toContainText('Terme dans');
});

test('une convention se renouvelle avec ses engagements non tenus, et chacune mène à l’autre', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${CONVENTIONS}?q=CAD-05`);
  await page.getByRole('link', { name: /avec CCSB/ }).click();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Renouveler : CAD-05' }).click();
  await expect(dialog).toContainText('2 engagements non tenus');
  await expect(dialog.getByLabel('Prend effet le')).toHaveValue('2028-07-01');
  await dialog.getByLabel('Référence de la nouvelle convention').fill('CAD-01');
  await dialog.getByLabel('Terme').fill('2028-01-01');
  await dialog.getByRole('button', { name: 'Ouvrir la négociation' }).click();
  await expect(dialog.getByLabel('Terme')).toHaveAccessibleDescription('Le terme suit la date d’effet.');
  await dialog.getByLabel('Terme').fill('2031-06-30');
  await dialog.getByRole('button', { name: 'Ouvrir la négociation' }).click();
  await expect(dialog.getByLabel('Référence de la nouvelle convention')).toHaveAccessibleDescription(
    /déjà cette référence/,
  );
  await verifierAccessibilite(page);
  await dialog.getByLabel('Référence de la nouvelle convention').fill('CAD-05-2028');
  await dialog.getByRole('button', { name: 'Ouvrir la négociation' }).click();
  const termes = page.getByRole('region', { name: 'Termes' });
  await termes.getByRole('link', { name: 'CAD-05-2028' }).click();
  await expect(page.getByText('En négociation', { exact: true })).toBeVisible();
  await expect(termes).toContainText('Du 1er juillet 2028 au 30 juin 2031');
  const parties = page.getByRole('region', { name: 'Parties et engagements' });
  await expect(parties.getByRole('heading', { level: 3 })).toHaveCount(3);
  await expect(parties.getByText('À constater')).toHaveCount(2);
  await expect(parties).not.toContainText('signée le');
  await termes.getByRole('link', { name: 'CAD-05', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Renouveler/ })).toHaveCount(0);
});
