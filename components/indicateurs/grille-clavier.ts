import type { KeyboardEvent } from 'react';

const CELLULE = 'input[data-cle]';

/** The cell that a key leads to; undefined when the key is for the text itself, or when there is none that way. */
export function voisine(
  table: HTMLTableElement,
  from: HTMLInputElement,
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
): HTMLInputElement | undefined {
  if (altKey || metaKey || ctrlKey) return undefined;
  const { selectionStart: start, selectionEnd: end, value } = from;
  const isAll = start === 0 && end === value.length;
  switch (key) {
    case 'ArrowUp':
      return dansColonne(table, from, -1);
    case 'ArrowDown':
      return dansColonne(table, from, 1);
    case 'Enter':
      return dansColonne(table, from, shiftKey ? -1 : 1);
    // inside a text the arrows move in it, as far as its ends
    case 'ArrowLeft':
      return !shiftKey && (isAll || (start === 0 && end === 0)) ? dansLigne(from, -1) : undefined;
    case 'ArrowRight':
      return !shiftKey && (isAll || start === value.length) ? dansLigne(from, 1) : undefined;
    default:
      return undefined;
  }
}

function dansLigne(from: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const all = [...from.closest('tr')!.querySelectorAll<HTMLInputElement>(CELLULE)];
  return all[all.indexOf(from) + step];
}

/** The next cell to fill in the same column; what is closed is passed over. */
function dansColonne(table: HTMLTableElement, from: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const column = from.closest('td')!.cellIndex;
  const rows = [...table.rows];
  for (let i = rows.indexOf(from.closest('tr')!) + step; rows[i]; i += step) {
    const found = rows[i]!.cells[column]?.querySelector<HTMLInputElement>(CELLULE);
    if (found && found.offsetParent !== null) return found;
  }
  return undefined;
}

/** Where each text of a pasted block goes: one line a row, one column a cell, from the one it is pasted in; what is closed or out stays. */
export function cellsFrom(
  table: HTMLTableElement,
  from: HTMLInputElement,
  bloc: readonly (readonly string[])[],
): { cle: string; texte: string }[] {
  const rows = [...table.tBodies[0]!.rows];
  const [row, column] = [rows.indexOf(from.closest('tr')!), from.closest('td')!.cellIndex];
  return bloc.flatMap((line, i) =>
    line.flatMap((texte, j) => {
      const cle = rows[row + i]?.cells[column + j]?.querySelector<HTMLInputElement>(CELLULE)?.dataset.cle;
      return cle ? [{ cle, texte }] : [];
    }),
  );
}
