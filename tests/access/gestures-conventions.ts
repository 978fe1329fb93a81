import type pg from 'pg';
import * as registre from '@/app/s/[schema]/conventions/mutations';
import * as conventions from '@/app/s/[schema]/conventions/[id]/mutations';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Gesture, Standing } from './gestures.ts';
import { organisationOf } from './samples-conventions.ts';

export type Signee = {
  conventionId: number;
  partieId: number;
  engagementId: number;
  montantId: number;
  organisationId: number;
};

/** The gestures on a convention, between the EPCI of the place and a body of its own. */
export const gesturesConventions: Record<string, Gesture> = {
  ...onRegistre('enregistrerConvention', (_, { schemaId, epciId }) => {
    const reference = `AJOUT-${++made}`;
    return Promise.resolve({
      fields: {
        ...{
          schemaId,
          reference,
          intitule: 'Essai',
          niveau: 'financiere_realisation',
          famille: 'autre',
          reconduction: 'aucune',
        },
        ...{ sansParent: 'Essai.', epci: epciId },
      },
      probe: `select count(*) from convention where reference = '${reference}'`,
    });
  }),
  ...onRegistre('ajouterPartie', async (client, at) => {
    const { conventionId } = await insertConvention(client, at, 'en_negociation');
    return {
      fields: { conventionId, organisation: `Association ${++made}`, type: 'association' },
      probe: `select count(*) from convention_partie where convention_id = ${conventionId}`,
    };
  }),
  ...onRegistre('ajouterEngagement', async (client, at) => {
    const { conventionId, partieId } = await insertConvention(client, at, 'en_negociation');
    return {
      fields: { partieId, texte: 'Essai.' },
      probe: `select count(*) from engagement where convention_id = ${conventionId}`,
    };
  }),
  ...onRegistre('ajouterMontant', async (client, at) => {
    const { conventionId, organisationId } = await insertConvention(client, at, 'en_negociation');
    return {
      fields: { conventionId, annee: 2026, volet: 'ingenierie', financeurId: organisationId, prevu: '1 234,50' },
      probe: `select sum(prevu) from convention_montant where convention_id = ${conventionId}`,
    };
  }),
  ...onRegistre('modifierMontant', async (client, at) => {
    const { montantId } = await insertConvention(client, at, 'signee');
    return {
      fields: { montantId, revision: 1, prevu: '10', verse: '0' },
      probe: `select prevu, verse from convention_montant where id = ${montantId}`,
    };
  }),
  ...retirer('retirerPartie', 'partieId', ({ partieId }) => partieId, 'convention_partie'),
  ...retirer('retirerEngagement', 'engagementId', ({ engagementId }) => engagementId, 'engagement'),
  ...retirer('retirerMontant', 'montantId', ({ montantId }) => montantId, 'convention_montant'),
  ...on('renouveler', async (client, at) => {
    const { conventionId } = await insertConvention(client, at, 'signee');
    return {
      fields: { conventionId, reference: `SUITE-${++made}`, dateEffet: '2029-01-01', dateFin: '2030-12-31' },
      probe: `select count(*) from convention where precedente_id = ${conventionId}`,
    };
  }),
  ...on('changerEtat', async (client, at) => {
    const { conventionId } = await insertConvention(client, at, 'en_negociation');
    return {
      fields: { conventionId, revision: 1, etat: 'en_signature' },
      probe: `select etat from convention where id = ${conventionId}`,
    };
  }),
  ...on('enregistrerSignature', async (client, at) => {
    const { partieId } = await insertConvention(client, at, 'signee');
    return {
      fields: { partieId, revision: 1, deliberationNumero: '2026-99', signeLe: '2026-06-15' },
      probe: `select deliberation_numero from convention_signature where partie_id = ${partieId}`,
    };
  }),
  ...on('ajouterAvenant', async (client, at) => {
    const { conventionId } = await insertConvention(client, at, 'signee');
    return {
      fields: { conventionId, objet: 'Prolongation', signeLe: '2026-11-20', nouvelleFin: '2029-12-31' },
      probe: `select count(*) from avenant where convention_id = ${conventionId}`,
    };
  }),
  ...on('evaluer', async (client, at) => {
    const { conventionId } = await insertConvention(client, at, 'signee');
    return {
      fields: { conventionId, annee: 2026, avancement: 'fait', suite: 'poursuite', commentaire: 'Tenue.' },
      probe: `select count(*) from evaluation_convention where convention_id = ${conventionId}`,
    };
  }),
  ...on('constater', async (client, at) => {
    const { engagementId } = await insertConvention(client, at, 'signee');
    return {
      fields: { engagementId, revision: 1, constat: 'tenu' },
      probe: `select constat from engagement where id = ${engagementId}`,
    };
  }),
};

function retirer(name: keyof typeof conventions, champ: string, made: (signee: Signee) => number, table: string) {
  return on(name, async (client, at) => {
    const convention = await insertConvention(client, at, 'en_negociation');
    const id = made(convention);
    return { fields: { [champ]: id }, probe: `select count(*) from ${table} where id = ${id}` };
  });
}

function on(name: keyof typeof conventions, prepare: Gesture['prepare']): Record<string, Gesture> {
  const entry = `app/s/[schema]/conventions/[id]/mutations.ts#${name}`;
  return { [entry]: { submit: conventions[name] as Gesture['submit'], prepare } };
}

function onRegistre(name: keyof typeof registre, prepare: Gesture['prepare']): Record<string, Gesture> {
  const entry = `app/s/[schema]/conventions/mutations.ts#${name}`;
  return { [entry]: { submit: registre[name] as Gesture['submit'], prepare } };
}

let made = 0;

/** A convention between the EPCI of the place and a body of its own. */
export async function insertConvention(
  client: pg.Client,
  { schemaId, epciId }: Standing,
  etat: string,
): Promise<Signee> {
  const reference = `GESTE-${++made}`;
  const autre = await insertId(client, 'organisation', { nom: `Organisme ${reference}`, type: 'association' });
  const conventionId = await insertId(client, 'convention', {
    ...{ schema_id: schemaId, reference, intitule: 'Essai', niveau: 'financiere_realisation', famille: 'autre' },
    ...{ sans_parent: 'Essai.', date_effet: '2026-01-01', date_fin: '2028-12-31' },
  });
  const base = { convention_id: conventionId, schema_id: schemaId };
  const organisation_id = await organisationOf(client, epciId);
  const partieId = await insertId(client, 'convention_partie', { ...base, organisation_id, ordre: 1 });
  const autreId = await insertId(client, 'convention_partie', { ...base, organisation_id: autre, ordre: 2 });
  const signe = { ...base, signe_le: '2026-01-10' };
  await insertRows(client, 'convention_signature', [
    { ...signe, partie_id: partieId },
    { ...signe, partie_id: autreId },
  ]);
  const engagementId = await insertId(client, 'engagement', { ...base, partie_id: partieId, texte: 'Essai.' });
  const montant = { annee: 2025, volet: 'ingenierie', financeur_id: autre, prevu: 100 };
  const montantId = await insertId(client, 'convention_montant', { ...base, ...montant });
  await client.query('update convention set etat = $2::etat_convention where id = $1', [conventionId, etat]);
  return { conventionId, partieId, engagementId, montantId, organisationId: organisation_id };
}
