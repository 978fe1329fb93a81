import { stringify } from 'csv-stringify/sync';

/** A cell without control characters, the line break apart. */
export function sansCommande(cell: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is removed
  return cell.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}

/** Makes a cell harmless for a spreadsheet: no formula, no control character but the line break. */
export function neutralise(cell: string): string {
  const clean = sansCommande(cell);
  return /^[\s]*[=+\-@]/.test(clean) ? `'${clean}` : clean;
}

/** CSV as French offices open it: UTF-8 with BOM, semicolons, CRLF; every cell neutralised. */
export function writeCsv(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  const cells = lines.map((line) => line.map(neutralise));
  // the library only quotes its own line end; spreadsheets end a row at any
  return stringify([[...columns], ...cells], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /\n/,
  });
}
