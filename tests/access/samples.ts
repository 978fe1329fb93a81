import type pg from 'pg';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction, insertPerson, type Voisins } from '../second-schema.ts';
import { insertConventionSample, type SampleConvention } from './samples-conventions.ts';
import { insertIndicateurs, type SampleIndicateur } from './samples-indicateurs.ts';
import { insertInstanceSample, type SampleInstance } from './samples-instances.ts';
import { insertRemontee, type SampleRemontee } from './samples-remontees.ts';

/** Where an object stands for a person whose right is on JLVD in the 04: there, on another EPCI of it, in another département. */
export const places = ['ici', 'autre_epci', 'autre_departement'] as const;
export type Place = (typeof places)[number];

/** Rows of one place, one for each table; written by the owner of the base. */
export type Sample = {
  schemaId: number;
  epciId: number;
  departement: string;
  ficheId: number;
  axeId: number;
  facetteId: number;
  /** Followed action whose blocage was lifted; another whose blocage is open. */
  actionId: number;
  actionBloquee: number;
  blocageOuvert: number;
  jalonId: number;
  personneId: number;
  remontee: SampleRemontee;
  convention: SampleConvention;
  indicateur: SampleIndicateur;
  instance: SampleInstance;
  /** For each table, the condition that finds the row of this place. */
  ou: Record<string, string>;
};

export async function insertSamples(client: pg.Client, { schemas, epcis }: Voisins): Promise<Record<Place, Sample>> {
  const make = (place: Place, departement: '04' | '84', sigle: string) =>
    insertSample(client, place, { departement, schemaId: schemas[departement], epciId: epcis[sigle]! });
  await client.query(
    "insert into tentative_connexion (cle, echecs, dernier_echec) values ('compte:essai', 1, acces.maintenant())",
  );
  return {
    ici: await make('ici', '04', 'JLVD'),
    autre_epci: await make('autre_epci', '04', 'DLVA'),
    autre_departement: await make('autre_departement', '84', 'CCPAL'),
  };
}

type Where = { departement: string; schemaId: number; epciId: number };

async function insertSample(client: pg.Client, place: Place, at: Where): Promise<Sample> {
  const { schemaId, epciId, departement } = at;
  const [ficheId, axeId] = await readFiche(client, schemaId);
  const code = (n: number) => `9-Z-${places.indexOf(place)}${n}`;
  const actionId = await insertAction(client, { schemaId, ficheId, code: code(1), epciIds: [epciId] });
  const actionBloquee = await insertAction(client, { schemaId, ficheId, code: code(2), epciIds: [epciId] });
  const actionValidee = await insertAction(client, { schemaId, ficheId, code: code(3), epciIds: [epciId] });
  const actionACorriger = await insertAction(client, { schemaId, ficheId, code: code(4), epciIds: [epciId] });
  const versionId = await readVersion(client, actionId);
  const facetteId = await insertId(client, 'facette', {
    schema_id: schemaId,
    famille: 'theme',
    libelle: `Essai ${place}`,
    ordre: 99,
  });
  await client.query('insert into action_version_facette values ($1, $2, $3)', [versionId, schemaId, facetteId]);
  await client.query(
    "insert into etat_anterieur (schema_id, objet, objet_id, valeurs) values ($1, 'fiche', $2, '{}')",
    [schemaId, ficheId],
  );
  await client.query('insert into action_ressource values ($1, $2, $3)', [actionId, actionBloquee, schemaId]);
  const jalonId = await insertId(client, 'jalon', { action_id: actionId, schema_id: schemaId });
  await client.query("insert into jalon_version values ($1, $2, $3, 'Jalon', null, '2026-06-30')", [
    versionId,
    jalonId,
    schemaId,
  ]);
  const personneId = await insertPerson(client, `cible.${place.replace('_', '-')}`, `Cible ${place}`);
  const event = { schema_id: schemaId, auteur_id: personneId, created_at: '2026-06-15T10:00:00Z' };
  const dated = { ...event, date_effet: '2026-06-15' };
  const statut = { ...dated, action_id: actionId, nature: 'decision', avancement: 'fait', commentaire: 'Essai.' };
  const statutId = await insertId(client, 'statut', statut);
  const blocage = { ...dated, motif: 'Essai.', condition: 'Essai.' };
  const blocageId = await insertId(client, 'blocage', { ...blocage, action_id: actionId });
  await client.query(
    "insert into levee_blocage (blocage_id, schema_id, commentaire, date_effet, auteur_id) values ($1, $2, 'Essai.', '2026-06-15', $3)",
    [blocageId, schemaId, personneId],
  );
  const blocageOuvert = await insertId(client, 'blocage', { ...blocage, action_id: actionBloquee });
  const realisationId = await insertId(client, 'jalon_realisation', {
    ...event,
    jalon_id: jalonId,
    fait_le: '2026-06-15',
  });
  const compte = await insertAccountRows(client, personneId, at);
  // a year of its own: the last one opened takes the lines that come
  const annee = 2040 + places.indexOf(place);
  const actions: [number, number, number, number] = [actionId, actionBloquee, actionValidee, actionACorriger];
  const remontee = await insertRemontee(client, { schemaId, epciId, personneId, annee }, actions);
  const convention = await insertConventionSample(client, { schemaId, epciId, actionId, place });
  const indicateur = await insertIndicateurs(client, { schemaId, epciId, personneId, place });
  const instance = await insertInstanceSample(client, { schemaId, epciId, actionId, personneId });
  return {
    ...{ ficheId, axeId, facetteId },
    ...{ schemaId, epciId, departement, actionId, actionBloquee, blocageOuvert, jalonId, personneId },
    remontee: remontee.sample,
    convention: convention.sample,
    indicateur: indicateur.sample,
    instance: instance.sample,
    ou: {
      installation: 'id = 1',
      departement: `code = '${departement}'`,
      epci: `id = ${epciId}`,
      commune: `epci_id = ${epciId}`,
      organisation: 'true',
      schema_departemental: `id = ${schemaId}`,
      schema_epci: `schema_id = ${schemaId} and epci_id = ${epciId}`,
      axe: `id = ${axeId}`,
      fiche: `id = ${ficheId}`,
      etat_anterieur: `schema_id = ${schemaId} and valeurs = '{}'`,
      facette: `id = ${facetteId}`,
      action: `id = ${actionId}`,
      action_version: `id = ${versionId}`,
      action_version_epci: `version_id = ${versionId}`,
      action_version_facette: `version_id = ${versionId}`,
      action_ressource: `action_id = ${actionId}`,
      jalon: `id = ${jalonId}`,
      jalon_version: `jalon_id = ${jalonId}`,
      suivi_action: `action_id = ${actionId}`,
      statut: `id = ${statutId}`,
      blocage: `id = ${blocageId}`,
      levee_blocage: `blocage_id = ${blocageId}`,
      jalon_realisation: `id = ${realisationId}`,
      ...compte,
      ...remontee.ou,
      ...convention.ou,
      ...indicateur.ou,
      ...instance.ou,
    },
  };
}

