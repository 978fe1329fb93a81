import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { listEcheancesAccueil } from '@/lib/conventions/accueil';
import { readLiees } from '@/lib/suivi/liees';
import { dresseCalendrier, type Attendue } from '@/lib/conventions/calendrier';
import { listConventions } from '@/lib/conventions/data';
import { dresseEvaluations } from '@/lib/conventions/evaluations';
import { listMontants, parFinanceur, parVolet } from '@/lib/conventions/financements';
import { suivre, type Suivie } from '@/lib/conventions/registre';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const lire = async (name: CastName = 'cellule.etat') =>
  suivre(await asViewer(await scene.viewerOf(name), (db) => listConventions(db, scene.schemaId)), AUJOURDHUI);
const dire = ({ convention, nature, le }: Attendue) => `${convention.reference} ${nature} ${le}`;
const accueil = async (name: CastName) => {
  const viewer = await scene.viewerOf(name);
  return (await asViewer(viewer, (db) => listEcheancesAccueil(db, viewer, scene.schemaId, AUJOURDHUI))).map(dire);
};
const montants = async (name: CastName) =>
  asViewer(await scene.viewerOf(name), (db) => listMontants(db, scene.schemaId));
const idOf = async (sql: string, value: string) => (await scene.owner.query<{ id: number }>(sql, [value])).rows[0]!.id;
const epciOf = (sigle: string) => idOf('select epci_id as id from schema_epci where sigle = $1', sigle);

describe('l’accueil', () => {
  const TOUTES = [
    'OPE-04 evaluation 2024-12-31',
    'OPE-03 evaluation 2025-12-31',
    'OPE-02 evaluation 2026-11-30',
    'OPE-02 preavis 2026-11-30',
    'OPE-01 preavis 2026-12-21',
    'FIN-03 terme 2026-12-31',
    'OPE-02 terme 2026-12-31',
    'OPE-01 terme 2027-01-21',
  ];

  test('dit à la cellule et au copil ce que toutes les conventions attendent, le plus pressé d’abord', async () => {
    expect((await accueil('cellule.etat')).toSorted()).toEqual(TOUTES.toSorted());
    expect(await accueil('copil')).toEqual(await accueil('cellule.departement'));
    expect((await accueil('copil')).map((une) => une.slice(-10))).toEqual(TOUTES.map((une) => une.slice(-10)));
  });

  test('dit à un référent, à un élu et à un opérateur ce qu’attendent les leurs, et rien des autres', async () => {
    const jlvd = ['OPE-01 preavis 2026-12-21', 'FIN-03 terme 2026-12-31', 'OPE-01 terme 2027-01-21'];
    expect(await accueil('referent.jlvd')).toEqual(jlvd);
    expect(await accueil('elu.jlvd')).toEqual(jlvd);
    expect(await accueil('referent.hppb')).toEqual([]);
    expect(await accueil('operateur.laposte')).toEqual(['OPE-01 preavis 2026-12-21', 'OPE-01 terme 2027-01-21']);
  });
});

describe('le calendrier', () => {
  test('met en tête les retards, puis deux ans de termes, de préavis et d’évaluations, reconduction comprise', async () => {
    const attendues = dresseCalendrier(await lire(), AUJOURDHUI);
    expect(attendues.filter(({ dans }) => dans < 0).map(dire)).toEqual([
      'OPE-04 evaluation 2024-12-31',
      'OPE-03 evaluation 2025-12-31',
    ]);
    const venir = attendues.filter(({ dans }) => dans >= 0);
    expect(venir.map(({ le }) => le)).toEqual(venir.map(({ le }) => le).toSorted());
    expect(venir.at(-1)!.le <= '2028-11-22').toBe(true);
    // its notice and its term come back each year
    expect(venir.filter(({ convention }) => convention.reference === 'OPE-02').map(dire)).toEqual(
      [
        'OPE-02 preavis 2026-11-30',
        'OPE-02 evaluation 2026-11-30',
        'OPE-02 terme 2026-12-31',
        'OPE-02 preavis 2027-11-30',
        'OPE-02 terme 2027-12-31',
        'OPE-02 evaluation 2027-12-31',
      ].toSorted((a, b) => a.slice(-10).localeCompare(b.slice(-10))),
    );
    // not evaluated beyond its term
    expect(venir.filter(({ convention }) => convention.reference === 'FIN-03').map(dire)).toEqual([
      'FIN-03 terme 2026-12-31',
      'FIN-03 evaluation 2026-12-31',
    ]);
    expect(venir.some(({ convention }) => convention.etat !== 'signee')).toBe(false);
  });

  test('porte le préavis d’un terme qui est au-delà', async () => {
    const [modele] = await lire();
    const loin: Suivie = {
      ...modele!,
      etat: 'signee',
      fin: '2029-01-31',
      preavisMois: 3,
      echeances: [],
      signeeLe: null,
    };
    expect(dresseCalendrier([loin], AUJOURDHUI).map(({ nature, le }) => [nature, le])).toEqual([
      ['preavis', '2028-10-31'],
    ]);
  });

  test('ne réclame pas à un référent l’évaluation d’un autre EPCI', async () => {
    const attendues = dresseCalendrier(await lire('referent.hppb'), AUJOURDHUI);
    expect(attendues.length).toBeGreaterThan(0);
    expect(attendues.filter(({ nature }) => nature === 'evaluation')).toEqual([]);
  });
});

