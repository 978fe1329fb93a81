import { describe, expect, test } from 'vitest';
import { etatsSeance } from '@/lib/instances/rules';
import { transitionsSeance } from '@/lib/instances/transitions';

const hier = '2026-11-21';
const today = '2026-11-22';
const seance = { jour: today, points: 1, presents: 3, aConfirmer: 0 };
const vers = (etat: (typeof etatsSeance)[number], plus: object = {}) =>
  Object.fromEntries(
    transitionsSeance({ ...seance, etat, ...plus }, today).map(({ vers: suite, refus }) => [suite, refus]),
  );

describe('ce qui fait avancer une séance', () => {
  test('se lit avant d’être tenté : un ordre du jour, un jour passé, des présents, des décisions confirmées', () => {
    expect(vers('prevue')).toEqual({ convoquee: null, tenue: null, annulee: null });
    expect(vers('prevue', { points: 0, presents: 0 })).toEqual({
      ...{ convoquee: 'L’ordre du jour n’a encore aucun point.', tenue: 'Notez d’abord qui était présent.' },
      annulee: null,
    });
    expect(vers('convoquee', { jour: '2026-11-23' })).toEqual({
      ...{ tenue: 'Elle a lieu demain.', prevue: null, annulee: null },
    });
    expect(vers('tenue', { jour: hier, aConfirmer: 2 })).toEqual({
      ...{ diffuse: '2 décisions restent à confirmer, ou à retirer.', convoquee: null },
    });
  });

  test('d’un pas en arrière, n’attend rien', () => {
    expect(vers('tenue', { points: 0, presents: 0 })).toMatchObject({ convoquee: null });
    expect(vers('diffuse', { aConfirmer: 3 })).toEqual({ tenue: null });
    expect(vers('annulee', { points: 0 })).toEqual({ prevue: null });
    const retours = etatsSeance.flatMap((etat) =>
      transitionsSeance({ ...seance, etat }, today).flatMap(({ vers: suite, isRetour }) =>
        isRetour ? [`${etat} → ${suite}`] : [],
      ),
    );
    expect(retours).toEqual(['convoquee → prevue', 'tenue → convoquee', 'diffuse → tenue', 'annulee → prevue']);
  });

  test('de l’approbation et de la publication, se fait depuis le compte rendu', () => {
    expect(vers('diffuse')).not.toHaveProperty('approuve');
    expect(vers('approuve')).toEqual({});
    expect(vers('publie')).toEqual({});
  });
});
