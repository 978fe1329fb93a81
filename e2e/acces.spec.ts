import type { APIRequestContext, APIResponse } from '@playwright/test';
import { castMember, motDePasseDemonstration, type CastName } from '../prisma/seed/cast.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { addresses, pages, type Ids } from '../tests/access/entries.ts';
import { players } from '../tests/access/people.ts';
import { places, type Place } from '../tests/access/samples.ts';
import { insertDocument } from '../tests/access/samples-conventions.ts';
import { addSecondSchema, type Voisin } from '../tests/second-schema.ts';
import { expect, test } from './fixtures.ts';

// words that only the readers of the 84 may meet
const MARQUE = 'Secret du Vaucluse';

let ids: Ids | undefined;

test.beforeEach(async ({ base }) => {
  ids ??= await prepare(base.ownerUrl);
});

async function prepare(ownerUrl: string): Promise<Ids> {
  const voisins = await addSecondSchema(ownerUrl);
  return withClient(ownerUrl, async (client) => {
    await client.query('update action_version set titre = $1 where action_id = $2', [MARQUE, voisins.actions['84']]);
    // an action that concerns this EPCI and, for DLVA, not JLVD
    const about = async (epci: number, without: number) => {
      const { rows } = await client.query<{ id: number }>(
        `select a.id from action a join action_version_epci e on e.version_id = a.version_id and e.epci_id = $1
         where a.etat = 'active' and a.schema_id = $3
           and not exists (select from action_version_epci x where x.version_id = a.version_id and x.epci_id = $2) limit 1`,
        [epci, without, voisins.schemas['04']],
      );
      return rows[0]!.id;
    };
    const { JLVD, DLVA } = voisins.epcis as { JLVD: number; DLVA: number };
    const person = async (name: CastName) => {
      const { rows } = await client.query<{ id: number }>(
        'select utilisateur_id as id from compte where courriel = $1',
        [castMember(name).courriel],
      );
      return rows[0]!.id;
    };
    const fiche = async (schemaId: number) => {
      const { rows } = await client.query<{ id: number }>(
        "select min(id) as id from fiche where schema_id = $1 and etat = 'active'",
        [schemaId],
      );
      return rows[0]!.id;
    };
    const [la, ailleurs] = [await fiche(voisins.schemas['04']), await fiche(voisins.schemas['84'])];
    const convention = async (reference: string) => {
      const { rows } = await client.query<{ id: number }>('select id from convention where reference = $1', [
        reference,
      ]);
      return rows[0]!.id;
    };
    await client.query(
      `insert into convention (schema_id, reference, intitule, niveau, famille) values ($1, 'AILLEURS', $2, 'cadre_objectifs', 'autre')`,
      [voisins.schemas['84'], MARQUE],
    );
    // between La Poste, JLVD and DLVA; of CCPFML alone
    const [poste, autre, la84] = [await convention('OPE-01'), await convention('FIN-01'), await convention('AILLEURS')];
    const document = async (convention_id: number, schema: '04' | '84') => {
      const at = { convention_id, schema_id: voisins.schemas[schema], visibilite: 'copil' };
      return (await insertDocument(client, at)).documentId;
    };
    const organisation = async (sigle: string) => {
      const { rows } = await client.query<{ id: number }>('select id from organisation where sigle = $1', [sigle]);
      return rows[0]!.id;
    };
    // La Poste sits with JLVD, the Région with CCAPV alone, in a financière
    const [chez, loin] = [await organisation('La Poste'), await organisation('Région')];
    const indicateur = async (schema: '04' | '84') => {
      const { rows } = await client.query<{ id: number }>(
        'insert into indicateur (schema_id, libelle_source) values ($1, $2) returning id',
        [voisins.schemas[schema], schema === '84' ? MARQUE : 'Essai'],
      );
      return rows[0]!.id;
    };
    const [indicateurIci, indicateurLa] = [await indicateur('04'), await indicateur('84')];
    // a local meeting whose minutes went round, of each EPCI and of the 84; and minutes that anybody reads
    const local = async (schema: '04' | '84', epciId: number) => {
      const one = async (sql: string, values: unknown[]) =>
        (await client.query<{ id: number }>(sql, values)).rows[0]!.id;
      const instance = await one(
        "insert into instance (schema_id, epci_id, type, nom, minimum_annuel, creee_le) values ($1, $2, 'instance_locale', $3, 2, '2025-01-01') returning id",
        [voisins.schemas[schema], epciId, schema === '84' ? MARQUE : 'Essai'],
      );
      const seance = await one(
        "insert into seance (instance_id, schema_id, nature, debut, duree_minutes, etat) values ($1, $2, 'suivi', '2026-03-03 10:00Z', 60, 'diffuse') returning id",
        [instance, voisins.schemas[schema]],
      );
      const { rows } = await client.query<{ id: number }>('select seance_id as id from compte_rendu_public limit 1');
      return { instance, seance, publie: rows[0]!.id };
    };
    await client.query('update utilisateur set nom = $1 where id = $2', [MARQUE, voisins.people['referent.84']]);
    return {
      ici: {
        action: await about(JLVD, 0),
        fiche: la,
        person: await person('referent.jlvd'),
        convention: poste,
        document: await document(poste, '04'),
        organisation: chez,
        indicateur: indicateurIci,
        ...(await local('04', JLVD)),
      },
      autre_epci: {
        action: await about(DLVA, JLVD),
        fiche: la,
        person: await person('referent.dlva'),
        convention: autre,
        document: await document(autre, '04'),
        organisation: loin,
        indicateur: indicateurIci,
        ...(await local('04', DLVA)),
      },
      autre_departement: {
        action: voisins.actions['84'],
        fiche: ailleurs,
        person: voisins.people['referent.84'],
        convention: la84,
        document: await document(la84, '84'),
        organisation: chez,
        indicateur: indicateurLa,
        ...(await local('84', voisins.epcis.CCPAL!)),
      },
    };
  });
}

