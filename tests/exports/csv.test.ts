import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, writeCsv } from '@/lib/exports/csv';

describe('CSV', () => {
  it('s’ouvre dans un tableur français : BOM, points-virgules, fins de ligne Windows', () => {
    expect(writeCsv(['Code', 'Titre'], [['1-A-1', 'Accueil ; écoute']])).toBe(
      '\uFEFFCode;Titre\r\n1-A-1;"Accueil ; écoute"\r\n',
    );
  });
  it('garde dans une cellule ses sauts de ligne', () => {
    expect(writeCsv(['Titre'], [['un\ndeux']])).toBe('\uFEFFTitre\r\n"un\ndeux"\r\n');
  });
  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '  =1', '\t=1', '\n@x'])('neutralise la cellule %j', (cell) => {
    expect(neutralise(cell).startsWith("'")).toBe(true);
  });
  it('ne laisse passer ni formule ni caractère de commande', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const clean = neutralise(cell);
        // eslint-disable-next-line no-control-regex -- what is checked for
        expect(clean).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
        expect(clean).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
