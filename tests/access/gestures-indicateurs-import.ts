import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import * as imports from '@/app/s/[schema]/indicateurs/import/mutations';
import type { Gesture, Standing } from './gestures.ts';
import { insertIndicateur, insertLot } from './samples-indicateurs.ts';

const FICHIER = 'app/s/[schema]/indicateurs/import/mutations.ts';

/** The gestures of the import for an EPCI, on an indicator of its own. */
export const gesturesIndicateursImport: Record<string, Gesture> = {
  [`${FICHIER}#lireFichier`]: {
    submit: (previous, form) => {
      form.set('fichier', new File([`Identifiant;Valeur 2026\nessai;12\n`], 'essai.csv'));
      return imports.lireFichier(previous, form);
    },
    prepare: async (client, at) => {
      await indicateur(client, at);
      // nothing is written but the key of the sending
      const cle = randomUUID();
      return { fields: { ...placeOf(at), cle }, probe: `select count(*) from cle_mutation where cle = '${cle}'` };
    },
  },
  [`${FICHIER}#confirmerImport`]: {
    submit: imports.confirmerImport as Gesture['submit'],
    prepare: async (client, at) => {
      const id = await indicateur(client, at);
      const cellules = JSON.stringify([{ indicateurId: id, lue: 0, texte: '12' }]);
      return {
        fields: { ...placeOf(at), nom: 'essai.csv', cellules },
        probe: `select count(*) from brouillon_valeur where indicateur_id = ${id}`,
      };
    },
  },
  [`${FICHIER}#annulerImport`]: {
    submit: imports.annulerImport as Gesture['submit'],
    prepare: async (client, at) => {
      const id = await indicateur(client, at);
      const donnee = {
        ...{ statut: 'non_disponible', valeur: null, numerateur: null, denominateur: null, jour: null },
        ...{ graduation: null, commentaire: null, source: null, isEstimee: false },
      };
      // it took a draft away
      const lignes = [{ indicateurId: id, libelle: 'Essai', avant: donnee, apres: null }];
      const lotId = await insertLot(client, at, lignes);
      return { fields: { lotId }, probe: `select annule_le from import_lot where id = ${lotId}` };
    },
  },
};

const placeOf = ({ schemaId, epciId }: Standing) => ({ schemaId, epciId, annee: 2026 });

async function indicateur(client: pg.Client, { schemaId }: Standing): Promise<number> {
  await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
  return insertIndicateur(client, { schemaId });
}
