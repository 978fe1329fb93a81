import { getViewer } from '@/lib/access/viewer';
import { can } from '@/lib/access/can';
import { today, type Jour } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { writeCsv } from '@/lib/exports/csv';
import { comparer, montrees, readEcrits, type Ecrits } from '@/lib/suivi/comparaison';
import { changementsOf, colonnesComparaison } from '@/lib/suivi/comparaison-export';
import { columnsOf, lineOf } from '@/lib/suivi/export';
import { filtrer } from '@/lib/suivi/filtres';
import { readLecture, type Lecture } from '@/lib/suivi/lecture';
import { openTableau, type Tableau } from '@/lib/suivi/tableau';

type Context = { params: Promise<{ schema: string }> };

/**
 * The lines the board shows under the same filters and dates, in the same order; the EPCI beside them for who reads them; between
 * two dates, what changed.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { schema: code } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour exporter.', { status: 401 });
  const lecture = readLecture(new URL(request.url).searchParams);
  const now = today();
  const ouvert = await asViewer(viewer, async (db) => {
    const found = await openTableau(db, code, lecture, now);
    const isCompared = found?.du && found.moment;
    return (
      found && { ...found, ecrits: isCompared ? await readEcrits(db, found.schema.id, found.du!, found.moment!) : null }
    );
  });
  if (!ouvert || !can(viewer, 'exporter', 'tableau', { schemaId: ouvert.schema.id })) {
    return new Response('Ce schéma n’existe pas, ou ne vous est pas ouvert.', { status: 404 });
  }
  const { tableau, avant, moment, du, erreurs, ecrits } = ouvert;
  if (!tableau) return new Response(Object.values(erreurs).join(' '), { status: 400 });
  const jour = moment?.au ?? now;
  const isLocal = can(viewer, 'lire', 'avancement_local', { schemaId: tableau.schema.id });
  const isCompared = avant && du && ecrits;
  const csv = isCompared
    ? writeComparaison([avant, tableau], lecture, [du.au, jour], ecrits, isLocal)
    : writeTableau(tableau, lecture, jour, isLocal);
  const depuis = isCompared ? `-depuis-${du.au}` : '';
  const connu = moment?.connuLe ? `-connu-le-${moment.connuLe}` : '';
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="tableau-${code}-${jour}${depuis}${connu}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

function writeTableau(tableau: Tableau, { filtres }: Lecture, jour: Jour, isLocal: boolean): string {
  const { actions } = filtrer(tableau.actions, filtres, tableau.options, jour);
  const epcis = isLocal ? tableau.epcis : [];
  return writeCsv(
    columnsOf(epcis),
    actions.map((action) => lineOf(action, tableau, jour, epcis)),
  );
}

type Deux<T> = [T, T];

function writeComparaison(
  deux: Deux<Tableau>,
  { filtres }: Lecture,
  jours: Deux<Jour>,
  ecrits: Ecrits,
  isLocal: boolean,
) {
  const compares = comparer(deux, montrees(deux, filtres, jours).actions, ecrits);
  return writeCsv(colonnesComparaison, changementsOf(isLocal ? compares : { ...compares, epcis: [] }));
}
