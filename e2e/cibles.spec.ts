import pg from 'pg';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

test('deux techniciens écrivent les cibles du même indicateur : le second voit les deux versions et n’a rien perdu', async ({
  page,
  base,
  browser,
  connecter,
  verifierAccessibilite,
}) => {
  const client = new pg.Client(base.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `select i.id from indicateur i join indicateur_version v on v.indicateur_id = i.id and v.type = 'nombre'
     where exists (select from indicateur_cible c where c.indicateur_id = i.id) order by i.id limit 1`,
  );
  await client.end();
  const address = `/s/04-2025/indicateurs/${rows[0]!.id}`;
  await connecter(page, 'cellule.etat@maillage.example');
  const autre = await elsewhere(browser, page);
  await connecter(autre, 'cellule.departement@maillage.example');
  const [ici, la] = [page.getByRole('dialog'), autre.getByRole('dialog')];
  for (const where of [page, autre]) {
    await where.goto(address);
    await where.getByRole('button', { name: 'Cibles' }).click();
  }
  await la.getByLabel('2028').fill('410');
  await la.getByLabel('2029').fill('450,5');
  await la.getByRole('button', { name: 'Enregistrer les cibles' }).click();
  await expect(la).toHaveCount(0);

  await ici.getByLabel('2028').fill('333');
  await ici.getByLabel('2026').fill('12');
  await ici.getByRole('button', { name: 'Enregistrer les cibles' }).click();
  const conflit = ici.getByRole('alert');
  await expect(conflit).toContainText(/Julien Roustan a enregistré sa version le 22 novembre 2026/);
  await expect(conflit).toContainText(/Cible 2028\s*410/);
  await expect(conflit).toContainText(/Cible 2029\s*450,5/);
  await expect(ici.getByLabel('2028')).toHaveValue('333');
  await expect(ici.getByLabel('2026')).toHaveValue('12');
  await verifierAccessibilite(page);
  // nothing was written over
  await autre.reload();
  await expect(autre.getByRole('row', { name: /^2028/ })).toContainText('410');

  // takes what the other wrote, keeps what is one's own
  await ici.getByLabel('2029').fill('450,5');
  await ici.getByRole('button', { name: 'Enregistrer les cibles' }).click();
  await expect(ici).toHaveCount(0);
  for (const [annee, valeur] of [
    ['2026', '12'],
    ['2028', '333'],
    ['2029', '450,5'],
  ] as const)
    await expect(page.getByRole('row', { name: new RegExp(`^${annee}`) })).toContainText(valeur);
  await autre.context().close();
});
