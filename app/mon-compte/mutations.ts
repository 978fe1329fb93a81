'use server';

import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/access/viewer';
import { changeOwnPassword } from '@/lib/comptes/changement';
import { changerMotDePasseInput } from '@/lib/comptes/input';
import { SessionFinie } from '@/lib/errors';
import { openMutation } from '@/lib/mutation';

/** Open, because a password is the system's to read: no transaction of the viewer is held while it is judged. */
export const changerMotDePasse = openMutation({
  name: 'changerMotDePasse',
  input: changerMotDePasseInput,
  run: async (input) => {
    const viewer = await getViewer();
    if (!viewer) throw new SessionFinie();
    await changeOwnPassword(viewer, input);
    // every session of the account has just ended, this one too
    redirect('/connexion?choisi');
  },
});
