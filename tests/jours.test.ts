import { afterEach, expect, test } from 'vitest';
import { addJours } from '@/lib/jours';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each(['UTC', 'Europe/Paris', 'Pacific/Auckland', 'America/Cayenne'])(
  'à l’heure de %s, un jour se décale par-dessus les mois et le changement d’heure',
  (tz) => {
    process.env.TZ = tz;
    expect(addJours('2026-03-01', -1)).toBe('2026-02-28');
    expect(addJours('2026-10-25', 1)).toBe('2026-10-26');
    expect(addJours('2026-03-29', 1)).toBe('2026-03-30');
  },
);
