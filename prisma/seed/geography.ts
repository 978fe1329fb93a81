import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type pg from 'pg';
import { insertIds, insertRows } from './insert.ts';

type Departement = { code: string; nom: string; zone: 'metro' | 'drom' | 'com' };
type Commune = { code: string; type: string; departement?: string };
type Epci = {
  code: string;
  nom: string;
  type: string;
  membres: { code: string; nom: string; populationMunicipale: number }[];
};

/** Inserts the départements that may carry a scheme (metropolitan and overseas). */
export async function insertDepartements(client: pg.Client): Promise<void> {
  const rows = read<Departement>('departements').filter(({ zone }) => zone !== 'com');
  await insertRows(
    client,
    'departement',
    rows.map(({ code, nom }) => ({ code, nom })),
  );
}

/**
 * Inserts these EPCI, in this order, with the communes that belong to them today, whatever their département; returns
 * their ids by SIREN. Source: Etalab, découpage administratif.
 */
export async function insertEpcis(client: pg.Client, sirens: readonly string[]): Promise<Map<string, number>> {
  const all = new Map(read<Epci>('epci').map((epci) => [epci.code, epci]));
  const epcis = sirens.map((siren) => {
    const epci = all.get(siren);
    if (!epci) throw new Error(`EPCI inconnu du découpage administratif : ${siren}`);
    return epci;
  });
  const ids = await insertIds(
    client,
    'epci',
    epcis.map(({ code, nom, type }) => ({ siren: code, nom: cleanName(nom), nature: natureOf(type) })),
  );
  const departementOf = readDepartements();
  const communes = epcis.flatMap(({ membres }, i) =>
    membres.map(({ code, nom, populationMunicipale }) => ({
      code,
      nom,
      departement_code: departementOf.get(code),
      epci_id: ids[i],
      population: populationMunicipale,
    })),
  );
  await insertRows(client, 'commune', communes);
  return new Map(sirens.map((siren, i) => [siren, ids[i]!]));
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
