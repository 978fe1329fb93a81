import type pg from 'pg';
import { shiftYears } from './days.ts';
import { facettes } from './facettes.ts';
import { insertEpcis } from './geography.ts';
import { insertId, insertIds, insertRows } from './insert.ts';
import { actions, axes, fiches, jalons, type ActionFait } from './schema04/index.ts';

/** The EPCI of the scheme, in its order, under its own sigles: one of them straddles three départements. */
const epcis = [
  { sigle: 'PAA', siren: '200067437' },
  { sigle: 'DLVA', siren: '200034700' },
  { sigle: 'CCAPV', siren: '200068625' },
  { sigle: 'CCVUSP', siren: '200072304' },
  { sigle: 'CCSB', siren: '200068765' },
  { sigle: 'JLVD', siren: '200071033' },
  { sigle: 'CCPFML', siren: '240400440' },
  { sigle: 'HPPB', siren: '200071025' },
];

/** The milestones of the source were written as if its third year were 2019. */
const SOURCE_YEAR = 2019;

/** What the history refers to: an action by its key, its milestones in order with their end. */
export type Scheme = {
  id: number;
  debut: string;
  epcis: ReadonlyMap<string, number>;
  actions: ReadonlyMap<string, { id: number; jalons: { id: number; fin: string }[] }>;
};

/** Inserts the scheme, its EPCI, axes, fiches, facets and actions in their first version, as adopted on `debut`. */
export async function insertScheme(
  client: pg.Client,
  { debut, anchorYear }: { debut: string; anchorYear: number },
): Promise<Scheme> {
  const id = await insertId(client, 'schema_departemental', {
    code: `04-${debut.slice(0, 4)}`,
    nom: "Schéma départemental d'amélioration de l'accessibilité des services au public des Alpes-de-Haute-Provence",
    departement_code: '04',
    date_debut: debut,
    date_fin: `${Number(debut.slice(0, 4)) + 5}-12-31`,
    etat: 'adopte',
    version: '1.0',
    revision: 1,
  });
  const bySiren = await insertEpcis(
    client,
    epcis.map(({ siren }) => siren),
  );
  await insertRows(
    client,
    'schema_epci',
    epcis.map(({ sigle, siren }, i) => ({ schema_id: id, epci_id: bySiren.get(siren), sigle, ordre: i + 1 })),
  );
  const epciIds = new Map(epcis.map(({ sigle, siren }) => [sigle, bySiren.get(siren)!]));
  const ficheIds = await insertFiches(client, id);
  const facetteIds = await insertFacettes(client, id);
  const actionIds = await insertIds(
    client,
    'action',
    actions.map(({ pageSource, creeeLe, majLe }) => ({
      schema_id: id,
      page_source: pageSource,
      source_cree_le: creeeLe,
      source_maj_le: majLe,
    })),
  );
  const versionIds = await insertIds(
    client,
    'action_version',
    actions.map((action, i) => ({
      action_id: actionIds[i],
      schema_id: id,
      date_effet: debut,
      ...versionOf(action, ficheIds),
    })),
  );
  const links = actions.flatMap((action, i) =>
    action.epci.map((sigle) => ({ version_id: versionIds[i], epci_id: get(epciIds, sigle) })),
  );
  await insertRows(client, 'action_version_epci', withSchema(links, id));
  const tags = actions.flatMap((action, i) =>
    facettesOf(action).map((label) => ({ version_id: versionIds[i], facette_id: get(facetteIds, label) })),
  );
  await insertRows(client, 'action_version_facette', withSchema(tags, id));
  const idOf = new Map(actions.map(({ cle }, i) => [cle, actionIds[i]!]));
  const resources = actions.flatMap(({ cle, ressourceDe }) =>
    ressourceDe ? [{ action_id: get(idOf, ressourceDe), ressource_id: get(idOf, cle) }] : [],
  );
  await insertRows(client, 'action_ressource', withSchema(resources, id));
  const done = await insertJalons(client, id, {
    idOf,
    versionOf: new Map(actionIds.map((a, i) => [a, versionIds[i]!])),
    anchorYear,
  });
  return {
    id,
    debut,
    epcis: epciIds,
    actions: new Map(actions.map(({ cle }, i) => [cle, { id: actionIds[i]!, jalons: done.get(cle) ?? [] }])),
  };
}

