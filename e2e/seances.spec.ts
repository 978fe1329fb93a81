import type { Page } from '@playwright/test';
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
