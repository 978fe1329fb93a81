import { differenceInCalendarDays, differenceInCalendarMonths, format, parseISO } from 'date-fns';
import { fr } from 'date-fns/locale/fr';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAnciennete, formatDuree, formatJour, formatListe } from '@/lib/format';
import { joursEntre } from '@/lib/jours';

test.each([
  [[], ''],
  [['JLVD'], 'JLVD'],
  [['JLVD', 'HPPB'], 'JLVD et HPPB'],
  [['JLVD', 'HPPB', 'PAA'], 'JLVD, HPPB et PAA'],
])('%j se dit « %s »', (items, expected) => expect(formatListe(items)).toBe(expected));

const jours = fc
  .date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('un jour s’écrit comme date-fns l’écrirait', () => {
  fc.assert(
    fc.property(jours, (jour) => {
      expect(formatJour(jour)).toBe(format(parseISO(jour), 'do MMMM yyyy', { locale: fr }));
    }),
  );
});

test('entre deux jours, il y a les jours et les mois que date-fns compte', () => {
  fc.assert(
    fc.property(jours, jours, (jour, today) => {
      expect(joursEntre(jour, today)).toBe(differenceInCalendarDays(parseISO(today), parseISO(jour)));
      const months = differenceInCalendarMonths(parseISO(today), parseISO(jour));
      if (months >= 2 && months < 24) expect(formatAnciennete(jour, today)).toBe(`il y a ${months} mois`);
    }),
  );
});

test('une durée se dit en mois, puis en années', () => {
  expect([1, 12, 18, 24, 30, 36].map(formatDuree)).toEqual([
    '1 mois',
    '1 an',
    '18 mois',
    '2 ans',
    '2 ans et 6 mois',
    '3 ans',
  ]);
});
