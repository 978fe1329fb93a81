'use client';

import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

type Props = { title: ReactNode; eyebrow?: ReactNode; onClose: () => void; children: ReactNode };

/** A native modal dialog, open as long as it is rendered: focus trapped, Escape closes, focus given back. */
export function Dialog({ title, eyebrow, onClose, children }: Props) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  // a layout effect: closed while still in the page, the dialog gives the focus back by itself
  useLayoutEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    focusFirst(dialog);
    return () => dialog.close();
  }, []);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="inside">
        <div>
          {eyebrow && <p className="eyebrow">{eyebrow}</p>}
          <h2 id={id}>{title}</h2>
        </div>
        {children}
      </div>
    </dialog>
  );
}

/** What the person came to fill: the answer already chosen or the first field, else the first button. */
function focusFirst(dialog: HTMLElement): void {
  const fields = ['input:checked', 'input:not([type=hidden]), select, textarea', 'button'].flatMap((wanted) => [
    ...dialog.querySelectorAll<HTMLElement>(wanted),
  ]);
  for (const field of fields) {
    field.focus();
    if (document.activeElement === field) return;
  }
}
