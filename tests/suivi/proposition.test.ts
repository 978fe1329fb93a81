import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ecartOf, nommeEcart, proposeStatut, type AvancementLocal } from '@/lib/suivi/proposition';
import type { Avancement } from '@/lib/suivi/rules';

const sigles = ['PAA', 'DLVA', 'CCAPV', 'CCSB', 'JLVD', 'CCPFML', 'CCVUSP', 'HPPB'];
const locaux = (...values: (Avancement | null)[]): AvancementLocal[] =>
  values.map((avancement, i) => ({ sigle: sigles[i]!, avancement }));
const several = fc
  .array(fc.constantFrom<Avancement | null>('fait', 'en_cours', 'pas_fait', null), { minLength: 1, maxLength: 8 })
  .map((values) => locaux(...values));

describe('le statut proposé', () => {
  it('« 7 EPCI sur 8 : fait ; JLVD sans réponse »', () => {
    const seven = sigles.map((sigle) => ({ sigle, avancement: sigle === 'JLVD' ? null : ('fait' as const) }));
    expect(proposeStatut(seven)).toEqual({
      avancement: 'fait',
      raison: '7 EPCI sur 8 : fait ; JLVD sans réponse',
    });
  });

  it('tous d’accord : leur réponse', () => {
    for (const [avancement, mot] of [
      ['fait', 'fait'],
      ['en_cours', 'en cours'],
      ['pas_fait', 'pas fait'],
    ] as const)
      expect(proposeStatut(locaux(avancement, avancement))).toEqual({ avancement, raison: `2 EPCI sur 2 : ${mot}` });
  });

  it('des réponses différentes : en cours, chacune comptée', () => {
    expect(proposeStatut(locaux('fait', 'pas_fait', 'fait', null, null))).toEqual({
      avancement: 'en_cours',
      raison: '2 EPCI sur 5 : fait ; 1 : pas fait ; CCSB et JLVD sans réponse',
    });
  });

  it('aucune réponse validée : rien n’est proposé, et cela se dit', () => {
    expect(proposeStatut(locaux(null, null))).toEqual({
      avancement: null,
      raison: 'aucune réponse validée (PAA et DLVA)',
    });
  });

  it('aucun EPCI concerné : pas de proposition', () => expect(proposeStatut([])).toBeNull());

  it('n’est jamais « Fait » quand un EPCI a répondu autre chose, ni « Pas fait » de même', () => {
    fc.assert(
      fc.property(several, (each) => {
        const proposed = proposeStatut(each)!.avancement;
        const said = each.flatMap(({ avancement }) => avancement ?? []);
        if (proposed === null) expect(said).toEqual([]);
        else if (proposed !== 'en_cours') expect(said.every((avancement) => avancement === proposed)).toBe(true);
        // « Fait » and « Pas fait » are proposed as soon as all those who answered say so
        if (said.length > 0 && said.every((avancement) => avancement === said[0])) expect(proposed).toBe(said[0]);
      }),
    );
  });

  it('nomme toujours ceux qui se taisent, et ne nomme qu’eux', () => {
    fc.assert(
      fc.property(several, (each) => {
        const { raison } = proposeStatut(each)!;
        const words = raison.split(/[^A-Z]+/);
        for (const { sigle, avancement } of each) expect(words.includes(sigle)).toBe(avancement === null);
      }),
    );
  });
});

describe('l’écart entre les deux niveaux', () => {
  it('est nommé', () => {
    const seven = sigles.map((sigle) => ({ sigle, avancement: sigle === 'JLVD' ? null : ('fait' as const) }));
    expect(nommeEcart('en_cours', seven)).toBe('Écart : le département dit En cours, 7 EPCI sur 8 disent Fait');
    expect(nommeEcart(null, locaux('fait', null))).toBe(
      'Écart : le département ne dit rien encore, 1 EPCI sur 2 dit Fait',
    );
    expect(nommeEcart('fait', locaux('fait', 'en_cours', 'pas_fait'))).toBe(
      'Écart : le département dit Fait, 1 EPCI sur 3 dit Fait, 1 En cours et 1 Pas fait',
    );
  });

  it('n’existe que si le statut proposé est un autre que celui du département', () => {
    fc.assert(
      fc.property(several, fc.constantFrom<Avancement | null>('fait', 'en_cours', 'pas_fait', null), (each, dit) => {
        const proposed = proposeStatut(each)!.avancement;
        expect(nommeEcart(dit, each) === null).toBe(proposed === null || proposed === dit);
      }),
    );
    expect(nommeEcart('fait', [])).toBeNull();
  });
});

test('l’écart ne se nomme que si les deux disent quelque chose, et autre chose', () => {
  expect(ecartOf('en_cours', 'fait')).toBe('avance');
  expect(ecartOf('fait', 'pas_fait')).toBe('retrait');
  expect(ecartOf('fait', 'fait')).toBeNull();
  expect(ecartOf(null, 'fait')).toBeNull();
  expect(ecartOf('fait', null)).toBeNull();
});
