import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { castMember, type CastName } from '../prisma/seed/cast.ts';
import { signIn } from '../scripts/bench/session.ts';
import { openStatementLog, type StatementLog } from '../scripts/bench/statements.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { addConventions } from '../tests/conventions/masse.ts';
import { addValeurs } from '../tests/indicateurs/masse.ts';
import { addSecondSchema } from '../tests/second-schema.ts';
import { adresses } from './adresses.ts';
import { expect, test } from './fixtures.ts';

/** At most, whatever the page: the viewer's rights included, transaction control left out. */
const PLAFOND = 8;

/** The other views of the board, as heavy as it may be. */
const vues = ['matrice', 'matrice&cellule=13.200034700', 'kanban', 'calendrier', 'calendrier&au=2026-06-30'];
/** The views of the conventions, and the addresses that list conventions: what one reads there does not depend on how many there are. */
const conventions = [
  ...['registre', 'calendrier', 'suivi', 'montants', 'registre&page=2&q=convention'].map(
    (vue) => `/s/04-2025/conventions?vue=${vue}`,
  ),
  ...['/', '/s/04-2025/conventions/6', '/s/04-2025/actions/13', '/s/04-2025/territoires/200071033'],
];
/** Their home is another than the cellule's. */
const lecteursDeLAccueil = ['referent.jlvd', 'elu.jlvd', 'copil', 'operateur.laposte'] as const;
/** Who reads many rows: all those of the scheme, or of one EPCI. */
const lecteursEnNombre = ['cellule.etat', 'referent.jlvd'] as const;
const INDICATEURS = '/s/04-2025/indicateurs';
/** Not ours, not there without BENCH, or only receiving. */
const DEHORS = /^\/(api\/auth|bench)\/|\/conventions\/\[id\]\/documents\//;

/** Of the cast, nobody, or the neighbour who reads the two schemes. */
type Lecteur = CastName | 'referent.deux-schemas' | null;

