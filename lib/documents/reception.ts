import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { fileTypeFromFile } from 'file-type';
import { withoutNul } from '@/lib/text';
import { nomDeFichier, refuseFichier, TAILLE_MAX } from './rules';

/** A file as it came, in a temporary file of the server. */
export type FichierRecu = { chemin: string; nom: string; mime: string; taille: number; sha256: string };
export type Reception = {
  champs: Record<string, string>;
  /** The file, or the sentence that refuses it. */
  fichier: FichierRecu | string;
};

const TROP = 'Ce fichier dépasse 20 Mo. Allégez-le, ou déposez-le en plusieurs documents.';
const AUCUN = 'Choisissez un fichier.';

/**
 * Reads a form with one file, piece by piece: the file goes to a temporary folder, never whole in memory, and the folder goes when
 * `use` is over. Beyond 20 Mo, and where `isKept` is false, what comes is read and dropped, so that the answer reaches who sends.
 */
export async function withReception<T>(
  request: Request,
  isKept: boolean,
  use: (reception: Reception) => Promise<T>,
): Promise<T> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'maillage-depot-'));
  try {
    return await use(await receive(request, isKept ? path.join(dossier, 'fichier') : null));
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

async function receive(request: Request, chemin: string | null): Promise<Reception> {
  const champs: Record<string, string> = {};
  let arrivee: Promise<FichierRecu | string> | undefined;
  const contentType = request.headers.get('content-type') ?? '';
  if (!request.body || !contentType.startsWith('multipart/form-data')) return { champs, fichier: AUCUN };
  const limits = { fileSize: TAILLE_MAX, files: 1, fields: 20, fieldSize: 10_000, headerPairs: 20 };
  const busboy = new Busboy({ headers: { 'content-type': contentType }, limits });
  busboy.on('field', (nom, valeur) => (champs[nom] = withoutNul(valeur)));
  busboy.on('file', (_champ, flux, nom) => {
    arrivee = store(flux, nom ?? '', chemin);
    // heard here, told below: a connection that breaks ends both streams
    arrivee.catch(() => undefined);
  });
  await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy);
  return { champs, fichier: (await arrivee) ?? AUCUN };
}

async function store(flux: BusboyFileStream, nom: string, chemin: string | null): Promise<FichierRecu | string> {
  if (!chemin || !nom) {
    flux.resume();
    return AUCUN;
  }
  const hash = createHash('sha256');
  let taille = 0;
  await pipeline(
    flux,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const morceau of source) {
        hash.update(morceau);
        taille += morceau.length;
        yield morceau;
      }
    },
    createWriteStream(chemin),
  );
  if (flux.truncated) return TROP;
  if (taille === 0) return 'Ce fichier est vide.';
  const propre = nomDeFichier(nom);
  const mime = (await fileTypeFromFile(chemin))?.mime;
  return refuseFichier(propre, mime) ?? { chemin, nom: propre, mime: mime!, taille, sha256: hash.digest('hex') };
}
