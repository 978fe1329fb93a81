import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { listDocuments, readMorceau, readVersion } from '@/lib/documents/data';
import { addDocument, addVersion, updateDocument, withdrawDocument } from '@/lib/documents/depot';
import { Conflit, Refus } from '@/lib/errors';
import { openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let dossier: string;
let conventionId: number;

beforeAll(async () => {
  scene = await openScene();
  dossier = await mkdtemp(path.join(tmpdir(), 'essai-documents-'));
  const { rows } = await scene.owner.query<{ id: number }>("select id from convention where reference = 'CAD-08'");
  conventionId = rows[0]!.id;
});
afterAll(async () => {
  await scene?.close();
  await rm(dossier, { recursive: true, force: true });
});

const write = <T>(fn: Parameters<typeof asViewer<T>>[1]) => asViewer(scene.cellule, fn, { write: true });
const lister = () => asViewer(scene.cellule, (db) => listDocuments(db, conventionId));

let faits = 0;
async function fichier(taille: number) {
  const contenu = Buffer.alloc(taille, ++faits);
  contenu.write('%PDF-1.7\n');
  const chemin = path.join(dossier, `${faits}.pdf`);
  await writeFile(chemin, contenu);
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  return { chemin, nom: `essai-${faits}.pdf`, mime: 'application/pdf', taille, sha256 };
}

async function deposer(taille = 1_000) {
  const [titre, nature, visibilite] = [`Essai ${faits}`, 'annexe', 'parties'] as const;
  const recu = await fichier(taille);
  await write((db) => addDocument(db, scene.cellule, { conventionId, titre, nature, visibilite, fichier: recu }));
  return { recu, document: (await lister()).at(-1)! };
}

/** The hash of what a reader receives, piece by piece, and how many pieces. */
async function lire(documentId: number, numero: number | null) {
  const version = (await asViewer(scene.cellule, (db) =>
    readVersion(db, { schemaId: scene.schemaId, documentId, numero }),
  ))!;
  const hash = createHash('sha256');
  for (let rang = 0; rang < version.morceaux; rang++)
    hash.update(await asViewer(scene.cellule, (db) => readMorceau(db, version.versionId, rang)));
  return { sha256: hash.digest('hex'), morceaux: version.morceaux };
}

describe('un document', () => {
  test('se relit octet pour octet, par morceaux de 512 ko au plus', async () => {
    const { recu, document } = await deposer(2 * 512 * 1024 + 1);
    expect(await lire(document.id, null)).toEqual({ sha256: recu.sha256, morceaux: 3 });
    expect(document.versions[0]).toMatchObject({ numero: 1, nom: recu.nom, sha256: recu.sha256, taille: recu.taille });
  });

  test('garde ses versions : la suivante ne remplace pas la première', async () => {
    const { recu, document } = await deposer();
    const suivant = await fichier(2_000);
    const version = { documentId: document.id, numero: 1, fichier: suivant };
    expect(await write((db) => addVersion(db, scene.cellule, version))).toBe(2);
    expect((await lire(document.id, 1)).sha256).toBe(recu.sha256);
    expect((await lire(document.id, null)).sha256).toBe(suivant.sha256);
    // who saw only the first one is told
    await expect(write((db) => addVersion(db, scene.cellule, version))).rejects.toBeInstanceOf(Conflit);
  });

  test('à deux versions à la fois, une seule passe', async () => {
    const { document } = await deposer();
    const ajouter = async () => {
      const version = { documentId: document.id, numero: 1, fichier: await fichier(600_000) };
      return write((db) => addVersion(db, scene.cellule, version));
    };
    const outcomes = await Promise.allSettled([ajouter(), ajouter()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await lister()).at(-1)!.versions).toHaveLength(2);
  });

  test('se renomme sans perdre son fichier ; qui écrit en second est averti', async () => {
    const { recu, document } = await deposer();
    const champs = {
      documentId: document.id,
      revision: 1,
      titre: 'Autre',
      nature: 'avenant',
      visibilite: 'copil',
    } as const;
    await write((db) => updateDocument(db, scene.cellule, champs));
    expect((await lire(document.id, null)).sha256).toBe(recu.sha256);
    await expect(write((db) => updateDocument(db, scene.cellule, champs))).rejects.toBeInstanceOf(Conflit);
  });

  test('retiré, il reste et se remet ; il ne prend plus de version', async () => {
    const { recu, document } = await deposer();
    const retirer = (revision: number, retire: boolean) =>
      write((db) => withdrawDocument(db, scene.cellule, { documentId: document.id, revision, retire }));
    await retirer(1, true);
    expect((await lister()).at(-1)).toMatchObject({ isRetire: true });
    const version = { documentId: document.id, numero: 1, fichier: await fichier(1_000) };
    await expect(write((db) => addVersion(db, scene.cellule, version))).rejects.toBeInstanceOf(Refus);
    await retirer(2, false);
    expect((await lister()).at(-1)).toMatchObject({ isRetire: false });
    expect((await lire(document.id, null)).sha256).toBe(recu.sha256);
  });

  test('coupé en route, il n’est pas là du tout', async () => {
    const avant = (await lister()).length;
    const recu = { ...(await fichier(1_000)), taille: 2_000 };
    const champs = { conventionId, titre: 'Essai', nature: 'annexe', visibilite: 'interne', fichier: recu } as const;
    await expect(write((db) => addDocument(db, scene.cellule, champs))).rejects.toThrow(/entier/);
    expect(await lister()).toHaveLength(avant);
  });
});