describe('le tableau en trois couleurs', () => {
  test('distingue l’année sans évaluation de l’année rouge, et compte chacune', async () => {
    const { annees, lignes, totaux, fermees } = dresseEvaluations(await lire('copil'), AUJOURDHUI);
    expect(annees).toEqual([2026, 2025, 2024, 2023]);
    const etats = (reference: string) =>
      lignes.find(({ convention }) => convention.reference === reference)!.cases.map(({ etat }) => etat);
    expect(etats('OPE-01')).toEqual(['a_venir', 'fait', 'fait', 'fait']);
    expect(etats('OPE-03')).toEqual(['a_venir', 'non_evaluee', 'fait', 'hors']);
    expect(etats('CAD-05')).toEqual(['a_venir', 'pas_fait', 'hors', 'hors']);
    expect(totaux).toEqual({
      fait: [0, 5, 3, 1],
      en_cours: [0, 5, 0, 0],
      pas_fait: [0, 1, 0, 0],
      non_evaluee: [0, 1, 1, 0],
    });
    expect([lignes.length, fermees]).toEqual([12, 0]);
    // negotiated, or signed by one party alone
    expect(lignes.some(({ convention }) => ['FIN-02', 'CAD-08'].includes(convention.reference))).toBe(false);
  });

  test('ne montre à un référent que les évaluations des siennes, et dit combien lui sont fermées', async () => {
    const { lignes, fermees } = dresseEvaluations(await lire('referent.jlvd'), AUJOURDHUI);
    expect(lignes.map(({ convention }) => convention.reference)).toEqual(['CAD-06', 'FIN-03', 'OPE-01']);
    expect(fermees).toBe(8);
    const poste = dresseEvaluations(await lire('operateur.laposte'), AUJOURDHUI);
    expect(poste.lignes.map(({ convention }) => convention.reference)).toEqual(['OPE-01']);
    expect(poste.fermees).toBe(0);
  });

  test('ne réclame rien après le terme, ni après une résiliation', async () => {
    const ope = (await lire()).find(({ reference }) => reference === 'OPE-03')!;
    const passee = { ...ope, terme: '2024-08-31', etat: 'echue' } as const;
    const resiliee = { ...ope, etat: 'resiliee' } as const;
    for (const convention of [passee, resiliee])
      expect(dresseEvaluations([convention], AUJOURDHUI).lignes[0]!.cases.map(({ etat }) => etat)).toEqual([
        'hors',
        'hors',
        'fait',
      ]);
  });
});

describe('les montants', () => {
  test('s’additionnent par année et par financeur comme par volet, zéro compris, l’inconnu à part', async () => {
    const lus = await montants('cellule.etat');
    const [financeurs, volets] = [parFinanceur(lus), parVolet(lus)];
    expect(financeurs.total).toEqual({ libelle: 'Total', prevu: 213_500.5, verse: 140_000.5, inconnu: 48_000 });
    expect(volets.total).toEqual(financeurs.total);
    expect(financeurs.parts.map(({ libelle }) => libelle)).toEqual([
      ...['Préfecture', 'Département', 'CCPFML', 'Région', 'JLVD', 'CCAPV', 'FEPEM'],
    ]);
    expect(financeurs.annees[0]).toMatchObject({
      annee: 2024,
      parts: [{ libelle: 'FEPEM', prevu: 0, verse: 0, inconnu: 0 }],
    });
    expect(financeurs.annees.find(({ annee }) => annee === 2027)!.total).toMatchObject({ prevu: 24_000, verse: null });
    for (const { annees, parts, total } of [financeurs, volets]) {
      const somme = (of: readonly { prevu: number }[]) => of.reduce((sum, { prevu }) => sum + prevu * 100, 0);
      expect(somme(parts)).toBe(total.prevu * 100);
      expect(somme(annees.flatMap((annee) => annee.parts))).toBe(total.prevu * 100);
    }
  });

  test('ne sont lus que des siennes par un référent, un élu et un opérateur', async () => {
    const sommes = async (name: CastName) => parFinanceur(await montants(name)).total.prevu;
    expect(await sommes('copil')).toBe(213_500.5);
    expect(await sommes('referent.jlvd')).toBe(27_500.5);
    expect(await sommes('elu.jlvd')).toBe(27_500.5);
    for (const name of ['referent.hppb', 'operateur.laposte'] as const) expect(await montants(name)).toEqual([]);
  });
});

