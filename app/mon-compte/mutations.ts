'use server';

import { redirect } from 'next/navigation';
import { changeOwnPassword } from '@/lib/comptes/data';
import { changerMotDePasseInput } from '@/lib/comptes/input';
import { mutation } from '@/lib/mutation';

export const changerMotDePasse = mutation({
  name: 'changerMotDePasse',
  input: changerMotDePasseInput,
  run: async ({ viewer }, input) => {
    await changeOwnPassword(viewer, input);
    // every session of the account has just ended, this one too
    redirect('/connexion?choisi');
  },
});
