import type { Page } from '@playwright/test';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';
import { dialogue, dit, poserSeance, seanceOf } from './seances.ts';

const note = (page: Page) => page.getByLabel('Ce qui est dit', { exact: true });
const etat = (page: Page) => page.getByRole('region', { name: 'Notes' }).getByRole('status').first();
const rang = (page: Page, n: number) => expect(page.getByText(new RegExp(`^Point ${n} sur 2 `))).toBeVisible();

test('deux secrétaires sur la même note : rien ne s’écrase, et l’on choisit', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  const direct = `${await poserSeance(base)}/direct`;
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(direct);
  const collegue = await elsewhere(browser, page);
  await connecter(collegue, 'cellule.departement@maillage.example');
  await collegue.goto(direct);
  await rang(collegue, 1);
  await collegue.context().setOffline(true);
  await note(collegue).fill('Noté par le Département.');
  await expect(etat(collegue)).toContainText('Nouvel essai dans un instant.');
  await note(page).fill('Noté par la Préfecture.');
  await expect(etat(page)).toHaveText('Enregistré');
  await collegue.context().setOffline(false);
  const conflit = collegue.getByRole('alert').filter({ hasText: 'Claire Vidal a écrit ici en même temps que vous.' });
  await expect(conflit).toContainText('Noté par la Préfecture.');
  await expect(note(collegue)).toHaveValue('Noté par le Département.');
  await verifierAccessibilite(collegue);
  await conflit.getByRole('button', { name: 'Garder ma version' }).click();
  await expect(etat(collegue)).toHaveText('Enregistré');
  // what the colleague wrote comes in by itself
  await expect(note(page)).toHaveValue('Noté par le Département.', { timeout: 20_000 });
});

