import { getViewer } from '@/lib/access/viewer';
import { can } from '@/lib/access/can';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { writeCsv } from '@/lib/exports/csv';
import { filtrer, readFiltres } from '@/lib/suivi/filtres';
import { columns, lineOf } from '@/lib/suivi/export';
import { readTableau } from '@/lib/suivi/tableau';

type Context = { params: Promise<{ schema: string }> };

/** The lines the board shows under the same filters, in the same order. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema: code } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour exporter.', { status: 401 });
  const tableau = await asViewer(viewer, (db) => readTableau(db, code));
  if (!tableau || !can(viewer, 'exporter', 'tableau', { schemaId: tableau.schema.id })) {
    return new Response('Ce schéma n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  }
  const jour = today();
  const { actions } = filtrer(tableau.actions, readFiltres(new URL(request.url).searchParams), tableau.options, jour);
  const csv = writeCsv(
    columns,
    actions.map((action) => lineOf(action, tableau, jour)),
  );
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="tableau-${code}-${jour}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
