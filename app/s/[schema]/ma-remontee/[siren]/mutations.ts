'use server';

import { askCorrection, saveBrouillons, sendBrouillons } from '@/lib/campagnes/brouillons';
import { demanderCorrectionInput, enregistrerBrouillonsInput, transmettreInput } from '@/lib/campagnes/input';
import { formatCompte, formatListe } from '@/lib/format';
import { mutation } from '@/lib/mutation';

export const enregistrerBrouillons = mutation({
  name: 'enregistrerBrouillons',
  input: enregistrerBrouillonsInput,
  // drafts are kept in their own table and nowhere else
  isSecret: true,
  isQuiet: true,
  run: async ({ db, viewer }, input) => ({
    message: 'Brouillon enregistré.',
    data: await saveBrouillons(db, viewer, input),
  }),
});

export const transmettreRemontee = mutation({
  name: 'transmettreRemontee',
  input: transmettreInput,
  run: async ({ db, viewer }, input) => {
    const { transmises, restees } = await sendBrouillons(db, viewer, input);
    const message = `${formatCompte(transmises, 'ligne transmise', 'lignes transmises')} à la cellule.`;
    return {
      message:
        restees.length === 0
          ? message
          : `${message} Modifiées entre-temps par un collègue, à relire : ${formatListe(restees)}.`,
    };
  },
});

export const demanderCorrection = mutation({
  name: 'demanderCorrection',
  input: demanderCorrectionInput,
  run: async ({ db, viewer }, input) => {
    await askCorrection(db, viewer, input);
    return { message: 'Demande envoyée à la cellule.' };
  },
});
