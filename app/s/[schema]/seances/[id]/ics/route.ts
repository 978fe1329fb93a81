import { getViewer } from '@/lib/access/viewer';
import { jourOf } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { answerIcal, listRendezvous, origineOf } from '@/lib/instances/rendezvous';

type Context = { params: Promise<{ schema: string; id: string }> };

/** One meeting for one's calendar. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema, id } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour ouvrir cette séance.', { status: 401 });
  const seance = { id: /^[0-9]{1,9}$/.test(id) ? Number(id) : 0, schemaCode: schema };
  const [found] = await asViewer(viewer, (db) => listRendezvous(db, { origine: origineOf(request), seance }));
  if (!found) return new Response('Cette séance n’existe pas, ou ne vous est pas ouverte.', { status: 404 });
  return answerIcal([found], found.instance, `seance-${jourOf(new Date(found.debut))}.ics`);
}
