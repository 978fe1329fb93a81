import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertId } from '../../prisma/seed/insert.ts';
import { createDatabase } from '../database.ts';
import { addSecondSchema, type Voisins } from '../second-schema.ts';
import { read } from './matrix.ts';
import { as } from './observe.ts';
import { readPlayers } from './people.ts';
import { insertDocument, organisationOf } from './samples-conventions.ts';

/**
 * Which visibilities each reads, of a financière of JLVD and La Poste / a cadre of DLVA, which every référent reads / a financière
 * of DLVA: i interne, p parties, c copil, P public; the last sign is a public one taken off.
 */
const verdicts = read(`
                     financiere_jlvd  cadre_dlva  financiere_dlva
visiteur             -                -           -
cellule_etat         ipcPr            ipcPr       ipcPr
cellule_departement  ipcPr            ipcPr       ipcPr
referent_epci        pcP              P           -
elu_epci             pcP              -           -
membre_copil         cP               cP          cP
operateur            pcP              -           -
administrateur       cP               cP          cP
cellule.84           -                -           -
`);
const tables = { document: 'id', document_version: 'document_id', document_morceau: 'document_id' };

let base: Awaited<ReturnType<typeof createDatabase>>;
let owner: pg.Client;
let login: pg.Client;
let voisins: Voisins;
let people: Record<string, number | null>;
/** Convention → sign → document. */
const documents: Record<string, Record<string, number>> = {};

beforeAll(async () => {
  base = await createDatabase({ demo: true });
  voisins = await addSecondSchema(base.ownerUrl);
  [owner, login] = [new pg.Client(base.ownerUrl), new pg.Client(base.loginUrl)];
  await Promise.all([owner.connect(), login.connect()]);
  people = { ...(await readPlayers(owner)), visiteur: null, 'cellule.84': voisins.people['cellule.84'] };
  const { rows } = await owner.query<{ id: number }>("select id from organisation where sigle = 'La Poste'");
  await insertConvention('financiere_jlvd', voisins.epcis.JLVD!, rows[0]!.id);
  await insertConvention('cadre_dlva', voisins.epcis.DLVA!);
  await insertConvention('financiere_dlva', voisins.epcis.DLVA!);
});

afterAll(async () => {
  await Promise.all([login?.end(), owner?.end()]);
  await base?.drop();
});

async function insertConvention(nom: string, epciId: number, autre?: number): Promise<void> {
  const isCadre = nom.startsWith('cadre');
  const schema_id = voisins.schemas['04'];
  const convention_id = await insertId(owner, 'convention', {
    ...{ schema_id, reference: `DOC-${nom}`, intitule: 'Essai', famille: 'autre' },
    niveau: isCadre ? 'cadre_objectifs' : 'financiere_realisation',
    sans_parent: isCadre ? null : 'Essai.',
  });
  const parties = [await organisationOf(owner, epciId), ...(autre ? [autre] : [])];
  for (const [ordre, organisation_id] of parties.entries())
    await insertId(owner, 'convention_partie', { convention_id, schema_id, organisation_id, ordre });
  const insert = async (visibilite: string, retire = false) =>
    (await insertDocument(owner, { convention_id, schema_id, visibilite, retire })).documentId;
  documents[nom] = {
    ...{ i: await insert('interne'), p: await insert('parties'), c: await insert('copil'), P: await insert('public') },
    r: await insert('public', true),
  };
}

for (const [role, cells] of Object.entries(verdicts)) {
  test(`${role} lit les documents que leur visibilité lui ouvre, titre, versions et contenu`, async () => {
    for (const [table, column] of Object.entries(tables)) {
      const found: Record<string, string> = {};
      for (const convention of Object.keys(cells))
        found[convention] = await as(login, 'maillage_app', people[role]!, async () => {
          const signs: string[] = [];
          for (const [sign, id] of Object.entries(documents[convention]!)) {
            const { rowCount } = await login.query(`select from ${table} where ${column} = $1`, [id]);
            if (rowCount) signs.push(sign);
          }
          return signs.join('') || '-';
        });
      expect([table, found]).toEqual([table, cells]);
    }
  });
}

test('un document n’est gardé qu’entier', async () => {
  const { i: document_id } = documents.cadre_dlva!;
  const version = { document_id, schema_id: voisins.schemas['04'], numero: 2, nom: 'a.pdf', mime: 'application/pdf' };
  await expect(insertId(owner, 'document_version', { ...version, taille: 5, sha256: 'a'.repeat(64) })).rejects.toThrow(
    /entier/,
  );
});

test('un dépôt ne va pas dans un autre département', async () => {
  await expect(
    as(login, 'maillage_app', people['cellule.84']!, () =>
      login.query(
        `insert into document (schema_id, convention_id, titre, nature, visibilite)
         select $1, min(convention_id), 'Essai', 'annexe', 'interne' from convention_partie`,
        [voisins.schemas['04']],
      ),
    ),
  ).rejects.toThrow();
});
