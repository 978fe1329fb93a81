import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delaiApres, etatHabilitation, refusePassword } from '@/lib/comptes/rules';

const claire = { prenom: 'Claire', nom: 'Vidal-Estève', courriel: 'claire.vidal@prefecture-04.example' };
const refuses = (clear: string) => refusePassword(clear, claire) !== null;

describe('mot de passe', () => {
  test('onze caractères ne suffisent pas, douze suffisent', () => {
    expect(refusePassword('Zèbre-violt', claire)).toMatch(/12 caractères/);
    expect(refusePassword('Zèbre-violet', claire)).toBeNull();
  });

  test('une longue phrase est acceptée, cent vingt-neuf caractères ne le sont pas', () => {
    expect(refusePassword('le mulet monte au col par temps clair', claire)).toBeNull();
    expect(refuses('le mulet monte au col '.repeat(6))).toBe(true);
  });

  test.each([
    'motdepasse2026',
    'MotDePasse-2026!',
    'Mot de passe 04',
    'azertyuiop123',
    'Azertyuiop123!',
    'P@ssw0rd2026!',
    'Maillage-2026!',
    'sdaasp-2026-04',
    'Demonstration-04!',
    'Préfecture2026',
    'passwordpassword',
    '123456789012',
    '01234567890123',
    'abcdefghijklmn',
    'azertyuiopqsdf',
    'aaaaaaaaaaaa',
    'abababababab',
    'bonjourbonjour',
  ])('« %s » est trop courant', (clear) => expect(refuses(clear)).toBe(true));

  test.each(['ClaireVidal04!', 'vidal-esteve-04', 'Claire.Vidal.2026', 'Prefecture-04-!!', 'claire2026claire'])(
    '« %s » reprend la personne',
    (clear) => expect(refuses(clear)).toBe(true),
  );

  test('le nom au milieu d’une vraie phrase ne gêne pas', () => {
    expect(refusePassword('la claire fontaine sous les tilleuls', claire)).toBeNull();
  });

  test('la réponse est une phrase ou rien, quoi qu’on tape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (clear) => {
        const refusal = refusePassword(clear, claire);
        if (clear.length < 12) expect(refusal).not.toBeNull();
        expect(refusal === null || refusal.endsWith('.')).toBe(true);
      }),
    );
  });
});

describe('attente après des échecs', () => {
  test('rien d’abord, puis le double à chaque fois, un quart d’heure au plus', () => {
    expect([0, 3, 4, 5, 6, 12].map((echecs) => delaiApres(echecs, 3))).toEqual([0, 0, 2, 4, 8, 512]);
    expect(delaiApres(13, 3)).toBe(900);
    expect(delaiApres(5_000, 3)).toBe(900);
  });
});

describe('état d’un droit', () => {
  const droit = { debut: '2026-01-01', fin: '2026-06-30', isRetiree: false, isAConfirmer: false };

  test.each([
    ['la veille', {}, '2025-12-31', 'a_venir'],
    ['le premier jour', {}, '2026-01-01', 'en_vigueur'],
    ['le dernier jour', {}, '2026-06-30', 'en_vigueur'],
    ['le lendemain', {}, '2026-07-01', 'terminee'],
    ['sans fin', { fin: null }, '2040-01-01', 'en_vigueur'],
    ['non confirmé', { isAConfirmer: true }, '2026-03-01', 'a_confirmer'],
    ['non confirmé et terminé', { isAConfirmer: true }, '2026-07-01', 'terminee'],
    ['retiré', { isRetiree: true }, '2026-03-01', 'retiree'],
  ] as const)('%s', (_, more, today, etat) => {
    expect(etatHabilitation({ ...droit, ...more }, today)).toBe(etat);
  });
});
