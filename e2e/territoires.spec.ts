import { castMember, type CastName } from '../prisma/seed/cast.ts';
import { signIn } from '../scripts/bench/session.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';
import { demandes, fiche, LISTE, referents } from './territoires.ts';

test('chaque EPCI est là avec ses référents, sa vacance, son avancement, et mène à sa page', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto('/territoires');
  await expect(page).toHaveURL(LISTE);
  await expect(page.getByRole('row')).toHaveCount(9);
  const row = (sigle: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: sigle }) });
  await expect(row('CCVUSP')).toContainText('Vacant depuis le 6 juin 2026');
  await expect(row('CCSB')).toContainText('22 transmises sur 25');
  await expect(row('CCSB')).toContainText('3 retournées');
  await expect(row('DLVA')).toContainText('Visé en instance locale du');
  await verifierAccessibilite(page);
  await page.getByRole('link', { name: 'CCSB' }).click();
  await expect(page).toHaveURL(fiche('CCSB'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sisteronais-Buëch (CCSB)');
  await expect(demandes(page)).toContainText('3 lignes retournées, à reprendre');
  await verifierAccessibilite(page);
});

test('la page compare l’EPCI aux autres sans la couleur, et nomme l’écart', async ({ page, connecter }) => {
  await connecter(page, 'elu.jlvd@maillage.example');
  await page.goto(fiche('JLVD'));
  const axes = page.getByRole('table').first();
  await expect(axes.getByRole('columnheader', { name: 'Les 7 autres EPCI' })).toBeVisible();
  await expect(axes.getByRole('row', { name: /^Ensemble/ })).toContainText(/\d+ %.*\d+ % \d+ sur \d+/s);
  await expect(page.getByText('EPCI moins avancé').first()).toBeVisible();
  await expect(demandes(page)).toContainText('23 lignes à transmettre sur 23');
  await expect(page.getByRole('button', { name: /Nommer|Remplacer|Terminer/ })).toHaveCount(0);
});

for (const [sigle, name] of [
  ['JLVD', 'elu.jlvd'],
  ['PAA', 'referent.paa'],
  ['CCSB', 'cellule.etat'],
  ['DLVA', 'cellule.etat'],
  ['PAA', 'operateur.laposte'],
] as const)
  test(`la fiche de ${sigle} s’imprime sur une page A4 pour ${name}`, async ({ page, connecter }) => {
    await connecter(page, castMember(name).courriel);
    await page.goto(fiche(sigle));
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });

test('rien de l’avancement des EPCI n’atteint un opérateur ni un administrateur, à l’écran comme dans ce que reçoit la page', async ({
  page,
  base,
  baseURL,
  connecter,
  verifierAccessibilite,
}) => {
  const readers = ['operateur.laposte', 'admin', 'elu.jlvd'] satisfies CastName[];
  const read = async () => {
    const found: Record<string, string[][]> = {};
    for (const name of readers) {
      const cookie = await signIn(baseURL!, castMember(name).courriel);
      const words = async (address: string) =>
        wordsOf(await (await fetch(baseURL! + address, { headers: { cookie, rsc: '1' } })).text());
      found[name] = [await words(LISTE), await words(fiche('PAA'))];
    }
    return found;
  };
  const before = await read();
  await withClient(base.ownerUrl, (client) =>
    client.query(
      "update suivi_epci set avancement = case avancement when 'fait' then 'pas_fait' else 'fait' end::avancement",
    ),
  );
  const after = await read();
  // what they receive does not depend on it; the élu's does
  expect(after['operateur.laposte']).toEqual(before['operateur.laposte']);
  expect(after.admin).toEqual(before.admin);
  for (const i of [0, 1]) expect(after['elu.jlvd']![i]).not.toEqual(before['elu.jlvd']![i]);

  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(fiche('PAA'));
  await expect(page.getByText('ne fait pas partie de ce que vous lisez')).toBeVisible();
  await expect(referents(page)).toContainText('Émilie Garcin');
  await expect(page.getByRole('columnheader')).toHaveText(['Action', 'Département']);
  await expect(page.getByRole('heading', { name: 'Avancement par axe' })).toHaveCount(0);
  await expect(demandes(page)).not.toContainText('Visa');
  await verifierAccessibilite(page);
});

/** The words of what the router receives, whatever the order they came in; nonces and keys, new at each request, left out. */
function wordsOf(payload: string): string[] {
  return (payload.match(/"[^"]*"/g) ?? []).filter((word) => !/^"(\$|[\w-]{20,}=*"$)/.test(word)).sort();
}