/** Inserts a right where there is none, a link, a form key and lines of the journals of this person; returns where to find them. */
export async function insertAccountRows(
  client: pg.Client,
  personneId: number,
  at: Where | null,
): Promise<Record<string, string>> {
  if (at) {
    await insertId(client, 'habilitation', {
      ...{
        utilisateur_id: personneId,
        role: 'referent_epci',
        schema_id: at.schemaId,
        epci_id: at.epciId,
        debut: '2025-01-01',
      },
      created_at: '2025-01-01T09:00:00Z',
    });
  }
  const lienId = await insertId(client, 'lien_unique', {
    ...{
      utilisateur_id: personneId,
      nature: 'invitation',
      empreinte: `essai-${personneId}`,
      expire_le: '2026-12-01T09:00:00Z',
    },
    created_at: '2026-11-20T09:00:00Z',
  });
  await client.query(
    "insert into cle_mutation (utilisateur_id, cle, mutation) values ($1, gen_random_uuid(), 'essai')",
    [personneId],
  );
  await client.query('insert into flux_calendrier (utilisateur_id, empreinte) values ($1, $2)', [
    personneId,
    `essai-${personneId}`,
  ]);
  await client.query("insert into journal_acces (utilisateur_id, entree, motif) values ($1, 'essai', 'essai')", [
    personneId,
  ]);
  await client.query(
    "insert into journal (utilisateur_id, operation, objet, objet_id, schema_id) values ($1, 'update', 'fiche', 0, $2)",
    [personneId, at?.schemaId ?? null],
  );
  const own = `utilisateur_id = ${personneId}`;
  return {
    utilisateur: `id = ${personneId}`,
    compte: own,
    mot_de_passe: own,
    habilitation: own,
    lien_unique: `id = ${lienId}`,
    tentative_connexion: 'true',
    journal: `${own} and objet_id = 0`,
    journal_acces: own,
    cle_mutation: own,
    flux_calendrier: own,
  };
}

async function readFiche(client: pg.Client, schemaId: number): Promise<[number, number]> {
  const { rows } = await client.query<{ id: number; axe_id: number }>(
    "select id, axe_id from fiche where schema_id = $1 and etat = 'active' order by id limit 1",
    [schemaId],
  );
  return [rows[0]!.id, rows[0]!.axe_id];
}

async function readVersion(client: pg.Client, actionId: number): Promise<number> {
  const { rows } = await client.query<{ version_id: number }>('select version_id from action where id = $1', [
    actionId,
  ]);
  return rows[0]!.version_id;
}
