import { describe, expect, test } from 'vitest';
import { direCampagne, proposeCampagne, refuseCampagne } from '@/lib/campagnes/calendrier';
import { changementOf, direChangement, type Dit } from '@/lib/campagnes/changement';

const periode = { dateDebut: '2025-01-01', dateFin: '2030-12-31' };
const campagne = (annee: number, ouverture: string, echeance: string) => ({ annee, ouverture, echeance });

describe('une campagne', () => {
  test('est proposée pour l’année qui suit la dernière, ouverte aujourd’hui pour trois mois', () => {
    const last = campagne(2026, '2026-10-18', '2027-01-01');
    const next = { annee: 2027, ouverture: '2026-11-30', echeance: '2027-02-28' };
    expect(proposeCampagne([last, campagne(2025, '2025-10-01', '2026-01-01')], periode, '2026-11-30')).toEqual(next);
    expect(proposeCampagne([], periode, '2026-11-30')).toMatchObject({ annee: 2026 });
    expect(proposeCampagne([], periode, '2024-11-30')).toMatchObject({ annee: 2025 });
  });

  test('ouvre dans l’ordre des années', () => {
    const autres = [campagne(2027, '2027-10-01', '2028-01-01')];
    const refusal = (ouverture: string) =>
      refuseCampagne(campagne(2026, ouverture, '2029-01-01'), { periode, autres })?.champ ?? null;
    expect(refusal('2027-09-30')).toBeNull();
    expect(refusal('2027-10-01')).toBe('ouverture');
  });

  test('dit son échéance et ce qui en reste, ou le jour où elle ouvrira', () => {
    const one = campagne(2026, '2026-10-18', '2027-01-01');
    expect(direCampagne(one, '2026-11-22')).toBe('Campagne 2026 · échéance le 1er janvier 2027, dans 40 jours');
    expect(direCampagne(one, '2027-01-03')).toBe('Campagne 2026 · échéance le 1er janvier 2027, il y a 2 jours');
    expect(direCampagne(one, '2026-10-17')).toMatch(/^Campagne 2026 · ouvre le 18 octobre 2026, demain · échéance/);
  });
});

describe('ce qui change', () => {
  const dit = (avancement: Dit['avancement'], commentaire: string | null = null, rest: Partial<Dit> = {}): Dit => ({
    ...{ avancement, commentaire, difficulte: null, preuve: null },
    ...rest,
  });

  test.each([
    [dit('fait'), null, 'premiere', 'Première réponse'],
    [dit('fait'), dit('fait', 'Ouvert.'), 'inchange', 'Inchangé'],
    [dit('fait', ' Ouvert. '), dit('fait', 'Ouvert.'), 'inchange', 'Inchangé'],
    [dit('fait', 'Fermé le lundi.'), dit('fait', 'Ouvert.'), 'precise', 'Même statut, précisé'],
    [dit('fait', null, { preuve: 'https://a.fr' }), dit('fait'), 'precise', 'Même statut, précisé'],
    [dit('en_cours'), dit('pas_fait'), 'change', 'De Pas fait à En cours'],
  ] as const)('%j après %j : %s', (ligne, precedente, wanted, words) => {
    expect(changementOf(ligne, precedente)).toBe(wanted);
    expect(direChangement(ligne, precedente)).toBe(words);
  });
});
