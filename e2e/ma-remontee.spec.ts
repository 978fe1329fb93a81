import { castMember } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { expect, test } from './fixtures.ts';
import { isSaved, JLVD, readBrouillon, readTransmises } from './remontees.ts';

const CCPFML = '/s/04-2025/ma-remontee/240400440';
const PAA = '/s/04-2025/ma-remontee/200067437';

test.describe('ma liste', () => {
  test('le référent de Jabron ne voit que les 23 actions de son EPCI, ce qui est fait et l’échéance', async ({
    page,
    base,
    connecter,
    verifierAccessibilite,
  }) => {
    await connecter(page, castMember('referent.jlvd').courriel);
    await page.goto('/ma-remontee');
    await expect(page).toHaveURL(JLVD);
    const wanted = await withClient(base.ownerUrl, async (client) => {
      const { rows } = await client.query<{ code: string }>(
        `select a.code from action a join action_version_epci e on e.version_id = a.version_id
         join schema_epci s on s.epci_id = e.epci_id and s.sigle = 'JLVD' and s.schema_id = a.schema_id where a.etat = 'active'`,
      );
      return rows.map(({ code }) => code).toSorted();
    });
    const shown = await page
      .locator('[data-ligne]')
      .evaluateAll((lines) => lines.map((l) => l.getAttribute('data-ligne')!));
    expect(shown).toHaveLength(23);
    expect(shown.toSorted()).toEqual(wanted);
    await expect(page.getByText(/^\d+ sur 23 /)).toContainText('avant le 1er janvier 2027, dans 40 jours');
    await verifierAccessibilite(page);
    await page
      .locator('[data-ligne]')
      .first()
      .getByRole('button', { name: /^Modifier/ })
      .click();
    await verifierAccessibilite(page);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('l’adresse de la remontée d’un autre EPCI ne s’ouvre pas, et l’essai est noté', async ({
    page,
    base,
    connecter,
  }) => {
    await connecter(page, castMember('referent.jlvd').courriel);
    const count = () =>
      withClient(base.ownerUrl, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          'select count(*)::int as n from journal_acces where entree = $1',
          [PAA],
        );
        return rows[0]!.n;
      });
    const before = await count();
    const answer = await page.goto(PAA);
    expect(answer!.status()).toBe(404);
    expect(await count()).toBe(before + 1);
  });

  test('qui est référent de deux EPCI choisit, et ne mêle pas leurs lignes', async ({ page, base, connecter }) => {
    const { courriel } = castMember('referent.hppb');
    await withClient(base.ownerUrl, (client) =>
      client.query(
        `insert into habilitation (utilisateur_id, role, schema_id, epci_id, debut)
         select c.utilisateur_id, 'referent_epci', s.schema_id, s.epci_id, '2026-01-01'
         from compte c, schema_epci s where c.courriel = $1 and s.sigle = 'CCVUSP'`,
        [courriel],
      ),
    );
    await connecter(page, courriel);
    await page.goto('/ma-remontee');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ma remontée');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^CCVUSP/ })
      .click();
    await expect(page.getByText('CCVUSP · ')).toBeVisible();
    await expect(page.locator('[data-ligne]')).toHaveCount(26);
    const actions = await page.locator('[data-ligne]').evaluateAll((l) => l.map((x) => x.getAttribute('data-ligne')));
    await page.goto('/ma-remontee');
    await page.getByRole('main').getByRole('link', { name: /^HPPB/ }).click();
    await expect(page.getByText('HPPB · ')).toBeVisible();
    expect(
      await page.locator('[data-ligne]').evaluateAll((l) => l.map((x) => x.getAttribute('data-ligne'))),
    ).not.toEqual(actions);
  });
});

test('vingt-cinq actions au clavier seul, en moins de 150 touches', async ({ page, base, connecter }) => {
  await connecter(page, castMember('referent.ccpfml').courriel);
  await page.goto(CCPFML);
  await expect(page.locator('[data-ligne]')).toHaveCount(25);
  const lines = page.locator('[data-ligne]');
  let keys = 0;
  let letters = 0;
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    letters += text.length;
    await page.keyboard.type(text);
  };
  // the keyboard starts from the first line, as Tab would bring it there
  await lines.first().getByRole('button').first().focus();
  const changes = new Map([
    [4, 'Ouverte en mai.'],
    [11, 'Deux agents formés.'],
    [19, 'Reporté : sans porteur.'],
  ]);
  const changed = new Map<string, string>();
  for (let i = 0; i < 25; i++) {
    const line = lines.nth(i);
    const code = (await line.getAttribute('data-ligne'))!;
    await expect(line.getByRole('button').first()).toBeFocused();
    const phrase = changes.get(i);
    if (!phrase) {
      await press('Enter');
      continue;
    }
    // another status than last year's: 1 pas fait, 2 en cours, 3 fait
    const isFait =
      (await line.textContent())!.includes('En 2025') && (await line.locator('use[href="#m-fait"]').count()) > 0;
    await press(isFait ? '2' : '3');
    await type(phrase);
    await press('Enter');
    changed.set(code, phrase);
  }
  await expect(page.locator('#transmettre')).toBeFocused();
  await isSaved(page);
  await press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Transmettre 25 lignes' })).toBeVisible();
  for (
    let i = 0;
    i < 3 &&
    !(await page.getByRole('button', { name: 'Transmettre 25 lignes' }).evaluate((b) => b === document.activeElement));
    i++
  )
    await press('Tab');
  await press('Enter');
  await expect(page.getByText('25 lignes transmises à la cellule.')).toBeVisible();
  console.log(`25 actions au clavier : ${keys} touches et ${letters} lettres, ${keys + letters} en tout.`);
  expect(keys + letters).toBeLessThan(150);
  const sent = await readTransmises(base.ownerUrl, 'CCPFML');
  expect(sent).toHaveLength(25);
  expect(sent.filter(({ is_inchange }) => is_inchange)).toHaveLength(22);
  for (const [code, phrase] of changed) expect(sent.find((line) => line.code === code)!.commentaire).toBe(phrase);
  expect(await readBrouillon(base.ownerUrl, 'CCPFML', sent[0]!.code)).toBeUndefined();
});

test('transmettre pressé deux fois, et dans deux onglets : chaque ligne part une fois', async ({
  page,
  base,
  connecter,
}) => {
  await connecter(page, castMember('referent.jlvd').courriel);
  await page.goto(JLVD);
  const other = await page.context().newPage();
  await other.goto(JLVD);
  for (const one of [page, other]) {
    await one.locator('#transmettre').click();
    await expect(one.getByRole('dialog')).toBeVisible();
  }
  const before = (await readTransmises(base.ownerUrl, 'JLVD')).length;
  const send = page.getByRole('dialog').getByRole('button', { name: /^Transmettre/ });
  await send.dblclick();
  await expect(page.getByText(/lignes? transmises? à la cellule/)).toBeVisible();
  const sent = await readTransmises(base.ownerUrl, 'JLVD');
  expect(new Set(sent.map(({ code }) => code)).size).toBe(sent.length);
  expect(sent.length).toBeGreaterThan(before);
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^Transmettre/ })
    .click();
  await expect(other.getByText('rien n’est parti d’ici')).toBeVisible();
  expect(await readTransmises(base.ownerUrl, 'JLVD')).toEqual(sent);
});
