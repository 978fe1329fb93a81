import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { TableurRefuse } from './refus';

/** The parts of a ZIP archive, by name. */
export type Parties = Map<string, Buffer>;

const FIN = 0x06054b50;
const CENTRALE = 0x02014b50;
const LOCALE = 0x04034b50;
const ENTREES_MAX = 2000;

/**
 * Opens the parts of an archive whose name `garde` accepts. What they weigh is counted while they open, since the sizes an archive
 * declares may lie: past `plafond` bytes in all it is refused, and never more than that is held.
 */
export function unzip(octets: Buffer, garde: (nom: string) => boolean, plafond: number): Parties {
  const parties: Parties = new Map();
  let reste = plafond;
  for (const { nom, methode, chiffree, donnees } of entrees(octets)) {
    if (!garde(nom)) continue;
    if (chiffree) throw new TableurRefuse('protege');
    if (parties.has(nom)) throw new TableurRefuse('abime');
    const contenu = methode === 8 ? ouvre(donnees(), reste) : methode === 0 ? donnees() : undefined;
    if (!contenu) throw new TableurRefuse('abime');
    reste -= contenu.length;
    if (reste < 0) throw new TableurRefuse('gonfle');
    parties.set(nom, contenu);
  }
  return parties;
}

/** The names an archive lists, without opening anything. */
export function nomsDeZip(octets: Buffer): string[] {
  return [...entrees(octets)].map(({ nom }) => nom);
}

function ouvre(donnees: Buffer, reste: number): Buffer {
  try {
    return inflateRawSync(donnees, { maxOutputLength: Math.max(reste, 1) });
  } catch (error) {
    throw new TableurRefuse((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'gonfle' : 'abime');
  }
}

type Entree = { nom: string; methode: number; chiffree: boolean; donnees: () => Buffer };

function* entrees(octets: Buffer): Generator<Entree> {
  const abime = (faux: boolean) => {
    if (faux) throw new TableurRefuse('abime');
  };
  let fin = octets.length - 22;
  while (fin >= Math.max(0, octets.length - 65_557) && octets.readUInt32LE(fin) !== FIN) fin--;
  abime(fin < 0 || octets.readUInt32LE(fin) !== FIN);
  const nombre = octets.readUInt16LE(fin + 10);
  abime(nombre > ENTREES_MAX);
  let p = octets.readUInt32LE(fin + 16);
  for (let i = 0; i < nombre; i++) {
    abime(p + 46 > octets.length || octets.readUInt32LE(p) !== CENTRALE);
    const taille = octets.readUInt32LE(p + 20);
    const local = octets.readUInt32LE(p + 42);
    const longueur = octets.readUInt16LE(p + 28);
    const nom = octets.toString('utf8', p + 46, p + 46 + longueur);
    yield {
      nom,
      methode: octets.readUInt16LE(p + 10),
      chiffree: (octets.readUInt16LE(p + 8) & 1) === 1,
      donnees: () => {
        abime(local + 30 > octets.length || octets.readUInt32LE(local) !== LOCALE);
        const debut = local + 30 + octets.readUInt16LE(local + 26) + octets.readUInt16LE(local + 28);
        abime(debut + taille > octets.length);
        return octets.subarray(debut, debut + taille);
      },
    };
    p += 46 + longueur + octets.readUInt16LE(p + 30) + octets.readUInt16LE(p + 32);
  }
}

/** Writes an archive whose bytes depend on its parts alone: their order is kept, every date is 1 January 1980. */
export function zip(parties: Parties): Buffer {
  const corps: Buffer[] = [];
  const centrale: Buffer[] = [];
  let position = 0;
  for (const [nom, contenu] of parties) {
    const octetsDuNom = Buffer.from(nom, 'utf8');
    const serre = deflateRawSync(contenu);
    // version 2.0, names in UTF-8, deflate, 1 January 1980
    const commun = Buffer.alloc(26);
    [20, 0x0800, 8, 0, 0x21].forEach((valeur, i) => commun.writeUInt16LE(valeur, i * 2));
    commun.writeUInt32LE(crc32(contenu), 10);
    commun.writeUInt32LE(serre.length, 14);
    commun.writeUInt32LE(contenu.length, 18);
    commun.writeUInt16LE(octetsDuNom.length, 22);
    const suite = Buffer.alloc(14);
    suite.writeUInt32LE(position, 10);
    corps.push(entier(LOCALE), commun, octetsDuNom, serre);
    centrale.push(entier(CENTRALE), Buffer.from([20, 0]), commun, suite, octetsDuNom);
    position += 30 + octetsDuNom.length + serre.length;
  }
  const index = Buffer.concat(centrale);
  const fin = Buffer.alloc(18);
  fin.writeUInt16LE(parties.size, 4);
  fin.writeUInt16LE(parties.size, 6);
  fin.writeUInt32LE(index.length, 8);
  fin.writeUInt32LE(position, 12);
  return Buffer.concat([...corps, index, entier(FIN), fin]);
}

function entier(valeur: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32LE(valeur);
  return octets;
}
