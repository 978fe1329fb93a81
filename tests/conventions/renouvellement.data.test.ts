import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConvention } from '@/lib/conventions/data';
import { changeEtat } from '@/lib/conventions/ecriture';
import { addMontant, updateMontant } from '@/lib/conventions/financement';
import { addEngagement } from '@/lib/conventions/redaction';
import { renew } from '@/lib/conventions/renouvellement';
import { withdrawEngagement, withdrawMontant, withdrawPartie } from '@/lib/conventions/retrait';
import { asViewer } from '@/lib/db';
import { Conflit, Refus } from '@/lib/errors';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1]) => asViewer(scene.cellule, fn, { write: true });
const lireId = async (id: number) => (await asViewer(scene.cellule, (db) => readConvention(db, scene.schemaId, id)))!;
const lire = async (reference: string) => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from convention where reference = $1', [
    reference,
  ]);
  return lireId(rows[0]!.id);
};

const renouveler = (conventionId: number, reference: string) =>
  write((db) => renew(db, scene.cellule, { conventionId, reference, dateEffet: '2028-07-01', dateFin: '2031-06-30' }));

describe('le renouvellement', () => {
  test('reprend termes, parties, EPCI et actions, et les seuls engagements qui ne sont pas tenus', async () => {
    const ancienne = await lire('CAD-06');
    const nouvelle = await lireId(await renouveler(ancienne.id, 'CAD-06-B'));
    expect(nouvelle).toMatchObject({
      ...{ etat: 'en_negociation', intitule: ancienne.intitule, niveau: ancienne.niveau, preavisMois: 3 },
      ...{ dateEffet: '2028-07-01', fin: '2031-06-30', precedente: { id: ancienne.id, reference: 'CAD-06' } },
      ...{ epcis: ancienne.epcis, actions: ancienne.actions, avenants: [], evaluations: [], montants: [] },
    });
    expect(nouvelle.parties.map(({ sigle, signature }) => [sigle, signature])).toEqual(
      ancienne.parties.map(({ sigle }) => [sigle, null]),
    );
    const textes = (convention: typeof ancienne, keep: (constat: string | null) => boolean) =>
      convention.parties.flatMap(({ engagements }) =>
        engagements.filter(({ constat }) => keep(constat)).map(({ texte }) => texte),
      );
    const restants = textes(ancienne, (constat) => constat !== 'tenu');
    expect(restants.length).toBeGreaterThan(0);
    expect(restants.length).toBeLessThan(textes(ancienne, () => true).length);
    expect(textes(nouvelle, (constat) => constat === null)).toEqual(restants);
    expect(await lireId(ancienne.id)).toMatchObject({ etat: 'signee', suivante: { id: nouvelle.id } });
  });

  test('ne se fait ni deux fois, ni avant la signature, ni sous une référence prise', async () => {
    const [signee, negociee, autre] = [await lire('CAD-06'), await lire('CAD-08'), await lire('CAD-05')];
    await expect(renouveler(signee.id, 'CAD-06-C')).rejects.toThrow('déjà renouvelée');
    await expect(renouveler(negociee.id, 'CAD-08-B')).rejects.toBeInstanceOf(Refus);
    await expect(renouveler(autre.id, 'CAD-01')).rejects.toMatchObject({ champ: 'reference' });
    const direct = scene.owner.query('update convention set precedente_id = $1 where id = $2', [signee.id, autre.id]);
    await expect(direct).rejects.toThrow('precedente');
  });
});

describe('ce qui n’est pas signé', () => {
  test('se retire : un engagement, un montant, puis la partie avec les siens', async () => {
    const { id, parties, montants } = await lire('FIN-02');
    const ccapv = parties.find(({ sigle }) => sigle === 'CCAPV')!;
    await write((db) =>
      addEngagement(db, scene.cellule, {
        ...{ partieId: ccapv.id, texte: 'Essai', action: null, echeance: undefined },
        epciId: parties.find(({ epciId }) => epciId)!.epciId!,
      }),
    );
    const avec = (await lireId(id)).parties.find(({ sigle }) => sigle === 'CCAPV')!;
    expect(avec.engagements[0]).toMatchObject({ texte: 'Essai', epci: 'CCAPV' });
    const sien = montants.find(({ financeur }) => financeur === 'CCAPV')!;
    await expect(write((db) => withdrawPartie(db, scene.cellule, ccapv.id))).rejects.toThrow('finance');
    await write((db) => withdrawMontant(db, scene.cellule, sien.id));
    await write((db) => withdrawPartie(db, scene.cellule, ccapv.id));
    const apres = await lireId(id);
    expect(apres.parties.map(({ sigle }) => sigle)).toEqual(['Région']);
    expect(apres.montants).toHaveLength(montants.length - 1);
  });

  test('une fois signée, rien ne s’en retire', async () => {
    const { parties, montants } = await lire('FIN-01');
    const { parties: autres } = await lire('CAD-05');
    const engagement = autres.flatMap(({ engagements }) => engagements)[0]!;
    await expect(write((db) => withdrawEngagement(db, scene.cellule, engagement.id))).rejects.toThrow('signée');
    await expect(write((db) => withdrawMontant(db, scene.cellule, montants[0]!.id))).rejects.toThrow('signée');
    const seule = autres.find(({ sigle }) => sigle === 'Préfecture')!;
    await expect(write((db) => withdrawPartie(db, scene.cellule, seule.id))).rejects.toThrow('signée');
    expect(parties.length).toBe(3);
  });
});

describe('un montant', () => {
  test('ne se double pas, se modifie sous sa révision, et 0 n’est pas vide', async () => {
    const { id, parties } = await lire('FIN-03');
    const financeurId = parties[0]!.organisationId;
    const champs = { conventionId: id, annee: 2027, volet: 'ingenierie', financeurId, prevu: '0' } as const;
    await write((db) => addMontant(db, scene.cellule, { ...champs, verse: undefined }));
    await expect(write((db) => addMontant(db, scene.cellule, { ...champs, verse: undefined }))).rejects.toMatchObject({
      champ: 'annee',
    });
    const montant = (await lireId(id)).montants.find(({ annee }) => annee === 2027)!;
    expect(montant).toMatchObject({ prevu: 0, verse: null });
    const modifier = (verse: string) =>
      write((db) => updateMontant(db, scene.cellule, { montantId: montant.id, revision: 1, prevu: '10.5', verse }));
    await modifier('0');
    await expect(modifier('5')).rejects.toBeInstanceOf(Conflit);
    expect((await lireId(id)).montants.find(({ annee }) => annee === 2027)).toMatchObject({ prevu: 10.5, verse: 0 });
  });
});

test('une convention renouvelée arrive à son terme pour son compte', async () => {
  const { id } = await lire('CAD-06');
  await scene.owner.query("update convention set date_effet = '2024-01-01', date_fin = '2026-11-01' where id = $1", [
    id,
  ]);
  await write((db) =>
    changeEtat(db, scene.cellule, { conventionId: id, revision: 1, etat: 'echue', motif: null }, AUJOURDHUI),
  );
  expect(await lire('CAD-06')).toMatchObject({ etat: 'echue', suivante: { reference: 'CAD-06-B' } });
});
