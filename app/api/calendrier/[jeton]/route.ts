import { asViewer } from '@/lib/db';
import { findFlux } from '@/lib/instances/flux';
import { answerIcal, listRendezvous, origineOf } from '@/lib/instances/rendezvous';

type Context = { params: Promise<{ jeton: string }> };

/** Somebody's meetings for their calendar program, which presents the secret of its address and nothing else. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { jeton } = await params;
  const id = await findFlux(jeton.replace(/\.ics$/, ''));
  if (id === null)
    return new Response('Ce calendrier n’existe pas, ou a été fermé.', {
      status: 404,
      headers: { 'cache-control': 'no-store' },
    });
  const rendezvous = await asViewer({ id }, (db) => listRendezvous(db, { origine: origineOf(request) }));
  return answerIcal(rendezvous, 'Séances Maillage');
}
