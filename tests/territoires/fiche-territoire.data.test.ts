import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { readFicheTerritoire } from '@/lib/territoires/fiche-territoire';
import { readTerritoires } from '@/lib/territoires/liste';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

const CCSB = '200068765';
let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

async function fiche(name: CastName, siren = CCSB) {
  const viewer = await scene.viewerOf(name);
  const read = { code: '04-2025', siren, today: AUJOURDHUI };
  return asViewer(viewer, (db) => readFicheTerritoire(db, viewer, read));
}

async function liste(name: CastName) {
  const viewer = await scene.viewerOf(name);
  return (await asViewer(viewer, (db) => readTerritoires(db, viewer, '04-2025', AUJOURDHUI)))!;
}

describe('la page d’un EPCI', () => {
  test('dit ses communes, dont celles d’un autre département, et leurs habitants', async () => {
    const { rows } = await scene.owner.query<{ population: number }>(
      'select sum(population)::int as population from commune c join epci e on e.id = c.epci_id where siren = $1',
      [CCSB],
    );
    expect((await fiche('copil'))!.epci).toMatchObject({ communes: 60, dehors: 39, autres: 7, ...rows[0] });
  });

  test('dit les décisions de son instance et celles dont il répond ; un autre EPCI n’y lit pas celles de l’instance', async () => {
    const JLVD = '200071033';
    const decisions = async (name: CastName) => (await fiche(name, JLVD))!.instances.decisions;
    const siennes = await decisions('referent.jlvd');
    expect(siennes.some(({ sigle }) => sigle === 'JLVD')).toBe(true);
    expect(siennes.some(({ sigle, organisation }) => sigle === null && organisation?.sigle === 'JLVD')).toBe(true);
    expect((await decisions('cellule.etat')).length).toBeGreaterThanOrEqual(1);
    const vues = await decisions('referent.dlva');
    expect(vues.filter(({ sigle }) => sigle === 'JLVD')).toEqual([]);
  });

  test('ajoute les statuts validés des autres EPCI axe par axe, les siens à part', async () => {
    const { rows } = await scene.owner.query<{ numero: number; fait: number; total: number }>(
      `select x.numero, count(*) filter (where l.avancement = 'fait')::int as fait, count(*)::int as total
       from action a join action_version_epci v on v.version_id = a.version_id join epci e on e.id = v.epci_id
       join fiche f on f.id = a.fiche_id join axe x on x.id = f.axe_id
       left join suivi_epci l on l.action_id = a.id and l.epci_id = e.id
       where a.etat = 'active' and e.siren <> $1 group by 1 order by 1`,
      [CCSB],
    );
    const { axes } = (await fiche('elu.jlvd'))!;
    const found = axes.map(({ numero, autres }) => ({
      ...{ numero, fait: autres.fait },
      total: autres.fait + autres.en_cours + autres.pas_fait + autres.non_renseigne,
    }));
    expect(found).toEqual(rows);
    expect(rows.some(({ fait }) => fait > 0)).toBe(true);
  });

  test('montre à l’EPCI et à la cellule où en est chaque ligne et pourquoi elle est retournée ; à personne d’autre', async () => {
    const etapes = async (name: CastName) => new Set((await fiche(name))!.actions.map(({ etape }) => etape));
    const reasons = async (name: CastName) => (await fiche(name))!.actions.filter(({ motif }) => motif !== null);
    for (const name of ['referent.ccsb', 'cellule.departement'] as const) {
      expect([name, await etapes(name)]).toEqual([name, new Set(['valide', 'retourne'])]);
      expect(await reasons(name)).toHaveLength(3);
    }
    for (const name of ['referent.jlvd', 'copil', 'operateur.laposte', 'admin'] as const) {
      expect([name, await etapes(name)]).toEqual([name, new Set([null])]);
      expect(await reasons(name)).toEqual([]);
    }
  });

  test.each(['operateur.laposte', 'admin'] as const)(
    'ne donne à %s ni statut local, ni visa, ni comparaison',
    async (name) => {
      const found = (await fiche(name, '200067437'))!;
      expect(found.can.lireLocal).toBe(false);
      expect(found.actions).toHaveLength(28);
      expect(found.actions.some(({ local }) => local !== null)).toBe(false);
      expect(found.axes.some(({ autres }) => autres !== null)).toBe(false);
      expect(found.visa).toBeNull();
      expect(found.mandats.length).toBeGreaterThan(0);
    },
  );

  test('ne donne qu’à la cellule les comptes, les accès et la révision des mandats', async () => {
    const gere = (await fiche('cellule.etat'))!;
    expect(gere.comptes.map(({ courriel }) => courriel)).toContain('referent.jlvd@maillage.example');
    expect(gere.comptes.map(({ courriel }) => courriel)).not.toContain('cellule.etat@maillage.example');
    expect(gere.mandats.find(({ nom }) => nom === 'Faure')).toMatchObject({ hasAcces: true, revision: 1 });
    const lue = (await fiche('referent.ccsb'))!;
    expect(lue.comptes).toEqual([]);
    expect(Object.keys(lue.mandats[0]!)).not.toContain('utilisateurId');
  });

  test('n’existe pas pour un EPCI hors du schéma', async () => {
    expect(await fiche('cellule.etat', '248400053')).toBeNull();
  });
});

describe('la liste des EPCI', () => {
  test('compte ce qui est transmis pour qui le lit, ce qui est validé pour les autres', async () => {
    const of = ({ territoires }: Awaited<ReturnType<typeof liste>>, sigle: string) =>
      territoires.find((territoire) => territoire.sigle === sigle)!;
    const dlva = { attendues: 27, transmises: 27, retournees: 0, validees: 0 };
    expect(of(await liste('cellule.etat'), 'DLVA')).toMatchObject({ voitTransmises: true, comptes: dlva });
    expect(of(await liste('elu.jlvd'), 'DLVA')).toMatchObject({
      ...{ voitTransmises: false, comptes: { ...dlva, transmises: 0 }, visa: { depuis: 0 } },
    });
    expect(of(await liste('elu.jlvd'), 'JLVD')).toMatchObject({ voitTransmises: true, actions: 23 });
  });

  test('tait à un opérateur l’avancement propre aux EPCI', async () => {
    const { hasLocal, territoires } = await liste('operateur.laposte');
    expect(hasLocal).toBe(false);
    expect(territoires).toHaveLength(8);
    for (const { totaux, comptes, visa } of territoires) expect([totaux, comptes, visa]).toEqual([null, null, null]);
  });
});
