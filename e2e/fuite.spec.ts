import fs from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { castMember, motDePasseDemonstration, type CastName } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { addresses, type Ids } from '../tests/access/entries.ts';
import { fixClock } from '../tests/campagnes/lignes.ts';
import { places } from '../tests/access/samples.ts';
import { expect, test } from './fixtures.ts';

// The word of a draft: what the référent of JLVD has typed and not sent, on each of its actions.
const MARQUE = 'Mot-jamais-transmis';
const MA_REMONTEE = '/s/04-2025/ma-remontee/200071033';
const lecteurs: (CastName | null)[] = [
  ...([null, 'cellule.etat', 'cellule.departement', 'admin', 'copil', 'elu.jlvd'] as const),
  ...(['referent.dlva', 'operateur.laposte'] as const),
];

let planted: { ids: Ids; actions: number[] } | undefined;
test.beforeEach(async ({ base }) => {
  planted ??= await plant(base.ownerUrl);
});

function plant(ownerUrl: string): Promise<{ ids: Ids; actions: number[] }> {
  return withClient(ownerUrl, async (client) => {
    await fixClock(client);
    const { rows } = await client.query<{ id: number }>(
      `insert into brouillon_avancement as b (action_id, epci_id, schema_id, commentaire, difficulte, preuve, auteur_id)
       select a.id, h.epci_id, a.schema_id, $1, $1, 'https://jlvd.example/' || $1, h.utilisateur_id
       from compte c join habilitation h using (utilisateur_id)
       join action a on a.schema_id = h.schema_id and a.etat = 'active'
       join action_version_epci e on e.version_id = a.version_id and e.epci_id = h.epci_id
       where c.courriel = $2
       on conflict (action_id, epci_id) do update set commentaire = $1, difficulte = $1, preuve = excluded.preuve
       returning action_id as id`,
      [MARQUE, castMember('referent.jlvd').courriel],
    );
    const actions = rows.map(({ id }) => id);
    const person = await client.query<{ id: number }>('select utilisateur_id as id from compte where courriel = $1', [
      castMember('referent.jlvd').courriel,
    ]);
    const fiche = await client.query<{ id: number }>("select min(id) as id from fiche where etat = 'active'");
    const here = {
      action: actions[0]!,
      fiche: fiche.rows[0]!.id,
      person: person.rows[0]!.id,
      convention: 1,
      document: 1,
      organisation: 1,
      indicateur: 4,
      ...{ instance: 1, seance: 1, publie: 1 },
    };
    return { actions, ids: { ici: here, autre_epci: here, autre_departement: here } };
  });
}

/** Every address of the application, and the sheet of every action that has a draft. */
function toutesLesAdresses(): string[] {
  const { ids, actions } = planted!;
  const listed = Object.values(addresses).flatMap((address) =>
    typeof address === 'string' ? address : places.map((place) => address(place, ids)),
  );
  return [...new Set([...listed, MA_REMONTEE, ...actions.map((id) => `/s/04-2025/actions/${id}`)])];
}

async function signIn(request: APIRequestContext, name: CastName): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { csrfToken, email: castMember(name).courriel, password: motDePasseDemonstration, json: 'true' };
  expect((await request.post('/api/auth/callback/credentials', { form })).status()).toBe(200);
}

test('le mot est bien dans la base, et la recherche le trouverait', async ({ base }) => {
  expect(planted!.actions.length).toBe(23);
  expect(await tablesQuiDisent(base.ownerUrl)).toEqual(['brouillon_avancement']);
});

for (const name of lecteurs) {
  test(`${name ?? 'visiteur'} : aucune page, aucune charge, aucun export ne dit un mot d’un brouillon`, async ({
    request,
  }) => {
    test.slow();
    if (name) await signIn(request, name);
    let served = 0;
    for (const address of toutesLesAdresses())
      for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
        const answer = await request.get(address, { headers });
        if (answer.status() === 200) served++;
        const body = await answer.text();
        expect(body.includes(MARQUE), `${address} ${JSON.stringify(headers)}`).toBe(false);
      }
    expect(served, 'des pages ont bien répondu').toBeGreaterThan(10);
  });
}

test('ni le journal du serveur, ni une autre table ne le retiennent, même quand on le tape', async ({
  application,
  base,
  page,
  connecter,
}) => {
  await connecter(page, 'referent.jlvd@maillage.example');
  // what is served to the person whose draft it is, then what she sends, is not kept elsewhere
  for (const address of toutesLesAdresses()) await page.request.get(address);
  await page.goto(MA_REMONTEE);
  await page
    .getByRole('button', { name: /^Modifier/ })
    .first()
    .click();
  await page.getByLabel('En une phrase').fill(`${MARQUE}, tapé au clavier`);
  const typed = () =>
    withClient(base.ownerUrl, async (client) => {
      const sql = "select from brouillon_avancement where commentaire like '%, tapé au clavier'";
      return (await client.query(sql)).rowCount;
    });
  await expect.poll(typed).toBe(1);
  expect(fs.readFileSync(application.log, 'utf8')).not.toContain(MARQUE);
  expect(await tablesQuiDisent(base.ownerUrl)).toEqual(['brouillon_avancement']);
});

test('le référent, lui, le retrouve dans sa remontée', async ({ request }) => {
  await signIn(request, 'referent.jlvd');
  const answer = await request.get(MA_REMONTEE);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain(MARQUE);
});

/** The tables in which a row says the word. */
function tablesQuiDisent(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select from "${name}" t where t::text like $1 limit 1`, [`%${MARQUE}%`]);
      if (rowCount) found.push(name);
    }
    return found;
  });
}
