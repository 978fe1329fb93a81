import { getViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { writeCsv } from '@/lib/exports/csv';
import { composeLignes, readRecherche, rechercher } from '@/lib/indicateurs/liste';
import { colonnesListe, lignesListe } from '@/lib/indicateurs/liste-export';
import { openListe } from '@/lib/indicateurs/ouvrir-liste';

type Context = { params: Promise<{ schema: string }> };

/** The values that the list shows under the same filters, that year and the one before. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema: code } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour télécharger.', { status: 401 });
  const search = new URL(request.url).searchParams;
  const ouverte = await asViewer(viewer, (db) =>
    openListe(db, viewer, { code, annee: search.get('annee'), today: today() }),
  );
  if (!ouverte?.isLu) return new Response('Ce schéma n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  const { annee, epcis, axes } = ouverte;
  const { lignes } = rechercher(composeLignes(ouverte), readRecherche(search), axes);
  const csv = writeCsv(colonnesListe, lignesListe(lignes, epcis));
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="indicateurs-${code}-${annee}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
