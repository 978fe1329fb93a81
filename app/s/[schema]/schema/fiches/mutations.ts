'use server';

import { mutation } from '@/lib/mutation';
import { changeEtatFiche, readFicheEcrite, saveFiche } from '@/lib/referentiel/fiches';
import { changerEtatFicheInput, enregistrerFicheInput } from '@/lib/referentiel/input';

export const enregistrerFiche = mutation({
  name: 'enregistrerFiche',
  input: enregistrerFicheInput,
  run: async ({ db, viewer }, input) => {
    const id = await saveFiche(db, viewer, input);
    return { message: input.ficheId ? 'Fiche enregistrée.' : `Fiche ${input.code} ajoutée.`, data: { id } };
  },
  conflict: async ({ db }, { ficheId }) => (ficheId ? readFicheEcrite(db, ficheId) : null),
});

export const changerEtatFiche = mutation({
  name: 'changerEtatFiche',
  input: changerEtatFicheInput,
  run: async ({ db, viewer }, input) => {
    await changeEtatFiche(db, viewer, input);
    return { message: input.etat === 'archivee' ? 'Fiche archivée.' : 'Fiche restaurée.' };
  },
  conflict: ({ db }, { ficheId }) => readFicheEcrite(db, ficheId),
});