async function signIn(request: APIRequestContext, name: CastName | Voisin): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const email = `${name}@maillage.example`;
  const form = { csrfToken, email, password: motDePasseDemonstration, json: 'true' };
  const answer = await request.post('/api/auth/callback/credentials', { form });
  expect(answer.status(), `connexion de ${email}`).toBe(200);
}

/** The word of the table for what the server answered. */
function verdictOf(answer: APIResponse): string {
  const location = answer.headers().location;
  if (!location || answer.status() < 300 || answer.status() > 399) return String(answer.status());
  const { pathname } = new URL(location, 'http://serveur');
  if (pathname === '/connexion') return 'connexion';
  if (pathname === '/') return 'accueil';
  if (pathname === '/administration/comptes') return 'comptes';
  if (/^\/s\/[^/]+\/tableau$/.test(pathname)) return 'tableau';
  if (/^\/s\/[^/]+\/ma-remontee(\/\d+)?$/.test(pathname)) return 'ma-remontee';
  if (/^\/s\/[^/]+\/actions\/\d+$/.test(pathname)) return 'action';
  if (/^\/s\/[^/]+\/territoires$/.test(pathname)) return 'territoires';
  if (/^\/s\/[^/]+\/territoires\/\d+$/.test(pathname)) return 'territoire';
  if (/^\/s\/[^/]+\/remontees$/.test(pathname)) return 'remontees';
  if (/^\/s\/[^/]+\/bilans$/.test(pathname)) return 'bilans';
  if (/^\/s\/[^/]+\/conventions$/.test(pathname)) return 'conventions';
  if (/^\/s\/[^/]+\/conventions\/\d+$/.test(pathname)) return 'convention';
  if (/^\/s\/[^/]+\/indicateurs$/.test(pathname)) return 'indicateurs';
  if (/^\/s\/[^/]+\/organisations$/.test(pathname)) return 'organisations';
  if (/^\/s\/[^/]+\/instances$/.test(pathname)) return 'instances';
  if (/^\/s\/[^/]+\/instances\/\d+$/.test(pathname)) return 'instance';
  if (/^\/s\/[^/]+\/seances\/\d+$/.test(pathname)) return 'seance';
  if (/^\/s\/[^/]+\/decisions$/.test(pathname)) return 'decisions';
  if (/^\/s\/[^/]+\/evolution$/.test(pathname)) return 'evolution';
  if (/^\/s\/[^/]+\/bilans\/\d+$/.test(pathname)) return 'bilan';
  return pathname;
}

const actors = [['visiteur', null], ...Object.entries(players)] as [string, CastName | null][];

for (const [role, name] of actors) {
  test(`${role} : chaque adresse répond comme le dit la matrice`, async ({ request }) => {
    if (name) await signIn(request, name);
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const [entry, cells] of Object.entries(pages)) {
      expected[entry] = cells[role]!;
      const asked = places.slice(0, expected[entry].split('/').length);
      const verdicts: string[] = [];
      for (const place of asked)
        verdicts.push(await visit(request, entry, place, expected[entry].split('/')[places.indexOf(place)]!));
      found[entry] = verdicts.join('/');
    }
    expect(found).toEqual(expected);
  });
}

/** Opens the page, as a browser and then as the router inside the page does; a refusal lets nothing through by either way. */
async function visit(request: APIRequestContext, entry: string, place: Place, wanted: string): Promise<string> {
  const address = addresses[entry]!;
  const url = typeof address === 'string' ? address : address(place, ids!);
  const answer = await request.get(url, { maxRedirects: 0 });
  if (wanted !== '200') {
    const soft = await request.get(url, { headers: { rsc: '1' } });
    for (const body of [await answer.text(), await soft.text()]) expect(body, url).not.toContain(MARQUE);
  }
  return verdictOf(answer);
}

test('l’action d’un autre schéma ne s’ouvre pas sous l’adresse du sien', async ({ request }) => {
  await signIn(request, 'cellule.etat');
  const answer = await request.get(`/s/04-2025/actions/${ids!.autre_departement.action}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain(MARQUE);
});

test('qui a des droits dans deux départements n’en ouvre pas un troisième', async ({ request }) => {
  await signIn(request, 'cellule.05');
  const statusOf = async (url: string) => (await request.get(url, { maxRedirects: 0 })).status();
  expect(await statusOf('/s/04-2025/tableau')).toBe(200);
  expect(await statusOf('/s/05-2025/tableau')).toBe(200);
  expect(await statusOf('/s/84-2025/tableau')).toBe(404);
  expect(await statusOf(`/s/84-2025/actions/${ids!.autre_departement.action}`)).toBe(404);
  // the gestures of the cellule where one is the cellule, and only there
  const gestes = async (schema: string) =>
    (await (await request.get(`/s/${schema}/tableau`)).text()).includes('Changer le statut');
  expect(await gestes('05-2025')).toBe(true);
  expect(await gestes('04-2025')).toBe(false);
});

test('ce que l’on ne doit pas voir se voit pourtant quand on en a le droit', async ({ request }) => {
  await signIn(request, 'cellule.84');
  const url = `/s/84-2025/actions/${ids!.autre_departement.action}`;
  for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
    expect(await (await request.get(url, { headers })).text()).toContain(MARQUE);
  }
});
