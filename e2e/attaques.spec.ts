import type { APIRequestContext, Page, PlaywrightWorkerArgs, Request } from '@playwright/test';
import { cast, castMember, motDePasseDemonstration } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { addSecondSchema, type Voisins } from '../tests/second-schema.ts';
import { choosePassword, COMPTES, elsewhere, invite, openAccount, phrase, signIn } from './comptes.ts';
import { expect, test } from './fixtures.ts';

const ACTION = '/s/04-2025/actions/13';
let voisins: Voisins | undefined;
test.beforeEach(async ({ base }) => {
  voisins ??= await addSecondSchema(base.ownerUrl);
});

/** A session of its own, opened without a page. */
async function enter(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string, courriel: string | null) {
  const request = await playwright.request.newContext({ baseURL });
  if (courriel) expect((await postCredentials(request, courriel)).status(), courriel).toBe(200);
  return request;
}

async function postCredentials(request: APIRequestContext, email: string, more: Record<string, string> = {}) {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { csrfToken, email, password: motDePasseDemonstration, json: 'true', ...more };
  return request.post('/api/auth/callback/credentials', { form });
}

/** What a form of the page sends, kept to be sent again by others. */
async function capture(page: Page, submit: () => Promise<void>): Promise<Request> {
  const sent = page.waitForRequest((request) => Boolean(request.headers()['next-action']));
  await submit();
  await (await sent).response();
  return sent;
}

function replay(request: APIRequestContext, sent: Request, { headers = {}, change = (body: string) => body } = {}) {
  const kept = ['next-action', 'next-router-state-tree', 'content-type', 'accept', 'origin', 'referer'];
  const own = Object.fromEntries(kept.flatMap((name) => (sent.headers()[name] ? [[name, sent.headers()[name]!]] : [])));
  const data = Buffer.from(change(sent.postDataBuffer()!.toString('latin1')), 'latin1');
  return request.post(sent.url(), { headers: { ...own, ...headers }, data, maxRedirects: 0 });
}

/** Another value for a field of the captured form. */
const setField = (name: string, value: number | string) => (body: string) => {
  const changed = body.replace(new RegExp(`(name="[^"]*${name}"\r\n\r\n)[^\r]*`), `$1${value}`);
  expect(changed, `${name} dans le formulaire`).not.toBe(body);
  return changed;
};

test('le geste de la cellule, rejoué par d’autres ou sur un autre schéma, n’écrit rien', async ({
  page,
  connecter,
  playwright,
  baseURL,
  base,
}) => {
  await connecter(page, castMember('cellule.etat').courriel);
  await page.goto(ACTION);
  await page.getByRole('button', { name: 'Changer le statut' }).first().click();
  await page.getByRole('radio', { name: 'En cours' }).click();
  await page.getByLabel('Pourquoi ?').fill('Geste rejoué');
  const sent = await capture(page, () => page.getByLabel('Pourquoi ?').press('Enter'));
  const count = () => withClient(base.ownerUrl, async (client) => (await client.query('select from statut')).rowCount);
  const before = await count();

  const others: [string | null, RegExp][] = [
    [null, /"etat":"session"/],
    ['referent.dlva@maillage.example', /"etat":"refus"/],
    ['operateur.laposte@maillage.example', /"etat":"refus"/],
    ['admin@maillage.example', /"etat":"refus"/],
    ['cellule.84@maillage.example', /"etat":"introuvable"/],
  ];
  for (const [courriel, answer] of others) {
    const request = await enter(playwright, baseURL!, courriel);
    expect(await (await replay(request, sent)).text(), String(courriel)).toMatch(answer);
    await request.dispose();
  }
  // the one who sent it: the same key answers the same and writes once; with another key, another scheme is not found
  expect(await (await replay(page.request, sent)).text()).toMatch(/"etat":"fait"/);
  const ailleurs = setField('actionId', voisins!.actions['84']);
  const elsewhereKey = (body: string) => setField('cle', crypto.randomUUID())(ailleurs(body));
  expect(await (await replay(page.request, sent, { change: elsewhereKey })).text()).toMatch(/"etat":"introuvable"/);
  // sent from a page of another site
  const foreign = await replay(page.request, sent, { headers: { origin: 'https://exemple.org' } });
  expect(foreign.status()).toBeGreaterThanOrEqual(400);
  expect(await count()).toBe(before);
});

test('un geste de l’administration, rejoué par d’autres ou sur d’autres, n’écrit rien', async ({
  page,
  connecter,
  playwright,
  baseURL,
  base,
}) => {
  await connecter(page, castMember('cellule.etat').courriel);
  await openAccount(page, 'Mathieu Faure');
  await page.getByRole('button', { name: 'Fermer le compte' }).click();
  const sent = await capture(page, () =>
    page.getByRole('dialog').getByRole('button', { name: 'Fermer le compte' }).click(),
  );
  // the demonstration has closed accounts of its own
  const closed = () =>
    withClient(base.ownerUrl, async (client) => {
      const { rows } = await client.query<{ courriel: string }>(
        `select c.courriel from compte c where c.ferme_le is not null
         and exists (select from mot_de_passe m where m.utilisateur_id = c.utilisateur_id)`,
      );
      return rows.map(({ courriel }) => courriel);
    });
  const own = setField('cle', crypto.randomUUID());
  const on = (id: number) => (body: string) => setField('utilisateurId', id)(own(body));
  const victim = await withClient(base.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      "select utilisateur_id as id from compte where courriel like 'admin@%'",
    );
    return rows[0]!.id;
  });
  for (const courriel of ['referent.dlva@maillage.example', 'cellule.84@maillage.example']) {
    const request = await enter(playwright, baseURL!, courriel);
    expect(await (await replay(request, sent, { change: own })).text()).toMatch(/"etat":"introuvable"/);
    await request.dispose();
  }
  for (const id of [victim, voisins!.people['referent.84'], voisins!.people['referent.deux-schemas'], 2_147_483_647]) {
    expect(await (await replay(page.request, sent, { change: on(id) })).text()).toMatch(/"etat":"(introuvable|refus)"/);
  }
  expect(await closed()).toEqual([castMember('referent.ccsb').courriel]);
});

