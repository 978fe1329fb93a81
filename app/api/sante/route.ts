import { version } from '@/package.json';
import { pingDatabase } from '@/lib/db';

export const dynamic = 'force-dynamic';

/** For a supervisor: 503 as long as the database does not answer. */
export async function GET(): Promise<Response> {
  try {
    await pingDatabase();
    return Response.json({ etat: 'ok', base: 'ok', version });
  } catch {
    return Response.json({ etat: 'indisponible', base: 'injoignable', version }, { status: 503 });
  }
}
