import { getViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { readGrille } from '@/lib/indicateurs/grille';
import { openImport } from '@/lib/indicateurs/import-place';
import { writeModele } from '@/lib/indicateurs/modele';

type Context = { params: Promise<{ schema: string }> };

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The template of a territory and a year, with what its indicators say already. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema: code } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour télécharger le modèle.', { status: 401 });
  const search = new URL(request.url).searchParams;
  const format = search.get('format') === 'csv' ? 'csv' : 'xlsx';
  const found = await asViewer(viewer, async (db) => {
    const ouvert = await openImport(db, viewer, code, search, today());
    if (!ouvert) return null;
    const place = { cle: ouvert.territoire.cle, epciId: ouvert.territoire.epciId, annee: ouvert.annee };
    return { place, lignes: await readGrille(db, { schemaId: ouvert.schema.id, ...place }) };
  });
  if (!found) return new Response('Ce modèle n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  const { place, lignes } = found;
  return new Response(Buffer.from(await writeModele(format, lignes, place)), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="indicateurs-${code}-${place.cle}-${place.annee}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
