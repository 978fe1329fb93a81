import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withReception, type Reception } from '@/lib/documents/reception';
import { TAILLE_MAX } from '@/lib/documents/rules';

const ordinaire = process.env.TMPDIR;
let dossier: string;
beforeAll(async () => {
  dossier = await mkdtemp(path.join(tmpdir(), 'essai-depot-'));
  process.env.TMPDIR = dossier;
});
afterAll(async () => {
  process.env.TMPDIR = ordinaire;
  if (ordinaire === undefined) delete process.env.TMPDIR;
  await rm(dossier, { recursive: true });
});

const MORCEAU = 64 * 1024;
const PDF = '%PDF-1.7\n';

/** A form whose file is made as it is asked for; `onPull` hears how much has been made. */
function demande(taille: number, nom: string, tete: string, onPull?: (faits: number) => Promise<void>): Request {
  const limite = 'limite-essai';
  const avant = `--${limite}\r\ncontent-disposition: form-data; name="titre"\r\n\r\nMon titre\r\n--${limite}\r\ncontent-disposition: form-data; name="fichier"; filename="${nom}"\r\ncontent-type: application/pdf\r\n\r\n${tete}`;
  let reste = taille - tete.length;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(avant)),
    async pull(controller) {
      await onPull?.(taille - reste);
      const part = Math.min(reste, MORCEAU);
      reste -= part;
      if (part > 0) return void controller.enqueue(new Uint8Array(part).fill(32));
      controller.enqueue(encoder.encode(`\r\n--${limite}--\r\n`));
      controller.close();
    },
  });
  const headers = { 'content-type': `multipart/form-data; boundary=${limite}` };
  return new Request('http://serveur/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

const recevoir = (request: Request, isKept = true): Promise<Reception> =>
  withReception(request, isKept, (reception) => Promise.resolve(reception));

describe('la réception d’un fichier', () => {
  test('accepte 20 Mo tout juste, avec ses champs et son empreinte, et ne laisse rien derrière elle', async () => {
    const { recu, contenu } = await withReception(demande(TAILLE_MAX, 'a.pdf', PDF), true, async (recu) => ({
      recu,
      contenu: await readFile((recu.fichier as { chemin: string }).chemin),
    }));
    expect(recu.champs).toEqual({ titre: 'Mon titre' });
    expect(recu.fichier).toMatchObject({ nom: 'a.pdf', mime: 'application/pdf', taille: TAILLE_MAX });
    expect(contenu).toHaveLength(TAILLE_MAX);
    expect(recu.fichier).toMatchObject({ sha256: createHash('sha256').update(contenu).digest('hex') });
    expect(await readdir(dossier)).toEqual([]);
  });

  test('refuse un octet de plus, et 21 Mo', async () => {
    for (const taille of [TAILLE_MAX + 1, 21 * 1024 * 1024]) {
      const { fichier } = await recevoir(demande(taille, 'a.pdf', PDF));
      expect(fichier).toMatch(/dépasse 20 Mo/);
    }
    expect(await readdir(dossier)).toEqual([]);
  });

  test('n’a jamais plus de 2 Mo en mémoire : elle n’en demande pas avant d’avoir écrit', async () => {
    const ecrits = async () => {
      const [lieu] = await readdir(dossier);
      return lieu ? (await stat(path.join(dossier, lieu, 'fichier')).catch(() => ({ size: 0 }))).size : 0;
    };
    const ecarts: number[] = [];
    const { fichier } = await recevoir(
      demande(TAILLE_MAX, 'a.pdf', PDF, async (faits) => void ecarts.push(faits - (await ecrits()))),
    );
    expect(fichier).toMatchObject({ taille: TAILLE_MAX });
    expect(ecarts.length).toBeGreaterThan(300);
    expect(Math.max(...ecarts)).toBeLessThan(2 * 1024 * 1024);
  });

  test('refuse un programme sous un nom de PDF, un PDF sous un nom de programme, un fichier vide, et l’absence de fichier', async () => {
    const fichiers = [
      await recevoir(demande(5_000, 'a.pdf', 'MZ\u0000\u0003')),
      await recevoir(demande(5_000, 'a.exe', PDF)),
      await recevoir(demande(0, 'a.pdf', '')),
      await recevoir(new Request('http://serveur/', { method: 'POST', body: new FormData() })),
      await recevoir(new Request('http://serveur/', { method: 'POST', body: 'a=b' })),
    ].map(({ fichier }) => fichier);
    expect(fichiers).toEqual([
      expect.stringMatching(/contenu compte/),
      expect.stringMatching(/\.exe/),
      'Ce fichier est vide.',
      'Choisissez un fichier.',
      'Choisissez un fichier.',
    ]);
  });

  test('n’écrit rien pour qui ne dépose pas', async () => {
    let isEcrit = false;
    const regarder = async () => {
      const [lieu] = await readdir(dossier);
      isEcrit ||= lieu !== undefined && (await readdir(path.join(dossier, lieu))).length > 0;
    };
    const { champs } = await recevoir(demande(1_000_000, 'a.pdf', PDF, regarder), false);
    expect([champs, isEcrit]).toEqual([{ titre: 'Mon titre' }, false]);
  });

  test('ne garde rien d’un envoi interrompu', async () => {
    const coupee = demande(TAILLE_MAX, 'a.pdf', PDF, (faits) =>
      faits > 1_000_000 ? Promise.reject(new Error('coupée')) : Promise.resolve(),
    );
    await expect(recevoir(coupee)).rejects.toThrow();
    expect(await readdir(dossier)).toEqual([]);
  });
});
