import { getViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { writeCsv } from '@/lib/exports/csv';
import { colonnesFiche, lignesFiche } from '@/lib/indicateurs/fiche-export';
import { openFiche } from '@/lib/indicateurs/ouverture';

type Context = { params: Promise<{ schema: string; id: string }> };

/** The values that the sheet shows, one line a year and territory. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { schema: code, id } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour télécharger.', { status: 401 });
  const fiche = await asViewer(viewer, (db) => openFiche(db, viewer, { code, id, today: today() }));
  if (!fiche?.isLu) return new Response('Cet indicateur n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  return new Response(writeCsv(colonnesFiche, lignesFiche(fiche)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="indicateur-${code}-${fiche.indicateur.id}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
