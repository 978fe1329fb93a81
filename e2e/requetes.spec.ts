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
import { expect, test } from './fixtures.ts';

/** At most, whatever the page: the viewer's rights included, transaction control left out. */
const PLAFOND = 8;

/** One address for each page and route handler of `app`, and who asks for it; `null`: nobody signed in. */
const adresses: Record<string, [address: string, name: CastName | null]> = {
  '/page': ['/', 'cellule.etat'],
  '/accessibilite/page': ['/accessibilite', 'cellule.etat'],
  '/actions/[id]/page': ['/actions/13', 'cellule.etat'],
  '/administration/comptes/[id]/page': ['/administration/comptes/5', 'admin'],
  '/administration/comptes/nouveau/page': ['/administration/comptes/nouveau', 'admin'],
  '/administration/comptes/page': ['/administration/comptes', 'admin'],
  '/administration/schemas/nouveau/page': ['/administration/schemas/nouveau', 'admin'],
  '/administration/schemas/page': ['/administration/schemas', 'admin'],
  '/bilans/[annee]/page': ['/bilans/2026', 'copil'],
  '/bilans/page': ['/bilans', 'copil'],
  '/conventions/page': ['/conventions', 'copil'],
  '/conventions/[id]/page': ['/conventions/1', 'copil'],
  '/s/[schema]/conventions/page': ['/s/04-2025/conventions', 'cellule.etat'],
  '/s/[schema]/conventions/[id]/page': ['/s/04-2025/conventions/1', 'cellule.etat'],
  // a piece, of 512 ko at most, is one more query
  '/s/[schema]/documents/[id]/route': ['/s/04-2025/documents/1', 'cellule.etat'],
  '/indicateurs/page': ['/indicateurs', 'copil'],
  '/s/[schema]/indicateurs/page': ['/s/04-2025/indicateurs', 'cellule.etat'],
  '/s/[schema]/indicateurs/export/route': ['/s/04-2025/indicateurs/export', 'cellule.etat'],
  '/s/[schema]/indicateurs/saisie/page': ['/s/04-2025/indicateurs/saisie?territoire=200071033', 'cellule.etat'],
  '/s/[schema]/indicateurs/import/page': ['/s/04-2025/indicateurs/import?territoire=departement', 'cellule.etat'],
  '/s/[schema]/indicateurs/import/modele/route': [
    '/s/04-2025/indicateurs/import/modele?territoire=departement',
    'cellule.etat',
  ],
  '/instances/page': ['/instances', 'copil'],
  '/instances/[id]/page': ['/instances/1', 'copil'],
  '/decisions/page': ['/decisions', 'copil'],
  '/seances/[id]/page': ['/seances/38', 'copil'],
  '/s/[schema]/instances/page': ['/s/04-2025/instances', 'cellule.etat'],
  '/s/[schema]/instances/[id]/page': ['/s/04-2025/instances/1', 'cellule.etat'],
  '/s/[schema]/decisions/page': ['/s/04-2025/decisions', 'cellule.etat'],
  '/s/[schema]/seances/[id]/page': ['/s/04-2025/seances/38', 'cellule.etat'],
  '/s/[schema]/seances/[id]/emargement/page': ['/s/04-2025/seances/38/emargement', 'cellule.etat'],
  '/s/[schema]/seances/[id]/direct/page': ['/s/04-2025/seances/38/direct', 'cellule.etat'],
  '/s/[schema]/seances/[id]/dossier/page': ['/s/04-2025/seances/38/dossier', 'cellule.etat'],
  '/s/[schema]/seances/[id]/compte-rendu/page': ['/s/04-2025/seances/10/compte-rendu', 'cellule.etat'],
  '/s/[schema]/seances/[id]/ics/route': ['/s/04-2025/seances/38/ics', 'cellule.etat'],
  '/s/[schema]/seances/[id]/compte-rendu/[format]/route': ['/s/04-2025/seances/10/compte-rendu/odt', 'cellule.etat'],
  '/s/[schema]/seances/[id]/dossier/[format]/route': ['/s/04-2025/seances/38/dossier/pdf', 'cellule.etat'],
  '/public/comptes-rendus/page': ['/public/comptes-rendus', null],
  '/public/comptes-rendus/[id]/page': ['/public/comptes-rendus/10', null],
  '/api/calendrier/[jeton]/route': [`/api/calendrier/${'A'.repeat(43)}.ics`, null],
  '/organisations/page': ['/organisations', 'copil'],
  '/s/[schema]/organisations/page': ['/s/04-2025/organisations', 'cellule.etat'],
  '/s/[schema]/organisations/[id]/page': ['/s/04-2025/organisations/1', 'cellule.etat'],
  '/s/[schema]/indicateurs/nouveau/page': ['/s/04-2025/indicateurs/nouveau', 'cellule.etat'],
  '/s/[schema]/indicateurs/[id]/page': ['/s/04-2025/indicateurs/4', 'cellule.etat'],
  '/s/[schema]/indicateurs/[id]/export/route': ['/s/04-2025/indicateurs/4/export', 'cellule.etat'],
  '/evolution/page': ['/evolution', 'cellule.etat'],
  '/s/[schema]/evolution/page': ['/s/04-2025/evolution', 'cellule.etat'],
  '/s/[schema]/bilans/[annee]/page': ['/s/04-2025/bilans/2026', 'cellule.etat'],
  '/s/[schema]/bilans/page': ['/s/04-2025/bilans', 'cellule.etat'],
  '/s/[schema]/schema/actions/[id]/page': ['/s/04-2025/schema/actions/13', 'cellule.etat'],
  '/s/[schema]/schema/actions/nouvelle/page': ['/s/04-2025/schema/actions/nouvelle', 'cellule.etat'],
  '/s/[schema]/schema/dupliquer/page': ['/s/04-2025/schema/dupliquer', 'cellule.etat'],
  '/s/[schema]/schema/fiches/[id]/page': ['/s/04-2025/schema/fiches/2', 'cellule.etat'],
  '/s/[schema]/schema/fiches/nouvelle/page': ['/s/04-2025/schema/fiches/nouvelle', 'cellule.etat'],
  '/s/[schema]/schema/page': ['/s/04-2025/schema', 'cellule.etat'],
  '/aide/page': ['/aide', 'cellule.etat'],
  '/api/sante/route': ['/api/sante', null],
  '/connexion/page': ['/connexion', null],
  '/donnees-personnelles/page': ['/donnees-personnelles', 'cellule.etat'],
  '/ma-remontee/page': ['/ma-remontee', 'referent.jlvd'],
  '/mentions-legales/page': ['/mentions-legales', 'cellule.etat'],
  '/mon-compte/page': ['/mon-compte', 'cellule.etat'],
  '/mot-de-passe/[jeton]/page': ['/mot-de-passe/inconnu', null],
  '/remontees/page': ['/remontees', 'cellule.etat'],
  '/s/[schema]/actions/[id]/page': ['/s/04-2025/actions/13', 'cellule.etat'],
  '/s/[schema]/ma-remontee/page': ['/s/04-2025/ma-remontee', 'referent.jlvd'],
  '/s/[schema]/ma-remontee/[siren]/page': ['/s/04-2025/ma-remontee/200071033', 'referent.jlvd'],
  '/s/[schema]/remontees/[siren]/page': ['/s/04-2025/remontees/200034700?etape=tout', 'cellule.etat'],
  '/s/[schema]/remontees/page': ['/s/04-2025/remontees', 'cellule.etat'],
  '/s/[schema]/ressources/page': ['/s/04-2025/ressources', 'cellule.etat'],
  '/s/[schema]/tableau/export/route': ['/s/04-2025/tableau/export', 'cellule.etat'],
  '/s/[schema]/tableau/page': ['/s/04-2025/tableau', 'cellule.etat'],
  '/s/[schema]/territoires/[siren]/page': ['/s/04-2025/territoires/200068765', 'cellule.etat'],
  '/s/[schema]/territoires/page': ['/s/04-2025/territoires', 'cellule.etat'],
  '/tableau/page': ['/tableau', 'cellule.etat'],
  '/territoires/[siren]/page': ['/territoires/200068765', 'cellule.etat'],
  '/territoires/page': ['/territoires', 'cellule.etat'],
};
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
