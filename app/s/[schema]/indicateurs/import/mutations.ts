'use server';

import { formatCompte } from '@/lib/format';
import { importValeurs, previewImport, undoImport } from '@/lib/indicateurs/import-ecriture';
import { annulerImportInput, confirmerImportInput, lireImportInput } from '@/lib/indicateurs/import-input';
import { mutation } from '@/lib/mutation';

export const lireFichier = mutation({
  name: 'lireFichier',
  input: lireImportInput,
  isQuiet: true,
  run: async ({ db, viewer }, input) => ({ message: 'Fichier lu.', data: await previewImport(db, viewer, input) }),
});

export const confirmerImport = mutation({
  name: 'confirmerImport',
  input: confirmerImportInput,
  run: async ({ db, viewer }, input) => {
    const count = await importValeurs(db, viewer, input);
    return {
      message: count > 0 ? `${formatCompte(count, 'valeur importée', 'valeurs importées')}.` : 'Rien à changer.',
    };
  },
});

export const annulerImport = mutation({
  name: 'annulerImport',
  input: annulerImportInput,
  run: async ({ db, viewer }, { lotId }) => {
    const { reprises, laissees } = await undoImport(db, viewer, lotId);
    const reste = laissees.length > 0 ? ` Changé depuis, et laissé tel quel : ${laissees.join(' ; ')}.` : '';
    return {
      message: `Import annulé : ${formatCompte(reprises, 'valeur reprise', 'valeurs reprises')}.${reste}`,
    };
  },
});
