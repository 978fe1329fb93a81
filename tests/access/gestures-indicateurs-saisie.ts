import type pg from 'pg';
import * as saisie from '@/app/s/[schema]/indicateurs/saisie/mutations';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';
import { insertIndicateur } from './samples-indicateurs.ts';

/** The gestures on the values of an EPCI, for an indicator of its own. */
export const gesturesIndicateursSaisie: Record<string, Gesture> = {
  ...onValeur('enregistrerValeurs', (place, indicateurId) =>
    Promise.resolve({
      fields: { ...place, cellules: JSON.stringify([{ indicateurId, lue: 0, texte: '12' }]) },
      probe: `select count(*) from brouillon_valeur where indicateur_id = ${indicateurId}`,
    }),
  ),
  ...onValeur('transmettreValeurs', async (place, indicateurId, client, at) => {
    await insertRows(client, 'brouillon_valeur', [{ ...rowOf(at, indicateurId), revision: 1 }]);
    return {
      fields: { ...place, cellules: JSON.stringify([{ indicateurId, lue: 1 }]) },
      probe: `select count(*) from valeur_indicateur where indicateur_id = ${indicateurId}`,
    };
  }),
  ...onValeur('validerValeurs', (_, id, client, at) => suiteOf(client, at, id, null)),
  ...onValeur('retournerValeurs', (_, id, client, at) => suiteOf(client, at, id, null, { motif: 'À revoir.' })),
  ...onValeur('rouvrirValeur', (_, id, client, at) => suiteOf(client, at, id, 'valide')),
  ...onValeur('demanderCorrectionValeur', (_, id, client, at) =>
    suiteOf(client, at, id, 'valide', { motif: 'Erreur.' }),
  ),
  ...onValeur('corrigerValeur', async (place, indicateurId, client, at) => {
    const lue = await insertId(client, 'valeur_indicateur', rowOf(at, indicateurId));
    return {
      fields: { ...place, indicateurId, lue, texte: '7', commentaire: 'Compté deux fois.' },
      probe: `select count(*) from valeur_indicateur where indicateur_id = ${indicateurId}`,
    };
  }),
};

const rowOf = ({ schemaId, epciId, auteurId }: Standing, indicateurId: number) => ({
  ...{ indicateur_id: indicateurId, schema_id: schemaId, epci_id: epciId, annee: 2026, auteur_id: auteurId },
  ...{ statut: 'renseignee', valeur: 3 },
});

/** A value at a stage, and what may become of it. */
async function suiteOf(
  client: pg.Client,
  at: Standing,
  indicateurId: number,
  suite: 'valide' | null,
  more: Record<string, string> = {},
): Promise<Attempt> {
  const valeurId = await insertId(client, 'valeur_indicateur', { ...rowOf(at, indicateurId), suite });
  return {
    fields: { valeurId, ...more },
    probe: `select suite, is_rouverte, correction_motif from valeur_indicateur where id = ${valeurId}`,
  };
}

type Place = { schemaId: number; epciId: number; annee: number };
type Prepare = (place: Place, indicateurId: number, client: pg.Client, at: Standing) => Promise<Attempt>;

function onValeur(name: keyof typeof saisie, prepare: Prepare): Record<string, Gesture> {
  return {
    [`app/s/[schema]/indicateurs/saisie/mutations.ts#${name}`]: {
      submit: saisie[name] as Gesture['submit'],
      prepare: async (client, at) => {
        await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', false)");
        const id = await insertIndicateur(client, { schemaId: at.schemaId });
        return prepare({ schemaId: at.schemaId, epciId: at.epciId, annee: 2026 }, id, client, at);
      },
    },
  };
}
