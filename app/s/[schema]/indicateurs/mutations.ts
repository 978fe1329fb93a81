'use server';

import { createIndicateur, defineIndicateur } from '@/lib/indicateurs/definition-ecriture';
import {
  creerIndicateurInput,
  definirIndicateurInput,
  enregistrerCiblesInput,
  figerAnneeInput,
  retablirIndicateurInput,
  retirerIndicateurInput,
  rouvrirAnneeInput,
  scinderIndicateurInput,
} from '@/lib/indicateurs/definition-input';
import {
  freezeAnnee,
  reopenAnnee,
  restoreIndicateur,
  retireIndicateur,
  saveCibles,
  splitIndicateur,
} from '@/lib/indicateurs/definition-suites';
import { readIndicateurEcrit } from '@/lib/indicateurs/versions';
import { mutation } from '@/lib/mutation';

export const creerIndicateur = mutation({
  name: 'creerIndicateur',
  input: creerIndicateurInput,
  run: async ({ db, viewer }, input) => {
    const id = await createIndicateur(db, viewer, input);
    return { message: 'Indicateur créé : il est suivi.', data: { id } };
  },
});

export const definirIndicateur = mutation({
  name: 'definirIndicateur',
  input: definirIndicateurInput,
  run: async ({ db, viewer }, input) => {
    await defineIndicateur(db, viewer, input);
    return { message: `Définition enregistrée, à partir de ${input.desAnnee}.` };
  },
  conflict: ({ db }, { indicateurId }) => readIndicateurEcrit(db, indicateurId),
});

export const scinderIndicateur = mutation({
  name: 'scinderIndicateur',
  input: scinderIndicateurInput,
  run: async ({ db, viewer }, input) => {
    const nombre = await splitIndicateur(db, viewer, input);
    return { message: `Ligne scindée en ${nombre} indicateurs.` };
  },
  conflict: ({ db }, { indicateurId }) => readIndicateurEcrit(db, indicateurId),
});

export const retirerIndicateur = mutation({
  name: 'retirerIndicateur',
  input: retirerIndicateurInput,
  run: async ({ db, viewer }, input) => {
    await retireIndicateur(db, viewer, input);
    return { message: 'Indicateur retiré : ses valeurs restent lisibles.' };
  },
  conflict: ({ db }, { indicateurId }) => readIndicateurEcrit(db, indicateurId),
});

export const retablirIndicateur = mutation({
  name: 'retablirIndicateur',
  input: retablirIndicateurInput,
  run: async ({ db, viewer }, input) => {
    await restoreIndicateur(db, viewer, input);
    return { message: 'Indicateur rétabli.' };
  },
  conflict: ({ db }, { indicateurId }) => readIndicateurEcrit(db, indicateurId),
});

export const enregistrerCibles = mutation({
  name: 'enregistrerCibles',
  input: enregistrerCiblesInput,
  run: async ({ db, viewer }, input) => {
    await saveCibles(db, viewer, input);
    return { message: 'Cibles enregistrées.' };
  },
  conflict: ({ db }, { indicateurId }) => readIndicateurEcrit(db, indicateurId),
});

export const figerAnnee = mutation({
  name: 'figerAnnee',
  input: figerAnneeInput,
  run: async ({ db, viewer }, input) => {
    await freezeAnnee(db, viewer, input);
    return { message: `Année ${input.annee} figée.` };
  },
});

export const rouvrirAnnee = mutation({
  name: 'rouvrirAnnee',
  input: rouvrirAnneeInput,
  run: async ({ db, viewer }, input) => {
    await reopenAnnee(db, viewer, input);
    return { message: `Année ${input.annee} rouverte.` };
  },
});
