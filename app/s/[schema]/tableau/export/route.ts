import { getViewer } from '@/lib/access/viewer';
import { can } from '@/lib/access/can';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { writeCsv } from '@/lib/exports/csv';
import { columnsOf, lineOf } from '@/lib/suivi/export';
import { filtrer } from '@/lib/suivi/filtres';
import { readLecture } from '@/lib/suivi/lecture';
import { openTableau } from '@/lib/suivi/tableau';

type Context = { params: Promise<{ schema: string }> };

/** The lines the board shows under the same filters and dates, in the same order; the EPCI beside them for who reads them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema: code } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour exporter.', { status: 401 });
  const lecture = readLecture(new URL(request.url).searchParams);
  const now = today();
  const ouvert = await asViewer(viewer, (db) => openTableau(db, code, lecture, now));
  if (!ouvert || !can(viewer, 'exporter', 'tableau', { schemaId: ouvert.schema.id })) {
    return new Response('Ce schéma n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  }
  const { tableau, moment, erreurs } = ouvert;
  if (!tableau) return new Response(Object.values(erreurs).join(' '), { status: 400 });
  const jour = moment?.au ?? now;
  const { actions } = filtrer(tableau.actions, lecture.filtres, tableau.options, jour);
  const locaux = can(viewer, 'lire', 'avancement_local', { schemaId: tableau.schema.id }) ? tableau.epcis : [];
  const csv = writeCsv(
    columnsOf(locaux),
    actions.map((action) => lineOf(action, tableau, jour, locaux)),
  );
  const connu = moment?.connuLe ? `-connu-le-${moment.connuLe}` : '';
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="tableau-${code}-${jour}${connu}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
