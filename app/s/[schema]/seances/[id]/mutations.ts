'use server';

import { orderPoints, removePoint, restorePoint, savePoint } from '@/lib/instances/points';
import { inviter, noteTousPresents, notePresence, removePresence } from '@/lib/instances/presences';
import { acceptProposition, dismissProposition, restoreProposition } from '@/lib/instances/propositions-ecriture';
import { etatSeanceLabels } from '@/lib/instances/rules';
import { changeEtatSeance, saveConvocation, saveSeance } from '@/lib/instances/seance-ecriture';
import {
  changerEtatSeanceInput,
  ecrireConvocationInput,
  enregistrerPointInput,
  inviterInput,
  modifierSeanceInput,
  noterPresenceInput,
  ordonnerPointsInput,
  propositionInput,
  retablirPointInput,
  retirerPointInput,
  retirerPresenceInput,
  tousPresentsInput,
} from '@/lib/instances/seance-input';
import { readPointEcrit, readPresenceEcrite, readSeanceEcrite } from '@/lib/instances/versions';
import { mutation } from '@/lib/mutation';

export const modifierSeance = mutation({
  name: 'modifierSeance',
  input: modifierSeanceInput,
  run: async ({ db, viewer, today }, input) => {
    await saveSeance(db, viewer, input, today);
    return { message: 'Séance modifiée.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const changerEtatSeance = mutation({
  name: 'changerEtatSeance',
  input: changerEtatSeanceInput,
  run: async ({ db, viewer }, input) => {
    await changeEtatSeance(db, viewer, input);
    return { message: `État de la séance : ${etatSeanceLabels[input.etat].toLowerCase()}.` };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const ecrireConvocation = mutation({
  name: 'ecrireConvocation',
  input: ecrireConvocationInput,
  run: async ({ db, viewer }, input) => {
    await saveConvocation(db, viewer, input);
    return { message: 'Convocation enregistrée.' };
  },
  conflict: ({ db }, { seanceId }) => readSeanceEcrite(db, seanceId),
});

export const enregistrerPoint = mutation({
  name: 'enregistrerPoint',
  input: enregistrerPointInput,
  run: async ({ db, viewer }, input) => {
    await savePoint(db, viewer, input);
    return { message: input.pointId ? 'Point modifié.' : 'Point ajouté à l’ordre du jour.' };
  },
  conflict: ({ db }, { pointId }) => readPointEcrit(db, pointId),
});

export const ordonnerPoints = mutation({
  name: 'ordonnerPoints',
  input: ordonnerPointsInput,
  run: async ({ db, viewer }, input) => {
    await orderPoints(db, viewer, input);
    return { message: 'Ordre du jour rangé.' };
  },
});

export const retirerPoint = mutation({
  name: 'retirerPoint',
  input: retirerPointInput,
  run: async ({ db, viewer }, input) => {
    await removePoint(db, viewer, input);
    return { message: 'Point retiré de l’ordre du jour.' };
  },
  conflict: ({ db }, { pointId }) => readPointEcrit(db, pointId),
});

export const retablirPoint = mutation({
  name: 'retablirPoint',
  input: retablirPointInput,
  run: async ({ db, viewer, today }, input) => {
    await restorePoint(db, viewer, input, today);
    return { message: 'Point remis à l’ordre du jour.' };
  },
});

export const accepterProposition = mutation({
  name: 'accepterProposition',
  input: propositionInput,
  run: async ({ db, viewer, today }, input) => {
    const data = await acceptProposition(db, viewer, input, today);
    return { message: 'Point ajouté à l’ordre du jour.', data };
  },
});

export const ecarterProposition = mutation({
  name: 'ecarterProposition',
  input: propositionInput,
  run: async ({ db, viewer }, input) => {
    await dismissProposition(db, viewer, input);
    return { message: 'Proposition écartée.' };
  },
});

export const reprendreProposition = mutation({
  name: 'reprendreProposition',
  input: propositionInput,
  run: async ({ db, viewer }, input) => {
    await restoreProposition(db, viewer, input);
    return { message: 'Proposition reprise.' };
  },
});

export const noterPresence = mutation({
  name: 'noterPresence',
  input: noterPresenceInput,
  run: async ({ db, viewer }, input) => ({
    message: 'Présence notée.',
    data: await notePresence(db, viewer, input),
  }),
  conflict: ({ db }, input) => readPresenceEcrite(db, input),
});

export const noterTousPresents = mutation({
  name: 'noterTousPresents',
  input: tousPresentsInput,
  run: async ({ db, viewer }, { seanceId }) => {
    const nombre = await noteTousPresents(db, viewer, seanceId);
    return {
      message: nombre > 1 ? `${nombre} titulaires notés présents.` : `${nombre} titulaire noté présent.`,
    };
  },
});

export const inviterPersonne = mutation({
  name: 'inviterPersonne',
  input: inviterInput,
  run: async ({ db, viewer }, input) => {
    await inviter(db, viewer, input);
    return { message: `${input.prenom} ${input.nom} est sur la feuille.` };
  },
});

export const retirerPresence = mutation({
  name: 'retirerPresence',
  input: retirerPresenceInput,
  run: async ({ db, viewer }, { presenceId }) => {
    await removePresence(db, viewer, presenceId);
    return { message: 'Ligne retirée de la feuille.' };
  },
});
