import { expect, test } from 'vitest';
import { formatListe } from '@/lib/format';

test.each([
  [[], ''],
  [['JLVD'], 'JLVD'],
  [['JLVD', 'HPPB'], 'JLVD et HPPB'],
  [['JLVD', 'HPPB', 'PAA'], 'JLVD, HPPB et PAA'],
])('%j se dit « %s »', (items, expected) => expect(formatListe(items)).toBe(expected));
