import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSiret, isSiret, semblablesOf } from '@/lib/organisations/rules';

const chiffres = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const clesOf = (debut: string) => [...'0123456789'].filter((cle) => isSiret(debut + cle));

describe('le SIRET', () => {
  test('connaît ceux de vrais établissements, et refuse un chiffre changé', () => {
    for (const siret of ['73282932000074', '35600000000048', '35600000049837'])
      expect([siret, isSiret(siret)]).toEqual([siret, true]);
    for (const siret of ['73282932000075', '35600000000049', '35600000049838', '7328293200007', '7328293200007a', ''])
      expect([siret, isSiret(siret)]).toEqual([siret, false]);
  });

  test('a une seule clé, hors La Poste', () => {
    fc.assert(
      fc.property(chiffres(13), (debut) => {
        fc.pre(!debut.startsWith('356000000'));
        expect(clesOf(debut)).toHaveLength(1);
      }),
    );
  });

  test('à La Poste, une clé sur cinq', () => {
    fc.assert(
      fc.property(chiffres(4), (nic) => {
        fc.pre(nic !== '0004');
        expect(clesOf(`356000000${nic}`)).toHaveLength(2);
      }),
    );
    expect(isSiret('35600000000048')).toBe(true);
  });

  test('voit tout chiffre changé et tout échange de voisins, sauf 0 et 9', () => {
    fc.assert(
      fc.property(chiffres(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (debut, rang, ecart) => {
        fc.pre(!debut.startsWith('356000000'));
        const bon = [...(debut + clesOf(debut)[0]!)];
        const change = bon.with(rang, String((Number(bon[rang]) + ecart) % 10)).join('');
        fc.pre(!change.startsWith('356000000'));
        expect(isSiret(change)).toBe(false);
        const [a, b] = [bon[rang]!, bon[rang + 1]];
        if (b === undefined || a === b || (Number(a) % 9 === 0 && Number(b) % 9 === 0)) return;
        expect(
          isSiret(
            bon
              .with(rang, b)
              .with(rang + 1, a)
              .join(''),
          ),
        ).toBe(false);
      }),
    );
  });

  test('se lit par trois, trois, trois et cinq', () => {
    expect(formatSiret('35600000000048')).toBe('356\u202f000\u202f000\u202f00048');
  });
});

describe('les organisations semblables', () => {
  const connues = [
    { nom: 'Association des hameaux', sigle: 'ADH', siret: null },
    { nom: 'La Poste', sigle: 'La Poste', siret: '35600000000048' },
    { nom: 'Caisse d’allocations familiales', sigle: 'CAF', siret: null },
  ];
  const noms = (nom: string, more: object = {}) => semblablesOf(connues, { nom, ...more }).map((one) => one.nom);

  test('sont celles dont le nom ou le sigle est le même, aux accents, majuscules et petits mots près', () => {
    expect(noms('association-de Hameaux')).toEqual(['Association des hameaux']);
    expect(noms('CAISSE D’ALLOCATIONS FAMILIALES')).toEqual(['Caisse d’allocations familiales']);
    expect(noms('Autre', { sigle: 'caf' })).toEqual(['Caisse d’allocations familiales']);
  });

  test('ou dont l’un contient l’autre, mot pour mot', () => {
    expect(noms('La Poste Groupe')).toEqual(['La Poste']);
    expect(noms('Postes et relais')).toEqual([]);
  });

  test('ou qui ont le même SIRET', () => {
    expect(noms('Courrier', { siret: '35600000000048' })).toEqual(['La Poste']);
    expect(noms('Courrier')).toEqual([]);
  });
});
