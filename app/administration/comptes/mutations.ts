'use server';

import {
  confirmHabilitation,
  createCompte,
  grantHabilitation,
  inviteCompte,
  setFerme,
  updateCompte,
  withdrawHabilitation,
} from '@/lib/comptes/data';
import {
  accorderHabilitationInput,
  compteInput,
  creerCompteInput,
  habilitationInput,
  modifierCompteInput,
} from '@/lib/comptes/input';
import { readCompte } from '@/lib/comptes/registre';
import { mutation } from '@/lib/mutation';

export const creerCompte = mutation({
  name: 'creerCompte',
  isSecret: true,
  input: creerCompteInput,
  run: async ({ db, viewer }, input) => ({
    message: `Le compte de ${input.prenom} ${input.nom} est créé.`,
    data: await createCompte(db, viewer, input),
  }),
});

export const modifierCompte = mutation({
  name: 'modifierCompte',
  input: modifierCompteInput,
  run: async ({ db, viewer }, input) => {
    await updateCompte(db, viewer, input);
    return { message: 'Compte modifié.' };
  },
  conflict: ({ db, viewer, today }, { utilisateurId }) => readCompte(db, viewer, utilisateurId, today),
});

export const fermerCompte = mutation({
  name: 'fermerCompte',
  input: compteInput,
  run: async ({ db, viewer }, { utilisateurId }) => {
    await setFerme(db, viewer, utilisateurId, true);
    return { message: 'Compte fermé : ses sessions sont terminées.' };
  },
});

export const rouvrirCompte = mutation({
  name: 'rouvrirCompte',
  input: compteInput,
  run: async ({ db, viewer }, { utilisateurId }) => {
    await setFerme(db, viewer, utilisateurId, false);
    return { message: 'Compte rouvert.' };
  },
});

export const creerLien = mutation({
  name: 'creerLien',
  isSecret: true,
  input: compteInput,
  run: async ({ db, viewer }, { utilisateurId }) => ({
    message: 'Lien créé.',
    data: await inviteCompte(db, viewer, utilisateurId),
  }),
});

export const accorderHabilitation = mutation({
  name: 'accorderHabilitation',
  input: accorderHabilitationInput,
  run: async ({ db, viewer }, input) => {
    await grantHabilitation(db, viewer, input);
    return { message: 'Droit donné.' };
  },
});

export const retirerHabilitation = mutation({
  name: 'retirerHabilitation',
  input: habilitationInput,
  run: async ({ db, viewer }, { habilitationId }) => {
    await withdrawHabilitation(db, viewer, habilitationId);
    return { message: 'Droit retiré, dès maintenant.' };
  },
});

export const confirmerHabilitation = mutation({
  name: 'confirmerHabilitation',
  input: habilitationInput,
  run: async ({ db, viewer }, { habilitationId }) => {
    await confirmHabilitation(db, viewer, habilitationId);
    return { message: 'Droit confirmé.' };
  },
});