test('un droit retiré : la page ouverte n’existe plus au clic suivant', async ({ page, connecter, browser }) => {
  await connecter(page, castMember('cellule.etat').courriel);
  const { courriel, lien } = await invite(page, 'Retiree', 'Membre du comité de pilotage');
  const other = await elsewhere(browser, page);
  await choosePassword(other, lien);
  await signIn(other, courriel, phrase);
  await expect(other).toHaveURL('/');
  await other.goto('/s/04-2025/tableau');
  expect((await other.request.get('/s/84-2025/tableau')).status()).toBe(404);
  await openAccount(page, 'Maud Retiree');
  const droits = page.getByRole('region', { name: 'Droits', exact: true });
  await droits.getByRole('button', { name: /^Retirer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(droits).toContainText('retiré par Claire Vidal');
  await other.locator('main a[href*="/actions/"]').first().click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/n’existe pas/);
});

test('chaque compte de démonstration entre', async ({ playwright, baseURL, base }) => {
  await withClient(base.ownerUrl, (client) => client.query('update compte set ferme_le = null'));
  for (const { courriel } of cast) await (await enter(playwright, baseURL!, courriel)).dispose();
});

test.describe('les portes de la connexion', () => {
  test('ne mènent pas à un autre site, et ne s’ouvrent pas sans jeton', async ({ request }) => {
    const evil = 'https://exemple.org/';
    const locations = [
      (await request.get(`/api/auth/signin?callbackUrl=${evil}`, { maxRedirects: 0 })).headers().location,
      (
        (await (await postCredentials(request, 'copil@maillage.example', { callbackUrl: evil })).json()) as {
          url: string;
        }
      ).url,
    ];
    for (const location of locations) expect(new URL(location!, 'http://127.0.0.1').hostname).toBe('127.0.0.1');
    const session = async () => (await (await request.get('/api/auth/session')).json()) as object;
    const signout = (csrfToken: string) => request.post('/api/auth/signout', { form: { csrfToken, json: 'true' } });
    await signout('faux');
    expect(await session()).toHaveProperty('utilisateurId');
    const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
    await signout(csrfToken);
    expect(await session()).toEqual({});
    await postCredentials(request, 'copil@maillage.example', { csrfToken: 'faux' });
    expect(await session()).toEqual({});
  });

  test('une session forgée n’est personne', async ({ request }) => {
    const forged = [
      'x',
      `${btoa('{"alg":"none"}')}.${btoa('{"sub":"1","sessionVersion":1}')}.`,
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA',
    ];
    for (const value of forged) {
      const answer = await request.get('/mon-compte', {
        headers: { cookie: `next-auth.session-token=${value}` },
        maxRedirects: 0,
      });
      expect(answer.headers().location).toMatch(/^\/connexion/);
    }
  });
});

test('des en-têtes forgés ne changent rien', async ({ request }) => {
  const headers = {
    ...{ 'x-nonce': 'nonce-choisi', 'x-bench-vide': '1', 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    ...{ 'content-security-policy': "script-src 'nonce-choisi'", 'x-request-id': 'a'.repeat(500) },
  };
  const answer = await request.get('/connexion', { headers });
  expect(answer.headers()['content-security-policy']).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  const page = await answer.text();
  expect(page).not.toContain('nonce-choisi');
  expect(page).toContain('site-header');
  expect((await request.get('/mon-compte', { headers, maxRedirects: 0 })).headers().location).toMatch(/^\/connexion/);
});

test('ce qui est démesuré est refusé sans panne', async ({ request, page, connecter }) => {
  const long = 'é'.repeat(100_000);
  expect((await postCredentials(request, 'copil@maillage.example', { password: long })).status()).toBe(401);
  expect((await postCredentials(request, `${long}@maillage.example`)).status()).toBe(401);
  expect((await request.get(`/mot-de-passe/${'x'.repeat(6_000)}`)).status()).toBe(200);
  await connecter(page, castMember('admin').courriel);
  for (const id of ['99999999999999999999', '2147483648', '-1', '1e3', '0x1', '%00', "1'"]) {
    expect((await page.request.get(`${COMPTES}/${id}`)).status(), id).toBe(404);
  }
  expect((await page.request.get(`${COMPTES}?q=${'a'.repeat(6_000)}`)).status()).toBe(200);
  expect((await page.request.get('/api/sante')).status()).toBe(200);
});
