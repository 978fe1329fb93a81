import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  etatsPresence,
  formatReunions,
  isEnPlace,
  numeroDecision,
  quorumAtteint,
  tempsOf,
  type EtatPresence,
} from '@/lib/instances/rules';

describe('les réunions tenues dans l’année', () => {
  test('se disent sur celles qui sont dues tant qu’il en manque, puis seules', () => {
    expect(formatReunions(1, 2)).toBe('1 réunion sur 2');
    expect(formatReunions(0, 1)).toBe('0 réunion sur 1');
    expect(formatReunions(2, 2)).toBe('2 réunions');
    expect(formatReunions(3, 2)).toBe('3 réunions');
    expect(formatReunions(1, 0)).toBe('1 réunion');
  });

  test('ne disent « sur » que lorsqu’il en manque', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(12), (tenues, minimum) => {
        expect(formatReunions(tenues, minimum).includes(' sur ')).toBe(tenues < minimum);
      }),
    );
  });
});

describe('le temps de l’ordre du jour', () => {
  test('s’additionne, et dit de combien il dépasse le créneau', () => {
    const points = [{ dureeMinutes: 30 }, { dureeMinutes: 45 }, { dureeMinutes: 0 }];
    expect(tempsOf(points, 90)).toEqual({ total: 75, depassement: 0 });
    expect(tempsOf(points, 60)).toEqual({ total: 75, depassement: 15 });
    expect(tempsOf([], 60)).toEqual({ total: 0, depassement: 0 });
  });

  test('ne dépend pas de l’ordre des points, et tient dans le créneau augmenté du dépassement', () => {
    const points = fc.array(fc.record({ dureeMinutes: fc.nat(480) }), { maxLength: 40 });
    fc.assert(
      fc.property(points, fc.integer({ min: 15, max: 720 }), (lus, creneau) => {
        const { total, depassement } = tempsOf(lus, creneau);
        expect(tempsOf([...lus].reverse(), creneau)).toEqual({ total, depassement });
        expect(depassement).toBeGreaterThanOrEqual(0);
        expect(Math.max(total, creneau)).toBe(creneau + depassement);
      }),
    );
  });
});

describe('le quorum', () => {
  const present = { etat: 'present', isInvite: false } as const;

  test('compte présents, représentés et pouvoirs ; ni excusés, ni absents, ni invités', () => {
    const presences = [
      present,
      { etat: 'represente', isInvite: false },
      { etat: 'pouvoir', isInvite: false },
      { etat: 'excuse', isInvite: false },
      { etat: 'absent', isInvite: false },
      { etat: 'present', isInvite: true },
    ] as const;
    expect(quorumAtteint(3, presences)).toBe(true);
    expect(quorumAtteint(4, presences)).toBe(false);
  });

  test('ne se dit pas quand l’instance n’en a pas', () => {
    expect(quorumAtteint(null, [present])).toBeNull();
  });

  test('ne se perd pas quand un membre de plus arrive, et un invité n’y change rien', () => {
    const presences = fc.array(
      fc.record({ etat: fc.constantFrom<EtatPresence>(...etatsPresence), isInvite: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(presences, fc.integer({ min: 1, max: 40 }), (lues, quorum) => {
        const avant = quorumAtteint(quorum, lues);
        if (avant) expect(quorumAtteint(quorum, [...lues, present])).toBe(true);
        expect(quorumAtteint(quorum, [...lues, { ...present, isInvite: true }])).toBe(avant);
      }),
    );
  });
});

describe('le numéro d’une décision', () => {
  test('dit l’année et le rang sur deux chiffres au moins, et l’EPCI d’une instance locale', () => {
    expect(numeroDecision({ annee: 2026, numero: 7, sigle: null })).toBe('2026-07');
    expect(numeroDecision({ annee: 2026, numero: 112, sigle: null })).toBe('2026-112');
    expect(numeroDecision({ annee: 2026, numero: 1, sigle: 'JLVD' })).toBe('JLVD 2026-01');
    expect(numeroDecision({ annee: null, numero: null, sigle: null })).toBeNull();
  });

  test('ne confond jamais deux décisions', () => {
    const decision = fc.record({
      ...{ annee: fc.integer({ min: 2000, max: 2099 }), numero: fc.integer({ min: 1, max: 999 }) },
      sigle: fc.constantFrom(null, 'JLVD', 'DLVA'),
    });
    fc.assert(
      fc.property(decision, decision, (a, b) => {
        const isMeme = a.annee === b.annee && a.numero === b.numero && a.sigle === b.sigle;
        expect(numeroDecision(a) === numeroDecision(b)).toBe(isMeme);
      }),
    );
  });
});

test('un mandat court de son premier à son dernier jour, tous deux compris', () => {
  const mandat = { debut: '2026-01-01', fin: '2026-06-30' };
  expect(isEnPlace(mandat, '2025-12-31')).toBe(false);
  expect(isEnPlace(mandat, '2026-01-01')).toBe(true);
  expect(isEnPlace(mandat, '2026-06-30')).toBe(true);
  expect(isEnPlace(mandat, '2026-07-01')).toBe(false);
  expect(isEnPlace({ ...mandat, fin: null }, '2099-01-01')).toBe(true);
});
