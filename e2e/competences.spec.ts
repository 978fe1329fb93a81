import { expect, test } from './fixtures.ts';

const JLVD = '/s/04-2025/territoires/200071033';

test('le référent écrit une compétence de son EPCI, et rien d’un autre ; ce qui manque d’intérêt communautaire se voit', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  await page.goto(JLVD);
  const panneau = page.getByRole('region', { name: 'Compétences' });
  await expect(panneau).toContainText(
    /Maisons de services au public.*Intérêt communautaire à définir avant le 28 septembre 2027/s,
  );
  await page.getByRole('button', { name: 'Ajouter une compétence' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Compétence', { exact: true }).selectOption({ label: 'Action sociale' });
  await dialog.getByLabel('Délibération (facultatif)').fill('2026-31');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByLabel('Prise le')).toHaveAccessibleDescription('Donnez la date de la prise de compétence.');
  await expect(dialog.getByLabel('Délibération (facultatif)')).toHaveValue('2026-31');
  await verifierAccessibilite(page);
  await dialog.getByLabel('Caractère').selectOption({ label: 'Optionnelle' });
  await dialog.getByLabel('Prise le').fill('2026-11-02');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panneau).toContainText('Depuis le 2 novembre 2026, délibération 2026-31');
  await page.getByRole('button', { name: 'Modifier : Action sociale' }).click();
  await dialog.getByLabel('Prise le').fill('2024-03-01');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panneau).toContainText('En retard : intérêt communautaire non défini, attendu avant le 1er mars 2026');
  await page.getByRole('button', { name: 'Modifier : Action sociale' }).click();
  await dialog.getByLabel('Rendue le (facultatif)').fill('2026-11-20');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(panneau).toContainText('Compétences rendues (1)');
  await verifierAccessibilite(page);
  await page.goto('/s/04-2025/territoires/200034700');
  await expect(panneau).toContainText('Relais et petite enfance');
  await expect(page.getByRole('button', { name: /compétence|^Modifier/ })).toHaveCount(0);
});

test('l’opérateur ne lit pas les compétences', async ({ page, connecter }) => {
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(JLVD);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('JLVD');
  await expect(page.getByRole('region', { name: 'Compétences' })).toHaveCount(0);
});
