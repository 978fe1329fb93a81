import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases, choisitEpci, countFaits, motOf, readCellule, SANS_OBJET } from '@/lib/suivi/matrice';
import { ecartOf } from '@/lib/suivi/proposition';
import { avancements } from '@/lib/suivi/rules';
import type { ActionSuivie } from '@/lib/suivi/tableau';

const epcis = [
  { id: 1, siren: '200034700', sigle: 'PAA', nom: 'Provence-Alpes' },
  { id: 2, siren: '200068765', sigle: 'DLVA', nom: 'Durance-Luberon' },
  { id: 3, siren: '200071033', sigle: 'JLVD', nom: 'Jabron' },
];
const statut = fc.constantFrom(null, ...avancements);

test('une ligne voyage en un mot : chaque lettre dit l’avancement de l’EPCI et son écart au département', () => {
  fc.assert(
    fc.property(
      statut,
      fc.array(fc.option(statut, { nil: undefined }), { minLength: 3, maxLength: 3 }),
      (dep, said) => {
        const locaux = said.flatMap((avancement, i) =>
          avancement === undefined ? [] : [{ epciId: i + 1, sigle: epcis[i]!.sigle, avancement }],
        );
        const mot = motOf({ avancement: dep, locaux }, epcis);
        expect(mot).toHaveLength(3);
        said.forEach((avancement, i) => {
          if (avancement === undefined) return expect(mot[i]).toBe(SANS_OBJET);
          expect(cases[mot[i]!]).toEqual({ avancement, ecart: ecartOf(dep, avancement) });
        });
      },
    ),
  );
});

test('« sans objet » n’est pas « non renseigné » : il ne compte pas parmi les actions concernées', () => {
  expect(countFaits(['fF.', 'n.n', '...'], 3)).toEqual([
    { fait: 1, sur: 2 },
    { fait: 1, sur: 1 },
    { fait: 0, sur: 1 },
  ]);
});

describe('l’EPCI d’un écran étroit', () => {
  test.each([
    ['celui de l’adresse', 'jlvd', [2], 'JLVD'],
    ['à défaut celui de la personne', '', [2], 'DLVA'],
    ['à défaut le premier', 'inconnu', [null], 'PAA'],
  ])('est %s', (_, asked, own, sigle) => {
    expect(choisitEpci(epcis, asked, own)?.sigle).toBe(sigle);
  });
});

describe('la case ouverte', () => {
  const action = { id: 13, locaux: [{ epciId: 2, sigle: 'DLVA', avancement: null }] } as unknown as ActionSuivie;
  test('se retrouve par son action et son EPCI', () => {
    expect(readCellule('13.200068765', { actions: [action], epcis })).toEqual({ action, epci: epcis[1] });
  });
  test.each(['', null, '13', '13.200034700', '14.200068765', '13.200068765.1'.slice(0, 11), '13.0'])(
    '%s n’en ouvre aucune',
    (value) => {
      expect(readCellule(value, { actions: [action], epcis })).toBeNull();
    },
  );
});
