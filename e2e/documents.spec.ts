import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const CONVENTIONS = '/s/04-2025/conventions';
const MO = 1024 * 1024;

type Fichier = { chemin: string; buffer: Buffer };

/** A file on disk that begins as a PDF does, or as something else. */
async function fichier(name: string, taille: number, tete = '%PDF-1.7\n'): Promise<Fichier> {
  const buffer = Buffer.alloc(taille, 32);
  buffer.write(tete, 'latin1');
  const chemin = test.info().outputPath(name);
  await writeFile(chemin, buffer);
  return { chemin, buffer };
}

async function ouvrir(page: Page, reference: string): Promise<void> {
  await page.goto(`${CONVENTIONS}?q=${reference}`);
  await page.locator('main a[href*="/conventions/"]').first().click();
  await expect(page).toHaveURL(/conventions\/\d+$/);
}

test('la cellule dépose un PDF de 20 Mo, en lit l’empreinte, le relit octet pour octet, et lui donne une version', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await ouvrir(page, 'CAD-02');
  const documents = page.getByRole('region', { name: 'Documents' });
  await expect(documents).toContainText('Aucun document n’est déposé');
  await page.getByRole('button', { name: 'Déposer un document' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Déposer', exact: true }).click();
  await expect(dialog.getByLabel('Fichier', { exact: true })).toHaveAccessibleDescription(/Choisissez un fichier\./);
  await expect(dialog.getByLabel('Titre')).toHaveAccessibleDescription('Donnez un titre.');
  await verifierAccessibilite(page);

  const grand = await fichier('Convention signée.pdf', 20 * MO);
  await dialog.getByLabel('Titre').fill('Convention signée par tous');
  await dialog.getByLabel('Ce que c’est').selectOption({ label: 'Convention signée' });
  const refus: [Fichier, RegExp][] = [
    [await fichier('trop.pdf', 21 * MO), /dépasse 20 Mo/],
    [await fichier('programme.pdf', 50_000, 'MZ\u0090\u0000'), /Son contenu compte, pas seulement son nom/],
    [await fichier('convention.exe', 50_000), /son nom finit par « \.exe »/],
  ];
  for (const [file, sentence] of refus) {
    await dialog.getByLabel('Fichier', { exact: true }).setInputFiles(file.chemin);
    await dialog.getByRole('button', { name: 'Déposer', exact: true }).click();
    await expect(dialog.getByLabel('Fichier', { exact: true })).toHaveAccessibleDescription(sentence);
    await expect(dialog.getByLabel('Titre')).toHaveValue('Convention signée par tous');
  }
  await dialog.getByLabel('Fichier', { exact: true }).setInputFiles(grand.chemin);
  await dialog.getByRole('button', { name: 'Déposer', exact: true }).click();
  await expect(documents.getByRole('link', { name: 'Convention signée par tous' })).toBeVisible();
  await expect(documents).toContainText(
    /PDF, 20 Mo · déposé le 22 novembre 2026 par Claire Vidal · lu par : la cellule et les parties/,
  );
  await documents.getByText('Empreinte').click();
  const sha256 = createHash('sha256').update(grand.buffer).digest('hex');
  await expect(documents).toContainText(`SHA-256 ${sha256}`);
  await verifierAccessibilite(page);
  const telecharger = async (name: string) => {
    const [arrivee] = await Promise.all([page.waitForEvent('download'), documents.getByRole('link', { name }).click()]);
    return { nom: arrivee.suggestedFilename(), contenu: await readFile(await arrivee.path()) };
  };
  const lu = await telecharger('Convention signée par tous');
  expect(lu.nom).toBe('Convention signée.pdf');
  expect(lu.contenu.equals(grand.buffer)).toBe(true);

  await documents.getByRole('button', { name: /^Nouvelle version/ }).click();
  const suivante = await fichier('Convention signée v2.pdf', 30_000);
  await dialog.getByLabel('Fichier', { exact: true }).setInputFiles(suivante.chemin);
  await dialog.getByRole('button', { name: 'Déposer la version' }).click();
  await expect(documents).toContainText('2 versions et leurs empreintes');
  expect((await telecharger('Convention signée par tous')).contenu.equals(suivante.buffer)).toBe(true);
  expect((await telecharger('Version 1')).contenu.equals(grand.buffer)).toBe(true);
});

test('un document se montre aux parties, puis au copil, se retire et se remet sans se perdre', async ({
  page,
  connecter,
}) => {
  const dialog = page.getByRole('dialog');
  const documents = page.getByRole('region', { name: 'Documents' });
  const lire = async (qui: string) => {
    await page.context().clearCookies();
    await connecter(page, `${qui}@maillage.example`);
    await ouvrir(page, 'CAD-06');
  };
  await lire('referent.jlvd');
  await expect(documents.getByRole('link', { name: 'Convention cadre signée' })).toBeVisible();
  await expect(documents).not.toContainText('Note préparatoire');
  await expect(page.getByRole('button', { name: 'Déposer un document' })).toHaveCount(0);
  const adresse = await documents.getByRole('link', { name: 'Convention cadre signée' }).getAttribute('href');
  const answer = await page.request.get(adresse!);
  expect(answer.headers()).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' },
    'content-disposition': expect.stringMatching(/^attachment;/),
  });

  await lire('copil');
  await expect(documents).toHaveCount(0);
  expect((await page.request.get(adresse!)).status()).toBe(404);

  await lire('cellule.etat');
  await documents.getByRole('button', { name: 'Modifier : Convention cadre signée' }).click();
  await dialog.getByRole('radio', { name: 'Aussi le comité de pilotage' }).check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(documents).toContainText('lu par : aussi le comité de pilotage');
  await lire('copil');
  await expect(documents.getByRole('link', { name: 'Convention cadre signée' })).toBeVisible();

  await lire('cellule.etat');
  await documents.getByRole('button', { name: 'Retirer : Convention cadre signée' }).click();
  await dialog.getByRole('button', { name: 'Retirer de la liste' }).click();
  await expect(documents).toContainText('1 document retiré');
  expect((await page.request.get(adresse!)).status()).toBe(200);
  await lire('referent.jlvd');
  await expect(documents).toHaveCount(0);
  expect((await page.request.get(adresse!)).status()).toBe(404);
  await lire('cellule.etat');
  await documents.getByText('1 document retiré').click();
  await documents.getByRole('button', { name: 'Remettre : Convention cadre signée' }).click();
  await dialog.getByRole('button', { name: 'Remettre', exact: true }).click();
  await expect(documents).not.toContainText('1 document retiré');
});

test('un dépôt fait depuis un autre site, ou deux fois sous la même clé, ne compte pas', async ({
  page,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await ouvrir(page, 'CAD-03');
  const url = `${page.url()}/documents`;
  const multipart = {
    ...{ titre: 'Essai', nature: 'annexe', visibilite: 'interne', cle: crypto.randomUUID() },
    fichier: { name: 'a.pdf', mimeType: 'application/pdf', buffer: (await fichier('a.pdf', 1_000)).buffer },
  };
  const ailleurs = await page.request.post(url, { multipart, headers: { 'sec-fetch-site': 'cross-site' } });
  expect(ailleurs.status()).toBe(403);
  for (let i = 0; i < 2; i++)
    expect(await (await page.request.post(url, { multipart })).json()).toMatchObject({ etat: 'fait' });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Documents' }).getByRole('link', { name: 'Essai' })).toHaveCount(1);
});
