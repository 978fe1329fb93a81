'use server';

import { updateDocument, withdrawDocument } from '@/lib/documents/depot';
import { modifierDocumentInput, retirerDocumentInput } from '@/lib/documents/input';
import { readDocumentEcrit } from '@/lib/documents/versions';
import { mutation } from '@/lib/mutation';

export const modifierDocument = mutation({
  name: 'modifierDocument',
  input: modifierDocumentInput,
  run: async ({ db, viewer }, input) => {
    await updateDocument(db, viewer, input);
    return { message: `« ${input.titre} » enregistré.` };
  },
  conflict: ({ db }, { documentId }) => readDocumentEcrit(db, documentId),
});

export const retirerDocument = mutation({
  name: 'retirerDocument',
  input: retirerDocumentInput,
  run: async ({ db, viewer }, input) => {
    await withdrawDocument(db, viewer, input);
    return { message: input.retire ? 'Document retiré de la liste.' : 'Document remis dans la liste.' };
  },
});
