'use server';

import {
  changerStatutInput,
  confirmerStatutInput,
  corrigerStatutInput,
  declarerBlocageInput,
  leverBlocageInput,
  marquerJalonInput,
} from '@/lib/suivi/input';
import {
  changeStatut,
  confirmStatut,
  correctStatut,
  declareBlocage,
  liftBlocage,
  markJalon,
  readEtatActuel,
} from '@/lib/suivi/data';
import { mutation } from '@/lib/mutation';
import { avancementLabels } from '@/lib/suivi/rules';

export const changerStatut = mutation({
  name: 'changerStatut',
  input: changerStatutInput,
  run: async ({ db, viewer, today }, input) => {
    const statutId = await changeStatut(db, viewer, input, today);
    const message = `Statut enregistré : ${avancementLabels[input.avancement]}.`;
    return { message, data: { statutId, annulable: !input.bloque } };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});

export const confirmerStatut = mutation({
  name: 'confirmerStatut',
  input: confirmerStatutInput,
  run: async ({ db, viewer, today }, input) => {
    const statutId = await confirmStatut(db, viewer, input, today);
    return { message: 'Statut confirmé inchangé.', data: { statutId, annulable: true } };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});

export const corrigerStatut = mutation({
  name: 'corrigerStatut',
  input: corrigerStatutInput,
  run: async ({ db, viewer, today }, input) => {
    const statutId = await correctStatut(db, viewer, input, today);
    return {
      message: input.avancement ? 'Correction enregistrée.' : 'Entrée annulée.',
      data: { statutId, annulable: false },
    };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});

export const declarerBlocage = mutation({
  name: 'declarerBlocage',
  input: declarerBlocageInput,
  run: async ({ db, viewer, today }, input) => {
    await declareBlocage(db, viewer, input, today);
    return { message: 'Blocage déclaré.' };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});

export const leverBlocage = mutation({
  name: 'leverBlocage',
  input: leverBlocageInput,
  run: async ({ db, viewer, today }, input) => {
    await liftBlocage(db, viewer, input, today);
    return { message: 'Blocage levé.' };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});

export const marquerJalon = mutation({
  name: 'marquerJalon',
  input: marquerJalonInput,
  run: async ({ db, viewer, today }, input) => {
    await markJalon(db, viewer, input, today);
    return { message: input.faitLe === 'rouvrir' ? 'Jalon rouvert.' : 'Jalon marqué fait.' };
  },
  conflict: ({ db }, { actionId }) => readEtatActuel(db, actionId),
});
