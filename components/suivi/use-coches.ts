import { useCallback, useEffect, useRef, useState } from 'react';

/** A ticked line, as the page says it. */
export type Coche = { id: string; revision: string; avancement: string; titre: string };

const LIGNE = 'input[data-coche]';
const TOUT = 'input[data-coche-tout]';

/**
 * The lines ticked on the page. Boxes stay plain inputs, a line costs no JavaScript: one listener for all, `data-coche-tout`
 * stands for every box of its `data-groupe`, a click with Shift takes all the lines since the last one.
 */
export function useCoches(): { coches: Coche[]; decocher: (ids?: string[]) => void } {
  const [coches, setCoches] = useState<Coche[]>([]);
  const last = useRef<HTMLInputElement>(null);

  const read = useCallback(() => {
    const found = boxes(document)
      .filter(({ checked }) => checked)
      .map(cocheOf);
    setCoches((before) => (sameAs(before, found) ? before : found));
    for (const group of document.querySelectorAll<HTMLInputElement>(TOUT)) {
      const own = boxes(group.closest('[data-groupe]')!);
      const count = own.filter(({ checked }) => checked).length;
      group.checked = own.length > 0 && count === own.length;
      group.indeterminate = count > 0 && count < own.length;
    }
  }, []);

  // after each drawing too: lines and revisions come with the filters and after each gesture
  // eslint-disable-next-line react-hooks/set-state-in-effect -- what is ticked is known to the page alone
  useEffect(read);

  useEffect(() => {
    const onClick = ({ target, shiftKey }: MouseEvent) => {
      const box = target as HTMLInputElement;
      if (!box.matches(LIGNE)) return;
      const all = boxes(document);
      if (shiftKey && last.current?.isConnected) {
        const [from, to] = [all.indexOf(last.current), all.indexOf(box)].toSorted((a, b) => a - b);
        for (const one of all.slice(from, to! + 1)) one.checked = box.checked;
      }
      last.current = box;
    };
    const onChange = ({ target }: Event) => {
      const box = target as HTMLInputElement;
      if (box.matches(TOUT)) for (const one of boxes(box.closest('[data-groupe]')!)) one.checked = box.checked;
      if (box.matches(`${TOUT}, ${LIGNE}`)) read();
    };
    document.addEventListener('click', onClick);
    document.addEventListener('change', onChange);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('change', onChange);
    };
  }, [read]);

  const decocher = useCallback(
    (ids?: string[]) => {
      for (const box of boxes(document)) if (!ids || ids.includes(cocheOf(box).id)) box.checked = false;
      read();
    },
    [read],
  );
  return { coches, decocher };
}

function boxes(part: ParentNode): HTMLInputElement[] {
  return [...part.querySelectorAll<HTMLInputElement>(LIGNE)];
}

function cocheOf(box: HTMLInputElement): Coche {
  const { action, revision, avancement, titre } = box.closest<HTMLElement>('[data-action]')!.dataset;
  return { id: action!, revision: revision!, avancement: avancement!, titre: titre! };
}

function sameAs(a: Coche[], b: Coche[]): boolean {
  return a.length === b.length && a.every(({ id, revision }, i) => id === b[i]!.id && revision === b[i]!.revision);
}
