import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { couvertures } from '@/lib/conventions/couverture';
import { listConventions, readConvention } from '@/lib/conventions/data';
import { totauxDe } from '@/lib/conventions/montants';
import { readRecherche, rechercher, suivre, type Suivie } from '@/lib/conventions/registre';
import { transitionsOf } from '@/lib/conventions/rules';
import { listEpcis } from '@/lib/territoires/epci';
import type { CastName } from '../../prisma/seed/cast.ts';
import { addConventions } from './masse.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const lire = async (name: CastName = 'cellule.etat') =>
  asViewer(await scene.viewerOf(name), async (db) => ({
    suivies: suivre(await listConventions(db, scene.schemaId), AUJOURDHUI),
    epcis: await listEpcis(db, scene.schemaId),
  }));
const chercher = async (address: string, name?: CastName) => {
  const { suivies, epcis } = await lire(name);
  return rechercher(suivies, readRecherche(new URLSearchParams(address)), epcis);
};
const references = (conventions: readonly { reference: string }[]) => conventions.map(({ reference }) => reference);

describe('la couverture', () => {
  test('compte six EPCI sur huit par une convention cadre signée, et nomme les deux autres', async () => {
    const { suivies, epcis } = await lire();
    const [, cadres, operateurs] = couvertures(suivies, epcis, AUJOURDHUI);
    expect(cadres).toEqual({
      ...{ famille: 'etat_departement_epci', par: 'epci' },
      signes: ['PAA', 'DLVA', 'CCAPV', 'CCSB', 'JLVD', 'CCPFML'],
      manquants: [
        { sigle: 'CCVUSP', etat: 'repérée' },
        { sigle: 'HPPB', etat: 'en négociation' },
      ],
    });
    expect(operateurs).toMatchObject({
      famille: 'epci_operateur_msap',
      signes: ['PAA', 'DLVA', 'CCAPV', 'CCSB', 'JLVD'],
    });
  });

  test('ne compte plus une convention dont le terme est passé', async () => {
    const { suivies, epcis } = await lire();
    const [, apres] = couvertures(suivre(suivies, '2029-06-30'), epcis, '2029-06-30');
    // the avenant of PAA moved its end by a year
    expect(apres).toMatchObject({ signes: ['PAA'] });
    expect(apres).toHaveProperty('manquants', expect.arrayContaining([{ sigle: 'DLVA', etat: 'échue' }]));
  });

  test('dit des six familles, même sans convention ou sans EPCI nommé, où elles en sont', async () => {
    const { suivies, epcis } = await lire();
    expect(couvertures(suivies, epcis, AUJOURDHUI).filter(({ par }) => par === 'etat')).toEqual([
      { famille: 'etat_departement', par: 'etat', isCadre: false, etats: [] },
      {
        ...{ famille: 'gouvernance_region_epci', par: 'etat', isCadre: false },
        etats: [{ etat: 'en_signature', nombre: 1 }],
      },
      { famille: 'gouvernance_accueil_n1', par: 'etat', isCadre: false, etats: [] },
      { famille: 'gouvernance_innovation', par: 'etat', isCadre: false, etats: [{ etat: 'signee', nombre: 1 }] },
    ]);
    const [modele] = suivies;
    const cadre = (etat: Suivie['etat'], terme: string | null): Suivie => ({
      ...modele!,
      famille: 'etat_departement',
      epcis: [],
      etat,
      terme,
    });
    const [seule] = couvertures(
      [cadre('reperee', null), cadre('signee', '2026-11-21'), cadre('signee', '2026-11-22'), cadre('reperee', null)],
      epcis,
      AUJOURDHUI,
    );
    // what is over is not in force, noted or not
    expect(seule).toEqual({
      ...{ famille: 'etat_departement', par: 'etat', isCadre: true },
      etats: [
        { etat: 'signee', nombre: 1 },
        { etat: 'echue', nombre: 1 },
        { etat: 'reperee', nombre: 2 },
      ],
    });
  });
});

