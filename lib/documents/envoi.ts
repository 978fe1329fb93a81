import 'server-only';
import { create } from 'content-disposition';
import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { getViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { perform } from '@/lib/mutation';
import { readSchema } from '@/lib/suivi/tableau';
import { readMorceau, readVersion } from './data';
import { withReception } from './reception';

type Definition<S extends z.ZodType> = Parameters<typeof perform<S>>[1];

/** Receives a file for the scheme of this code and does the work of a mutation with it; answers its outcome. Same origin only. */
export async function receiveFor<S extends z.ZodType>(
  request: Request,
  code: string,
  definition: Definition<S>,
  champs: Record<string, string>,
): Promise<Response> {
  if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
    return new Response('Ce dépôt vient d’un autre site.', { status: 403 });
  const viewer = await getViewer();
  const isKept = viewer !== null && (await mayWrite(viewer, code));
  const outcome = await withReception(request, isKept, (recue) =>
    perform(viewer, definition, { ...recue.champs, ...champs, fichier: isKept ? recue.fichier : undefined }),
  );
  return Response.json(outcome, { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } });
}

async function mayWrite(viewer: Viewer, code: string): Promise<boolean> {
  const schema = await asViewer(viewer, (db) => readSchema(db, code));
  return schema !== null && can(viewer, 'ecrire', 'document', { schemaId: schema.id });
}

/** Sends a version of a document as a file to keep, piece by piece, each read under the rights of that moment; 404 when it is not there. */
export async function sendVersion(code: string, documentId: number, numero: number | null): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour lire ce document.', { status: 401 });
  const found = await asViewer(viewer, async (db) => {
    const schema = await readSchema(db, code);
    return schema && readVersion(db, { schemaId: schema.id, documentId, numero });
  });
  if (!found) return new Response('Ce document n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  let rang = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (rang === found.morceaux) return controller.close();
      const suivant = rang++;
      controller.enqueue(await asViewer(viewer, (db) => readMorceau(db, found.versionId, suivant)));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': found.mime,
      'content-length': String(found.taille),
      'content-disposition': create(found.nom),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
