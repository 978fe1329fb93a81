'use server';

import { addAvenant, changeEtat, evaluate, observe, saveSignature } from '@/lib/conventions/ecriture';
import {
  ajouterAvenantInput,
  changerEtatInput,
  constaterInput,
  enregistrerSignatureInput,
  evaluerInput,
  renouvelerInput,
  retirerEngagementInput,
  retirerMontantInput,
  retirerPartieInput,
} from '@/lib/conventions/input';
import { renew } from '@/lib/conventions/renouvellement';
import { withdrawEngagement, withdrawMontant, withdrawPartie } from '@/lib/conventions/retrait';
import { etatConventionLabels } from '@/lib/conventions/rules';
import { readEngagementEcrit, readEvaluationEcrite, readSignatureEcrite } from '@/lib/conventions/versions';
import { mutation } from '@/lib/mutation';

export const changerEtat = mutation({
  name: 'changerEtat',
  input: changerEtatInput,
  run: async ({ db, viewer, today }, input) => {
    await changeEtat(db, viewer, input, today);
    return { message: `État de la convention : ${etatConventionLabels[input.etat].toLowerCase()}.` };
  },
});

export const enregistrerSignature = mutation({
  name: 'enregistrerSignature',
  input: enregistrerSignatureInput,
  run: async ({ db, viewer, today }, input) => {
    await saveSignature(db, viewer, input, today);
    return { message: 'Délibération et signature enregistrées.' };
  },
  conflict: ({ db }, { partieId }) => readSignatureEcrite(db, partieId),
});

export const ajouterAvenant = mutation({
  name: 'ajouterAvenant',
  input: ajouterAvenantInput,
  run: async ({ db, viewer, today }, input) => ({
    message: `Avenant ${await addAvenant(db, viewer, input, today)} ajouté.`,
  }),
});

export const evaluer = mutation({
  name: 'evaluer',
  input: evaluerInput,
  run: async ({ db, viewer, today }, input) => {
    await evaluate(db, viewer, input, today);
    return { message: `Évaluation ${input.annee} enregistrée.` };
  },
  conflict: ({ db }, { conventionId, annee }) => readEvaluationEcrite(db, conventionId, annee),
});

export const constater = mutation({
  name: 'constater',
  input: constaterInput,
  run: async ({ db, viewer, today }, input) => {
    await observe(db, viewer, input, today);
    return { message: 'Constat enregistré.' };
  },
  conflict: ({ db }, { engagementId }) => readEngagementEcrit(db, engagementId),
});

export const renouveler = mutation({
  name: 'renouveler',
  input: renouvelerInput,
  run: async ({ db, viewer }, input) => {
    await renew(db, viewer, input);
    return { message: `Convention ${input.reference} ouverte, en négociation.` };
  },
});

export const retirerPartie = mutation({
  name: 'retirerPartie',
  input: retirerPartieInput,
  run: async ({ db, viewer }, { partieId }) => {
    await withdrawPartie(db, viewer, partieId);
    return { message: 'Partie retirée.' };
  },
});

export const retirerEngagement = mutation({
  name: 'retirerEngagement',
  input: retirerEngagementInput,
  run: async ({ db, viewer }, { engagementId }) => {
    await withdrawEngagement(db, viewer, engagementId);
    return { message: 'Engagement retiré.' };
  },
});

export const retirerMontant = mutation({
  name: 'retirerMontant',
  input: retirerMontantInput,
  run: async ({ db, viewer }, { montantId }) => {
    await withdrawMontant(db, viewer, montantId);
    return { message: 'Montant retiré.' };
  },
});