test('chaque page et chaque route de l’application a son adresse ici', () => {
  const app = path.join(import.meta.dirname, '..', 'app');
  const entries = fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\.tsx?$/, '')}`)
    .filter((entry) => !DEHORS.test(entry));
  expect(entries.toSorted()).toEqual(Object.keys(adresses).toSorted());
});

test(`chaque page tient en ${PLAFOND} requêtes SQL, quel que soit le nombre de lignes`, async ({ base, baseURL }) => {
  const url = baseURL!;
  const cookies = new Map<Lecteur, string>([[null, '']]);
  for (const name of ['cellule.etat', 'admin', ...lecteursDeLAccueil] as const)
    cookies.set(name, await signIn(url, castMember(name).courriel));
  await withClient(base.ownerUrl, (client) =>
    client.query('insert into flux_calendrier (utilisateur_id, empreinte) values (1, $1)', [
      createHash('sha256').update('A'.repeat(43)).digest('hex'),
    ]),
  );
  const log = await openStatementLog(base.superuserUrl);
  await expect.poll(async () => (await fetch(`${url}/api/sante`)).status).toBe(200);
  const get = async (address: string, name: Lecteur) => {
    const headers = { cookie: cookies.get(name)! };
    const response = await fetch(url + address, { redirect: 'manual', headers });
    expect(response.status, address).toBeLessThan(404);
    await response.arrayBuffer();
  };
  const count = async (address: string, name: Lecteur) => {
    // once to open the connections that the log has closed
    await get(address, name);
    return log.during(() => get(address, name));
  };
  const countAll = async () => {
    const counts: Record<string, number> = {};
    for (const [address, name] of Object.values(adresses)) counts[address] = (await count(address, name)).length;
    return counts;
  };

  const tableau = await count('/s/04-2025/tableau', 'cellule.etat');
  expect(tableau.join('\n'), 'le journal voit les lectures de la page').toMatch(/acces\.viewer[^]*suivi_action/);
  const few = await countAll();
  expect(Object.entries(few).filter(([, found]) => found > PLAFOND)).toEqual([]);
  for (const vue of vues)
    expect((await count(`/s/04-2025/tableau?vue=${vue}`, 'cellule.etat')).length, vue).toBeLessThanOrEqual(PLAFOND);
  for (const name of lecteursDeLAccueil)
    expect((await count('/', name)).length, `accueil de ${name}`).toBeLessThanOrEqual(PLAFOND);

  // two schemes, eight actions, four people, their rights and their statuses
  await addSecondSchema(base.ownerUrl);
  expect(await countAll()).toEqual(few);
  // four actions instead of forty-four
  const voisin = 'referent.deux-schemas';
  cookies.set(voisin, await signIn(url, `${voisin}@maillage.example`));
  for (const page of ['tableau', 'tableau/export', 'ressources']) {
    const [large, small] = [`/s/04-2025/${page}`, `/s/05-2025/${page}`];
    expect((await count(small, voisin)).length, small).toBe((await count(large, voisin)).length);
  }
});

test('deux mille conventions ne demandent pas une requête de plus que quinze', async ({ base, baseURL }) => {
  test.slow();
  const countAll = await openCounts(base.superuserUrl, baseURL!, conventions);
  const { counts: quinze } = await countAll();
  expect(Object.entries(quinze).filter(([, found]) => found > PLAFOND)).toEqual([]);
  await addConventions(base.ownerUrl, 2000);
  expect((await countAll()).counts).toEqual(quinze);
});

test('dix mille valeurs d’indicateurs ne demandent pas une requête de plus, et se lisent comme les premières', async ({
  base,
  baseURL,
}) => {
  test.slow();
  // what its EPCI say adds up, and one at least has said nothing
  const { fiche, tous } = await withClient(base.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: number; epcis: number }>(
      `select i.id, count(e.epci_id)::int as epcis from indicateur i join indicateur_version d on d.indicateur_id = i.id
       join schema_epci e on e.schema_id = i.schema_id and indicateurs.concerne(i.id, e.epci_id)
       left join indicateurs.valeur_courante v on v.indicateur_id = i.id and v.epci_id = e.epci_id and v.annee = 2026
       where i.etat = 'actif' and i.formule is null and d.echelle = 'epci' and d.agregation = 'somme'
         and not exists (select from brouillon_valeur b where b.indicateur_id = i.id)
       group by i.id having count(v.epci_id) < count(e.epci_id) order by count(e.epci_id) desc, i.id limit 1`,
    );
    const [{ id, epcis }] = rows as [(typeof rows)[number]];
    return { fiche: `${INDICATEURS}/${id}`, tous: new RegExp(`${epcis} EPCI sur ${epcis}`, 'g') };
  });
  const [liste, telechargee, saisie] = [
    INDICATEURS,
    `${INDICATEURS}/export`,
    `${INDICATEURS}/saisie?territoire=200071033`,
  ];
  const autour = ['/s/04-2025/actions/13', '/s/04-2025/territoires/200071033'];
  const countAll = await openCounts(base.superuserUrl, baseURL!, [liste, telechargee, fiche, saisie, ...autour]);
  const avant = await countAll();
  expect(Object.entries(avant.counts).filter(([, found]) => found > PLAFOND)).toEqual([]);
  await addValeurs(base.ownerUrl, 10_000);
  const apres = await countAll();
  expect(apres.counts).toEqual(avant.counts);

  for (const name of lecteursEnNombre) {
    const lu = (texts: Texts, address: string, what: RegExp) => texts[`${address} ${name}`]!.match(what)?.length ?? 0;
    for (const [address, ligne] of [
      [liste, /<tr\b/g],
      [saisie, /<tr\b/g],
      [telechargee, /\r\n/g],
    ] as const) {
      expect(lu(avant.texts, address, ligne), address).toBeGreaterThan(20);
      expect(lu(apres.texts, address, ligne), `${address} de ${name}`).toBe(lu(avant.texts, address, ligne));
    }
    // all of them have spoken now
    expect(lu(apres.texts, fiche, tous), `fiche lue par ${name}`).toBeGreaterThan(lu(avant.texts, fiche, tous));
  }
});

/** What each address answered, for each reader. */
type Texts = Record<string, string>;

/** Counts the statements of each address for each of those who read many rows, all of which must answer; what they said beside it. */
async function openCounts(superuserUrl: string, url: string, addresses: readonly string[]) {
  const log: StatementLog = await openStatementLog(superuserUrl);
  await expect.poll(async () => (await fetch(`${url}/api/sante`)).status).toBe(200);
  const cookies = new Map<CastName, string>();
  for (const name of lecteursEnNombre) cookies.set(name, await signIn(url, castMember(name).courriel));
  return async () => {
    const [counts, texts]: [Record<string, number>, Texts] = [{}, {}];
    for (const [name, cookie] of cookies)
      for (const address of addresses) {
        const get = async () => {
          const response = await fetch(url + address, { redirect: 'manual', headers: { cookie } });
          expect(response.status, address).toBe(200);
          texts[`${address} ${name}`] = await response.text();
        };
        // once to open the connections that the log has closed
        await get();
        counts[`${address} ${name}`] = (await log.during(get)).length;
      }
    return { counts, texts };
  };
}
