import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

const REACHED = 'a[href], button';

/**
 * Arrows, Home and End inside a table of links and buttons, which is then a single stop of the Tab key. Without JavaScript
 * every link stays a stop of its own.
 */
export function useFleches(table: RefObject<HTMLTableElement | null>) {
  const current = useRef<HTMLElement | null>(null);
  // after each drawing: rows come and go with the filters
  useEffect(() => {
    const all = reachedIn(table.current!);
    if (!current.current || !all.includes(current.current)) current.current = all[0] ?? null;
    for (const one of all) one.tabIndex = one === current.current ? 0 : -1;
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      if (!target.matches(REACHED)) return;
      if (current.current) current.current.tabIndex = -1;
      current.current = target as HTMLElement;
      current.current.tabIndex = 0;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const wanted = event.altKey || event.shiftKey || event.metaKey ? null : target(event);
      if (!wanted) return;
      event.preventDefault();
      wanted.focus();
    },
  };
}

function target(event: KeyboardEvent): HTMLElement | null | undefined {
  const from = (event.target as Element).closest<HTMLElement>(REACHED);
  const row = from?.closest('tr');
  if (!row) return null;
  const inRow = reachedIn(row);
  const all = () => reachedIn(row.closest('table')!);
  const jump = event.ctrlKey;
  switch (event.key) {
    case 'ArrowLeft':
      return inRow[inRow.indexOf(from!) - 1];
    case 'ArrowRight':
      return inRow[inRow.indexOf(from!) + 1];
    case 'ArrowUp':
      return inColumn(row, from!, -1);
    case 'ArrowDown':
      return inColumn(row, from!, 1);
    case 'Home':
      return (jump ? all() : inRow)[0];
    case 'End':
      return (jump ? all() : inRow).at(-1);
    default:
      return null;
  }
}

/** The nearest row that has something to reach in the same column. */
function inColumn(row: HTMLTableRowElement, from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const column = from.closest<HTMLTableCellElement>('td, th')!.cellIndex;
  const rows = [...row.closest('table')!.rows];
  for (let i = rows.indexOf(row) + step; rows[i]; i += step) {
    const cell = rows[i]!.cells[column];
    const found = cell && reachedIn(cell)[0];
    if (found) return found;
  }
  return undefined;
}

function reachedIn(part: HTMLElement): HTMLElement[] {
  // what a narrow screen hides is not reached
  return [...part.querySelectorAll<HTMLElement>(REACHED)].filter((one) => one.offsetParent !== null);
}
