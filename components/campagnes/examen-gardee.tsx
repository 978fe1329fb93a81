'use client';

import { useState, type ReactNode } from 'react';

type Props = { visible: boolean; className: string | undefined; children: ReactNode };

/** A line that stays in sight once shown: examined, it leaves the filter but not the eyes of who examined it. */
export function LigneGardee({ visible, className, children }: Props) {
  const [isKept] = useState(visible);
  return (
    <li hidden={!visible && !isKept} className={className}>
      {children}
    </li>
  );
}
