'use client';

import type { ComponentProps } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { GesteForm, gesteLabels } from './geste-form';

/** The form of a gesture in its dialog: what only those who make one receive. */
export function GesteDialog(props: ComponentProps<typeof GesteForm>) {
  return (
    <Dialog eyebrow={props.cible.titre} title={gesteLabels[props.geste]} onClose={props.onCancel}>
      <GesteForm {...props} />
    </Dialog>
  );
}
