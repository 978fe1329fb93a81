import fs from 'node:fs';
import { createGunzip } from 'node:zlib';
import { codeOf, Panne } from '../panne.ts';
import {
  alteree,
  decadrer,
  empreinte,
  encadrer,
  lireCorps,
  nature,
  tronquee,
  type Cadre,
  type Entete,
  type Fin,
  type FinTable,
  type Table,
} from './cadres.ts';

export type Verifiee = { entete: Entete; tables: number; lignes: number };

/** The frames of a backup, one after the other. */
export async function* lireCadres(fichier: string): AsyncGenerator<Cadre> {
  if (!fs.existsSync(fichier)) throw new Panne(`Le fichier ${fichier} n’existe pas.`);
  const file = fs.createReadStream(fichier);
  const unzipped = file.pipe(createGunzip());
  file.once('error', (error) => unzipped.destroy(error));
  try {
    yield* decadrer(unzipped as AsyncIterable<Buffer>);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'Z_BUF_ERROR') throw tronquee();
    if (code.startsWith('Z_')) throw alteree('le fichier ne se décompresse pas');
    throw error;
  } finally {
    file.destroy();
  }
}

/** Reads a whole backup and checks it against what it says of itself; refuses one that is cut, altered, or of another format. */
export async function verifierSauvegarde(fichier: string): Promise<Verifiee> {
  const whole = empreinte();
  let entete: Entete | undefined;
  let table: { nom: string; hash: ReturnType<typeof empreinte>; lignes: number } | undefined;
  let [tables, lignes, isOver] = [0, 0, false];
  for await (const cadre of lireCadres(fichier)) {
    if (isOver) throw alteree('des octets suivent la fin');
    if (cadre.nature === nature.fin) {
      const fin = readOr<Fin>(cadre, 'fin');
      if (fin.empreinte !== whole.copy().digest('hex') || fin.tables !== tables) throw alteree('empreinte du fichier');
      isOver = true;
    }
    whole.update(encadrer(cadre.nature, cadre.corps));
    if (cadre.nature === nature.entete) {
      entete = readOr<Entete>(cadre, 'en-tête');
      if (entete.format !== 1) throw new Panne('Cette sauvegarde est d’un format que cette version ne connaît pas.');
    } else if (cadre.nature === nature.table) {
      table = { nom: readOr<Table>(cadre, 'table').nom, hash: empreinte(), lignes: 0 };
    } else if (cadre.nature === nature.donnees) {
      table?.hash.update(cadre.corps);
      if (table) table.lignes += countRows(cadre.corps);
    } else if (cadre.nature === nature.finTable) {
      const fin = readOr<FinTable>(cadre, 'table');
      if (!table || fin.empreinte !== table.hash.digest('hex')) throw alteree(`table ${table?.nom ?? 'inconnue'}`);
      if (fin.lignes !== table.lignes) throw alteree(`table ${table.nom}, ${table.lignes} lignes pour ${fin.lignes}`);
      tables++;
      lignes += fin.lignes;
    }
  }
  if (!entete) throw alteree('pas d’en-tête');
  if (!isOver) throw tronquee();
  return { entete, tables, lignes };
}

/** In the text of COPY a row ends with a line feed, and one inside a value is escaped. */
function countRows(corps: Buffer): number {
  let rows = 0;
  for (let at = corps.indexOf(10); at >= 0; at = corps.indexOf(10, at + 1)) rows++;
  return rows;
}

function readOr<T>(cadre: Cadre, ou: string): T {
  try {
    return lireCorps<T>(cadre);
  } catch {
    throw alteree(ou);
  }
}
