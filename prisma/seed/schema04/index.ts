import { actionsAxe1 } from './actions/axe-1.ts';
import { actionsAxe2 } from './actions/axe-2.ts';
import { actionsAxe3Lieux } from './actions/axe-3-lieux.ts';
import { actionsAxe3Agents } from './actions/axe-3-agents.ts';
import { actionsAxe4 } from './actions/axe-4.ts';
import { actionsAxe5 } from './actions/axe-5.ts';
import { actionsAxe6 } from './actions/axe-6.ts';
import { actionsRessources1 } from './actions/ressources-1.ts';
import { actionsRessources2 } from './actions/ressources-2.ts';
import { actionsArchives1 } from './actions/archives-1.ts';
import { actionsArchives2 } from './actions/archives-2.ts';
import { histoireAxe1 } from './histoire/axe-1.ts';
import { histoireAxe2 } from './histoire/axe-2.ts';
import { histoireAxe3Lieux } from './histoire/axe-3-lieux.ts';
import { histoireAxe3Agents } from './histoire/axe-3-agents.ts';
import { histoireAxe4 } from './histoire/axe-4.ts';
import { histoireAxe5 } from './histoire/axe-5.ts';
import { histoireAxe6 } from './histoire/axe-6.ts';
import type { ActionFait, Evenement } from './types.ts';

export type { ActionFait, Evenement } from './types.ts';
export { axes } from './axes.ts';
export { fiches } from './fiches.ts';
export { jalons } from './jalons.ts';

export const actions: ActionFait[] = [
  ...actionsAxe1,
  ...actionsAxe2,
  ...actionsAxe3Lieux,
  ...actionsAxe3Agents,
  ...actionsAxe4,
  ...actionsAxe5,
  ...actionsAxe6,
  ...actionsRessources1,
  ...actionsRessources2,
  ...actionsArchives1,
  ...actionsArchives2,
];

/** In order within each action, not across actions. */
export const histoire: Evenement[] = [
  ...histoireAxe1,
  ...histoireAxe2,
  ...histoireAxe3Lieux,
  ...histoireAxe3Agents,
  ...histoireAxe4,
  ...histoireAxe5,
  ...histoireAxe6,
];
