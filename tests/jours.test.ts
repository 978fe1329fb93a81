import { expect, test } from 'vitest';
import { addJours } from '@/lib/jours';

test('un jour se décale par-dessus les mois et le changement d’heure', () => {
  expect(addJours('2026-03-01', -1)).toBe('2026-02-28');
  expect(addJours('2026-10-25', 1)).toBe('2026-10-26');
  expect(addJours('2026-03-29', 1)).toBe('2026-03-30');
});
