import { getViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { env } from '@/lib/env';
import { readSchema, readTableau } from '@/lib/suivi/tableau';

/** The data of the board as JSON, for `npm run bench`. Does not exist otherwise. */
export async function GET(request: Request): Promise<Response> {
  const viewer = env().BENCH ? await getViewer() : null;
  if (!viewer) return new Response(null, { status: 404 });
  const code = new URL(request.url).searchParams.get('schema') ?? '';
  return Response.json(await asViewer(viewer, async (db) => readTableau(db, (await readSchema(db, code))!)));
}
