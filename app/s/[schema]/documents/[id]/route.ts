import { addVersion } from '@/lib/documents/depot';
import { receiveFor, sendVersion } from '@/lib/documents/envoi';
import { deposerVersionInput } from '@/lib/documents/input';

type Context = { params: Promise<{ schema: string; id: string }> };
const NUMERO = /^[1-9][0-9]{0,8}$/;

/** The last version of a document as a file to keep, or the one that `version` asks for. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema, id } = await params;
  const version = new URL(request.url).searchParams.get('version');
  const asked = [id, version].filter((one) => one !== null).map((one) => (NUMERO.test(one) ? Number(one) : 0));
  return sendVersion(schema, asked[0]!, asked[1] ?? null);
}

/** Receives the next version of the document. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { schema, id } = await params;
  return receiveFor(
    request,
    schema,
    {
      name: 'deposerVersion',
      input: deposerVersionInput,
      run: async ({ db, viewer }, input) => ({
        message: `Version ${await addVersion(db, viewer, input)} déposée.`,
      }),
    },
    { documentId: id },
  );
}
