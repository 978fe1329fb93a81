import type { Page } from '@playwright/test';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const INDICATEURS = '/s/04-2025/indicateurs';
/** Of a value that stands on the indicator that the operator answers for, and that it must not read. */
const SECRET = { valeur: 987_654, dit: /987\s654|987654/, commentaire: 'Mot-du-territoire' };

type Choisi = { id: number; libelle: string; actionId: number };

/** A number that EPCI say, with targets, then the one computed from the conventions of La Poste; the first holds the secret. */
function plant(ownerUrl: string): Promise<[saisi: Choisi, calcule: Choisi, autre: Choisi]> {
  return withClient(ownerUrl, async (client) => {
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
    const choisir = async (where: string) => {
      const { rows } = await client.query<Choisi>(
        `select i.id, v.libelle, i.action_id as "actionId" from indicateur i join indicateur_version v on v.indicateur_id = i.id
         where i.etat = 'actif' and ${where} order by i.id limit 1`,
      );
      return rows[0]!;
    };
    const vise = `v.echelle = 'epci' and v.type = 'nombre' and v.agregation = 'somme'
      and exists (select from indicateur_cible c where c.indicateur_id = i.id)`;
    const saisi = await choisir(vise);
    await client.query(
      `insert into valeur_indicateur (indicateur_id, schema_id, annee, epci_id, version_id, statut, valeur, commentaire, suite, is_pour_compte)
       select i.id, i.schema_id, 2026, e.epci_id, 0, 'renseignee', $2, $3, 'valide', true from indicateur i
       join schema_epci e on e.schema_id = i.schema_id and indicateurs.concerne(i.id, e.epci_id)
       where i.id = $1 order by e.ordre limit 1`,
      [saisi.id, SECRET.valeur, SECRET.commentaire],
    );
    return [saisi, await choisir("i.formule = 'conventions_poste'"), await choisir(`${vise} and i.id <> ${saisi.id}`)];
  });
}

/** The cellule says who answers for an indicator. */
async function confier(page: Page, id: number, proprietaire: string): Promise<void> {
  await page.goto(`${INDICATEURS}/${id}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Changer la définition' }).click();
  await dialog.getByLabel('Propriétaire (facultatif)').selectOption({ label: proprietaire });
  await dialog.getByRole('button', { name: 'Enregistrer la définition' }).click();
  await expect(dialog).toHaveCount(0);
}

test('l’opérateur lit les définitions dont la cellule le dit propriétaire, sans une valeur, et ne les lit plus ensuite', async ({
  page,
  base,
  browser,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  const [saisi, calcule, autre] = await plant(base.ownerUrl);
  await connecter(page, 'cellule.etat@maillage.example');
  for (const { id } of [saisi, calcule]) await confier(page, id, 'La Poste');
  // the search would find it
  await page.goto(`${INDICATEURS}/${saisi.id}`);
  expect(await page.content()).toMatch(SECRET.dit);

  const operateur = await elsewhere(browser, page);
  await connecter(operateur, 'operateur.laposte@maillage.example');
  const tait = async () => {
    const lue = await (await operateur.request.get(operateur.url())).text();
    for (const texte of [lue, await operateur.content()]) {
      expect(texte).not.toMatch(SECRET.dit);
      expect(texte).not.toContain(SECRET.commentaire);
    }
  };
  await operateur.getByRole('link', { name: 'Indicateurs' }).first().click();
  await expect(operateur.getByRole('heading', { level: 1 })).toHaveText('Indicateurs');
  await expect(operateur.getByText('2 indicateurs.', { exact: true })).toBeVisible();
  const [liste, main] = [operateur.getByRole('table'), operateur.getByRole('main')];
  await expect(liste.getByRole('columnheader')).toHaveText(['Indicateur']);
  await expect(liste.getByRole('cell')).toHaveCount(0);
  for (const { libelle } of [saisi, calcule]) await expect(liste.getByRole('link', { name: libelle })).toBeVisible();
  await expect(main.getByRole('link', { name: /Saisir|Créer|Télécharger|^202\d$/ })).toHaveCount(0);
  await expect(main.getByRole('button', { name: /Figer|Rouvrir/ })).toHaveCount(0);
  await expect(main.getByRole('group', { name: /Alerte|Valeur/ })).toHaveCount(0);
  await tait();
  await verifierAccessibilite(operateur);

  for (const { id, libelle, dit } of [
    { ...saisi, dit: 'Somme' },
    { ...calcule, dit: 'Conventions signées par La Poste' },
  ]) {
    await operateur.goto(INDICATEURS);
    await liste.getByRole('link', { name: libelle }).click();
    await expect(operateur).toHaveURL(`${INDICATEURS}/${id}`);
    await expect(operateur.getByText('Les valeurs de cet indicateur ne vous sont pas ouvertes.')).toBeVisible();
    await expect(operateur.getByRole('region', { name: 'Définition' })).toContainText(dit);
    await expect(operateur.getByRole('region', { name: 'Définition' })).toContainText('La Poste');
    for (const name of ['Par année', 'Par EPCI', 'Historique'])
      await expect(operateur.getByRole('heading', { name })).toHaveCount(0);
    await expect(main.getByRole('button', { name: /Changer|Cibles|Scinder|Retirer/ })).toHaveCount(0);
    await tait();
    await verifierAccessibilite(operateur);
  }
  // the action is read, never what its indicators are worth
  await operateur.goto(`/s/04-2025/actions/${saisi.actionId}`);
  await expect(operateur.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(operateur.getByRole('region', { name: 'Indicateurs' })).toHaveCount(0);
  await tait();

  const statut = async (address: string) => (await operateur.request.get(`${INDICATEURS}${address}`)).status();
  for (const address of [
    ...['/export', `/${saisi.id}/export`, `/${calcule.id}/export`, `/${autre.id}`, `/${autre.id}/export`, '/nouveau'],
    ...['/saisie', '/saisie?territoire=200071033', `/saisie?action=${saisi.actionId}`],
    ...['/import?territoire=departement', '/import/modele?territoire=200071033'],
  ])
    expect(await statut(address), address).toBe(404);

  await confier(page, saisi.id, 'La cellule');
  await operateur.goto(INDICATEURS);
  await expect(operateur.getByText('1 indicateur.', { exact: true })).toBeVisible();
  expect(await statut(`/${saisi.id}`)).toBe(404);
  await operateur.context().close();
});
