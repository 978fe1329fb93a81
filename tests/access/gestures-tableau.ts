import * as tableauMutations from '@/app/s/[schema]/tableau/mutations';
import { insertFollowed, type Attempt, type Followed, type Gesture } from './gestures.ts';

/** The gestures on several actions at once, here on a single one. */
export const gesturesTableau: Record<string, Gesture> = {
  ...onSeveral('changerStatuts', ({ actionId, revision }) => ({
    ...{ actions: `${actionId}:${revision}`, avancement: 'fait' },
    ...{ commentaire: 'Constaté.', dateEffet: '2026-11-20' },
  })),
  ...onSeveral('confirmerStatuts', ({ actionId, revision }) => ({ actions: `${actionId}:${revision}` })),
  ...onSeveral('annulerStatuts', ({ actionId, revision, statutId }) => ({
    statuts: `${actionId}:${revision}:${statutId}`,
  })),
};

function onSeveral(name: keyof typeof tableauMutations, form: (action: Followed) => Attempt['fields']) {
  const prepare: Gesture['prepare'] = async (client, at) => {
    const action = await insertFollowed(client, at, { isBlocked: false });
    return { fields: form(action), probe: `select revision from suivi_action where action_id = ${action.actionId}` };
  };
  return { [`app/s/[schema]/tableau/mutations.ts#${name}`]: { submit: tableauMutations[name], prepare } };
}
