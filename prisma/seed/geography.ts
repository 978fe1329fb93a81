import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type pg from 'pg';
import { withClient } from '../../scripts/postgres/connect.ts';
import { insertNew } from './insert.ts';

type Departement = { code: string; nom: string; zone: 'metro' | 'drom' | 'com' };
type Commune = { code: string; type: string; departement?: string };
type Epci = {
  code: string;
  nom: string;
  type: string;
  membres: { code: string; nom: string; populationMunicipale: number }[];
};

/**
 * Loads the départements, EPCI and communes of all France where they are missing, so that a scheme can be opened anywhere;
 * true when there was something to load. Starts at the same time load them once.
 */
export async function loadGeography(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(72707374)');
    const all = read<Epci>('epci');
    const { rows } = await client.query<{ known: number }>('select count(*)::int as known from epci');
    if (rows[0]!.known >= all.length) return false;
    await insertDepartements(client);
    await insertEpcis(
      client,
      all.map(({ code }) => code),
    );
    await client.query('commit');
    await client.query('analyze departement, epci, commune');
    return true;
  });
}

/** Inserts the départements that may carry a scheme (metropolitan and overseas), where they are missing. */
export async function insertDepartements(client: pg.Client): Promise<void> {
  const rows = read<Departement>('departements').filter(({ zone }) => zone !== 'com');
  await insertNew(
    client,
    'departement',
    rows.map(({ code, nom }) => ({ code, nom })),
  );
}

/**
 * Inserts those of these EPCI that are missing, with the communes that belong to them today, whatever their département;
 * returns the ids of all by SIREN. Source: Etalab, découpage administratif.
 */
export async function insertEpcis(client: pg.Client, sirens: readonly string[]): Promise<Map<string, number>> {
  const all = new Map(read<Epci>('epci').map((epci) => [epci.code, epci]));
  const epcis = sirens.map((siren) => {
    const epci = all.get(siren);
    if (!epci) throw new Error(`EPCI inconnu du découpage administratif : ${siren}`);
    return epci;
  });
  await insertNew(
    client,
    'epci',
    epcis.map(({ code, nom, type }) => ({ siren: code, nom: cleanName(nom), nature: natureOf(type) })),
  );
  const { rows } = await client.query<{ siren: string; id: number }>(
    'select siren, id from epci where siren = any ($1)',
    [sirens],
  );
  const ids = new Map(rows.map(({ siren, id }) => [siren, id]));
  const departementOf = readDepartements();
  const communes = epcis.flatMap(({ code: siren, membres }) =>
    membres.map(({ code, nom, populationMunicipale }) => ({
      code,
      nom,
      departement_code: departementOf.get(code),
      epci_id: ids.get(siren),
      population: populationMunicipale,
    })),
  );
  await insertNew(client, 'commune', communes);
  return new Map(sirens.map((siren) => [siren, ids.get(siren)!]));
}

/** The name without its nature, which is a column of its own: 'CC du Sisteronais-Buëch' is 'Sisteronais-Buëch'. */
export function cleanName(nom: string): string {
  return nom.replace(/^(CC|CA|CU)\s+(de l'|d'|(du|des|de la|de)\s+)?/, '').replace(/"([^"]*)"/g, '« $1 »');
}

// The métropole de Lyon has a type of its own in the source and is a métropole for everybody else.
function natureOf(type: string): string {
  return type === 'MET69' ? 'METRO' : type;
}

function readDepartements(): Map<string, string | undefined> {
  const communes = read<Commune>('communes').filter(({ type }) => type === 'commune-actuelle');
  return new Map(communes.map(({ code, departement }) => [code, departement]));
}

const require = createRequire(import.meta.url);
const folder = path.dirname(require.resolve('@etalab/decoupage-administratif/package.json'));

// The package's own entry point reads from the current directory, and would load everything.
function read<T>(name: 'communes' | 'departements' | 'epci'): T[] {
  return JSON.parse(fs.readFileSync(path.join(folder, 'data', `${name}.json`), 'utf8')) as T[];
}
