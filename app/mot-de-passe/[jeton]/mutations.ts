'use server';

import { redirect } from 'next/navigation';
import { choisirMotDePasseInput } from '@/lib/comptes/input';
import { consumeLien } from '@/lib/comptes/liens';
import { openMutation } from '@/lib/mutation';

export const choisirMotDePasse = openMutation({
  name: 'choisirMotDePasse',
  input: choisirMotDePasseInput,
  run: async ({ jeton, motDePasse }) => {
    await consumeLien(jeton, motDePasse);
    redirect('/connexion?choisi');
  },
});
