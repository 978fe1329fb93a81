import { getViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatsRendu, rendre } from '@/lib/exports/rendre';
import { absent, telecharge } from '@/lib/exports/telecharger';
import { readDossier } from '@/lib/instances/dossier';
import { openSeance } from '@/lib/instances/ouvrir';

type Context = { params: Promise<{ schema: string; id: string; format: string }> };

/** The file of a meeting, as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { schema, id, format: demande } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour télécharger.', { status: 401 });
  const format = formatsRendu.find((one) => one === demande);
  if (!format) return absent();
  const ecrit = await asViewer(viewer, async (db) => {
    const ouverte = await openSeance(db, viewer, { code: schema, id });
    return ouverte && readDossier(db, viewer, ouverte, today());
  });
  return ecrit ? telecharge(rendre(ecrit, format)) : absent();
}
