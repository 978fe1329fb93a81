'use server';

import {
  approveCompteRendu,
  publishCompteRendu,
  readCompteRenduEcrit,
  saveCompteRendu,
  unapproveCompteRendu,
  unpublishCompteRendu,
} from '@/lib/instances/compte-rendu-ecriture';
import { compteRenduInput, ecrireCompteRenduInput } from '@/lib/instances/seance-input';
import { readSeanceEcrite } from '@/lib/instances/versions';
import { mutation } from '@/lib/mutation';

export const ecrireCompteRendu = mutation({
  name: 'ecrireCompteRendu',
  input: ecrireCompteRenduInput,
  run: async ({ db, viewer }, input) => {
    await saveCompteRendu(db, viewer, input);
    return { message: 'Compte rendu enregistré.' };
  },
  conflict: ({ db }, { seanceId }) => readCompteRenduEcrit(db, seanceId),
});

export const approuverCompteRendu = mutation({
  name: 'approuverCompteRendu',
  input: compteRenduInput,
  run: async ({ db, viewer }, input) => {
    await approveCompteRendu(db, viewer, input);
    return { message: 'Compte rendu approuvé : il ne change plus.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const reprendreCompteRendu = mutation({
  name: 'reprendreCompteRendu',
  input: compteRenduInput,
  run: async ({ db, viewer }, input) => {
    await unapproveCompteRendu(db, viewer, input);
    return { message: 'Approbation reprise.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const publierCompteRendu = mutation({
  name: 'publierCompteRendu',
  input: compteRenduInput,
  run: async ({ db, viewer }, input) => {
    await publishCompteRendu(db, viewer, input);
    return { message: 'Compte rendu publié, sans nom de personne.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const depublierCompteRendu = mutation({
  name: 'depublierCompteRendu',
  input: compteRenduInput,
  run: async ({ db, viewer }, input) => {
    await unpublishCompteRendu(db, viewer, input);
    return { message: 'Compte rendu retiré de la page publique.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});
