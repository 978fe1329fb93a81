import { addDocument } from '@/lib/documents/depot';
import { receiveFor } from '@/lib/documents/envoi';
import { deposerDocumentInput } from '@/lib/documents/input';

type Context = { params: Promise<{ schema: string; id: string }> };

/** Receives a document of the convention. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { schema, id } = await params;
  return receiveFor(
    request,
    schema,
    {
      name: 'deposerDocument',
      input: deposerDocumentInput,
      run: async ({ db, viewer }, input) => {
        await addDocument(db, viewer, input);
        return { message: `« ${input.titre} » est déposé.` };
      },
    },
    { conventionId: id },
  );
}
