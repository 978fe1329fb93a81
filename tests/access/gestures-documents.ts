import type pg from 'pg';
import * as deposer from '@/app/s/[schema]/conventions/[id]/documents/route';
import * as document from '@/app/s/[schema]/documents/[id]/mutations';
import * as deposerVersion from '@/app/s/[schema]/documents/[id]/route';
import type { Outcome } from '@/lib/outcome';
import { insertConvention } from './gestures-conventions.ts';
import type { Gesture, Standing } from './gestures.ts';
import { insertDocument } from './samples-conventions.ts';

const ROUTE = 'app/s/[schema]/documents/[id]';

/** The gestures on the documents of a convention between the EPCI of the place and a body of its own. */
export const gesturesDocuments: Record<string, Gesture> = {
  'app/s/[schema]/conventions/[id]/documents/route.ts#POST': {
    submit: (_, form) => send(deposer.POST, form),
    prepare: async (client, at) => {
      const { conventionId } = await insertConvention(client, at, 'signee');
      return {
        fields: {
          id: conventionId,
          schema: await codeOf(client, at),
          titre: 'Essai',
          nature: 'annexe',
          visibilite: 'parties',
        },
        probe: `select count(*) from document where convention_id = ${conventionId}`,
      };
    },
  },
  [`${ROUTE}/route.ts#POST`]: {
    submit: (_, form) => send(deposerVersion.POST, form),
    prepare: async (client, at) => {
      const { documentId } = await prepare(client, at);
      return {
        fields: { id: documentId, schema: await codeOf(client, at), numero: 1 },
        probe: `select count(*) from document_version where document_id = ${documentId}`,
      };
    },
  },
  [`${ROUTE}/mutations.ts#modifierDocument`]: {
    submit: document.modifierDocument as Gesture['submit'],
    prepare: async (client, at) => {
      const { documentId } = await prepare(client, at);
      return {
        fields: { documentId, revision: 1, titre: 'Autre', nature: 'annexe', visibilite: 'public' },
        probe: `select titre from document where id = ${documentId}`,
      };
    },
  },
  [`${ROUTE}/mutations.ts#retirerDocument`]: {
    submit: document.retirerDocument as Gesture['submit'],
    prepare: async (client, at) => {
      const { documentId } = await prepare(client, at);
      return {
        fields: { documentId, revision: 1, retire: 'oui' },
        probe: `select retire_le is null from document where id = ${documentId}`,
      };
    },
  },
};

const prepare = async (client: pg.Client, at: Standing) => {
  const { conventionId } = await insertConvention(client, at, 'signee');
  return insertDocument(client, { convention_id: conventionId, schema_id: at.schemaId, visibilite: 'public' });
};

async function codeOf(client: pg.Client, { schemaId }: Standing): Promise<string> {
  const { rows } = await client.query<{ code: string }>('select code from schema_departemental where id = $1', [
    schemaId,
  ]);
  return rows[0]!.code;
}

type Receive = (request: Request, context: { params: Promise<{ schema: string; id: string }> }) => Promise<Response>;

/** Posts a small PDF to the address that `schema` and `id` make. */
async function send(receive: Receive, form: FormData): Promise<Outcome<unknown>> {
  const params = Promise.resolve({ schema: String(form.get('schema')), id: String(form.get('id')) });
  form.set('fichier', new File(['%PDF-1.7 essai'], 'essai.pdf'));
  const answer = await receive(new Request('http://serveur/depot', { method: 'POST', body: form }), { params });
  return (await answer.json()) as Outcome<unknown>;
}
