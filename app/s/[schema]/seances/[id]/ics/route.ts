import { getViewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { env } from '@/lib/env';
import { writeIcal } from '@/lib/instances/calendrier';
import { listRendezvous } from '@/lib/instances/flux';

type Context = { params: Promise<{ schema: string; id: string }> };

/** One meeting for one's calendar. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema, id } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour ouvrir cette séance.', { status: 401 });
  const origine = new URL(env().NEXTAUTH_URL ?? request.url).origin;
  const found = /^[0-9]{1,9}$/.test(id)
    ? await asViewer(viewer, (db) => listRendezvous(db, { origine, seanceId: Number(id) }))
    : [];
  const [rendezvous] = found.filter(({ url }) => url.includes(`/s/${schema}/`));
  if (!rendezvous) return new Response('Cette séance n’existe pas, ou ne vous est pas ouverte.', { status: 404 });
  return new Response(writeIcal([rendezvous], { nom: rendezvous.instance, at: now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="seance-${rendezvous.debut.slice(0, 10)}.ics"`,
      'cache-control': 'no-store',
    },
  });
}