function versionOf(action: ActionFait, ficheIds: ReadonlyMap<string, number>) {
  return {
    numero: 1,
    etat: action.etat,
    fiche_id: get(ficheIds, action.fichePage),
    code: action.code,
    titre: action.titre,
    resume: action.resume,
    porteur: action.porteur,
    is_porteur_a_designer: action.porteurADesigner,
    partenaires: action.partenaires,
    lieux: action.lieux,
    financements: action.financements,
    liens_schemas: action.liensSchemas,
    is_departementale: action.departemental,
    // the demonstration holds the facts of the scheme, not its prose
    is_texte_non_repris: action.etat === 'active',
  };
}

async function insertFiches(client: pg.Client, schemaId: number): Promise<Map<string, number>> {
  const axeIds = await insertIds(client, 'axe', withSchema(axes, schemaId));
  const axeOf = new Map(axes.map(({ numero }, i) => [numero, axeIds[i]!]));
  const ids = await insertIds(
    client,
    'fiche',
    fiches.map(({ axe, code, titre, degrePriorite, etat, pageSource }, i) => ({
      schema_id: schemaId,
      axe_id: axe === null ? null : axeOf.get(axe),
      ...{ code, titre, degre_priorite: degrePriorite, etat, ordre: i + 1, page_source: pageSource },
    })),
  );
  return new Map(fiches.map(({ pageSource }, i) => [pageSource, ids[i]!]));
}

/** Ids by 'family label': two families share a word. */
async function insertFacettes(client: pg.Client, schemaId: number): Promise<Map<string, number>> {
  const rows = Object.entries(facettes).flatMap(([famille, labels]) =>
    labels.map((libelle, i) => ({ famille, libelle, ordre: i + 1 })),
  );
  const ids = await insertIds(client, 'facette', withSchema(rows, schemaId));
  return new Map(rows.map(({ famille, libelle }, i) => [`${famille} ${libelle}`, ids[i]!]));
}

function facettesOf({ scenarios, themes, publics, criteres }: ActionFait): string[] {
  const families = { scenario: scenarios, theme: themes, public: publics, critere: criteres };
  return Object.entries(families).flatMap(([famille, labels]) => labels.map((label) => `${famille} ${label}`));
}

type JalonContext = { idOf: ReadonlyMap<string, number>; versionOf: ReadonlyMap<number, number>; anchorYear: number };

async function insertJalons(
  client: pg.Client,
  schemaId: number,
  { idOf, versionOf: versions, anchorYear }: JalonContext,
) {
  const shift = (day: string | null) => day && shiftYears(day, anchorYear - SOURCE_YEAR);
  const rows = jalons.map(({ action, libelle, debut, fin }) => ({
    action,
    libelle,
    debut: shift(debut),
    fin: shift(fin)!,
  }));
  const actionIds = rows.map(({ action }) => get(idOf, action));
  const ids = await insertIds(
    client,
    'jalon',
    actionIds.map((actionId) => ({ action_id: actionId, schema_id: schemaId })),
  );
  await insertRows(
    client,
    'jalon_version',
    rows.map(({ libelle, debut, fin }, i) => ({
      version_id: versions.get(actionIds[i]!),
      jalon_id: ids[i],
      schema_id: schemaId,
      ...{ libelle, debut, fin },
    })),
  );
  const byAction = new Map<string, { id: number; fin: string }[]>();
  for (const [i, { action, fin }] of rows.entries())
    byAction.set(action, [...(byAction.get(action) ?? []), { id: ids[i]!, fin }]);
  return byAction;
}

function withSchema<R extends object>(rows: readonly R[], schemaId: number): (R & { schema_id: number })[] {
  return rows.map((row) => ({ ...row, schema_id: schemaId }));
}

function get<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`« ${String(key)} » est inconnu des données de démonstration`);
  return value;
}
