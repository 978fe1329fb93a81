import type { Page } from '@playwright/test';
import { castMember } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { elsewhere } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const JLVD = '/s/04-2025/ma-remontee/200071033';
const CCPFML = '/s/04-2025/ma-remontee/240400440';
const PAA = '/s/04-2025/ma-remontee/200067437';

type Ligne = { code: string; avancement: string; commentaire: string | null; is_inchange: boolean };

/** The lines that this EPCI sent in the campaign of the year, as the base keeps them. */
function readTransmises(ownerUrl: string, sigle: string): Promise<Ligne[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Ligne>(
      `select a.code, e.avancement, e.commentaire, e.is_inchange from avancement_epci e join action a on a.id = e.action_id
       join campagne c on c.id = e.campagne_id and c.annee = 2026
       join schema_epci s on s.epci_id = e.epci_id and s.schema_id = e.schema_id and s.sigle = $1 order by e.id`,
      [sigle],
    );
    return rows;
  });
}

/** The sentence of the draft on this line, or nothing. */
function readBrouillon(ownerUrl: string, sigle: string, code: string): Promise<string | undefined> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ commentaire: string }>(
      `select b.commentaire from brouillon_avancement b join action a on a.id = b.action_id and a.code = $2
       join schema_epci s on s.epci_id = b.epci_id and s.schema_id = b.schema_id and s.sigle = $1`,
      [sigle, code],
    );
    return rows[0]?.commentaire;
  });
}

const ligneOf = (page: Page, code: string) => page.locator(`[data-ligne="${code}"]`);
const phraseOf = (page: Page, code: string) => ligneOf(page, code).getByLabel('En une phrase');
const isSaved = (page: Page) =>
  expect(page.locator('[data-sauvegarde="enregistre"]')).toHaveText('Tout est enregistré');

/** Opens the form of a line that has none yet. */
async function ouvrir(page: Page, code: string): Promise<void> {
  await ligneOf(page, code)
    .getByRole('button', { name: /^(Modifier|Renseigner|Reprendre|Signaler un changement)/ })
    .click();
  await expect(phraseOf(page, code)).toBeVisible();
}

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

test.describe('rien de ce qui est tapé ne se perd', () => {
  test.beforeEach(async ({ page, connecter }) => {
    await connecter(page, castMember('referent.jlvd').courriel);
    await page.goto(JLVD);
  });

  test('réseau coupé en pleine phrase : elle attend sur l’appareil, et part quand il revient', async ({
    page,
    base,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(2).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await phraseOf(page, code).fill('Avant la coupure.');
    await isSaved(page);
    await page.context().setOffline(true);
    await phraseOf(page, code).fill('Pendant la coupure.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Avant la coupure.');
    await page.context().setOffline(false);
    await isSaved(page);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Pendant la coupure.');
  });

  test('onglet fermé pendant que le serveur se tait : la phrase revient et part à la réouverture', async ({
    page,
    base,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(3).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.route(JLVD, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await phraseOf(page, code).fill('Écrite juste avant de fermer.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(JLVD);
    await expect(ligneOf(again, code)).toContainText('Écrite juste avant de fermer.');
    await isSaved(again);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Écrite juste avant de fermer.');
  });

  test('quitter une page qui n’est pas enregistrée demande confirmation', async ({ page }) => {
    const code = (await page.locator('[data-ligne]').nth(4).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.route(JLVD, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await phraseOf(page, code).fill('Pas encore partie.');
    await expect(page.getByText('Hors ligne.')).toBeVisible();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.unroute(JLVD);
    await phraseOf(page, code).fill('Partie.');
    await isSaved(page);
  });

  test('session expirée en pleine phrase : on se reconnecte à côté, elle part d’elle-même', async ({
    page,
    base,
    connecter,
  }) => {
    const code = (await page.locator('[data-ligne]').nth(5).getAttribute('data-ligne'))!;
    await ouvrir(page, code);
    await page.context().clearCookies({ name: 'next-auth.session-token' });
    await phraseOf(page, code).fill('Écrite après l’expiration.');
    await expect(page.getByText('Votre session a expiré.')).toBeVisible();
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).not.toBe('Écrite après l’expiration.');
    const other = await page.context().newPage();
    await connecter(other, castMember('referent.jlvd').courriel);
    await other.close();
    await page.bringToFront();
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await isSaved(page);
    expect(await readBrouillon(base.ownerUrl, 'JLVD', code)).toBe('Écrite après l’expiration.');
  });

  test('un statut qui change sans sa phrase le dit à côté du champ, et ne part pas', async ({ page }) => {
    const line = page.locator('[data-ligne]', { hasText: 'En 2025' }).first();
    const code = (await line.getAttribute('data-ligne'))!;
    const isFait = (await line.locator('use[href="#m-fait"]').count()) > 0;
    await ouvrir(page, code);
    await phraseOf(page, code).fill('');
    await ligneOf(page, code)
      .getByRole('radio', { name: isFait ? /^En cours/ : /^Fait/ })
      .check();
    await ligneOf(page, code).getByRole('button', { name: 'Ligne suivante' }).click();
    await expect(phraseOf(page, code)).toBeFocused();
    await expect(phraseOf(page, code)).toHaveAccessibleDescription(/dites en une phrase ce qui a changé/);
  });
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

test('deux référents du même EPCI sur la même ligne : le second voit les deux versions et choisit', async ({
  page,
  base,
  browser,
  connecter,
}) => {
  await withClient(base.ownerUrl, (client) =>
    client.query(
      `insert into habilitation (utilisateur_id, role, schema_id, epci_id, debut)
       select c.utilisateur_id, 'referent_epci', s.schema_id, s.epci_id, '2026-01-01'
       from compte c, schema_epci s where c.courriel = $1 and s.sigle = 'CCAPV'`,
      [castMember('referent.dlva').courriel],
    ),
  );
  const address = '/s/04-2025/ma-remontee/200068625';
  await connecter(page, castMember('referent.ccapv').courriel);
  await page.goto(address);
  const code = (await page.locator('[data-ligne]', { hasText: 'En 2025' }).first().getAttribute('data-ligne'))!;
  const other = await elsewhere(browser, page);
  await connecter(other, castMember('referent.dlva').courriel);
  await other.goto(address);

  await ouvrir(page, code);
  await phraseOf(page, code).fill('Version de Sylvie.');
  await isSaved(page);
  await ouvrir(other, code);
  await phraseOf(other, code).fill('Version de Karim.');
  const conflict = ligneOf(other, code).getByRole('alert');
  await expect(conflict).toContainText('Sylvie Blanc a modifié cette ligne');
  await expect(conflict).toContainText('Version de Sylvie.');
  await expect(conflict).toContainText('Version de Karim.');
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Sylvie.');
  await conflict.getByRole('button', { name: 'Garder ma version' }).click();
  await isSaved(other);
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Karim.');
  // and the first, who goes on typing, meets the second's in turn, and takes it
  await phraseOf(page, code).fill('Version de Sylvie, suite.');
  await ligneOf(page, code).getByRole('button', { name: 'Prendre la sienne' }).click();
  await isSaved(page);
  expect(await readBrouillon(base.ownerUrl, 'CCAPV', code)).toBe('Version de Karim.');
  await other.context().close();
});
