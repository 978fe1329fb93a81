import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { readConvention } from '@/lib/conventions/data';
import { addAvenant, changeEtat, evaluate, observe, saveSignature } from '@/lib/conventions/ecriture';
import { changerEtatInput, enregistrerSignatureInput, evaluerInput } from '@/lib/conventions/input';
import { readEngagementEcrit } from '@/lib/conventions/versions';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1], viewer = scene.cellule) =>
  asViewer(viewer, fn, { write: true });
const lire = async (reference: string) => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from convention where reference = $1', [
    reference,
  ]);
  const id = rows[0]!.id;
  return (await asViewer(scene.cellule, (db) => readConvention(db, scene.schemaId, id)))!;
};

describe('l’avenant', () => {
  test('déplace le terme, garde l’ancien, et prend le numéro suivant même à plusieurs', async () => {
    const { id, dateFin } = await lire('CAD-02');
    const ajouter = (nouvelleFin?: string) =>
      write((db) =>
        addAvenant(
          db,
          scene.cellule,
          { conventionId: id, objet: 'Essai', signeLe: '2026-11-01', nouvelleFin },
          AUJOURDHUI,
        ),
      );
    const numeros = await Promise.all([ajouter('2029-12-31'), ajouter()]);
    expect(numeros.toSorted()).toEqual([1, 2]);
    const apres = await lire('CAD-02');
    expect(apres).toMatchObject({ dateFin, fin: '2029-12-31' });
    expect(apres.avenants).toHaveLength(2);
  });

  test('ne se signe ni demain, ni sur une convention qui ne l’est pas', async () => {
    const avenant = { objet: 'Essai', nouvelleFin: undefined };
    const { id } = await lire('CAD-02');
    const demain = write((db) =>
      addAvenant(db, scene.cellule, { ...avenant, conventionId: id, signeLe: '2026-11-23' }, AUJOURDHUI),
    );
    await expect(demain).rejects.toMatchObject({ champ: 'signeLe' });
    const hppb = await lire('CAD-08');
    const tot = write((db) =>
      addAvenant(db, scene.cellule, { ...avenant, conventionId: hppb.id, signeLe: '2026-11-01' }, AUJOURDHUI),
    );
    await expect(tot).rejects.toBeInstanceOf(Refus);
  });
});

describe('l’état', () => {
  const changer = async (reference: string, etat: string, more: object = {}) => {
    const { id, revision } = await lire(reference);
    const input = changerEtatInput.parse({ conventionId: id, revision, etat, ...more });
    return write((db) => changeEtat(db, scene.cellule, input, AUJOURDHUI));
  };

  test('avance d’un pas à la fois, avec son motif pour une résiliation', async () => {
    await expect(changer('CAD-04', 'en_signature')).rejects.toBeInstanceOf(Conflit);
    await changer('CAD-04', 'en_negociation');
    await changer('CAD-04', 'en_signature');
    await expect(changer('CAD-04', 'signee')).rejects.toMatchObject({ champ: 'etat' });
    expect(
      changerEtatInput.safeParse({ conventionId: 1, revision: 1, etat: 'resiliee' }).error?.issues[0],
    ).toMatchObject({
      path: ['motif'],
    });
    await changer('OPE-04', 'resiliee', { motif: 'La CAF ferme ses permanences.' });
    expect(await lire('OPE-04')).toMatchObject({ etat: 'resiliee', motifEtat: 'La CAF ferme ses permanences.' });
  });

  test('sur une révision dépassée, n’écrit rien', async () => {
    const { id, revision } = await lire('CAD-05');
    const input = { conventionId: id, revision: revision + 1, etat: 'resiliee' as const, motif: 'x' };
    await expect(write((db) => changeEtat(db, scene.cellule, input, AUJOURDHUI))).rejects.toBeInstanceOf(Conflit);
    expect((await lire('CAD-05')).etat).toBe('signee');
  });
});

describe('la signature', () => {
  const signer = async (name: CastName, reference: string, sigle: string, more: object) => {
    const { parties } = await lire(reference);
    const partie = parties.find((one) => one.sigle === sigle)!;
    const input = enregistrerSignatureInput.parse({
      partieId: partie.id,
      revision: partie.signature?.revision,
      ...more,
    });
    const viewer = await scene.viewerOf(name);
    return write((db) => saveSignature(db, viewer, input, AUJOURDHUI), viewer);
  };

  test('est écrite par le référent de la partie, jamais pour une autre', async () => {
    await signer('referent.ccapv', 'FIN-02', 'CCAPV', { deliberationNumero: '2026-41', signeLe: '2026-11-20' });
    expect((await lire('FIN-02')).parties[1]!.signature).toMatchObject({ deliberationNumero: '2026-41', revision: 1 });
    await expect(signer('referent.ccapv', 'FIN-02', 'Région', { signeLe: '2026-11-20' })).rejects.toBeInstanceOf(Refus);
    await expect(signer('referent.hppb', 'FIN-02', 'CCAPV', { signeLe: '2026-11-20' })).rejects.toBeInstanceOf(
      Introuvable,
    );
  });

  test('ne s’efface plus d’une convention signée', async () => {
    await expect(signer('cellule.etat', 'CAD-03', 'CCAPV', {})).rejects.toMatchObject({ champ: 'signeLe' });
  });
});

describe('l’évaluation', () => {
  const evaluer = async (reference: string, annee: number, revision?: number) => {
    const { id } = await lire(reference);
    const input = evaluerInput.parse({
      ...{ conventionId: id, annee, revision, avancement: 'en_cours', suite: 'poursuite', commentaire: 'Essai.' },
    });
    return write((db) => evaluate(db, scene.cellule, input, AUJOURDHUI));
  };

  test('est une par convention et par année : la seconde saisie est un conflit, la reprise une modification', async () => {
    await evaluer('OPE-03', 2025);
    await expect(evaluer('OPE-03', 2025)).rejects.toBeInstanceOf(Conflit);
    await evaluer('OPE-03', 2025, 1);
    expect((await lire('OPE-03')).evaluations.find(({ annee }) => annee === 2025)).toMatchObject({
      revision: 2,
      evalueeLe: AUJOURDHUI,
    });
  });

  test('ne porte ni sur une année à venir, ni sur une année d’avant', async () => {
    await expect(evaluer('OPE-03', 2027)).rejects.toMatchObject({ champ: 'annee' });
    await expect(evaluer('OPE-03', 2023)).rejects.toMatchObject({ champ: 'annee' });
    await expect(evaluer('CAD-08', 2026)).rejects.toBeInstanceOf(Refus);
  });
});

test('deux personnes sur un engagement : la seconde reçoit la version de la première, avec son auteur', async () => {
  const { parties } = await lire('CAD-06');
  const { id, revision } = parties[2]!.engagements[0]!;
  await write((db) =>
    observe(db, scene.cellule, { engagementId: id, revision, constat: 'partiel', preuve: 'Une réunion.' }, AUJOURDHUI),
  );
  const second = write((db) =>
    observe(db, scene.cellule, { engagementId: id, revision, constat: 'tenu', preuve: null }, AUJOURDHUI),
  );
  await expect(second).rejects.toBeInstanceOf(Conflit);
  expect(await asViewer(scene.cellule, (db) => readEngagementEcrit(db, id))).toMatchObject({
    ...{ revision: revision + 1, auteur: 'Claire Vidal' },
    champs: [
      { nom: 'constat', valeur: 'partiel', mots: 'En partie' },
      { nom: 'preuve', valeur: 'Une réunion.' },
    ],
  });
});
