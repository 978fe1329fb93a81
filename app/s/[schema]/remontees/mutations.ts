'use server';

import { answerCorrection, readReponse, readRestes, returnLignes, validateLignes } from '@/lib/campagnes/examen';
import {
  modifierCampagneInput,
  ouvrirCampagneInput,
  repondreCorrectionInput,
  retournerLignesInput,
  saisirPourCompteInput,
  validerLignesInput,
} from '@/lib/campagnes/input';
import { changeCampagne, openCampagne, readCampagne } from '@/lib/campagnes/ouverture';
import { readActuelle, writePourCompte } from '@/lib/campagnes/pour-compte';
import { mutation } from '@/lib/mutation';

export const validerLignes = mutation({
  name: 'validerLignes',
  input: validerLignesInput,
  run: async ({ db, viewer, today }, input) => {
    const { codes, restes } = await validateLignes(db, viewer, input, today);
    return { message: codes.length === 1 ? `${codes[0]} validée.` : `${codes.length} lignes validées.`, data: restes };
  },
  conflict: ({ db, today }, { avancementId }) => readRestes(db, avancementId, today),
});

export const retournerLignes = mutation({
  name: 'retournerLignes',
  input: retournerLignesInput,
  run: async ({ db, viewer, today }, input) => {
    const { codes, restes } = await returnLignes(db, viewer, input, today);
    const what = codes.length === 1 ? `${codes[0]} retournée` : `${codes.length} lignes retournées`;
    return { message: `${what} à l’EPCI.`, data: restes };
  },
  conflict: ({ db, today }, { avancementId }) => readRestes(db, avancementId, today),
});

export const repondreCorrection = mutation({
  name: 'repondreCorrection',
  input: repondreCorrectionInput,
  run: async ({ db, viewer }, input) => {
    await answerCorrection(db, viewer, input);
    return {
      message:
        input.reponse === 'accepter'
          ? 'Correction acceptée : la ligne est rouverte pour l’EPCI.'
          : 'Correction refusée : l’EPCI lira votre raison.',
    };
  },
  conflict: ({ db, today }, { demandeId }) => readReponse(db, demandeId, today),
});

export const saisirPourCompte = mutation({
  name: 'saisirPourCompte',
  input: saisirPourCompteInput,
  run: async ({ db, viewer }, input) => {
    const { code } = await writePourCompte(db, viewer, input);
    return { message: `${code} saisie pour le compte de l’EPCI, et validée.` };
  },
  conflict: ({ db, today }, input) => readActuelle(db, input, today),
});

export const ouvrirCampagne = mutation({
  name: 'ouvrirCampagne',
  input: ouvrirCampagneInput,
  run: async ({ db, viewer }, input) => {
    await openCampagne(db, viewer, input);
    return { message: `La campagne ${input.annee} est enregistrée.` };
  },
});

export const modifierCampagne = mutation({
  name: 'modifierCampagne',
  input: modifierCampagneInput,
  run: async ({ db, viewer }, input) => {
    await changeCampagne(db, viewer, input);
    return { message: 'Dates enregistrées.' };
  },
  conflict: ({ db }, { campagneId }) => readCampagne(db, campagneId),
});
