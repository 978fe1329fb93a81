import type pg from 'pg';
import type { CastName } from './cast.ts';
import { daysBefore, instantOf } from './days.ts';
import { insertIds, insertRows, type Row } from './insert.ts';
import { indicateurs, type Suivi } from './schema04/indicateurs/index.ts';
import type { Scheme } from './scheme.ts';
import { brouillonsOf, ciblesOf, valeursOf, type Suivie } from './valeurs.ts';

type Context = { scheme: Scheme; anchor: string; people: Record<CastName, number> };

/** Inserts the lines « Indicateurs de suivi » as definitions, then two years of fictitious values with every kind of hole. */
export async function insertIndicateurs(client: pg.Client, context: Context): Promise<void> {
  const suivies = await insertDefinitions(client, context.scheme);
  const annee = Number(context.anchor.slice(0, 4));
  const epcis = await readConcernes(client, context.scheme.id);
  const lieu = { suivies, epcis, scheme: context.scheme, people: context.people, annee };
  await insertRows(client, 'indicateur_cible', ciblesOf(lieu));
  // a year is said from its first day on
  const [premier, jour20] = [`${annee}-01-01`, daysBefore(context.anchor, 20)];
  for (const [jour, rows] of [
    [daysBefore(context.anchor, 280), valeursOf(lieu, annee - 1)],
    [jour20 > premier ? jour20 : premier, valeursOf(lieu, annee)],
  ] as const) {
    await client.query("select set_config('maillage.maintenant', $1, true)", [instantOf(jour, 10 * 60)]);
    await insertRows(client, 'valeur_indicateur', rows);
  }
  await insertRows(client, 'brouillon_valeur', brouillonsOf(lieu));
}

/** One row per line; the parts of a composite one after it, which is taken off. Returns those that are typed. */
async function insertDefinitions(client: pg.Client, scheme: Scheme): Promise<Suivie[]> {
  const base = indicateurs.map(({ action, libelle, suivi, eclats }, i): Row => ({
    schema_id: scheme.id,
    action_id: scheme.actions.get(action)!.id,
    ordre: 10 * i,
    etat: suivi ? 'actif' : eclats ? 'retire' : 'a_qualifier',
    motif_etat: eclats ? 'Scindé : cette ligne demandait deux nombres.' : null,
    libelle_source: libelle,
    formule: suivi?.formule ?? null,
    issu_de_id: null,
  }));
  const ids = await insertIds(client, 'indicateur', base);
  const eclats = indicateurs.flatMap(({ eclats = [] }, i) =>
    eclats.map((eclat, j) => ({ ...eclat, row: { ...base[i]!, ordre: 10 * i + j + 1, issu_de_id: ids[i]! } })),
  );
  const eclatIds = await insertIds(
    client,
    'indicateur',
    eclats.map(({ row }) => ({ ...row, etat: 'actif', motif_etat: null, libelle_source: null })),
  );
  const definis = [
    ...indicateurs.flatMap(({ libelle, suivi }, i) => (suivi ? [{ id: ids[i]!, libelle, suivi }] : [])),
    ...eclats.map(({ libelle, suivi }, i) => ({ id: eclatIds[i]!, libelle, suivi })),
  ];
  await client.query(
    `insert into indicateur_version (indicateur_id, schema_id, des_annee, libelle, type, unite, echelle, agregation, sens, periodicite,
       graduations, source, reference_valeur, reference_annee)
     select d.id, $2, $3, d.libelle, (d.suivi ->> 'type')::type_indicateur, d.suivi ->> 'unite', (d.suivi ->> 'echelle')::echelle_indicateur,
       (d.suivi ->> 'agregation')::agregation, (d.suivi ->> 'sens')::sens_indicateur, 'annuelle',
       array(select jsonb_array_elements_text(coalesce(d.suivi -> 'graduations', '[]'))), d.source, d.valeur, d.annee
     from json_to_recordset($1) as d(id int, libelle text, suivi jsonb, source text, valeur numeric, annee int) order by d.id`,
    [JSON.stringify(definis.map(definitionOf(Number(scheme.debut.slice(0, 4))))), scheme.id, scheme.debut.slice(0, 4)],
  );
  return definis.filter(({ suivi }) => !suivi.formule);
}

/** Every fourth number starts from what it was the year before the scheme. */
const definitionOf =
  (debut: number) =>
  ({ id, libelle, suivi }: Suivie, i: number) => ({
    id,
    libelle: libelle[0]!.toUpperCase() + libelle.slice(1).replace(/,$/, ''),
    suivi,
    source: suivi.formule ? null : suivi.echelle === 'epci' ? 'Relevé de l’EPCI' : 'Relevé de la cellule',
    ...(isReference(suivi, i) ? { valeur: 4 + (i % 5), annee: debut - 1 } : { valeur: null, annee: null }),
  });

const isReference = ({ type, formule }: Suivi, i: number) => type === 'nombre' && !formule && i % 4 === 0;

/** The EPCI that each action names; all of them when it names none. */
async function readConcernes(client: pg.Client, schemaId: number): Promise<Map<number, number[]>> {
  const { rows } = await client.query<{ id: number; epcis: number[] }>(
    `select i.id, array(select s.epci_id from schema_epci s where s.schema_id = i.schema_id and indicateurs.concerne(i.id, s.epci_id)
       order by s.ordre) as epcis from indicateur i where i.schema_id = $1`,
    [schemaId],
  );
  return new Map(rows.map(({ id, epcis }) => [id, epcis]));
}
