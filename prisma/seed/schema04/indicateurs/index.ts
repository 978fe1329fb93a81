import { indicateursAxe1 } from './axe-1.ts';
import { indicateursAxe2 } from './axe-2.ts';
import { indicateursAxe3 } from './axe-3.ts';
import { indicateursAxes45 } from './axes-4-5.ts';
import { indicateursAxe6 } from './axe-6.ts';
import type { IndicateurFait } from './types.ts';

export type { IndicateurFait, Suivi } from './types.ts';

/** The lines « Indicateurs de suivi » of the scheme, in its order. */
export const indicateurs: readonly IndicateurFait[] = [
  ...indicateursAxe1,
  ...indicateursAxe2,
  ...indicateursAxe3,
  ...indicateursAxes45,
  ...indicateursAxe6,
];
