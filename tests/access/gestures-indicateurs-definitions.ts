import type pg from 'pg';
import * as indicateurs from '@/app/s/[schema]/indicateurs/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

const termes = { type: 'nombre', echelle: 'departement', agregation: 'somme', sens: 'hausse' };
const definition = { ...termes, libelle: 'Essai', periodicite: 'annuelle' };
/** The same for the parts of a composite line, whose fields bear the number of their part. */
const partie = (rang: number) =>
  Object.fromEntries(
    Object.entries({ ...termes, libelle: `Partie ${rang}` }).map(([champ, dit]) => [champ + rang, dit]),
  );

let made = 0;

/** The gestures on definitions, and on a year of values. */
export const gesturesDefinitions: Record<string, Gesture> = {
  ...on('creerIndicateur', (_, { schemaId }) => {
    const libelle = `Indicateur numéro ${++made}`;
    const probe = `select count(*) from indicateur_version where libelle = '${libelle}'`;
    return Promise.resolve({ fields: { ...definition, schemaId, libelle }, probe });
  }),
  ...onIndicateur('definirIndicateur', { ...definition, desAnnee: 2026 }),
  ...onIndicateur('scinderIndicateur', { ...partie(1), ...partie(2), motif: 'Essai.' }),
  ...onIndicateur('retirerIndicateur', { motif: 'Essai.' }),
  ...onIndicateur('retablirIndicateur', {}, 'retire'),
  ...onIndicateur('enregistrerCibles', { cible2027: '12' }),
  ...on('figerAnnee', (client, at) => onAnnee(client, at, { isFigee: false })),
  ...on('rouvrirAnnee', (client, at) => onAnnee(client, at, { isFigee: true })),
};

function on(name: keyof typeof indicateurs, prepare: Gesture['prepare']): Record<string, Gesture> {
  const submit = indicateurs[name] as Gesture['submit'];
  return { [`app/s/[schema]/indicateurs/mutations.ts#${name}`]: { submit, prepare } };
}

/** On a fresh indicator of the scheme, whose definition counts from 2025. */
function onIndicateur(name: keyof typeof indicateurs, champs: Attempt['fields'], etat: 'actif' | 'retire' = 'actif') {
  return on(name, async (client, { schemaId }) => {
    const indicateurId = await insertId(client, 'indicateur', { schema_id: schemaId, libelle_source: 'Essai' });
    await insertId(client, 'indicateur_version', {
      ...{ ...termes, indicateur_id: indicateurId, schema_id: schemaId, numero: 1, des_annee: 2025 },
      ...{ libelle: 'Essai d’avant', periodicite: 'annuelle' },
    });
    await client.query('update indicateur set etat = $2, motif_etat = $3 where id = $1', [
      ...[indicateurId, etat],
      etat === 'retire' ? 'Essai.' : null,
    ]);
    const fields = { indicateurId, revision: 1, ...champs };
    return { fields, probe: `select revision from indicateur where id = ${indicateurId}` };
  });
}

/** On the year 2025 of the scheme, left open by the attempt before, or frozen by somebody. */
async function onAnnee(
  client: pg.Client,
  { schemaId, auteurId }: Standing,
  { isFigee }: { isFigee: boolean },
): Promise<Attempt> {
  // not the one the other gestures type values in
  const annee = 2025;
  await client.query(
    "update annee_figee set motif = 'Essai.' where schema_id = $1 and annee = $2 and rouverte_le is null",
    [schemaId, annee],
  );
  if (isFigee)
    await client.query('insert into annee_figee (schema_id, annee, auteur_id) values ($1, $2, $3)', [
      ...[schemaId, annee, auteurId],
    ]);
  const fields = { schemaId, annee, ...(isFigee && { motif: 'Essai.' }) };
  const probe = `select count(*) from annee_figee where schema_id = ${schemaId} and rouverte_le is null`;
  return { fields, probe };
}
