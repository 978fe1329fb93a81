'use server';

import { endMembre, retireSiege, saveMembre, saveSiege } from '@/lib/instances/composition';
import {
  ajouterSignatairesInput,
  enregistrerMembreInput,
  enregistrerSiegeInput,
  retirerSiegeInput,
  terminerMembreInput,
} from '@/lib/instances/instance-input';
import { readMembreEcrit, readSiegeEcrit } from '@/lib/instances/instance-versions';
import { addSignataires } from '@/lib/instances/signataires';
import { mutation } from '@/lib/mutation';

export const enregistrerSiege = mutation({
  name: 'enregistrerSiege',
  input: enregistrerSiegeInput,
  run: async ({ db, viewer }, input) => {
    await saveSiege(db, viewer, input);
    return { message: input.siegeId ? 'Siège enregistré.' : 'Siège ajouté, à pourvoir.' };
  },
  conflict: ({ db }, { siegeId }) => readSiegeEcrit(db, siegeId),
});

export const retirerSiege = mutation({
  name: 'retirerSiege',
  input: retirerSiegeInput,
  run: async ({ db, viewer }, input) => {
    await retireSiege(db, viewer, input);
    return { message: 'Siège retiré.' };
  },
  conflict: ({ db }, { siegeId }) => readSiegeEcrit(db, siegeId),
});

export const enregistrerMembre = mutation({
  name: 'enregistrerMembre',
  input: enregistrerMembreInput,
  run: async ({ db, viewer }, input) => {
    await saveMembre(db, viewer, input);
    const { prenom, nom, membreId } = input;
    return { message: membreId ? 'Mandat enregistré.' : `${prenom} ${nom} siège.` };
  },
  conflict: ({ db }, { membreId, remplaceId }) => readMembreEcrit(db, membreId ?? remplaceId),
});

export const terminerMembre = mutation({
  name: 'terminerMembre',
  input: terminerMembreInput,
  run: async ({ db, viewer }, input) => {
    await endMembre(db, viewer, input);
    return { message: 'Mandat terminé.' };
  },
  conflict: ({ db }, { membreId }) => readMembreEcrit(db, membreId),
});

export const ajouterSignataires = mutation({
  name: 'ajouterSignataires',
  input: ajouterSignatairesInput,
  run: async ({ db, viewer }, input) => ({ message: await addSignataires(db, viewer, input) }),
});