test('ce qui n’a pas pu partir reste en passant d’un point à l’autre, et part dès que possible', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${await poserSeance(base)}/direct`);
  await rang(page, 1);
  await page.context().setOffline(true);
  await page.keyboard.press('Alt+n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('Dit sans réseau.');
  await page.keyboard.press('Alt+ArrowDown');
  await rang(page, 2);
  await expect(note(page)).toHaveValue('');
  await page.keyboard.press('Alt+ArrowUp');
  await rang(page, 1);
  await expect(note(page)).toHaveValue('Dit sans réseau.');
  await page.context().setOffline(false);
  await expect(etat(page)).toHaveText('Enregistré', { timeout: 15_000 });
  await page.reload();
  await expect(note(page)).toHaveValue('Dit sans réseau.');
});

test('une décision commencée sans réseau se retrouve au rechargement ; abandonnée, elle ne revient pas', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  const direct = `${await poserSeance(base)}/direct`;
  await page.goto(direct);
  await rang(page, 1);
  await expect(etat(page)).toBeEmpty();
  const decisions = page.getByRole('region', { name: 'Décisions' });
  const texte = decisions.getByRole('textbox', { name: 'Décision', exact: true });
  await page.route('**/direct', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  for (const dite of ['Ouvrir un samedi par mois.', 'Fermer le lundi.']) {
    await decisions.getByRole('button', { name: 'Nouvelle décision' }).click();
    await texte.last().fill(dite);
  }
  await decisions.getByRole('button', { name: 'Abandonner' }).last().click();
  await expect(texte).toHaveCount(1);
  await page.keyboard.press('Alt+ArrowDown');
  await rang(page, 2);
  await expect(texte).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(texte).toHaveValue('Ouvrir un samedi par mois.');
  page.once('dialog', (dialog) => dialog.accept()); // the browser warns that something is not saved
  await page.reload();
  await expect(texte).toHaveValue('Ouvrir un samedi par mois.');
  await page.unroute('**/direct');
  await expect(decisions.getByRole('status')).toHaveText('Enregistré', { timeout: 15_000 });
  await page.reload();
  await expect(texte).toHaveValue('Ouvrir un samedi par mois.');
  await expect(decisions.getByText('Fermer le lundi.')).toHaveCount(0);
});

test('une décision change le statut d’une action, s’y lit, et une autre l’annule', async ({
  page,
  base,
  connecter,
}) => {
  test.slow();
  await connecter(page, 'cellule.etat@maillage.example');
  const direct = `${await poserSeance(base)}/direct`;
  await page.goto(direct);
  await rang(page, 1);
  const decisions = page.getByRole('region', { name: 'Décisions' });
  const confirmer = async (texte: string) => {
    await decisions.getByRole('button', { name: `Confirmer : ${texte}` }).click();
    await dialogue(page).getByRole('button', { name: 'Confirmer la décision' }).click();
    await dit(page, /^Décision 2026-\d+ confirmée/);
    const lue = decisions.getByRole('article').filter({ hasText: texte });
    await expect(lue).toContainText('Faite');
    return /2026-\d+/.exec((await lue.textContent())!)![0];
  };
  await page.keyboard.press('Alt+d');
  await page.keyboard.type('Clore l’action.');
  await decisions.getByRole('button', { name: /^Ajouter un effet/ }).click();
  await dialogue(page).getByLabel('Action').selectOption({ index: 1 });
  const action = await dialogue(page).getByLabel('Action').inputValue();
  await dialogue(page).getByRole('button', { name: 'Ajouter l’effet' }).click();
  await expect(dialogue(page).getByLabel('Statut décidé')).toHaveAccessibleDescription('Choisissez le statut décidé.');
  await dialogue(page).getByLabel('Statut décidé').selectOption({ label: 'Fait' });
  await dialogue(page).getByRole('button', { name: 'Ajouter l’effet' }).click();
  const numero = await confirmer('Clore l’action.');
  await decisions.getByRole('button', { name: 'Nouvelle décision' }).click();
  await page.keyboard.type('Rouvrir l’action.');
  await expect(decisions.getByText('Dites qui en répond et pour quand, puis confirmez-la.')).toBeVisible();
  await decisions.getByLabel('Annule').selectOption({ label: `${numero} Clore l’action.` });
  await confirmer('Rouvrir l’action.');
  await page.goto(`/s/04-2025/actions/${action}`);
  const fiche = page.getByRole('region', { name: 'Décisions' });
  await expect(fiche.getByRole('article').filter({ hasText: numero })).toContainText('Annulée par la décision 2026-');
});

test('une séance à venir se prépare ; rien ne s’y confirme, et qui ne la tient pas suit sans écrire', async ({
  page,
  browser,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  const direct = `${await seanceOf(base, 'Comité de pilotage élargi', 'prevue')}/direct`;
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(direct);
  await page.getByRole('button', { name: 'Nouvelle décision' }).click();
  await page.keyboard.type('Trop tôt.');
  await page.getByLabel('Personne', { exact: true }).fill('Anne Durand');
  await page.getByLabel('Échéance').fill('2027-01-31');
  await page.getByRole('button', { name: 'Confirmer : Trop tôt.' }).click();
  await dialogue(page).getByRole('button', { name: 'Confirmer la décision' }).click();
  await expect(dialogue(page).getByRole('alert')).toContainText('Une décision se confirme pendant la séance ou après.');
  await dialogue(page).getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('button', { name: 'Retirer : Trop tôt.' }).click();
  await dialogue(page).getByRole('button', { name: 'Retirer la décision' }).click();
  await dit(page, 'Décision retirée.');
  await expect(page.getByText('Aucune décision sur ce point.')).toBeVisible();

  const membre = await elsewhere(browser, page);
  await connecter(membre, 'copil@maillage.example');
  await membre.goto(direct);
  await expect(membre.getByText('Prévue : lecture seule.')).toBeVisible();
  await expect(membre.getByRole('textbox')).toHaveCount(0);
  await expect(membre.getByRole('button', { name: 'Nouvelle décision' })).toHaveCount(0);
  await verifierAccessibilite(membre);
});