describe('la fiche d’une action', () => {
  const lesSiennes = async (name: CastName, code: string) => {
    const id = await idOf(
      'select a.id from action a join action_version v on v.id = a.version_id where v.code = $1',
      code,
    );
    return asViewer(await scene.viewerOf(name), async (db) => (await readLiees(db, scene.schemaId, id)).conventions);
  };

  test('dit les conventions qui la servent, leurs parties, et qui s’engage envers elle', async () => {
    const [bus, ...autres] = await lesSiennes('cellule.etat', '3-D-1');
    expect(autres).toEqual([]);
    expect(bus).toMatchObject({
      ...{ reference: 'FIN-03', etat: 'signee', fin: '2026-12-31', parties: ['Préfecture', 'JLVD'] },
      engagements: [{ partie: 'JLVD', texte: 'Desservir douze communes chaque mois.', constat: 'tenu' }],
    });
    // named by an engagement alone, by the eight cadres; the signed ones first
    const reseau = await lesSiennes('cellule.etat', '3-C-1');
    expect(reseau.map(({ reference }) => reference)).toEqual([1, 2, 3, 5, 6, 7, 4, 8].map((rang) => `CAD-0${rang}`));
    // its end in force is that of the avenant
    expect(reseau[0]!.fin).toBe('2029-06-30');
  });

  test('ne dit à chacun que celles qu’il lit', async () => {
    expect(await lesSiennes('referent.hppb', '3-D-1')).toEqual([]);
    expect(await lesSiennes('referent.hppb', '3-C-1')).toHaveLength(8);
    expect((await lesSiennes('elu.jlvd', '3-C-1')).map(({ reference }) => reference)).toEqual(['CAD-06']);
    expect(await lesSiennes('operateur.laposte', '3-C-1')).toEqual([]);
    expect((await lesSiennes('operateur.laposte', '3-B-4')).map(({ reference }) => reference)).toEqual(['OPE-01']);
  });
});

describe('la fiche d’un EPCI', () => {
  const lesSiennes = async (name: CastName, sigle: string) => {
    const epciId = await epciOf(sigle);
    const lues = await asViewer(await scene.viewerOf(name), (db) => listConventions(db, scene.schemaId, { epciId }));
    return suivre(lues, AUJOURDHUI);
  };
  const references = (lues: readonly { reference: string }[]) => lues.map(({ reference }) => reference);

  test('dit celles qu’il signe et celles qui le couvrent', async () => {
    expect(references(await lesSiennes('cellule.etat', 'JLVD'))).toEqual(['CAD-06', 'FIN-03', 'OPE-01']);
    const epciId = await epciOf('HPPB');
    // covered without being a party
    await scene.owner.query(
      `insert into convention_epci (convention_id, schema_id, epci_id) select id, schema_id, $1 from convention where reference = 'FIN-03'`,
      [epciId],
    );
    expect(references(await lesSiennes('copil', 'HPPB'))).toEqual(['CAD-08', 'FIN-03']);
  });

  test('un référent y lit les cadres d’un autre sans leurs évaluations, un opérateur la sienne seule', async () => {
    const [cadre, ...autres] = await lesSiennes('referent.dlva', 'CCSB');
    expect(autres.map(({ reference }) => reference)).toEqual(['OPE-03']);
    expect(cadre).toMatchObject({ reference: 'CAD-05', suivi: null, evaluations: [], signeeLe: null });
    expect((await lesSiennes('referent.dlva', 'DLVA'))[0]).toMatchObject({ reference: 'CAD-02', suivi: 'en_cours' });
    expect(references(await lesSiennes('operateur.laposte', 'JLVD'))).toEqual(['OPE-01']);
    expect(references(await lesSiennes('operateur.laposte', 'PAA'))).toEqual([]);
  });
});