describe('le registre', () => {
  test('dit à la cellule chaque convention, son terme d’après l’avenant et la couleur de sa dernière évaluation', async () => {
    const { suivies } = await lire();
    expect(suivies).toHaveLength(15);
    expect(suivies.find(({ reference }) => reference === 'CAD-01')).toMatchObject({
      ...{ etat: 'signee', fin: '2029-06-30', terme: '2029-06-30', suivi: 'en_cours' },
      parties: [{ sigle: 'Préfecture' }, { sigle: 'Département' }, { sigle: 'PAA' }],
    });
    expect(suivies.find(({ reference }) => reference === 'OPE-01')!.echeances[0]).toMatchObject({
      dans: 29,
      nature: 'preavis',
    });
    expect(suivies.find(({ reference }) => reference === 'OPE-03')!.echeances).toEqual([
      { nature: 'evaluation', le: '2025-12-31', dans: -326, palier: 0 },
    ]);
  });

  test('un référent ne se voit pas réclamer l’évaluation qu’il ne lit pas', async () => {
    const { suivies } = await lire('referent.hppb');
    const ope = suivies.find(({ reference }) => reference === 'OPE-03')!;
    expect(ope).toMatchObject({ evaluations: [], signeeLe: null, echeances: [] });
    expect(suivies.some(({ reference }) => reference.startsWith('FIN'))).toBe(false);
  });

  test('un opérateur n’y trouve que les siennes', async () => {
    expect(references((await lire('operateur.laposte')).suivies)).toEqual(['OPE-01']);
  });

  test('se filtre par facettes qui se croisent, et se cherche par partie', async () => {
    expect(references((await chercher('niveau=financiere_realisation')).conventions)).toEqual([
      'FIN-01',
      'FIN-02',
      'FIN-03',
    ]);
    expect(references((await chercher('epci=jlvd&niveau=cadre_objectifs')).conventions)).toEqual(['CAD-06', 'OPE-01']);
    expect(references((await chercher('q=fepem')).conventions)).toEqual(['OPE-03']);
    expect(references((await chercher('q=région haut verdon')).conventions)).toEqual(['FIN-02']);
    const { groupes } = await chercher('niveau=financiere_realisation');
    const niveau = groupes.find(({ famille }) => famille === 'niveau')!;
    expect(niveau.cases).toEqual([
      ['cadre_objectifs', 'Convention cadre d’objectifs', 12, false],
      ['financiere_realisation', 'Convention financière de réalisation', 3, true],
    ]);
  });
});

test('la fiche d’une convention dit parties, délibérations, engagements, montants qui s’additionnent', async () => {
  const { suivies } = await lire();
  const { id } = suivies.find(({ reference }) => reference === 'FIN-01')!;
  const fin = await asViewer(scene.cellule, (db) => readConvention(db, scene.schemaId, id));
  expect(fin).toMatchObject({
    parent: { reference: 'CAD-07' },
    parties: [{ qualite: 'financeur' }, {}, { qualite: 'bénéficiaire' }],
  });
  expect(fin!.parties.every(({ signature }) => signature!.signeLe && signature!.deliberationNumero)).toBe(true);
  expect(totauxDe(fin!.montants)).toEqual({
    total: { prevu: 162_000, verse: 121_500 },
    annees: [
      { annee: 2025, prevu: 109_000, verse: 109_000 },
      { annee: 2026, prevu: 53_000, verse: 12_500 },
    ],
  });
  expect(
    totauxDe([
      { annee: 2025, prevu: 0.1, verse: 0.1 },
      { annee: 2025, prevu: 0.2, verse: null },
    ]).total,
  ).toEqual({
    ...{ prevu: 0.3, verse: 0.1 },
  });
  const other = await scene.viewerOf('referent.hppb');
  expect(await asViewer(other, (db) => readConvention(db, scene.schemaId, id))).toBeNull();
});

test('rien de versé n’est pas zéro versé', () => {
  const [inconnu, nul] = [null, 0].map((verse) => totauxDe([{ annee: 2026, prevu: 10, verse }]).total.verse);
  expect([inconnu, nul]).toEqual([null, 0]);
});

test('les états qu’une convention peut prendre viennent avec leur empêchement', () => {
  const convention = { etat: 'en_signature', dateEffet: '2026-01-01', fin: '2028-12-31', signatures: 1 } as const;
  expect(transitionsOf(convention, AUJOURDHUI)).toEqual([
    { vers: 'signee', refus: 'Il y faut au moins 2 signatures datées : elle en a 1.' },
    { vers: 'en_negociation', refus: null },
  ]);
  expect(transitionsOf({ ...convention, signatures: 2 }, AUJOURDHUI)[0]).toEqual({ vers: 'signee', refus: null });
  expect(transitionsOf({ ...convention, signatures: 2, fin: null }, AUJOURDHUI)[0]!.refus).toMatch(/terme/);
  expect(
    transitionsOf({ ...convention, etat: 'signee' }, AUJOURDHUI).map(({ vers, refus }) => [vers, refus !== null]),
  ).toEqual([
    ['echue', true],
    ['resiliee', false],
  ]);
  expect(transitionsOf({ ...convention, etat: 'resiliee' }, AUJOURDHUI)).toEqual([]);
});

test('deux mille conventions se lisent en une requête, chacune avec ce qui lui appartient', async () => {
  await addConventions(scene.ownerUrl, 2000);
  const { suivies } = await lire();
  expect(suivies).toHaveLength(2015);
  expect(suivies.at(-1)).toMatchObject({
    ...{ reference: 'OPE-04', suivi: 'fait' },
    parties: [{ sigle: 'CAF' }, {}, {}, {}],
  });
  expect(suivies.find(({ reference }) => reference === 'MASSE-2000')).toMatchObject({
    ...{ etat: 'signee', suivi: 'fait', terme: '2027-02-28', signeeLe: '2025-02-20' },
    ...{ parties: [{ sigle: 'Préfecture' }, { sigle: 'JLVD' }], epcis: [{ sigle: 'JLVD' }] },
  });
});
