'use server';

import { formatCompte } from '@/lib/format';
import { saveValeurs } from '@/lib/indicateurs/ecriture';
import {
  corrigerValeurInput,
  demanderCorrectionValeurInput,
  enregistrerValeursInput,
  retournerValeursInput,
  rouvrirValeurInput,
  transmettreValeursInput,
  validerValeursInput,
} from '@/lib/indicateurs/saisie-input';
import {
  askCorrectionValeur,
  correctValeur,
  examineValeurs,
  reopenValeur,
  sendValeurs,
} from '@/lib/indicateurs/transmission';
import { mutation } from '@/lib/mutation';

export const enregistrerValeurs = mutation({
  name: 'enregistrerValeurs',
  input: enregistrerValeursInput,
  isQuiet: true,
  run: async ({ db, viewer }, input) => ({ message: 'Enregistré.', data: await saveValeurs(db, viewer, input) }),
});

export const transmettreValeurs = mutation({
  name: 'transmettreValeurs',
  input: transmettreValeursInput,
  run: async ({ db, viewer }, input) => {
    const count = await sendValeurs(db, viewer, input);
    const reste = input.cellules.length - count;
    return {
      message: `${formatCompte(count, 'valeur transmise', 'valeurs transmises')}.${reste > 0 ? ` ${formatCompte(reste, 'autre', 'autres')} a changé entre-temps et reste en brouillon.` : ''}`,
    };
  },
});

export const validerValeurs = mutation({
  name: 'validerValeurs',
  input: validerValeursInput,
  run: async ({ db, viewer }, input) => ({
    message: `${formatCompte(await examineValeurs(db, viewer, input), 'valeur validée', 'valeurs validées')}.`,
  }),
});

export const retournerValeurs = mutation({
  name: 'retournerValeurs',
  input: retournerValeursInput,
  run: async ({ db, viewer }, input) => ({
    message: `${formatCompte(await examineValeurs(db, viewer, input), 'valeur retournée', 'valeurs retournées')}.`,
  }),
});

export const demanderCorrectionValeur = mutation({
  name: 'demanderCorrectionValeur',
  input: demanderCorrectionValeurInput,
  run: async ({ db, viewer }, input) => {
    await askCorrectionValeur(db, viewer, input);
    return { message: 'Demande envoyée à la cellule.' };
  },
});

export const rouvrirValeur = mutation({
  name: 'rouvrirValeur',
  input: rouvrirValeurInput,
  run: async ({ db, viewer }, { valeurId }) => {
    await reopenValeur(db, viewer, valeurId);
    return { message: 'Valeur rouverte : l’EPCI peut en transmettre une autre.' };
  },
});

export const corrigerValeur = mutation({
  name: 'corrigerValeur',
  input: corrigerValeurInput,
  run: async ({ db, viewer }, input) => {
    await correctValeur(db, viewer, input);
    return { message: 'Valeur corrigée, avec sa trace.' };
  },
});
