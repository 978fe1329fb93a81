import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { composeEvolution, joursOf, openEvolution } from '@/lib/suivi/evolution';
import { filtrer } from '@/lib/suivi/filtres';
import { readLecture } from '@/lib/suivi/lecture';
import { countEtats } from '@/lib/suivi/rules';
import { readSchema, readTableau } from '@/lib/suivi/tableau';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

const lire = async (address: string, name: CastName = 'cellule.etat') => {
  const lecture = readLecture(new URLSearchParams(address));
  const found = await asViewer(await scene.viewerOf(name), (db) => openEvolution(db, '04-2025', lecture, AUJOURDHUI));
  return { ...found!, lecture, evolution: composeEvolution(found!.tableaux, found!.jours, lecture.filtres) };
};

describe('les jours d’une évolution', () => {
  test('sont le premier, chaque fin de trimestre et le dernier', () => {
    expect(joursOf('2025-02-10', '2026-01-15')).toEqual([
      ...['2025-02-10', '2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31', '2026-01-15'],
    ]);
    expect(joursOf('2025-03-31', '2025-06-30')).toEqual(['2025-03-31', '2025-06-30']);
    expect(joursOf('2025-05-05', '2025-05-05')).toEqual(['2025-05-05']);
    expect(() => joursOf('2025-05-06', '2025-05-05')).toThrow(RangeError);
  });

  test('se suivent sans doublon, au plus un par trimestre entre les bornes', () => {
    const jour = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(jour, jour, (a, b) => {
        const [debut, fin] = [a, b].toSorted() as [string, string];
        const jours = joursOf(debut, fin);
        expect(jours).toEqual([...new Set(jours)].toSorted());
        expect([jours[0], jours.at(-1)]).toEqual([debut, fin]);
        for (const between of jours.slice(1, -1)) expect(between).toMatch(/-(03-31|06-30|09-30|12-31)$/);
      }),
    );
  });
});

describe('l’évolution des statuts', () => {
  test.each([
    '',
    'axe=3&statut=fait',
    'alerte=retard&territoire=jlvd',
    'q=mobilite',
    'au=2026-05-20&connu_le=2026-06-10',
  ])('compte à chaque date ce que le tableau montre à cette date (%s)', async (address) => {
    const { schema, jours, lecture, moment, evolution } = await lire(address);
    expect(jours.at(-1)).toBe(moment?.au ?? AUJOURDHUI);
    for (const [i, au] of jours.entries()) {
      const tableau = await asViewer(scene.cellule, async (db) =>
        readTableau(db, (await readSchema(db, schema.code))!, { au, connuLe: moment?.connuLe ?? null }),
      );
      const { actions } = filtrer(tableau.actions, lecture.filtres, tableau.options, au);
      expect([au, evolution.ensemble[i]]).toEqual([au, { jour: au, totaux: countEtats(actions) }]);
      for (const { libelle, points } of evolution.axes)
        expect(points[i]!.totaux).toEqual(
          countEtats(actions.filter(({ axe }) => axe === Number(libelle.split('.')[0]))),
        );
      for (const { libelle, points } of evolution.epcis)
        expect(points[i]!.totaux).toMatchObject({
          total: actions.filter(({ locaux }) => locaux.some(({ sigle }) => sigle === libelle)).length,
          fait: actions.filter(({ locaux }) =>
            locaux.some(({ sigle, avancement }) => sigle === libelle && avancement === 'fait'),
          ).length,
        });
    }
  });

  test('les axes s’additionnent à l’ensemble, et le dernier point est le tableau d’aujourd’hui', async () => {
    const { evolution } = await lire('');
    for (const [i, { totaux }] of evolution.ensemble.entries())
      expect(evolution.axes.reduce((sum, { points }) => sum + points[i]!.totaux.fait, 0)).toBe(totaux.fait);
    expect(evolution.ensemble.at(-1)!.totaux).toMatchObject({ fait: 9, en_cours: 20, pas_fait: 10, non_renseigne: 5 });
    expect([evolution.axes.length, evolution.epcis.length]).toEqual([6, 8]);
  });

  test('commence à la date demandée, et ne lit rien d’une période refusée', async () => {
    expect((await lire('du=2026-01-15')).jours).toEqual([
      ...['2026-01-15', '2026-03-31', '2026-06-30', '2026-09-30', AUJOURDHUI],
    ]);
    for (const refused of ['au=2027-01-01', 'au=hier', 'du=2026-05-01&au=2026-04-01'])
      expect((await lire(refused)).tableaux, refused).toEqual([]);
  });

  test('un statut corrigé après coup change le passé, sauf tel qu’il était connu', async () => {
    const { id } = await scene.makeAction();
    const avant = (await lire('connu_le=2026-11-21')).evolution.ensemble;
    await scene.owner.query(
      `insert into statut (action_id, schema_id, avancement, nature, commentaire, date_effet, auteur_id, created_at)
       select $1, $2, 'fait', 'decision', 'Saisi plus tard', '2026-02-02', $3, '2026-11-22T08:00:00Z'`,
      [id, scene.schemaId, scene.cellule.id],
    );
    const apres = (await lire('')).evolution.ensemble;
    expect((await lire('connu_le=2026-11-21')).evolution.ensemble).toEqual(avant);
    const fait = (points: typeof avant, jour: string) => points.find((point) => point.jour === jour)!.totaux.fait;
    expect(fait(apres, '2026-03-31')).toBe(fait(avant, '2026-03-31') + 1);
    expect(fait(apres, '2025-12-31')).toBe(fait(avant, '2025-12-31'));
  });

  test('un opérateur ne lit rien du niveau local', async () => {
    const { evolution } = await lire('', 'operateur.laposte');
    expect(evolution.ensemble.at(-1)!.totaux.total).toBeGreaterThan(0);
    for (const { points } of evolution.epcis)
      for (const { totaux } of points) expect(totaux.non_renseigne).toBe(totaux.total);
  });
});
