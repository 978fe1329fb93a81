import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const CONVENTIONS = '/s/04-2025/conventions';

test('la cellule évalue une convention en retard, constate un engagement et prolonge par un avenant qui garde l’ancien terme', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${CONVENTIONS}?q=FEPEM`);
  await page.getByRole('link', { name: /particuliers employeurs/ }).click();
  const termes = page.getByRole('region', { name: 'Termes' });
  await expect(termes).toContainText('Évaluation 2025 attendue');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Évaluer 2025' }).click();
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click();
  await expect(dialog.getByLabel('Pourquoi ?')).toHaveAccessibleDescription('Dites pourquoi, en une phrase.');
  await dialog.getByRole('radio', { name: 'En cours' }).check();
  await dialog.getByLabel('Pourquoi ?').fill('Peu de rendez-vous pris.');
  await dialog.getByLabel('Suite donnée').selectOption({ label: 'Renégociation' });
  await verifierAccessibilite(page);
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click();
  await expect(page.getByRole('region', { name: 'Évaluation annuelle' })).toContainText(
    /2025.*Peu de rendez-vous pris\.\s*Renégociation.*Claire Vidal/s,
  );
  await expect(termes).not.toContainText('attendue');

  await page
    .getByRole('button', { name: /^Constater/ })
    .first()
    .click();
  await dialog.getByRole('radio', { name: 'En partie' }).check();
  await dialog.getByLabel(/Ce qui le montre/).fill('Une session sur deux.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Parties et engagements' })).toContainText(
    /En partie.*Une session sur deux/s,
  );

  await page.getByRole('button', { name: 'Ajouter un avenant' }).click();
  await dialog.getByLabel('Objet').fill('Un an de plus.');
  await dialog.getByLabel('Nouveau terme (facultatif)').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Ajouter l’avenant' }).click();
  await expect(dialog.getByLabel('Nouveau terme (facultatif)')).toHaveAccessibleDescription(
    /Le nouveau terme suit la date d’effet/,
  );
  await expect(dialog.getByLabel('Objet')).toHaveValue('Un an de plus.');
  await dialog.getByLabel('Nouveau terme (facultatif)').fill('2028-08-31');
  await dialog.getByRole('button', { name: 'Ajouter l’avenant' }).click();
  await expect(termes).toContainText('au 31 août 2028, 4 ans (d’abord au 31 août 2027)');
  await expect(page.getByRole('region', { name: 'Avenants' })).toContainText(/Avenant 1.*Un an de plus\./s);
});

test('une convention se signe quand deux parties ont signé : le référent écrit la sienne, la cellule fait le pas', async ({
  page,
  connecter,
}) => {
  const dialog = page.getByRole('dialog');
  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(`${CONVENTIONS}?q=FIN-02`);
  await page.getByRole('link', { name: /Haut Verdon/ }).click();
  await expect(page).toHaveURL(/conventions\/\d+$/);
  const address = page.url();
  await page.getByRole('button', { name: 'Changer l’état' }).click();
  await dialog.getByRole('radio', { name: /^Signée/ }).check();
  await dialog.getByRole('button', { name: 'Changer l’état' }).click();
  await expect(dialog.getByText('Il y faut au moins 2 signatures datées : elle en a 1.').first()).toBeVisible();
  await page.context().clearCookies();

  await connecter(page, 'referent.ccapv@maillage.example');
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Changer l’état' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Délibération et signature/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Délibération et signature : CCAPV' }).click();
  await dialog.getByLabel('Délibération n° (facultatif)').fill('2026-41');
  await dialog.getByLabel('Signée le').fill('2027-01-01');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByLabel('Signée le')).toHaveAccessibleDescription(/futur/);
  await dialog.getByLabel('Signée le').fill('2026-11-20');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Parties et engagements' })).toContainText(
    'signée le 20 novembre 2026',
  );
  await page.context().clearCookies();

  await connecter(page, 'cellule.departement@maillage.example');
  await page.goto(address);
  await page.getByRole('button', { name: 'Changer l’état' }).click();
  await dialog.getByRole('radio', { name: 'Signée' }).check();
  await dialog.getByRole('button', { name: 'Changer l’état' }).click();
  await expect(page.getByRole('main').getByText('Signée', { exact: true })).toBeVisible();
});

test('deux personnes sur le même engagement : la seconde l’apprend, et rien n’est perdu', async ({
  page,
  browser,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  for (const [one, constat] of [
    [page, 'En partie'],
    [autre, 'Tenu'],
  ] as const) {
    await one.goto(`${CONVENTIONS}?q=CAD-06`);
    await one.getByRole('link', { name: /avec JLVD/ }).click();
    await one.getByRole('button', { name: /^Constater.*Désigner un référent/ }).click();
    await one.getByRole('dialog').getByRole('radio', { name: constat, exact: true }).check();
  }
  await autre.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(autre.getByRole('dialog')).toHaveCount(0);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Ce qui le montre/).fill('Arrêté de juin.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/Julien Roustan a enregistré sa version.*Il estTenu/s);
  await expect(dialog.getByLabel(/Ce qui le montre/)).toHaveValue('Arrêté de juin.');
});

test('la cellule écrit une convention financière : cadre ou raison, parties, engagement, montants qui s’additionnent', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(CONVENTIONS);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Ajouter une convention' }).click();
  await dialog.getByLabel('Référence').fill('FIN-04');
  await dialog.getByLabel('Intitulé').fill('Navette des hameaux');
  await dialog.getByRole('radio', { name: 'Convention financière de réalisation' }).check();
  await dialog.getByLabel('Entre qui et qui').selectOption({ label: 'Autre' });
  await dialog.getByRole('button', { name: 'Ajouter au registre' }).click();
  await expect(dialog.getByLabel('Convention cadre', { exact: true })).toHaveAccessibleDescription(
    'Choisissez sa convention cadre, ou dites pourquoi elle n’en a pas.',
  );
  await verifierAccessibilite(page);
  await dialog.getByLabel('Ou pourquoi elle n’en a pas').fill('Urgence de l’hiver.');
  await dialog.getByLabel('Prend effet le (facultatif)').fill('2026-01-01');
  await dialog.getByLabel('Terme (facultatif)').fill('2026-12-31');
  await dialog.getByRole('checkbox', { name: /^HPPB/ }).check();
  await dialog.getByLabel('Actions du schéma (facultatif)').fill('3-B-2, 9-Q-9');
  await dialog.getByRole('button', { name: 'Ajouter au registre' }).click();
  await expect(dialog.getByLabel('Actions du schéma (facultatif)')).toHaveAccessibleDescription(/9-Q-9/);
  await dialog.getByLabel('Actions du schéma (facultatif)').fill('3-b-2');
  await dialog.getByRole('button', { name: 'Ajouter au registre' }).click();
  await page.getByRole('link', { name: 'Navette des hameaux' }).click();

  for (const nom of ['Préfecture', 'HPPB', 'Association des hameaux']) {
    await page.getByRole('button', { name: 'Ajouter une partie' }).click();
    await dialog.getByRole('combobox', { name: 'Organisation' }).fill(nom);
    await dialog.getByRole('button', { name: 'Ajouter la partie' }).click();
    if (nom === 'Association des hameaux') {
      const type = dialog.getByLabel('Son type, si elle est nouvelle');
      await expect(type).toHaveAccessibleDescription('Elle est nouvelle : dites ce qu’elle est.');
      await type.selectOption({ label: 'Association' });
      await dialog.getByRole('button', { name: 'Ajouter la partie' }).click();
    }
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Ajouter une partie' }).click();
  await dialog.getByRole('combobox', { name: 'Organisation' }).fill('Association-des Hameaux');
  await dialog.getByRole('button', { name: 'Ajouter la partie' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Organisation' })).toHaveAccessibleDescription(
    /« Association des hameaux » existe déjà/,
  );
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  const parties = page.getByRole('region', { name: 'Parties et engagements' });
  await expect(parties.getByRole('heading', { level: 3 })).toHaveText([
    /^Préfecture/,
    /HPPB\s*$/,
    /^Association des hameaux/,
  ]);
  await page.getByRole('button', { name: 'Ajouter un engagement : HPPB' }).click();
  await dialog.getByLabel('Elle s’engage à').fill('Assurer trois tournées par semaine.');
  await dialog.getByLabel('Code de l’action (facultatif)').fill('3-B-2');
  await dialog.getByRole('button', { name: 'Ajouter l’engagement' }).click();
  await expect(parties).toContainText('Assurer trois tournées par semaine.');
  for (const [financeur, prevu] of [
    [/Préfecture/, '18 500,50'],
    [/Pays de Banon/, '0'],
  ] as const) {
    await page.getByRole('button', { name: 'Ajouter un montant' }).click();
    await dialog.getByLabel('Année').fill('2026');
    await dialog.getByLabel('Volet').selectOption({ label: 'Fonctionnement' });
    const option = dialog.getByLabel('Financeur').getByRole('option', { name: financeur });
    await dialog.getByLabel('Financeur').selectOption((await option.getAttribute('value'))!);
    await dialog.getByLabel('Prévu, en euros').fill('beaucoup');
    await dialog.getByRole('button', { name: 'Ajouter le montant' }).click();
    await expect(dialog.getByLabel('Prévu, en euros')).toHaveAccessibleDescription(/Un montant en euros/);
    await dialog.getByLabel('Prévu, en euros').fill(prevu);
    await dialog.getByRole('button', { name: 'Ajouter le montant' }).click();
    await expect(dialog).toHaveCount(0);
  }
  const montants = page.getByRole('region', { name: 'Montants' });
  await expect(montants.getByRole('row')).toHaveCount(1 + 2 + 1);
  await expect(montants.getByRole('row').last()).toHaveText(/^Total\s*18\s500,50\s€\s*non renseigné$/);
  await expect(montants).toContainText(/0\s€/);
  await verifierAccessibilite(page);

  await page.getByRole('button', { name: /^Modifier : 2026, fonctionnement, Préfecture/ }).click();
  await expect(dialog.getByLabel('Prévu, en euros')).toHaveValue('18500,5');
  await dialog.getByLabel('Versé, en euros (facultatif)').fill('0');
  await dialog.getByRole('button', { name: 'Enregistrer le montant' }).click();
  await expect(montants.getByRole('row', { name: /Préfecture/ })).toContainText(/18\s500,50\s€\s*0\s€/);
  await page.getByRole('button', { name: 'Retirer : Assurer trois tournées par semaine.' }).click();
  await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(parties).not.toContainText('trois tournées');
  await page
    .getByRole('button', { name: /^Retirer : .*Pays de Banon/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Elle finance cette convention');
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('button', { name: 'Retirer : Association des hameaux' }).click();
  await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(parties.getByRole('heading', { level: 3 })).toHaveCount(2);
});
