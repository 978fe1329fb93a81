import { now } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { env } from '@/lib/env';
import { writeIcal } from '@/lib/instances/calendrier';
import { findFlux, listRendezvous } from '@/lib/instances/flux';

type Context = { params: Promise<{ jeton: string }> };

/** Somebody's meetings for their calendar, which presents the secret of its address and nothing else. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { jeton } = await params;
  const id = await findFlux(jeton.replace(/\.ics$/, ''));
  if (id === null) return new Response('Ce calendrier n’existe pas, ou a été révoqué.', { status: 404 });
  const origine = new URL(env().NEXTAUTH_URL ?? request.url).origin;
  const rendezvous = await asViewer({ id }, (db) => listRendezvous(db, { origine }));
  return new Response(writeIcal(rendezvous, { nom: 'Séances Maillage', at: now() }), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
  });
}
