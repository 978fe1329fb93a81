import { expect, test } from './fixtures.ts';

test('un réseau perdu se dit, et le geste se refait quand il revient', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/s/04-2025/tableau');
  const confirmer = page.getByRole('button', { name: 'Confirmer 1-B-1 inchangé' });
  const changer = page.getByRole('button', { name: 'Changer le statut de 1-B-1' });
  await page.context().setOffline(true);
  await confirmer.click();
  await expect(page.getByRole('status').filter({ hasText: 'Le serveur ne répond pas' })).toBeVisible();
  await expect(confirmer).not.toHaveAttribute('aria-disabled', 'true');
  // the form itself had not come yet
  await changer.click();
  await expect(page.getByRole('status').filter({ hasText: 'Réessayez dans un instant' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.context().setOffline(false);
  await changer.click();
  await expect(page.getByRole('dialog', { name: 'Changer le statut' })).toBeVisible();
  await page.keyboard.press('Escape');
  await confirmer.click();
  await expect(page.getByText('Statut confirmé inchangé.')).toBeVisible();
});
