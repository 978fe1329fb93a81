'use server';

import { enregistrerInstanceInput, fermerInstanceInput, planifierSeanceInput } from '@/lib/instances/instance-input';
import { readInstanceEcrite } from '@/lib/instances/instance-versions';
import { closeInstance, saveInstance } from '@/lib/instances/instances';
import { planSeance } from '@/lib/instances/planification';
import { mutation } from '@/lib/mutation';

export const enregistrerInstance = mutation({
  name: 'enregistrerInstance',
  input: enregistrerInstanceInput,
  run: async ({ db, viewer }, input) => {
    await saveInstance(db, viewer, input);
    return { message: input.instanceId ? 'Instance enregistrée.' : `${input.nom} : instance créée.` };
  },
  conflict: ({ db }, { instanceId }) => readInstanceEcrite(db, instanceId),
});

export const fermerInstance = mutation({
  name: 'fermerInstance',
  input: fermerInstanceInput,
  run: async ({ db, viewer }, input) => {
    await closeInstance(db, viewer, input);
    return { message: input.finLe ? 'Instance close.' : 'Instance rouverte.' };
  },
  conflict: ({ db }, { instanceId }) => readInstanceEcrite(db, instanceId),
});

export const planifierSeance = mutation({
  name: 'planifierSeance',
  input: planifierSeanceInput,
  run: async ({ db, viewer }, input) => ({
    message: 'Séance planifiée.',
    data: { id: await planSeance(db, viewer, input) },
  }),
});
