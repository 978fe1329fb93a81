import { describe, expect, it } from 'vitest';
import { readBlocs } from '@/lib/referentiel/rules';

describe('textes du schéma', () => {
  it('garde les puces et leurs deux niveaux', () => {
    const blocs = readBlocs('Préalable :\n  • Repérer\n    • par commune\n- Former\n\nPuis évaluer.');
    expect(blocs).toEqual([
      { nature: 'texte', texte: 'Préalable :' },
      {
        nature: 'liste',
        puces: [
          { texte: 'Repérer', niveau: 1 },
          { texte: 'par commune', niveau: 2 },
          { texte: 'Former', niveau: 1 },
        ],
      },
      { nature: 'texte', texte: 'Puis évaluer.' },
    ]);
  });
  it.each(['. Riez', '1- Riez', '1) Riez', 'a- Riez', '_ Riez', '-Riez'])('reconnaît la puce de « %s »', (line) => {
    expect(readBlocs(line)).toEqual([{ nature: 'liste', puces: [{ texte: 'Riez', niveau: 1 }] }]);
  });
  it('ne prend pas une année ni un code pour une puce', () => {
    expect(readBlocs('2018 : recensement')[0]!.nature).toBe('texte');
    expect(readBlocs('3-B-2 Compléter')[0]!.nature).toBe('texte');
  });
});
