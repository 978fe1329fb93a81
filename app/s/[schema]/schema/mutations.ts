'use server';

import { mutation } from '@/lib/mutation';
import { formatCompte } from '@/lib/format';
import {
  ajouterEpcisInput,
  changerEtatSchemaInput,
  deplacerInput,
  dupliquerSchemaInput,
  enregistrerAxeInput,
  enregistrerFacetteInput,
  modifierSchemaInput,
  retirerAxeInput,
  retirerEpciInput,
  retirerFacetteInput,
} from '@/lib/referentiel/input';
import { etatSchemaLabels } from '@/lib/referentiel/rules';
import {
  addEpcis,
  changeEtatSchema,
  duplicateSchema,
  readEntete,
  removeEpci,
  updateSchema,
} from '@/lib/referentiel/schema';
import { moveUn, readLibelle, removeAxe, removeFacette, saveAxe, saveFacette } from '@/lib/referentiel/structure';

export const modifierSchema = mutation({
  name: 'modifierSchema',
  input: modifierSchemaInput,
  run: async ({ db, viewer }, input) => {
    await updateSchema(db, viewer, input);
    return { message: 'Réglages enregistrés.' };
  },
  conflict: ({ db }, { schemaId }) => readEntete(db, schemaId),
});

export const changerEtatSchema = mutation({
  name: 'changerEtatSchema',
  input: changerEtatSchemaInput,
  run: async ({ db, viewer }, input) => {
    await changeEtatSchema(db, viewer, input);
    return { message: `État du schéma : ${etatSchemaLabels[input.etat].toLowerCase()}.` };
  },
  conflict: ({ db }, { schemaId }) => readEntete(db, schemaId),
});

export const dupliquerSchema = mutation({
  name: 'dupliquerSchema',
  input: dupliquerSchemaInput,
  run: async ({ db, viewer }, input) => {
    const suite = await duplicateSchema(db, viewer, input);
    const laisses = suite.jalonsLaisses
      ? ` ; ${formatCompte(suite.jalonsLaisses, 'jalon laissé', 'jalons laissés')}`
      : '';
    const message = `Schéma ${suite.code} ouvert : ${formatCompte(suite.actions, 'action reprise', 'actions reprises')}, ${formatCompte(suite.jalonsRepris, 'jalon repris', 'jalons repris')}${laisses}.`;
    return { message, data: { code: suite.code } };
  },
});

export const ajouterEpcis = mutation({
  name: 'ajouterEpcis',
  input: ajouterEpcisInput,
  run: async ({ db, viewer }, input) => {
    await addEpcis(db, viewer, input);
    return { message: `${formatCompte(input.epcis.length, 'EPCI ajouté', 'EPCI ajoutés')} au schéma.` };
  },
});

export const retirerEpci = mutation({
  name: 'retirerEpci',
  input: retirerEpciInput,
  run: async ({ db, viewer }, input) => {
    await removeEpci(db, viewer, input);
    return { message: 'EPCI retiré du schéma.' };
  },
});

export const enregistrerAxe = mutation({
  name: 'enregistrerAxe',
  input: enregistrerAxeInput,
  run: async ({ db, viewer }, input) => {
    await saveAxe(db, viewer, input);
    return { message: input.axeId ? 'Axe enregistré.' : `Axe ${input.numero} ajouté.` };
  },
  conflict: async ({ db }, { axeId }) => (axeId ? readLibelle(db, 'axe', axeId) : null),
});

export const retirerAxe = mutation({
  name: 'retirerAxe',
  input: retirerAxeInput,
  run: async ({ db, viewer }, input) => {
    await removeAxe(db, viewer, input);
    return { message: 'Axe retiré.' };
  },
});

export const enregistrerFacette = mutation({
  name: 'enregistrerFacette',
  input: enregistrerFacetteInput,
  run: async ({ db, viewer }, input) => {
    await saveFacette(db, viewer, input);
    return { message: input.facetteId ? 'Facette renommée.' : 'Facette ajoutée.' };
  },
  conflict: async ({ db }, { facetteId }) => (facetteId ? readLibelle(db, 'facette', facetteId) : null),
});

export const retirerFacette = mutation({
  name: 'retirerFacette',
  input: retirerFacetteInput,
  run: async ({ db, viewer }, input) => {
    await removeFacette(db, viewer, input);
    return { message: 'Facette retirée.' };
  },
});

export const deplacer = mutation({
  name: 'deplacer',
  input: deplacerInput,
  run: async ({ db, viewer }, input) => {
    const nom = await moveUn(db, viewer, input);
    return { message: `${nom} : ${input.sens === 'monter' ? 'monté' : 'descendu'} d’une place.` };
  },
});
