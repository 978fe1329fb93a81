import * as organisations from '@/app/s/[schema]/organisations/mutations';
import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Gesture, Standing } from './gestures.ts';
import { organisationOf } from './samples-conventions.ts';

let made = 0;

/** The gestures of the directory: on an organisation, and on whom to reach where the EPCI of the place sits. */
export const gesturesOrganisations: Record<string, Gesture> = {
  ...on('enregistrerOrganisation', (_, { schemaId }) => {
    const nom = `Compagnie numéro ${++made}`;
    return Promise.resolve({
      fields: { schemaId, nom, type: 'association' },
      probe: `select count(*) from organisation where nom = '${nom}'`,
    });
  }),
  ...on('enregistrerContact', async (client, { schemaId, epciId }) => {
    const organisationId = await organisationOf(client, epciId);
    const fonction = `Fonction ${++made}`;
    return {
      fields: { schemaId, organisationId, fonction, courriel: 'essai@maillage.example' },
      probe: `select count(*) from contact where fonction = '${fonction}'`,
    };
  }),
  ...on('retirerContact', async (client, at) => {
    const contactId = await insertContact(client, at);
    return { fields: { contactId, revision: 1 }, probe: `select count(*) from contact where id = ${contactId}` };
  }),
};

function on(name: keyof typeof organisations, prepare: Gesture['prepare']): Record<string, Gesture> {
  const entry = `app/s/[schema]/organisations/mutations.ts#${name}`;
  return { [entry]: { submit: organisations[name] as Gesture['submit'], prepare } };
}

/** A contact in a body that sits with the EPCI of the place, and with no other. */
async function insertContact(client: pg.Client, { schemaId, epciId }: Standing): Promise<number> {
  const reference = `CONTACT-${++made}`;
  const organisation_id = await insertId(client, 'organisation', { nom: `Corps ${reference}`, type: 'association' });
  const convention_id = await insertId(client, 'convention', {
    ...{ schema_id: schemaId, reference, intitule: 'Essai', niveau: 'financiere_realisation', famille: 'autre' },
    sans_parent: 'Essai.',
  });
  const partie = { convention_id, schema_id: schemaId };
  await insertRows(client, 'convention_partie', [
    { ...partie, organisation_id: await organisationOf(client, epciId), ordre: 1 },
    { ...partie, organisation_id, ordre: 2 },
  ]);
  return insertId(client, 'contact', { schema_id: schemaId, organisation_id, fonction: 'Essai' });
}
