'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '@/lib/access/viewer';
import { changeOwnPassword } from '@/lib/comptes/changement';
import { changerMotDePasseInput } from '@/lib/comptes/input';
import { openMutation } from '@/lib/mutation';

/** Open, because a password is the system's to read: no transaction of the viewer is held while it is judged. */
export const changerMotDePasse = openMutation({
  name: 'changerMotDePasse',
  input: changerMotDePasseInput,
  run: async (input) => {
    await changeOwnPassword(await requireViewer('/mon-compte'), input);
    // every session of the account has just ended, this one too
    redirect('/connexion?choisi');
  },
});
